/** What a lexicon file can hold. */
export type YamlValue = string | number | boolean | null | YamlValue[] | { [key: string]: YamlValue }

/**
 * Reads the part of YAML 1.2 that the lexicons in `data/` are written in: block and flow maps and lists, plain and quoted scalars, comments. Throws
 * with the line on everything else (anchors, tags, block scalars, plain scalars over several lines, several documents) and on a
 * key given twice. A whole YAML library reads them the same, but takes a quarter of a second in every thread to load and warm up:
 * as long as thirty articles take to read.
 */
export function parseYaml(text: string): YamlValue {
  return new Reader(text).document()
}

const NUMBER = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/
const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ...['', '~', 'null', 'Null', 'NULL'].map((w) => [w, null] as const),
  ...['true', 'True', 'TRUE'].map((w) => [w, true] as const),
  ...['false', 'False', 'FALSE'].map((w) => [w, false] as const),
])
/** What a plain scalar of this subset cannot begin with. */
const RESERVED = new Set('&*!|>%@`?,]}')
const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', n: '\n', t: '\t' }

/** A mapping that has what the text gives and nothing else: a lexicon asked for "constructor" knows no such word. */
function mapping(): Record<string, YamlValue> {
  return Object.create(null) as Record<string, YamlValue>
}

class Reader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text.replace(/^\ufeff/, '').replace(/\r\n/g, '\n')
  }

  document(): YamlValue {
    const indent = this.#nextLine()
    const value = indent < 0 ? null : this.#block(indent)
    if (this.#nextLine() >= 0) this.#fail('a line that belongs to nothing before it')
    return value
  }

  #fail(what: string): never {
    throw new Error(`line ${this.#text.slice(0, this.#at).split('\n').length}: ${what}`)
  }

  /** Goes to the next line with content, if not in one, and says how far it is indented; -1 at the end. The place is at the content. */
  #nextLine(): number {
    for (;;) {
      this.#spaces()
      const c = this.#text[this.#at]
      if (c === undefined) return -1
      if (c === '\n') this.#at++
      else if (c === '#') this.#comment()
      else if (c === '\t') this.#fail('a tab')
      else return this.#column()
    }
  }

  #column(): number {
    return this.#at - (this.#text.lastIndexOf('\n', this.#at - 1) + 1)
  }

  #spaces(): void {
    while (this.#text[this.#at] === ' ') this.#at++
  }

  #comment(): void {
    const end = this.#text.indexOf('\n', this.#at)
    this.#at = end < 0 ? this.#text.length : end
  }

  /** A map, list or scalar whose first line begins here, at this column. */
  #block(indent: number): YamlValue {
    if (this.#text[this.#at] === '-' && this.#blank(this.#at + 1)) return this.#list(indent)
    const c = this.#text[this.#at]!
    if (c === '[' || c === '{') return this.#ended(this.#flow())
    const from = this.#at
    const scalar = this.#scalar(false)
    if (this.#text[this.#at] !== ':') return this.#ended(scalar.value)
    this.#at = from
    return this.#map(indent)
  }

  /** Whether nothing or white space stands there. */
  #blank(at: number): boolean {
    const c = this.#text[at]
    return c === undefined || c === ' ' || c === '\n'
  }

  #list(indent: number): YamlValue[] {
    const out: YamlValue[] = []
    do {
      this.#at++
      out.push(this.#under(indent, false))
    } while (this.#nextLine() === indent && this.#text[this.#at] === '-' && this.#blank(this.#at + 1))
    return out
  }

  #map(indent: number): Record<string, YamlValue> {
    const out = mapping()
    do {
      if (this.#text[this.#at] === '-' && this.#blank(this.#at + 1)) this.#fail('a list where a map goes on')
      const key = this.#scalar(false).text
      if (this.#text[this.#at] !== ':') this.#fail('a key without a colon')
      this.#at++
      this.#put(out, key, this.#under(indent, true))
    } while (this.#nextLine() === indent)
    return out
  }

  #put(map: Record<string, YamlValue>, key: string, value: YamlValue): void {
    if (Object.hasOwn(map, key)) this.#fail(`the key "${key}" twice`)
    map[key] = value
  }

  /** What stands behind a dash or a key: in the same line, or in the deeper lines below; a map's list may be as deep as its key. */
  #under(indent: number, inMap: boolean): YamlValue {
    this.#spaces()
    const c = this.#text[this.#at]
    if (c !== undefined && c !== '\n' && c !== '#') {
      if (!inMap) return this.#block(this.#column())
      return this.#ended(c === '[' || c === '{' ? this.#flow() : this.#scalar(false).value)
    }
    const from = this.#at
    const next = this.#nextLine()
    if (next > indent || (inMap && next === indent && this.#text[this.#at] === '-' && this.#blank(this.#at + 1))) return this.#block(next)
    this.#at = from
    return null
  }

  /** Nothing but a comment may follow in the line. */
  #ended<T>(value: T): T {
    this.#spaces()
    const c = this.#text[this.#at]
    if (c === '#' && this.#text[this.#at - 1] === ' ') this.#comment()
    else if (c !== undefined && c !== '\n') this.#fail('more in a line than one value')
    return value
  }

  /** A flow list or map, over as many lines as it takes. */
  #flow(): YamlValue {
    const open = this.#text[this.#at++]
    const list: YamlValue[] = []
    const map = mapping()
    const close = open === '[' ? ']' : '}'
    for (;;) {
      if (this.#nextLine() < 0) this.#fail(`no "${close}"`)
      if (this.#text[this.#at] === close) break
      if (open === '[') list.push(this.#flowValue())
      else {
        const key = this.#scalar(true).text
        this.#nextLine()
        if (this.#text[this.#at] !== ':') this.#fail('a key without a colon')
        this.#at++
        this.#nextLine()
        this.#put(map, key, this.#text[this.#at] === ',' || this.#text[this.#at] === '}' ? null : this.#flowValue())
      }
      this.#nextLine()
      if (this.#text[this.#at] === ',') this.#at++
      else if (this.#text[this.#at] !== close) this.#fail('no comma between values')
    }
    this.#at++
    return open === '[' ? list : map
  }

  #flowValue(): YamlValue {
    const c = this.#text[this.#at]
    return c === '[' || c === '{' ? this.#flow() : this.#scalar(true).value
  }

  /** A scalar as a value and as a key. Ends before a colon that makes it a key, and inside flow before a comma or bracket. */
  #scalar(flow: boolean): { readonly value: string | number | boolean | null; readonly text: string } {
    const c = this.#text[this.#at]!
    if (c === '"' || c === "'") {
      const text = c === '"' ? this.#double() : this.#single()
      return { value: text, text }
    }
    if (RESERVED.has(c) || ((c === '-' || c === ':') && this.#blank(this.#at + 1))) this.#fail(`a value that begins with ${c}`)
    const from = this.#at
    let end = from
    for (let at = from; ; at++) {
      const d = this.#text[at]
      if (d === undefined || d === '\n') break
      if (d === ' ') continue
      if (d === '#' && this.#text[at - 1] === ' ') break
      if (d === ':' && (this.#blank(at + 1) || (flow && ',[]{}'.includes(this.#text[at + 1]!)))) break
      if (flow && (d === ',' || d === '[' || d === ']' || d === '{' || d === '}')) break
      end = at + 1
    }
    this.#at = end
    this.#spaces()
    const text = this.#text.slice(from, end)
    if (text === '---' || text === '...') this.#fail('a second document')
    const word = WORDS.get(text)
    return { value: word !== undefined ? word : NUMBER.test(text) ? Number(text) : text, text }
  }

  #double(): string {
    let out = ''
    for (let at = this.#at + 1; ; at++) {
      const c = this.#text[at]
      if (c === undefined || c === '\n') this.#fail('no closing quotation mark in the line')
      if (c === '"') {
        this.#at = at + 1
        this.#spaces()
        return out
      }
      if (c === '\\') {
        const escaped = ESCAPES[this.#text[++at] ?? '']
        if (escaped === undefined) this.#fail(`an escape that is not known here`)
        out += escaped
      } else out += c
    }
  }

  #single(): string {
    const end = /^'(?:[^'\n]|'')*'/.exec(this.#text.slice(this.#at, this.#text.indexOf('\n', this.#at) >>> 0))?.[0]
    if (end === undefined) this.#fail('no closing quotation mark in the line')
    this.#at += end.length
    this.#spaces()
    return end.slice(1, -1).replaceAll("''", "'")
  }
}
