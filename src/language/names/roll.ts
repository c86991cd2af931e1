/** How many answers are kept before all are forgotten: enough for the names of some hundred articles. */
export const KEPT = 20_000

/**
 * A long list of names, looked up in the text of its file: an entry a line, `name` or `name TAB tag`, sorted by code units. Nothing is built
 * from it, so that a thread that reads three articles does not wait for a hundred thousand names; what was asked for is kept.
 */
export class Roll {
  readonly #text: string
  readonly #tags = new Map<string, string | undefined>()

  /** Takes the lines of the file, each with its end. */
  constructor(text: string) {
    this.#text = text
  }

  has(name: string): boolean {
    return this.get(name) !== undefined
  }

  /** The tag of a name: empty where the list has none; undefined where the name is not in it. Of a name's several tags the first. */
  get(name: string): string | undefined {
    const known = this.#tags.get(name)
    if (known !== undefined || this.#tags.has(name)) return known
    const tag = this.find(name)
    if (this.#tags.size >= KEPT) this.#tags.clear()
    this.#tags.set(name, tag)
    return tag
  }

  /** The same, for whoever keeps the answers himself. */
  find(name: string): string | undefined {
    const at = this.#from(name)
    const after = at + name.length
    if (!this.#text.startsWith(name, at) || name.includes('\t')) return undefined
    const c = this.#text.charCodeAt(after)
    if (c === TAB) return this.#text.slice(after + 1, this.#text.indexOf('\n', after))
    return c === LINE ? '' : undefined
  }

  /** How many characters the longest name has that begins with this word, or is it; 0 without one. Looks through all of them. */
  reach(word: string): number {
    let longest = 0
    for (let at = this.#from(word); this.#text.startsWith(word, at); at = this.#text.indexOf('\n', at) + 1) {
      let end = at + word.length
      // Letters and digits sort behind all else: with them begin longer words.
      if (isWordly(this.#text.charCodeAt(end))) break
      while (this.#text.charCodeAt(end) > LINE) end++
      longest = Math.max(longest, end - at)
    }
    return longest
  }

  /** Where the first line begins that is not before `name`. */
  #from(name: string): number {
    const text = this.#text
    let [lo, hi] = [0, text.length]
    while (lo < hi) {
      let start = (lo + hi) >> 1
      while (start > lo && text.charCodeAt(start - 1) !== LINE) start--
      let k = 0
      let c = text.charCodeAt(start)
      while (k < name.length && c === name.charCodeAt(k)) c = text.charCodeAt(start + ++k)
      // A line that goes on where the name ends comes behind it, as a longer name does, or is it.
      if (k < name.length && (c <= LINE || c < name.charCodeAt(k))) lo = text.indexOf('\n', start + k) + 1
      else hi = start
    }
    return lo
  }
}

const TAB = 9
const LINE = 10

function isWordly(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 48 && c <= 57)
}
