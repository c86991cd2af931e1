import type { StatementClaim } from '../../model/claim.ts'
import type { ConflictEntry } from '../../model/record.ts'
import { type Context, type Item, itemsOf, textOf } from '../common/context.ts'
import { meets, rangeOf } from '../common/dates.ts'
import { fold } from '../common/names.ts'
import { byText, pushTo } from '../common/sort.ts'
import { Sets } from '../common/union.ts'
import { concept, weight, wordsOf } from '../common/words.ts'
import { conflictOf, majority, type Side } from './side.ts'
import { wordingDifference } from './wording.ts'

/** A stretch of a statement that stands in quotation marks. */
interface Quoted {
  readonly item: Item<StatementClaim>
  readonly source: string
  readonly text: string
}

const INNER = /["“„«]([^"“”„«»]{12,600})["”»]/g

/** The quoted stretches of all statements of named speakers. */
function quotations(context: Context): Quoted[] {
  const out: Quoted[] = []
  for (const item of itemsOf(context, 'statement')) {
    const { claim, art } = item
    if (claim.form === 'indirect' || claim.source === null || claim.source === 'unnamed') continue
    const source = context.actor(art, claim.source)
    const parts = claim.contentSpans.map((s) => textOf(art, [s]))
    for (const text of claim.form === 'direct' ? parts : parts.flatMap((p) => [...p.matchAll(INNER)].map((m) => m[1] as string))) {
      for (const sentence of text.split(/(?<=[.!?])\s+/)) if (wordsOf(sentence).length >= 4) out.push({ item, source, text: sentence })
    }
  }
  return out
}

function daysApart(a: Item<StatementClaim>, b: Item<StatementClaim>): number {
  const [x, y] = [a.art.published, b.art.published]
  return x && y ? Math.max(0, x[0] - y[1], y[0] - x[1]) : 0
}

/** One remark of one speaker in two wordings, by different articles. */
export function wordings(context: Context): ConflictEntry[] {
  const all = quotations(context)
  const blocks = new Map<string, number[]>()
  const sets = new Sets(all.length)
  const changes = new Map<number, { a: string; b: string }>()
  const seen = new Set<string>()
  for (const [i, q] of all.entries()) {
    const keys = [...new Set(wordsOf(q.text).map(concept).filter((c): c is string => c !== null && weight(c) >= 1))].sort(byText).slice(0, 12)
    for (const c of keys) {
      const key = `${q.source}|${c}`
      for (const j of (blocks.get(key) ?? []).slice(-16)) {
        if (seen.has(`${j} ${i}`)) continue
        seen.add(`${j} ${i}`)
        const p = all[j] as Quoted
        if (p.item.art.id === q.item.art.id || daysApart(p.item, q.item) > 4 || !saidTogether(p.item, q.item)) continue
        const d = wordingDifference(p.text, q.text)
        if (!d) continue
        sets.union(j, i)
        changes.set(i, d)
      }
      pushTo(blocks, key, i)
    }
  }
  return sets.groups().flatMap((ids) => {
    if (ids.length < 2) return []
    const sides = ids.map((i): Side => ({ item: (all[i] as Quoted).item, value: plain((all[i] as Quoted).text) }))
    const change = ids.map((i) => changes.get(i)).find((c) => c !== undefined)
    const most = majority(context, sides)
    const because = [change ? `"${change.a}" beside "${change.b}"` : '', most?.because ?? ''].filter(Boolean).join('; ')
    return conflictOf(context, 'wording', `wording of what ${(all[ids[0] as number] as Quoted).source} said`, sides, most?.value ?? null, because || null) ?? []
  })
}

function saidTogether(a: Item<StatementClaim>, b: Item<StatementClaim>): boolean {
  const [x, y] = [rangeOf(a.claim.said), rangeOf(b.claim.said)]
  return !x || !y || meets(x, y)
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[.,;:!?\s]+$/, '')
}

/** The same words, in quotation marks, from the mouths of two named speakers. */
export function attributions(context: Context): ConflictEntry[] {
  const blocks = new Map<string, Quoted[]>()
  for (const q of quotations(context)) {
    const words = wordsOf(q.text)
    if (words.length >= 9 && namesIn(q)) pushTo(blocks, words.slice(-9).join(' '), q)
  }
  return [...blocks].sort((a, b) => byText(a[0], b[0])).flatMap(([, list]) => {
    const articles = new Set(list.map((q) => q.item.art.id))
    const homes = new Set(list.map((q) => context.home(q.source)))
    if (articles.size < 2 || homes.size < 2) return []
    const sides = list.map((q): Side => ({ item: q.item, value: q.source }))
    const most = majority(context, sides)
    return conflictOf(context, 'attribution', `who said "${plain((list[0] as Quoted).text).slice(0, 90)}"`, sides, most?.value ?? null, most?.because ?? 'the same words from two speakers') ?? []
  })
}

/** Whether the words that name the speaker are a name, so that no pronoun read wrongly makes a conflict. */
function namesIn(q: Quoted): boolean {
  const said = fold(textOf(q.item.art, q.item.claim.sourceSpans))
  return fold(q.source).split(' ').some((w) => w.length > 2 && said.includes(w))
}
