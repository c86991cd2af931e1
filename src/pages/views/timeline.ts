import type { VNode } from 'preact'
import { dayOf, formatDay, parseEdtf } from '../../model/edtf.ts'
import { optionsFrom, type Page } from '../page.ts'
import { address, addressOf } from '../parts/address.ts'
import { h } from '../parts/h.ts'
import { Filters, Table } from '../parts/lists.ts'
import { Count, Nothing, Tag } from '../parts/words.ts'
import { Chart } from '../timeline/chart.ts'
import { LANES, timelineLanes } from '../timeline/data.ts'
import { type Lane, wholeSight } from '../timeline/fold.ts'
import type { Sight } from '../timeline/scale.ts'

const STATUSES = ['held', 'under way', 'scheduled', 'proposed', 'postponed', 'cancelled', 'ruled out', 'called for']
const FIELDS = [
  { name: 'track', label: 'Track or party' },
  { name: 'status', label: 'Status', values: STATUSES },
  { name: 'from', label: 'From (YYYY-MM-DD)' },
  { name: 'to', label: 'To (YYYY-MM-DD)' },
]
/** Rows of the table; more by narrowing the filter. */
const TABLE_ROWS = 500
/** Above this many events the script fetches them instead of finding them in the page. */
const INLINE = 2000
const WIDTH = 1100

function sightIn(params: URLSearchParams, lanes: readonly Lane[]): Sight {
  const whole = wholeSight(lanes, dayOf(2000, 1, 1))
  const end = (name: string, side: 0 | 1, other: number) => {
    const given = parseEdtf(params.get(name) ?? '')?.[side]
    return given !== undefined && Number.isFinite(given) ? given : other
  }
  const [from, to] = [end('from', 0, whole.from), end('to', 1, whole.to)]
  return to - from >= 6 && to - from < 730_000 ? { from, to } : whole
}

/** Legend and drawing. Events stand in it for the script, unless it is told where to fetch them. `sight` null: all that is dated. */
export function TimelineFigure({ lanes, sight, src }: { lanes: readonly Lane[]; sight: Sight | null; src: string | null }): VNode {
  const seen = sight ?? wholeSight(lanes, dayOf(2000, 1, 1))
  const data = src === null ? { 'data-lanes': JSON.stringify(lanes) } : { 'data-src': src }
  return h(
    'div',
    null,
    h(
      'p',
      { class: 'legend' },
      '● on a day · ▬ some day within the bar · ◄► open end · filled: held · hollow: to come · struck through: called off or ruled out · crossed aslant: put off from that day · +3: so many more there. ',
      h('span', { class: 'keys' }, 'Keys: arrows move, + and − zoom, Home and End jump, T goes to the table.'),
    ),
    h(
      'div',
      {
        id: 'chart',
        class: 'scroll',
        tabIndex: 0,
        role: 'region',
        'aria-label': 'Timeline',
        'data-from': formatDay(seen.from),
        'data-to': formatDay(seen.to),
        ...data,
      },
      h(Chart, { lanes, sight: seen, width: WIDTH }),
    ),
  )
}

export const timelinePage: Page = {
  path: 'timeline',
  menu: 'Timeline',
  fields: FIELDS,
  async answer({ ask, params }) {
    const { lanes, tracks } = await timelineLanes(ask, optionsFrom(params, ['track', 'status']))
    const events = lanes.reduce((n, l) => n + l.events.length, 0)
    const sight = sightIn(params, lanes)
    const query = { track: params.get('track'), status: params.get('status'), 'as-of': params.get('as-of') }
    const rows = lanes.flatMap((lane) => lane.events.map((e) => ({ lane, e }))).slice(0, TABLE_ROWS)
    const undated = lanes.flatMap((l) => l.events.filter((e) => e.from === null && e.to === null)).length
    return {
      title: 'Timeline',
      json: address('/api/timeline', { track: query.track, 'as-of': query['as-of'] }),
      body: h(
        'section',
        null,
        h(Count, { title: 'Timeline', count: events, level: 1 }),
        h(Filters, { path: '/timeline', fields: FIELDS, params }),
        lanes.length === 0
          ? h(Nothing, null, 'No meeting fits. Leave out a filter, or look at what could not be read on the first screen.')
          : h(
              'div',
              null,
              h(TimelineFigure, { lanes, sight, src: events <= INLINE ? null : address('/api/lanes', query) }),
              tracks > LANES ? h(Nothing, null, `and ${tracks - LANES} more tracks; the filter finds them`) : null,
              undated > 0 ? h(Nothing, null, `${undated} of unknown date stand in the table only.`) : null,
              h(
                'details',
                { id: 'table' },
                h('summary', null, 'The same as a table'),
                h(Table, {
                  caption: 'Meetings by track',
                  head: ['Track', 'When', 'What', 'Status'],
                  rows: rows.map(({ lane, e }) =>
                    h(
                      'tr',
                      null,
                      h('td', null, lane.name),
                      h('td', null, e.date),
                      h('td', null, h('a', { href: addressOf(e.id) }, e.label)),
                      h('td', null, h(Tag, null, e.status)),
                    ),
                  ),
                }),
                rows.length === TABLE_ROWS ? h(Nothing, null, `The first ${TABLE_ROWS}; the filter narrows them down.`) : null,
              ),
            ),
      ),
    }
  },
}
