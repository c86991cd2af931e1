import type { StatementClaim } from '../../model/claim.ts'
import type { ConflictEntry } from '../../model/record.ts'
import { type Context, type Item, itemsOf, textOf } from '../common/context.ts'
import { type Span, trim } from '../../model/span.ts'
import { nameWords, sameSound } from '../actors/names.ts'
import { meets, rangeOf } from '../common/dates.ts'
import { fold } from '../common/names.ts'
import { byText, pushTo } from '../common/sort.ts'
import { hash32 } from '../common/hash.ts'
import { Sets } from '../common/union.ts'
import { concept, conceptsOf, overlap, weight, wordsOf } from '../common/words.ts'
import { conflictOf, majority, type Side } from './side.ts'
import { wordingDifference } from './wording.ts'

/** A stretch of a statement that stands in quotation marks. */
export interface Quoted {
  readonly item: Item<StatementClaim>
  readonly source: string
  readonly text: string
  readonly span: Span
}

const INNER = /["“„«]([^"“”„«»]{12,600})["”»]/g

/** The quoted stretches of all statements of named speakers. */
export function quotations(context: Context): Quoted[] {
  const out: Quoted[] = []
  for (const item of itemsOf(context, 'statement')) {
    const { claim, art } = item
    if (claim.form === 'indirect' || claim.source === null || claim.source === 'unnamed') continue
    const source = context.actor(art, claim.source)
    for (const [from, to] of claim.contentSpans) {
      const content = art.article.text.slice(from, to)
      const parts: Span[] =
        claim.form === 'direct' ? [[from, to]] : [...content.matchAll(INNER)].map((m) => [from + m.index + 1, from + m.index + m[0].length - 1])
      for (const part of parts)
        for (const span of sentencesIn(art.article.text, part)) {
          const text = art.article.text.slice(span[0], span[1])
          if (wordsOf(text).length >= 3) out.push({ item, source, text, span })
        }
    }
  }
  return out
}

/** Two short answers that are one: of one speaker on one day in one interview, and of the same content words. */
function oneAnswer(p: Quoted, q: Quoted): boolean {
  const [a, b] = [p.item.claim, q.item.claim]
  const [x, y] = [rangeOf(a.said), rangeOf(b.said)]
  if (!x || !y || x[0] !== y[0] || x[1] !== y[1] || x[0] !== x[1]) return false
  if (a.medium !== 'interview' || b.medium !== 'interview' || (a.to !== null && b.to !== null && fold(a.to) !== fold(b.to))) return false
  const words = [wordsOf(p.text), wordsOf(q.text)] as const
  if (words[0].join(' ') === words[1].join(' ') || Math.max(words[0].length, words[1].length) > 12) return false
  const o = overlap(conceptsOf(p.text), conceptsOf(q.text))
  return o.shared >= 1.9 && o.dice >= 0.75
}

/** The sentences of a stretch, without the space and marks at their ends. */
function sentencesIn(text: string, [from, to]: Span): Span[] {
  const out: Span[] = []
  let start = from
  for (const m of text.slice(from, to).matchAll(/[.!?]["”’)]*\s+/g)) {
    const whole = trim(text, [start, from + m.index])
    if (whole) out.push(whole)
    start = from + m.index + m[0].length
  }
  const rest = trim(text, [start, to])
  if (rest) out.push(rest)
  return out
}

function daysApart(a: Item<StatementClaim>, b: Item<StatementClaim>): number {
  const [x, y] = [a.art.published, b.art.published]
  return x && y ? Math.max(0, x[0] - y[1], y[0] - x[1]) : 0
}

// Days between two articles that can be quoting one remark.
const NEAR = 4
const NONE: readonly number[] = []

/** One remark of one speaker in two wordings, by different articles. */
export function wordings(context: Context, all: readonly Quoted[]): ConflictEntry[] {
  const blocks = new Map<string, number[]>()
  const sets = new Sets(all.length)
  const changes = new Map<number, { a: string; b: string }>()
  const tried = new Int32Array(all.length).fill(-1)
  const same = new Map<string, number>()
  for (const [i, q] of all.entries()) {
    // The very same words are compared once: a wire's copies would fill the blocks, and have nothing to differ in.
    const day = q.item.art.published?.[0] ?? 0
    const first = same.get(`${q.source}|${Math.floor(day / NEAR)}|${q.text}`)
    if (first !== undefined && saidTogether((all[first] as Quoted).item, q.item)) {
      sets.union(first, i)
      continue
    }
    same.set(`${q.source}|${Math.floor(day / NEAR)}|${q.text}`, i)
    // Two versions of a remark share most of their words: the ten of least hash nearly always share one, for excerpts too.
    const words = [...new Set(wordsOf(q.text).map(concept))].filter((c): c is string => c !== null && weight(c) >= 1)
    const keys = words
      .sort((a, b) => hash32(a) - hash32(b))
      .slice(0, 10)
      .map((c) => `${q.source}|${c}`)
    const published = q.item.art.published
    const span = published ? Math.floor(published[0] / NEAR) : 0
    for (const key of keys) {
      for (const near of published ? [span - 1, span, span + 1] : [0])
        for (const j of (blocks.get(`${key}|${near}`) ?? NONE).slice(-8)) {
          if (tried[j] === i) continue
          tried[j] = i
          const p = all[j] as Quoted
          if (p.item.art.id === q.item.art.id || daysApart(p.item, q.item) > NEAR || !saidTogether(p.item, q.item)) continue
          const d = wordingDifference(p.text, q.text) ?? (oneAnswer(p, q) ? { a: plain(p.text), b: plain(q.text) } : null)
          if (!d) continue
          sets.union(j, i)
          changes.set(i, d)
        }
    }
    for (const key of keys) pushTo(blocks, `${key}|${span}`, i)
  }
  return sets.groups().flatMap((ids) => {
    if (ids.length < 2) return []
    const sides = ids.map((i) => sideOf(all[i] as Quoted, plain((all[i] as Quoted).text)))
    const change = ids.map((i) => changes.get(i)).find((c) => c !== undefined)
    const most = majority(context, sides)
    const because = [change ? `"${change.a}" beside "${change.b}"` : '', most?.because ?? ''].filter(Boolean).join('; ')
    return conflictOf(context, 'wording', `wording of what ${(all[ids[0] as number] as Quoted).source} said`, sides, most?.value ?? null, because || null) ?? []
  })
}

function sideOf(q: Quoted, value: string): Side {
  return { item: q.item, value, spans: [q.span] }
}

function saidTogether(a: Item<StatementClaim>, b: Item<StatementClaim>): boolean {
  const [x, y] = [rangeOf(a.claim.said), rangeOf(b.claim.said)]
  return !x || !y || meets(x, y)
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[.,;:!?\s]+$/, '')
}

// Words in a row that two speakers do not say by chance.
const ROW = 9
// Rows of one quotation that are laid out: its first and, from its end, its last; of these the ones of least hash, so that two who quote it
// choose alike.
const ROWS = 12
const KEPT = 12

/** The same words, in quotation marks, from the mouths of two named speakers. */
export function attributions(context: Context, quoted: readonly Quoted[]): ConflictEntry[] {
  const blocks = new Map<string, Quoted[]>()
  for (const q of quoted) for (const row of rowsOf(q.text)) pushTo(blocks, row, q)
  const sure = new Map<Quoted, boolean>()
  const isSure = (q: Quoted) => {
    const known = sure.get(q) ?? (namesIn(q) || namedBefore(context, q))
    sure.set(q, known)
    return known
  }
  const seen = new Set<string>()
  return [...blocks]
    .sort((a, b) => byText(a[0], b[0]))
    .flatMap(([, all]) => {
      // Most rows stand in one article, or from one speaker: these need no second look.
      if (all.every((q) => q.source === all[0]?.source)) return []
      const list = all.filter(isSure)
      // An article that gives them to two speakers tells who passed them on; it agrees with either.
      const speakers = new Map<string, Set<string>>()
      for (const q of list) speakers.set(q.item.art.id, (speakers.get(q.item.art.id) ?? new Set()).add(q.source))
      const single = list.filter((q) => speakers.get(q.item.art.id)?.size === 1)
      const names = [...new Set(single.map((q) => q.source))]
      const relayed = new Set([...speakers.values()].filter((x) => x.size > 1).flatMap((x) => [...x].map(context.home)))
      // A spokesman and the government that he speaks for are no two speakers; two people of one government are.
      const apart = names.filter((n) => !names.some((x) => x !== n && (context.home(n) === x || (context.home(x) === n && x !== n))))
      if (apart.length < 2 || names.some((n) => relayed.has(context.home(n)))) return []
      const key = single
        .map((q) => q.item.id)
        .sort(byText)
        .join(' ')
      if (seen.has(key)) return []
      seen.add(key)
      const near = apart.length === 2 && sameSound(nameWords(apart[0] as string), nameWords(apart[1] as string)) !== null
      const sides = single.map((q) => (near ? { item: q.item, value: q.source, spans: nameSpans(q) } : sideOf(q, q.source)))
      const most = majority(context, sides)
      const about = near ? `name of ${most?.value ?? apart[0]}` : `who said "${plain((list[0] as Quoted).text).slice(0, 90)}"`
      const because = near
        ? `the same words from two names that differ by a letter or two${most ? `; ${most.because}` : ''}`
        : (most?.because ?? 'the same words from two speakers')
      return conflictOf(context, 'attribution', about, sides, most?.value ?? null, because) ?? []
    })
}

/** Where the article names the speaker; the words of the claim where it only describes them. */
function nameSpans(q: Quoted): readonly Span[] {
  const { text } = q.item.art.article
  const last = fold(q.source).split(' ').at(-1) as string
  const found = q.item.art.reading.names.find((m) => {
    const said = fold(text.slice(m.span[0], m.span[1]))
    return said.includes(' ') && said.split(' ').at(-1) === last
  })
  return found ? [found.span] : q.item.claim.sourceSpans
}

/** Rows of words of a quotation, up to where it quotes somebody else in its turn. */
function rowsOf(text: string): string[] {
  const words = wordsOf(text.split(/[:,]\s*['‘“"]/)[0] as string)
  const out = new Set<string>()
  for (let i = 0; i + ROW <= words.length && i < ROWS; i++) {
    out.add(words.slice(i, i + ROW).join(' '))
    out.add(words.slice(words.length - ROW - i, words.length - i).join(' '))
  }
  if (out.size <= KEPT) return [...out]
  return [...out]
    .map((row) => ({ row, hash: hash32(row) }))
    .sort((a, b) => a.hash - b.hash || byText(a.row, b.row))
    .slice(0, KEPT)
    .map((x) => x.row)
}

/** Whether the speaker is named where the words are given, or right before them, so that no pronoun read wrongly makes a conflict. */
function namesIn(q: Quoted): boolean {
  const { text } = q.item.art.article
  const said = fold(textOf(q.item.art, q.item.claim.sourceSpans))
  const before = fold(text.slice(Math.max(0, q.span[0] - 160), q.span[0]))
  return fold(q.source)
    .split(' ')
    .some((w) => w.length > 2 && (said.includes(w) || before.includes(w)))
}

/** Whether the person named last before the words is the speaker: then "he" is that one. */
function namedBefore(context: Context, q: Quoted): boolean {
  const { art } = q.item
  let last: { readonly actor: string; readonly at: number } | null = null
  for (const m of art.reading.names)
    if (m.actor !== null && m.type === 'person' && m.span[1] <= q.span[0] && m.span[0] >= (last?.at ?? 0)) last = { actor: m.actor, at: m.span[0] }
  const actor = last && art.reading.actors.find((a) => a.id === last.actor)
  return actor ? context.actor(art, actor.name) === q.source : false
}
