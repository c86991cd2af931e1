import { linkedom } from '../libraries.ts'

const cache = new Map<string, string>()
const REFERENCE = /&(?:#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,31});?/gi

/**
 * A piece of text without references, and where it stood: `[offset in result, offset in source]` at every point where
 * the two run apart.
 */
export interface Decoded {
  readonly text: string
  readonly shifts: readonly (readonly [number, number])[]
}

/** Replaces HTML character references, as the DOM library does, so that texts of both can be compared to the letter. */
export function decodeReferences(raw: string): Decoded {
  if (!raw.includes('&')) return { text: raw, shifts: [] }
  const shifts: [number, number][] = []
  let [text, last] = ['', 0]
  for (const m of raw.matchAll(REFERENCE)) {
    text += raw.slice(last, m.index) + one(m[0])
    last = m.index + m[0].length
    shifts.push([text.length, last])
  }
  return { text: text + raw.slice(last), shifts }
}

function one(reference: string): string {
  const known = cache.get(reference)
  if (known !== undefined) return known
  const page = linkedom().parseHTML(`<html><body><p>${reference}</p></body></html>`)
  const value: string = page.document.querySelector('p')?.textContent ?? reference
  if (cache.size < 5000) cache.set(reference, value)
  return value
}
