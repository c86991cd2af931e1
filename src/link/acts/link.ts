import type { AgreementClaim, Claim, FigureClaim, MeasureClaim, RefusalClaim } from '../../model/claim.ts'
import type { DayRange } from '../../model/edtf.ts'
import type { AgreementEntry, FigureEntry, MeasureEntry, RefusalEntry } from '../../model/record.ts'
import { type Context, type Item, inOrder, itemsOf, quoteOf } from '../common/context.ts'
import { meets, monthsOf, rangeOf } from '../common/dates.ts'
import { entryBase } from '../common/entry.ts'
import { gather } from '../common/gather.ts'
import { applyJudgements, type Group } from '../common/judgements.ts'
import { by, byText } from '../common/sort.ts'
import { conceptsOf, overlap, weight } from '../common/words.ts'

/** An agreement, refusal, measure or figure as it is compared. */
interface Act<C extends Claim> {
  readonly id: string
  readonly item: Item<C>
  /** Who acts, and what must be equal: claims of different heads are never one. */
  readonly head: string
  readonly when: DayRange | null
  readonly words: ReadonlySet<string>
}

interface State<C extends Claim> {
  readonly like: Act<C>[]
  when: DayRange | null
  first: number
  last: number
}

interface Spec<C extends Claim> {
  readonly sort: string
  readonly kind: C['kind']
  readonly head: (context: Context, item: Item<C>) => string
  readonly words: (item: Item<C>) => string
  readonly when: (claim: C) => string | null
  readonly threshold: number
}

const AGREEMENTS: Spec<AgreementClaim> = {
  sort: 'agreement',
  kind: 'agreement',
  head: (context, { claim, art }) =>
    `${claim.parties
      .map((p) => context.actor(art, p))
      .sort(byText)
      .join('|')}|${claim.status}`,
  words: (item) => `${item.claim.about ?? ''} ${item.claim.about ? '' : quoteOf(item)}`,
  when: (c) => c.when,
  threshold: 0.55,
}
const REFUSALS: Spec<RefusalClaim> = {
  sort: 'refusal',
  kind: 'refusal',
  head: (context, { claim, art }) => (claim.by === null ? '' : context.home(context.actor(art, claim.by))),
  words: (item) => item.claim.of ?? quoteOf(item),
  when: () => null,
  threshold: 0.55,
}
const MEASURES: Spec<MeasureClaim> = {
  sort: 'measure',
  kind: 'measure',
  head: (context, { claim, art }) => `${claim.by === null ? '' : context.home(context.actor(art, claim.by))}|${claim.type}|${claim.direction}`,
  words: quoteOf,
  when: (c) => c.when,
  threshold: 0.5,
}
const FIGURES: Spec<FigureClaim> = {
  sort: 'figure',
  kind: 'figure',
  head: (_context, { claim }) => `${claim.value}|${claim.unit?.toLowerCase() ?? ''}|${claim.bound}`,
  words: (item) => item.claim.what ?? quoteOf(item),
  when: (c) => c.asOf,
  threshold: 0.55,
}

function actsOf<C extends Claim>(context: Context, spec: Spec<C>): Group<Act<C>>[] {
  const acts = (itemsOf(context, spec.kind) as unknown as Item<C>[]).map(
    (item): Act<C> => ({
      id: item.id,
      item,
      head: spec.head(context, item),
      when: rangeOf(spec.when(item.claim)),
      words: conceptsOf(spec.words(item)),
    }),
  )
  acts.sort((a, b) => Number(b.when !== null) - Number(a.when !== null) || b.words.size - a.words.size || inOrder(a.item, b.item))
  const found = gather<Act<C>, State<C>>(acts, {
    keys: (a) => keysOf(a),
    start: (a) => ({ like: [a], when: a.when, first: dayOf(a), last: dayOf(a) }),
    add: (s, a) => {
      s.when ??= a.when
      if (s.like.length < 5) s.like.push(a)
      s.first = Math.min(s.first, dayOf(a))
      s.last = Math.max(s.last, dayOf(a))
    },
    fit,
    threshold: spec.threshold,
  })
  return applyJudgements(
    spec.sort,
    found.map((f) => f.group),
    context.decisions,
  )
}

function dayOf(act: Act<Claim>): number {
  return act.item.art.published?.[1] ?? Number.NaN
}

function keysOf(a: Act<Claim>): string[] {
  const telling = [...a.words].filter((c) => weight(c) >= 1).sort(byText)
  const list = telling.length > 0 ? telling : [...a.words].sort(byText)
  const months = a.item.art.published ? monthsOf([a.item.art.published[0] - 8, a.item.art.published[1] + 8]) : ['?']
  return list.slice(0, 6).flatMap((c) => months.map((m) => `${a.head}|${m}|${c}`))
}

function fit<C extends Claim>(a: Act<C>, s: State<C>): { score: number; because: string } | null {
  if (a.when && s.when && !meets(a.when, s.when)) return null
  const day = dayOf(a)
  if (!(a.when && s.when) && (day - s.last > 30 || s.first - day > 30)) return null
  let best = 0
  for (const x of s.like) {
    const o = overlap(a.words, x.words)
    if (o.shared > 0.3) best = Math.max(best, 0.5 * o.cover + 0.5 * o.dice)
  }
  return best === 0
    ? null
    : { score: best + (a.when && s.when ? 0.1 : 0), because: `${a.head.split('|').filter(Boolean).join(', ')}: ${Math.round(best * 100)} % alike` }
}

function fieldsOf<C extends Claim>(claim: C) {
  const { id: _i, kind: _k, evidence: _e, within: _w, inHeadline: _h, valueSpans: _v, basis: _b, because: _c, ...fields } = claim
  return fields
}

function drawUp<C extends Claim, E>(context: Context, spec: Spec<C>, groups: readonly Group<Act<C>>[], mend: (claim: C, item: Item<C>) => C): E[] {
  return groups
    .map((g) => {
      const items = [...g.items].map((a) => a.item).sort(inOrder)
      const base = entryBase(context, spec.sort, { ...g, items })
      const full = items.reduce((a, b) => (known(b.claim) > known(a.claim) ? b : a))
      const claim = mend(full.claim, full)
      return { ...base, ...fieldsOf(g.date !== null && 'when' in claim ? { ...claim, when: g.date } : claim) } as unknown as E & { id: string }
    })
    .sort(by((e) => e.id))
}

/** How many of its fields a claim fills. */
function known(claim: Claim): number {
  return Object.values(claim).filter((v) => v !== null && !(Array.isArray(v) && v.length === 0)).length
}

export function linkAgreements(context: Context): AgreementEntry[] {
  return drawUp(context, AGREEMENTS, actsOf(context, AGREEMENTS), (c, i) => ({ ...c, parties: c.parties.map((p) => context.actor(i.art, p)) }))
}

export function linkRefusals(context: Context): RefusalEntry[] {
  return drawUp(context, REFUSALS, actsOf(context, REFUSALS), (c, i) => ({ ...c, by: c.by && context.actor(i.art, c.by) }))
}

export function linkMeasures(context: Context): MeasureEntry[] {
  return drawUp(context, MEASURES, actsOf(context, MEASURES), (c, i) => ({
    ...c,
    by: c.by && context.actor(i.art, c.by),
    toward: c.toward && context.actor(i.art, c.toward),
  }))
}

export function linkFigures(context: Context): FigureEntry[] {
  return drawUp(context, FIGURES, actsOf(context, FIGURES), (c, i) => ({ ...c, by: c.by && context.actor(i.art, c.by) }))
}
