import type { StatementClaim } from '../../model/claim.ts'
import type { DayRange } from '../../model/edtf.ts'
import type { StatementEntry } from '../../model/record.ts'
import { type Context, type Item, inOrder, itemsOf, textOf } from '../common/context.ts'
import { meets, monthsOf, rangeOf } from '../common/dates.ts'
import { entryBase } from '../common/entry.ts'
import { gather } from '../common/gather.ts'
import { hash32 } from '../common/hash.ts'
import { applyJudgements, type Group } from '../common/judgements.ts'
import { by } from '../common/sort.ts'
import { conceptsOf, overlap, weight } from '../common/words.ts'

/** A statement as it is compared. */
export interface Utterance {
  readonly id: string
  readonly item: Item<StatementClaim>
  readonly source: string
  readonly text: string
  readonly words: ReadonlySet<string>
  readonly said: DayRange | null
}

interface State {
  readonly like: Utterance[]
  said: DayRange | null
}

export function utteranceOf(context: Context, item: Item<StatementClaim>): Utterance {
  const text = textOf(item.art, item.claim.contentSpans)
  return {
    id: item.id,
    item,
    source: item.claim.source === null ? '' : context.actor(item.art, item.claim.source),
    text,
    words: conceptsOf(text),
    said: rangeOf(item.claim.said),
  }
}

/** Statements of all articles: one utterance, however many report it and in whatever words, is one entry. */
export function linkStatements(context: Context): StatementEntry[] {
  const all = itemsOf(context, 'statement').map((item) => utteranceOf(context, item))
  all.sort((a, b) => Number(b.item.claim.form === 'direct') - Number(a.item.claim.form === 'direct') || b.words.size - a.words.size || inOrder(a.item, b.item))
  const found = gather<Utterance, State>(all, {
    keys: keysOf,
    start: (u) => ({ like: [u], said: u.said }),
    add: (s, u) => {
      s.said ??= u.said
      if (s.like.length < 6) s.like.push(u)
    },
    fit,
    // Swept .5–.8: below .6 different remarks of one speaker on one subject fall together.
    threshold: 0.64,
  })
  return applyJudgements(
    'statement',
    found.map((f) => f.group),
    context.decisions,
  )
    .map((g) => entryOf(context, g))
    .sort(by((s) => `${s.source ?? '~'}\n${s.said ?? '~'}\n${s.id}`))
}

function keysOf(u: Utterance): string[] {
  const telling = [...u.words].filter((c) => weight(c) >= 1).sort((a, b) => hash32(a) - hash32(b))
  const months = monthsOf(u.item.art.published ? [u.item.art.published[0] - 5, u.item.art.published[1] + 5] : null)
  return telling.slice(0, 5).flatMap((c) => (months.length > 0 ? months : ['?']).map((m) => `${u.source}|${m}|${c}`))
}

function fit(u: Utterance, s: State): { score: number; because: string } | null {
  if (u.said && s.said && !meets(u.said, s.said)) return null
  let best = 0
  let shared = 0
  for (const x of s.like) {
    if ((u.source === '' || u.source === 'unnamed') && u.item.claim.described !== x.item.claim.described) continue
    if (u.item.claim.polarity !== x.item.claim.polarity) continue
    const o = overlap(u.words, x.words)
    if (o.shared < 1.9 && !(o.cover > 0.99 && o.shared >= 1)) continue
    const score = 0.55 * o.cover + 0.45 * o.dice
    if (score > best) {
      best = score
      shared = o.shared
    }
  }
  return best === 0
    ? null
    : {
        score: best,
        because: `${u.source || 'nobody named'}: ${Math.round(best * 100)} % alike in what is said (${shared.toFixed(1)} words of weight in common)`,
      }
}

function entryOf(context: Context, group: Group<Utterance>): StatementEntry {
  const all = [...group.items].sort((a, b) => inOrder(a.item, b.item))
  const best = all.find((u) => u.item.claim.form === 'direct') ?? all.find((u) => u.item.claim.form === 'mixed') ?? (all[0] as Utterance)
  const base = entryBase(context, 'statement', { ...group, items: all.map((u) => u.item) })
  const { id: _i, kind: _k, evidence: _e, within: _w, inHeadline: _h, valueSpans: _v, basis: _b, because: _c, ...fields } = best.item.claim
  return {
    ...base,
    origins: origins(context, all),
    ...fields,
    source: fields.source === null ? null : best.source,
    with: fields.with.map((n) => context.actor(best.item.art, n)),
    said: fields.said ?? all.map((u) => u.item.claim.said).find((d) => d !== null) ?? null,
    text: group.name ?? best.text,
  }
}

/** Those who quote the same words have them from one interview or speech: one origin, beside those of the paraphrases. */
function origins(context: Context, all: readonly Utterance[]): number {
  const quoting = all.filter((u) => u.item.claim.form !== 'indirect').map((u) => context.origin(u.item.art.id))
  const rest = new Set(all.filter((u) => u.item.claim.form === 'indirect').map((u) => context.origin(u.item.art.id)))
  for (const o of quoting) rest.delete(o)
  return rest.size + (quoting.length > 0 ? 1 : 0)
}
