/** A row of the comparison. Figures are F1 in per cent; null where the tool does not do it. */
export interface Row {
  readonly task: string
  readonly tool: string
  readonly figures: Readonly<Record<string, number | null>>
  /** Thousands of characters a second of CPU time (other work on the machine does not count), text in, result out; null where the tool does not do it. */
  readonly speed: number | null
}

/** What a tool gave for every text, and how fast: the better of two passes, unless the first took so long that warming up cannot matter. */
export function timed<I extends { readonly text: string }, O>(items: readonly I[], read: (item: I) => O): { results: O[]; speed: number } {
  const characters = items.reduce((sum, item) => sum + item.text.length, 0)
  const pass = () => {
    const from = process.cpuUsage()
    const results = items.map(read)
    const { user, system } = process.cpuUsage(from)
    return { results, spent: (user + system) / 1000 }
  }
  const first = pass()
  const spent = first.spent > 8000 ? first.spent : Math.min(first.spent, pass().spent)
  return { results: first.results, speed: characters / Math.max(spent, 0.01) }
}

/** For every UTF-16 offset of the text (its end included) the offset in code points, as the scorers count. */
export function codePoints(text: string): Uint32Array {
  const out = new Uint32Array(text.length + 1)
  let points = 0
  for (let i = 0; i < text.length; i++) {
    out[i] = points
    if (!((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00)) points++
  }
  out[text.length] = points
  return out
}

/** Cuts white space and the given characters off both ends of a span. */
export function trimmed(text: string, start: number, end: number, cut = /[\s.,;:!?"“”‘’'()[\]–—-]/): [number, number] {
  while (start < end && cut.test(text.charAt(start))) start++
  while (end > start && cut.test(text.charAt(end - 1))) end--
  return [start, end]
}
