import type { PositionEntry } from '../../model/record.ts'
import { positions } from '../../views/positions.ts'
import { type Lookup, lookupFor, optionsFrom, type Page, screenOf } from '../page.ts'
import { allOf, holds, screenful } from '../list.ts'
import { address, addressOf } from '../parts/address.ts'
import { h } from '../parts/h.ts'
import { ListFrame } from '../parts/lists.ts'
import { Chip, Support, Tag, When } from '../parts/words.ts'

type Row = PositionEntry

/** Moves that a list shows: the latest; all of them stand on the position's own page. */
const MOVES = 10

/** A party's stand on an issue, move by move. */
export function PositionItem({ position: p, lookup, level = 2 }: { position: Row; lookup: Lookup; level?: 2 | 3 }) {
  const words = new Map(p.members.map((m) => [m.claim, m.quote]))
  return h(
    'li',
    { id: p.id },
    h(`h${level}`, null, h('a', { href: addressOf(p.id) }, `${p.party} on ${p.issue}`)),
    h(
      'ol',
      { class: 'moves' },
      ...p.moves
        .slice(-MOVES)
        .map((m) =>
          h(
            'li',
            null,
            h(When, { edtf: m.date }),
            ' ',
            h(Tag, { of: m.move }, m.move),
            ' ',
            h('a', { href: addressOf(m.claim) }, words.get(m.claim) ?? 'the words'),
          ),
        ),
    ),
    p.moves.length > MOVES ? h('p', { class: 'nothing' }, h('a', { href: addressOf(p.id) }, `${p.moves.length - MOVES} earlier moves`)) : null,
    h('p', { class: 'foot' }, h(Support, { entry: p }), ' ', h(Chip, { entry: p, lookup })),
  )
}

const FIELDS = [
  { name: 'party', label: 'Party' },
  { name: 'issue', label: 'Issue' },
]

export const positionsPage: Page = {
  path: 'positions',
  menu: 'Positions',
  fields: FIELDS,
  async answer({ ask, params }) {
    const { party, issue } = optionsFrom(params, ['party', 'issue'])
    const screen = screenOf(params)
    const { rows, total } = await screenful(
      ask,
      'positions',
      screen,
      allOf<PositionEntry>([holds(party, (p) => p.party), holds(issue, (p) => p.issue)]),
      MOVES * 3,
    )
    const lookup = await lookupFor(ask, rows)
    return {
      title: 'Positions',
      json: address('/api/positions', { 'as-of': params.get('as-of'), argument: party, issue }),
      body: h(ListFrame, {
        title: 'Positions',
        path: '/positions',
        total: total,
        screen,
        params,
        fields: FIELDS,
        empty: positions.empty,
        list: rows.length === 0 ? null : h('ul', { class: 'list' }, ...rows.map((position) => h(PositionItem, { position, lookup }))),
      }),
    }
  },
}
