import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { link } from '../../src/link/index.ts'
import { sketch } from '../../src/link/lineage/sketch.ts'
import type { DocActor, Mention } from '../../src/model/annotation.ts'
import type { Article } from '../../src/model/article.ts'
import type { Claim } from '../../src/model/claim.ts'
import { idOf } from '../../src/model/ids.ts'
import type { LinkArticle, Links } from '../../src/model/record.ts'
import type { Span } from '../../src/model/span.ts'

// Measures linking apart from reading: a story's gold claims go in as if they had been read, a record comes out.
//   node bin/run bench/quality/record.ts STORY_FOLDER OUT.json

type Json = Record<string, any>

/** All articles of a gold story as readings with perfect claims. */
export function goldArticles(folder: string): LinkArticle[] {
  const story = JSON.parse(readFileSync(join(folder, 'story.gold.json'), 'utf8')) as Json
  return (story['articles'] as string[]).map((name) => goldArticle(folder, story, name))
}

function textOf(folder: string, name: string): string {
  for (const dir of [join(folder, 'articles'), join(folder, '..', '..', 'seeds')]) if (existsSync(join(dir, name))) return readFileSync(join(dir, name), 'utf8')
  throw new Error(`no article ${name}`)
}

function goldArticle(folder: string, story: Json, name: string): LinkArticle {
  const gold = readdirSync(folder)
    .filter((f) => f.endsWith('.gold.json') && f !== 'story.gold.json')
    .map((f) => JSON.parse(readFileSync(join(folder, f), 'utf8')) as Json)
    .find((g) => g['article'] === name) as Json
  const text = textOf(folder, name)
  const find = (piece: string | null | undefined): Span[] => {
    const at = piece ? text.indexOf(piece) : -1
    return piece && at >= 0 ? [[at, at + piece.length]] : []
  }
  const everywhere = (name: string): Span[] => {
    const out: Span[] = []
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) out.push([at, at + name.length])
    return out
  }
  const first = find(gold['body'].first)[0]?.[0] ?? 0
  const last = text.lastIndexOf(gold['body'].last)
  const body: Span[] = [[first, last >= 0 ? last + (gold['body'].last as string).length : text.length]]
  const article: Article = {
    name,
    text,
    headline: find(gold['headline'])[0] ?? null,
    body,
    outlet: gold['outlet'],
    byline: gold['byline'] ?? [],
    published: gold['published'] ? { edtf: gold['published'], basis: gold['publishedBasis'] ?? 'given' } : null,
    url: null,
    language: 'en',
    notes: [],
  }
  const actors: DocActor[] = []
  const names: Mention[] = []
  for (const a of story['actors'] as Json[]) {
    const aliases = (a['aliases'] as string[]).filter((x) => text.includes(x))
    if (aliases.length === 0) continue
    const id = `a${actors.length + 1}`
    actors.push({ id, name: a['name'], type: a['type'], aliases, roles: a['roles'] ?? [] })
    for (const x of aliases) for (const span of everywhere(x)) names.push({ span, first: 0, end: 0, form: 'name', type: a['type'], actor: id })
  }
  const claims = (gold['claims'] as Json[]).map((c, i) => goldClaim(name, c, i, find)).filter((c): c is Claim => c !== null)
  return { id: name, versions: 1, reading: { engine: 'gold', article, times: [], names, actors, claims, sketch: sketch(article), notes: [] } }
}

function goldClaim(name: string, c: Json, i: number, find: (piece: string | null | undefined) => Span[]): Claim | null {
  const evidence = find(c['evidence'] ?? c['content'])
  if (evidence.length === 0) return null
  const extra = {
    statement: {
      with: c['with'] ?? [],
      described: null,
      sourceSpans: find(c['sourceText']),
      cueSpans: find(c['cue']),
      contentSpans: [...find(c['content']), ...(c['more'] ?? []).flatMap(find)].sort((a: Span, b: Span) => a[0] - b[0]),
      polarity: 'affirmed',
      medium: 'unknown',
    },
    meeting: { mediators: [], hosts: [], level: null, outcome: null },
    condition: { with: c['with'] ?? [], thenSpans: find(c['then']), requiresSpans: find(c['requires']) },
    agreement: { stage: null },
    refusal: { with: [] },
    measure: { with: [] },
    figure: { asOf: null },
    deadline: {},
  }[c['kind'] as Claim['kind']]
  return { factuality: 'asserted', inHeadline: false, within: null, ...c, ...extra, evidence, id: idOf('c', [name, i]) } as unknown as Claim
}

/** The record as the scorer reads it: offsets in code points. */
export function recordOf(links: Links, texts: ReadonlyMap<string, string>): Json {
  const points = (article: string, spans: readonly Span[]) => {
    const text = texts.get(article) ?? ''
    const at = (i: number) => [...text.slice(0, i)].length
    return spans.map(([s, e]) => [at(s), at(e)])
  }
  const wire = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(wire)
    if (value === null || typeof value !== 'object') return value
    const out: Json = {}
    for (const [k, v] of Object.entries(value)) out[k] = k === 'spans' ? points((value as Json)['article'], v as Span[]) : wire(v)
    return out
  }
  return { schema: 'parley.record/1', ...(wire(links) as Json) }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder = '', out = ''] = process.argv.slice(2)
  const articles = goldArticles(folder)
  const links = link({ articles, judgements: [], asOf: null })
  writeFileSync(out, JSON.stringify(recordOf(links, new Map(articles.map((a) => [a.id, a.reading.article.text])))))
}
