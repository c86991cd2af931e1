import { readFileSync } from 'node:fs'
import { parseYaml } from '../model/yaml.ts'

interface FurnitureFile {
  readonly lines: readonly string[]
  readonly labels: readonly string[]
  readonly sections: readonly string[]
  readonly faq: readonly string[]
  readonly phrases: readonly string[]
  readonly openings: readonly string[]
  readonly trades: readonly string[]
  readonly sectionWords: readonly string[]
}

interface OutletRow {
  readonly name: string
  readonly agency?: boolean
  readonly as?: readonly string[]
  readonly hosts?: readonly string[]
}

/** The lexicons of this room, ready to match with. */
export interface Lexicon {
  readonly lines: ReadonlySet<string>
  readonly sections: ReadonlySet<string>
  readonly faq: ReadonlySet<string>
  readonly sectionWords: ReadonlySet<string>
  /** A label and its colon, bar or dash at the start of a lower-cased line. */
  readonly label: RegExp
  readonly phrase: RegExp
  /** A request to the reader at the start of a lower-cased sentence. */
  readonly opening: RegExp
  readonly trade: RegExp
  /** Usual name of an outlet by any of its names, lower case. */
  readonly outletByName: ReadonlyMap<string, string>
  readonly outletByHost: ReadonlyMap<string, string>
  readonly agencies: ReadonlySet<string>
}

let loaded: Lexicon | null = null

/** Loads `data/ingest/*.yaml` on first use, once; readings see it as a constant. */
export function lexicon(): Lexicon {
  loaded ??= load()
  return loaded
}

function load(): Lexicon {
  const read = (name: string): unknown => parseYaml(readFileSync(new URL(`../../data/ingest/${name}.yaml`, import.meta.url), 'utf8'))
  const f = read('furniture') as FurnitureFile
  const outlets = read('outlets') as OutletRow[]
  const names = outlets.flatMap((o) => [o.name, ...(o.as ?? [])].map((n) => [n.toLowerCase(), o.name] as const))
  return {
    lines: new Set(f.lines),
    sections: new Set(f.sections),
    faq: new Set(f.faq),
    sectionWords: new Set(f.sectionWords),
    label: new RegExp(`^[^\\p{L}\\d"“'‘«]{0,4}(?:${alternatives(f.labels)})\\s?(?::|\\||–|—| - |>|»)`, 'u'),
    phrase: new RegExp(`(?:${alternatives(f.phrases)})`, 'u'),
    opening: new RegExp(`^[^\\p{L}\\d]{0,4}(?:${alternatives(f.openings)})\\b`, 'u'),
    trade: new RegExp(`\\b(?:${alternatives(f.trades)})s?\\b`, 'u'),
    outletByName: new Map(names),
    outletByHost: new Map(outlets.flatMap((o) => (o.hosts ?? []).map((h) => [h, o.name] as const))),
    agencies: new Set(outlets.filter((o) => o.agency).flatMap((o) => [o.name, ...(o.as ?? [])])),
  }
}

function alternatives(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|')
}
