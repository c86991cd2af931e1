import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { DocActor } from '../model/annotation.ts'
import type { Article } from '../model/article.ts'
import type { Claim, ClaimKindName } from '../model/claim.ts'
import type { EntryBase, LinkArticle, LinkPart } from '../model/record.ts'
import type { Span } from '../model/span.ts'
import { link } from './index.ts'
import { sketch } from './lineage/sketch.ts'

// What the linkers' tests share: articles and claims written down shortly in `cases.yaml`, and one check a part.

/** A claim in a case: `words` must stand in the article's text; other fields as in the model, all optional. */
export interface CaseClaim {
  readonly key: string
  readonly kind: ClaimKindName
  readonly words: string
  readonly [field: string]: unknown
}

export interface CaseArticle {
  readonly id: string
  readonly published?: string
  readonly outlet?: string
  /** The claims' words, one to a sentence, when left out. */
  readonly text?: string
  readonly actors?: readonly (Partial<DocActor> & { name: string })[]
  readonly claims?: readonly CaseClaim[]
}

export interface Case {
  readonly name: string
  readonly articles: readonly CaseArticle[]
  /** Keys of claims that are one entry. */
  readonly expect?: readonly (readonly string[])[]
  /** Pairs of keys that must not be. */
  readonly never?: readonly (readonly [string, string])[]
  /** By the key of a member: fields that its entry has. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

export function casesIn(folder: URL): Case[] {
  return parse(readFileSync(new URL('cases.yaml', folder), 'utf8')) as Case[]
}

/** The fields of each kind, as they are where a case says nothing. */
export const DEFAULTS: Record<ClaimKindName, object> = {
  statement: {
    source: null,
    with: [],
    described: null,
    sourceSpans: [],
    cueSpans: [],
    contentSpans: [],
    form: 'indirect',
    said: null,
    to: null,
    polarity: 'affirmed',
    medium: 'unknown',
  },
  meeting: {
    parties: [],
    people: [],
    place: null,
    when: null,
    status: 'held',
    round: null,
    format: null,
    about: null,
    mediators: [],
    hosts: [],
    level: null,
    outcome: null,
  },
  condition: { by: null, with: [], thenSpans: [], requiresSpans: [], type: 'precondition' },
  deadline: { by: null, on: [], due: null, length: null, requires: null, orElse: null },
  agreement: { parties: [], about: null, status: 'reached', stage: null, when: null },
  refusal: { by: null, with: [], of: null },
  measure: { by: null, with: [], toward: null, type: 'diplomatic', direction: 'start', when: null },
  figure: { what: null, value: 0, unit: null, bound: 'exactly', by: null, asOf: null },
}

function find(text: string, words: unknown): Span[] {
  if (typeof words !== 'string') return []
  const at = text.indexOf(words)
  if (at < 0) throw new Error(`"${words}" does not stand in the case's text`)
  return [[at, at + words.length]]
}

/** An article of a case as linking takes it. In a statement `content` and `speaker`, in a condition `then` and `requires` are words of the text. */
export function articleOf(row: CaseArticle): LinkArticle {
  const text = row.text ?? (row.claims ?? []).map((c) => `${c.words}.`).join(' ')
  const article: Article = {
    name: row.id,
    text,
    headline: null,
    body: text ? [[0, text.length]] : [],
    outlet: row.outlet ?? null,
    byline: [],
    published: row.published ? { edtf: String(row.published), basis: 'given' } : null,
    url: null,
    language: 'en',
    notes: [],
  }
  const claims = (row.claims ?? []).map(({ key, kind, words, content, speaker, then, requires, ...fields }) => {
    const spans =
      kind === 'condition'
        ? { thenSpans: find(text, then), requiresSpans: find(text, requires) }
        : kind === 'statement'
          ? { contentSpans: find(text, content ?? words), sourceSpans: find(text, speaker) }
          : requires === undefined
            ? {}
            : { requires }
    return {
      id: key,
      kind,
      evidence: find(text, words),
      within: null,
      inHeadline: false,
      factuality: 'asserted',
      ...DEFAULTS[kind],
      ...fields,
      ...spans,
    } as unknown as Claim
  })
  const actors = (row.actors ?? []).map((a, i) => ({ id: `a${i + 1}`, type: 'person' as const, aliases: [a.name], roles: [], ...a }))
  return { id: row.id, versions: 1, reading: { engine: 'test', article, times: [], names: [], actors, claims, sketch: sketch(article), notes: [] } }
}

/** What differs between a case and what linking makes of it, in words; empty when all is as expected. */
export function checkCase(row: Case, part: Exclude<LinkPart, 'articles' | 'lineage' | 'conflicts'>): string[] {
  const entries = link({ articles: row.articles.map(articleOf), judgements: [], asOf: null })[part] as readonly EntryBase[]
  const at = new Map(entries.flatMap((e) => e.members.map((m) => [m.claim, e] as const)))
  const wrong: string[] = []
  for (const group of row.expect ?? []) {
    const entry = at.get(group[0] as string)
    const got = (entry?.members ?? []).map((m) => m.claim).sort()
    if (got.join() !== [...group].sort().join()) wrong.push(`expected ${[...group].sort().join()} together, got ${got.join() || 'nothing'}`)
  }
  for (const [a, b] of row.never ?? []) if (at.get(a) && at.get(a) === at.get(b)) wrong.push(`${a} and ${b} are one entry`)
  for (const [key, fields] of Object.entries(row.values ?? {}))
    for (const [field, value] of Object.entries(fields)) {
      const got = (at.get(key) as unknown as Record<string, unknown> | undefined)?.[field]
      if (JSON.stringify(got) !== JSON.stringify(value)) wrong.push(`${key}.${field}: expected ${JSON.stringify(value)}, got ${JSON.stringify(got)}`)
    }
  return wrong
}
