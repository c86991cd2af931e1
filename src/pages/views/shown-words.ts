import type { ComponentChildren, VNode } from 'preact'
import type { Links, LinkPart } from '../../model/record.ts'
import type { Place, Shown } from '../../record/index.ts'
import { entryTitle } from '../../views/text.ts'
import { addressOf, articleAddress } from '../parts/address.ts'
import { h } from '../parts/h.ts'
import { Judging, SideForm, SplitForm } from '../parts/judging.ts'
import { Facts } from '../parts/lists.ts'
import { PlaceWords } from '../parts/place.ts'
import { Support, Tag, When } from '../parts/words.ts'

type Entry = Links[LinkPart][number]
type Loose = Readonly<Record<string, unknown>>

/** What a part's entries are called, one of them. */
export const SORTS: Readonly<Record<LinkPart, string>> = {
  articles: 'article',
  actors: 'actor',
  lineage: 'copies',
  meetings: 'meeting',
  tracks: 'track',
  conflicts: 'contradiction',
  conditions: 'condition',
  deadlines: 'deadline',
  positions: 'position',
  statements: 'statement',
  agreements: 'agreement',
  refusals: 'refusal',
  measures: 'measure',
  figures: 'figure',
}

/** The name of what an id leads to. */
export function titleOf(shown: Shown): string {
  if (shown.sort === 'article') return shown.article.headline ?? shown.article.id
  if (shown.sort === 'claim') return `${shown.claim.kind}: ${shown.place.quote}`
  return entryTitle(shown.entry)
}

/** An entry or a claim, its values with why they are thought to be so, and the words behind it; with `judging` also the forms for deciding. */
export function ShownWords({ shown, level, judging = false }: { shown: Shown; level: 1 | 2; judging?: boolean }): VNode {
  if (shown.sort === 'article')
    return h('section', null, h(`h${level}`, null, titleOf(shown)), h('p', null, h('a', { href: articleAddress(shown.article.id) }, 'Whole article')))
  if (shown.sort === 'claim')
    return h(
      'section',
      { class: 'shown' },
      h(`h${level}`, null, h(Tag, null, shown.claim.kind)),
      h(PlaceWords, { place: shown.place }),
      shown.entries.length > 0 ? h('p', null, 'Part of ', ...listed(shown.entries.map((e) => h('a', { href: addressOf(e.entry) }, SORTS[e.part])))) : null,
    )
  const { entry, places } = shown
  return h(
    'section',
    { class: 'shown' },
    h(`h${level}`, null, titleOf(shown), ' ', h(Tag, null, SORTS[shown.part])),
    shown.was ? h('p', { class: 'basis' }, `${shown.was} stands in ${entry.id}.`) : null,
    'reports' in entry ? h('p', null, h(Support, { entry })) : null,
    h(Facts, { facts: factsOf(entry) }),
    h(Because, { entry }),
    h(level === 1 ? 'h2' : 'h3', null, places.length === 1 ? 'The words' : `The words, ${shown.members} places`),
    ...places.map((place: Place) =>
      h(
        'div',
        null,
        h(PlaceWords, { place }),
        judging && places.length > 1 && place.claim ? h(shown.part === 'conflicts' ? SideForm : SplitForm, { claim: place.claim }) : null,
      ),
    ),
    judging ? h(Judging, { part: shown.part, id: entry.id }) : null,
    shown.members > places.length ? h('p', { class: 'nothing' }, `and ${shown.members - places.length} more places`) : null,
  )
}

/** Why the members are taken for one thing, in words. */
export function Because({ entry }: { entry: Entry }): VNode | null {
  const because = 'because' in entry ? entry.because : null
  const list = typeof because === 'string' ? [because] : (because ?? [])
  if (list.length === 0) return null
  return h('details', { class: 'because' }, h('summary', null, 'Why this is taken to be so'), h('ul', null, ...list.map((b) => h('li', null, b))))
}

function listed(items: readonly VNode[]): (VNode | string)[] {
  return items.flatMap((x, i) => (i === 0 ? [x] : [', ', x]))
}

const FIELDS: readonly (readonly [string, string])[] = [
  ['place', 'Place'],
  ['status', 'Status'],
  ['state', 'State'],
  ['round', 'Round'],
  ['parties', 'Parties'],
  ['people', 'People'],
  ['source', 'Speaker'],
  ['described', 'Described as'],
  ['form', 'Form'],
  ['polarity', 'Polarity'],
  ['to', 'To'],
  ['by', 'By'],
  ['on', 'On'],
  ['toward', 'Toward'],
  ['type', 'Type'],
  ['direction', 'Direction'],
  ['length', 'Length'],
  ['then', 'What depends'],
  ['requires', 'On what'],
  ['orElse', 'Or else'],
  ['of', 'Of'],
  ['party', 'Party'],
  ['issue', 'Issue'],
  ['kind', 'Kind'],
  ['value', 'Value'],
  ['unit', 'Unit'],
  ['bound', 'Bound'],
  ['relation', 'Relation'],
  ['origin', 'Origin'],
  ['aliases', 'Also written'],
  ['resolved', 'The evidence points to'],
]

/** The values of an entry in words; dates with their basis; unknown ones are left out. */
export function factsOf(entry: Entry): (readonly [string, ComponentChildren])[] {
  const e = entry as unknown as Loose
  const dates: (readonly [string, ComponentChildren])[] = []
  for (const [key, label] of [
    ['when', 'When'],
    ['said', 'Said'],
    ['due', 'Due'],
    ['asOf', 'As of'],
  ] as const) {
    const value = e[key]
    if (typeof value === 'string') {
      const because = e[`${key}Because`]
      dates.push([label, h(When, { edtf: value, basis: String(e[`${key}Basis`] ?? 'stated'), because: typeof because === 'string' ? because : null })])
    }
  }
  const plain = FIELDS.flatMap(([key, label]): (readonly [string, ComponentChildren])[] => {
    const value = e[key]
    if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return []
    return [[label, Array.isArray(value) ? value.join(', ') : String(value)]]
  })
  const roles = 'roles' in entry ? entry.roles.map((r) => (r.of ? `${r.title} (${r.of})` : r.title)).join(', ') : ''
  return [...dates, ...plain, ...(roles ? [['Roles', roles] as const] : [])]
}
