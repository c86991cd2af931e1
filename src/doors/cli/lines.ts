import { StringDecoder } from 'node:string_decoder'

/**
 * The lines of a stream of UTF-8 bytes, without their ends (`\n` or `\r\n`; other separators are legal inside JSON strings). Blank lines are
 * left out; a byte-order mark at the start too. Broken bytes become U+FFFD.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  let parts: string[] = []
  let first = true
  const line = (text: string): string => {
    const mark = first && text.startsWith('\ufeff')
    first = false
    return (mark ? text.slice(1) : text).replace(/\r$/, '')
  }
  for await (const chunk of chunks) {
    const text = typeof chunk === 'string' ? chunk : decoder.write(chunk as Buffer)
    let start = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      parts.push(text.slice(start, end))
      const whole = line(parts.join(''))
      parts = []
      start = end + 1
      if (whole.trim()) yield whole
    }
    if (start < text.length) parts.push(text.slice(start))
  }
  parts.push(decoder.end())
  const last = line(parts.join(''))
  if (last.trim()) yield last
}
