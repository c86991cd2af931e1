import { h } from '../parts/h.ts'
import { dateWords } from '../../views/text.ts'
import { trackRows, tracks } from '../../views/tracks.ts'
import { screenful } from '../list.ts'
import { lookupFor, type Page, screenOf } from '../page.ts'
import { address, addressOf } from '../parts/address.ts'
import { Screens } from '../parts/lists.ts'
import { Chip, Count, Nothing, Support, Tag } from '../parts/words.ts'

type Row = Awaited<ReturnType<typeof trackRows>>[number]
type Mark = Row['last']

function meetingWords(m: Mark) {
  if (!m) return 'none reported'
  return h('a', { href: addressOf(m.id) }, `${m.place ?? 'place unknown'}, ${dateWords(m.when)} (${m.status})`)
}

/** A track as a card; the first screen shows it too. */
export function TrackCard({ track, lookup, level = 2 }: { track: Row; lookup: Parameters<typeof Chip>[0]['lookup']; level?: 2 | 3 }) {
  return h(
    'li',
    { class: 'card', id: track.id },
    h(`h${level}`, null, h('a', { href: addressOf(track.id) }, track.name), ' ', h(Tag, { of: track.state }, track.state)),
    h('p', null, 'Last: ', meetingWords(track.last), h('br', null), 'Next: ', meetingWords(track.next)),
    h(
      'p',
      { class: 'foot' },
      h('a', { href: address('/timeline', { track: track.name }) }, `${track.meetings} ${track.meetings === 1 ? 'meeting' : 'meetings'}`),
      ' · ',
      h(Support, { entry: track }),
      ' ',
      h(Chip, { entry: track, lookup }),
    ),
  )
}

export const tracksPage: Page = {
  path: 'tracks',
  menu: 'Tracks',
  async answer({ ask, params, record }) {
    const screen = screenOf(params)
    const { rows: entries, total } = await screenful(ask, 'tracks', screen, null, 1)
    const rows = await trackRows(ask, entries, ask.asOf ?? (await record.latestDay()))
    const lookup = await lookupFor(ask, rows)
    return {
      title: 'Tracks and rounds',
      json: address('/api/tracks', { 'as-of': params.get('as-of') }),
      body: h(
        'section',
        null,
        h(Count, { title: 'Tracks and rounds', count: total, level: 1 }),
        rows.length === 0 ? h(Nothing, null, tracks.empty) : h('ul', { class: 'cards' }, ...rows.map((track) => h(TrackCard, { track, lookup }))),
        h(Screens, { path: '/tracks', params, screen, total }),
      ),
    }
  },
}
