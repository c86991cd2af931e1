import { brief } from '../../views/brief.ts'
import { lookupFor, type Page } from '../page.ts'
import { address, articleAddress } from '../parts/address.ts'
import { h } from '../parts/h.ts'
import { Facts } from '../parts/lists.ts'
import { Count, Nothing, When } from '../parts/words.ts'
import { ConflictCard, conflictLookup } from './conflicts.ts'
import { DeadlineItem } from './deadlines.ts'
import { Statement } from './said.ts'
import { TrackCard } from './tracks.ts'

/** The first screen: what is new since somebody last looked, where the tracks stand, what falls due, what contradicts, what was said, what could not be read. */
export const homePage: Page = {
  path: '',
  menu: 'Now',
  fields: [{ name: 'since' }],
  async answer({ ask, params, record, word }) {
    const given = params.get('since')
    const since = given ?? (ask.asOf ? null : await record.lastLook())
    const data = await brief.data(ask, { since: since ?? undefined })
    const a = data.articles
    const lookup = await lookupFor(ask, [...data.tracks.shown, ...data.deadlines, ...data.statements.shown])
    const sides = await conflictLookup(ask, data.conflicts.shown)
    const undated = data.newsUndated?.articles ?? 0
    const fresh = since ? await ask.count('articles', { since }) : null
    const waiting = a.total === 0 ? (await record.pending()).articles : 0
    if (waiting > 0)
      return {
        title: 'Now',
        json: address('/api/brief', { 'as-of': ask.asOf }),
        body: h(
          'section',
          null,
          h('h1', null, ask.asOf ? 'Nothing from that day or before' : 'Not linked yet'),
          h(
            Nothing,
            null,
            ask.asOf ? `The record has ${waiting} articles; none of them counts from ${ask.asOf} or before.` : word('not-linked', { articles: waiting }),
          ),
        ),
      }
    if (a.total === 0)
      return {
        title: 'Now',
        json: '/api/brief',
        body: h(
          'section',
          null,
          h('h1', null, 'An empty record'),
          h(Nothing, null, 'Nothing has been added yet. ', h('a', { href: '/add' }, 'Add articles'), ', or run "parley add FOLDER".'),
        ),
      }
    return {
      title: 'Now',
      json: address('/api/brief', { 'as-of': params.get('as-of'), since }),
      body: h(
        'section',
        null,
        h('h1', null, 'Where the talks stand'),
        h(Facts, {
          facts: [
            ['Articles', h('a', { href: '/articles' }, `${a.total} from ${a.outlets} outlets, ${a.origins} independent`)],
            [
              'Published',
              a.from
                ? h('span', null, h(When, { edtf: a.from }), a.to !== a.from ? ' to ' : '', a.to !== a.from ? h(When, { edtf: a.to }) : null)
                : 'none dated',
            ],
            ['Undated', a.undated > 0 ? String(a.undated) : null],
            [
              'Since you looked',
              since
                ? `${fresh} ${fresh === 1 ? 'article' : 'articles'}, ${data.statements.total} statements, ${data.conflicts.total} contradictions new since ${since.slice(0, 10)}${undated > 0 ? `, or undated: so are ${undated} of these articles` : ''}`
                : null,
            ],
          ],
        }),
        ask.asOf
          ? null
          : h(
              'form',
              { class: 'judge', 'data-send': '/api/looked' },
              h('button', { type: 'submit', title: 'What comes later is shown as new' }, 'Mark all as seen'),
              h('output', { class: 'said', role: 'status' }),
            ),
        h(Count, { title: 'Tracks', count: data.tracks.total }),
        h('ul', { class: 'cards' }, ...data.tracks.shown.map((track) => h(TrackCard, { track, lookup, level: 3 }))),
        data.tracks.total > data.tracks.shown.length ? h('p', null, h('a', { href: '/tracks' }, 'All tracks')) : null,
        h(Count, { title: 'Deadlines', count: data.deadlines.length }),
        data.deadlines.length === 0
          ? h(Nothing, null, 'No deadline is reported.')
          : h('ul', { class: 'list' }, ...data.deadlines.map((deadline) => h(DeadlineItem, { deadline, lookup }))),
        h(Count, { title: since ? 'New contradictions' : 'Contradictions', count: data.conflicts.total }),
        data.conflicts.total === 0
          ? h(Nothing, null, since ? 'No new contradiction between reports.' : 'No contradiction between reports.')
          : h('ul', { class: 'cards wide' }, ...data.conflicts.shown.map((conflict) => h(ConflictCard, { conflict, lookup: sides, level: 3 }))),
        h(Count, { title: since ? 'New statements' : 'Statements', count: data.statements.total }),
        h('ol', { class: 'list' }, ...data.statements.shown.map((statement) => h(Statement, { statement, lookup }))),
        h('p', null, h('a', { href: '/said' }, 'All statements')),
        data.notRead.length > 0 ? h(Count, { title: 'Read in part or not at all', count: data.notRead.length }) : null,
        data.notRead.length > 0
          ? h(
              'ul',
              null,
              ...data.notRead.slice(0, 20).map((n) => h('li', null, h('a', { href: articleAddress(n.article) }, n.article), `: ${word(n.code, n.data)}`)),
            )
          : null,
      ),
    }
  },
}
