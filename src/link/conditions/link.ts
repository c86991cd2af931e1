import type { ConditionClaim } from '../../model/claim.ts'
import type { ConditionEntry } from '../../model/record.ts'
import { type Context, type Item, inOrder, itemsOf, publishedBy, quoteOf, textOf } from '../common/context.ts'
import { entryBase } from '../common/entry.ts'
import { gather } from '../common/gather.ts'
import { applyJudgements } from '../common/judgements.ts'
import { by, byText, commonest } from '../common/sort.ts'
import { conceptsOf, overlap, weight, wordsFor } from '../common/words.ts'
import { asGraph } from './graph.ts'

/** A condition as it is compared: who sets it, what depends, on what. */
export interface Term {
  readonly id: string
  readonly item: Item<ConditionClaim>
  readonly by: string | null
  readonly then: ReadonlySet<string>
  readonly requires: ReadonlySet<string>
}

interface State {
  by: string | null
  readonly terms: Term[]
}

// Swept .30–.60 on the three gold stories with their own claims: .40 to .48 are level.
const THRESHOLD = 0.44

export function termOf(context: Context, item: Item<ConditionClaim>): Term {
  const requires = conceptsOf(textOf(item.art, item.claim.requiresSpans))
  return {
    id: item.id,
    item,
    by: item.claim.by === null || item.claim.by === 'unnamed' ? null : context.home(context.actor(item.art, item.claim.by)),
    then: conceptsOf(textOf(item.art, item.claim.thenSpans)),
    requires: requires.size > 0 ? requires : conceptsOf(quoteOf(item)),
  }
}

/** Conditions of all articles: what one party sets, in whatever words, is one. A report that a demand was dropped or never made supports none. */
export function linkConditions(context: Context): ConditionEntry[] {
  const standing = itemsOf(context, 'condition').filter((item) => item.claim.factuality !== 'denied')
  const terms = standing.map((item) => termOf(context, item))
  terms.sort((a, b) => Number(b.by !== null) - Number(a.by !== null) || Number(b.then.size > 0) - Number(a.then.size > 0) || inOrder(a.item, b.item))
  const found = gather<Term, State>(terms, {
    keys: keysOf,
    start: (t) => ({ by: t.by, terms: [t] }),
    add: (s, t) => {
      s.by ??= t.by
      if (s.terms.length < 12) s.terms.push(t)
    },
    fit,
    threshold: THRESHOLD,
    twin: (t) => `${t.by ?? ''}\n${t.item.claim.type === 'threat'}\n${[...t.requires].sort(byText).join(' ')}\n${[...t.then].sort(byText).join(' ')}`,
  })
  const entries = applyJudgements(
    'condition',
    found.map((f) => f.group),
    context.decisions,
  ).map((g) => entryOf(context, g))
  return asGraph(entries.sort(by((c) => `${c.by ?? '~'}\n${c.label}\n${c.id}`)))
}

function keysOf(t: Term): string[] {
  const telling = [...t.requires, ...t.then].filter((c) => weight(c) >= 1)
  return [...new Set(telling)]
    .sort(byText)
    .slice(0, 16)
    .flatMap((c) => (t.by === null ? [`?|${c}`] : [`${t.by}|${c}`, `?|${c}`]))
}

function fit(t: Term, s: State): { score: number; because: string } | null {
  if (t.by !== null && s.by !== null && t.by !== s.by) return null
  let best = 0
  let like: Term | null = null
  for (const x of s.terms) {
    const score = likeness(t, x)
    if (score > best) [best, like] = [score, x]
  }
  if (!like) return null
  const twin = like
  const shared = wordsFor(textOf(t.item.art, t.item.claim.requiresSpans) || quoteOf(t.item), (c) => twin.requires.has(c) || twin.then.has(c))
  return {
    score: best - (t.by === null || s.by === null ? 0.06 : 0),
    because: `${t.by ?? s.by ?? 'set by nobody named'}: "${shared.slice(0, 6).join(' ')}" is in both, or words that say the same`,
  }
}

/** 0 to 1: how much two conditions say the same. What is required counts more than what depends; an exchange reads both ways. */
export function likeness(a: Term, b: Term): number {
  const straight = pair(a.requires, a.then, b.requires, b.then)
  const turned = a.then.size > 0 && b.then.size > 0 ? 0.85 * pair(a.requires, a.then, b.then, b.requires) : 0
  const threat = (a.item.claim.type === 'threat') !== (b.item.claim.type === 'threat')
  return Math.max(straight, turned) - (threat ? 0.12 : 0)
}

function pair(r1: ReadonlySet<string>, t1: ReadonlySet<string>, r2: ReadonlySet<string>, t2: ReadonlySet<string>): number {
  const r = overlap(r1, r2)
  if (r.shared < 0.9) return 0
  const requires = 0.5 * r.cover + 0.5 * r.dice
  if (t1.size === 0 || t2.size === 0) return 0.9 * requires
  const t = overlap(t1, t2)
  const then = 0.5 * t.cover + 0.5 * t.dice
  return 0.62 * requires + 0.38 * then
}

/** Who is named most; a country or body where some reports name it and others whoever speaks for it. */
function setterOf(context: Context, setters: readonly (string | null)[]): string | null {
  const home = commonest(setters.map((s) => s && context.home(s)))
  return home !== null && setters.includes(home) ? home : commonest(setters)
}

function entryOf(context: Context, group: { items: readonly Term[]; because: readonly string[]; name: string | null; date: string | null }): ConditionEntry {
  const terms = [...group.items].sort((a, b) => inOrder(a.item, b.item))
  const base = entryBase(context, 'condition', { ...group, items: terms.map((t) => t.item) })
  const setters = terms.map((t) => (t.item.claim.by === 'unnamed' ? null : t.item.claim.by && context.actor(t.item.art, t.item.claim.by)))
  const full = [...terms].sort(
    (a, b) => Number(b.then.size > 0) - Number(a.then.size > 0) || publishedBy(a.item.art) - publishedBy(b.item.art) || byText(a.id, b.id),
  )[0] as Term
  const then = textOf(full.item.art, full.item.claim.thenSpans) || null
  const requires = textOf(full.item.art, full.item.claim.requiresSpans) || null
  const who = setterOf(context, setters)
  return {
    ...base,
    label: group.name ?? `${who ? `${who}: ` : ''}${then ? `${then} ← ` : ''}${requires ?? quoteOf(full.item)}`,
    by: who,
    type: commonest(terms.map((t) => t.item.claim.type)) as ConditionClaim['type'],
    then,
    requires,
  }
}
