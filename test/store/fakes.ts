import type { Given, Source } from '../../src/model/article.ts'
import { sha256 } from '../../src/model/ids.ts'
import type { Delivery } from '../../src/store/articles.ts'
import { pack } from '../../src/store/pack.ts'
import { madeFor, type ReadingRow } from '../../src/store/readings.ts'
import { sealSource } from '../../src/store/sources.ts'

/** What a delivery is made of in these tests; everything else follows from it. */
export interface Told {
  readonly name: string
  readonly text: string
  readonly given?: Given
  readonly day?: string | null
}

export const ENGINE = 'test 1'

/** A reading with one claim for each line of the text; ids follow the rule that they hang on article and sentence alone. */
export function readingOf({ name, text, given = {}, day = null }: Told, engine = ENGINE): ReadingRow {
  const lines = text.split('\n').filter((l) => l !== '')
  return {
    engine,
    madeFor: madeFor(sha256(text), name, given),
    packed: pack({ engine, lines, article: { name, text } }),
    claims: lines.map((line) => ({ id: `c-${sha256(name + line).slice(0, 16)}`, kind: 'statement' })),
    day,
    headline: lines[0] ?? '',
    text,
  }
}

export function sourceOf({ text }: Pick<Told, 'text'>): Source {
  const bytes = new TextEncoder().encode(text)
  return { sha256: sha256(bytes), mediaType: 'text/plain', bytes }
}

export function deliveryOf(told: Told): { delivery: Delivery; source: ReturnType<typeof sealSource> } {
  const { name, text, given = {} } = told
  const source = sealSource(sourceOf(told))
  const delivery: Delivery = {
    name,
    textSha256: sha256(text),
    source: source.sha256,
    came: { given, outlet: given.outlet ?? null, url: given.url ?? null },
    raw: pack({ name, text }),
    reading: readingOf(told),
  }
  return { delivery, source }
}
