import type { ConflictEntry, StatementEntry } from '../model/record.ts'
import { liveliest } from '../record/overview.ts'
import { conflictLines } from './conflicts.ts'
import { deadlineLines, deadlineRow } from './deadlines.ts'
import { saidRow, saidWords } from './said.ts'
import { chip, dateWords, dim, heading, short, wrap } from './text.ts'
import { trackRows } from './tracks.ts'
import { type Ask, defineView } from './view.ts'

type NewStatement = ReturnType<typeof saidRow>
interface Data {
  schema: 'parley.brief/1'
  asOf: string | null
  since: string | null
  articles: { total: number; outlets: number; from: string | null; to: string | null; undated: number; origins: number }
  /** With `since`: how many entries have a report published on that day or later, or an undated one; null without it. */
  news: Record<NewsPart, number> | null
  /** How many of these have an undated report, which can be of any day: nobody knows whether it is new. */
  newsUndated: Record<NewsPart, number> | null
  /** The state of each track; `changed`: ids of those with a report since, or an undated one; `undated`: of those with an undated one. */
  tracks: { total: number; shown: Awaited<ReturnType<typeof trackRows>>; changed: string[]; undated: string[] }
  deadlines: ReturnType<typeof deadlineRow>[]
  conflicts: { total: number; shown: ConflictEntry[] }
  statements: { total: number; shown: NewStatement[] }
  notRead: { article: string; code: string; data: Record<string, unknown> | null }[]
}

const MOST = 10

const NEWS = ['articles', 'meetings', 'tracks', 'statements', 'agreements', 'conditions', 'refusals', 'measures', 'deadlines', 'conflicts'] as const
type NewsPart = (typeof NEWS)[number]

/** A paraphrase of so few words ("the president", of whom somebody was spoken) says nothing by itself; a quotation may. */
const BARE = 5

/** Statements worth a reader's first minute: by named speakers, in whole sentences, carried by most origins, then latest. */
function chief(statements: readonly StatementEntry[]): StatementEntry[] {
  const bare = (s: StatementEntry) => s.form === 'indirect' && s.text.trim().split(/\s+/).length < BARE
  const weight = (s: StatementEntry) =>
    (s.source && s.source !== 'unnamed' ? 2 : 0) + Math.min(s.origins, 5) + (s.form === 'indirect' ? 0 : 1) - (bare(s) ? 8 : 0)
  return [...statements].sort(
    (a, b) => weight(b) - weight(a) || ((b.said ?? '') > (a.said ?? '') ? 1 : (b.said ?? '') < (a.said ?? '') ? -1 : a.id < b.id ? -1 : 1),
  )
}

/** Later than any report: only what has an undated one counts from here on. */
const NEVER = '9999-12-31'

/** How many entries of each part are new since a day or moment. */
async function newsOf(ask: Ask, since: string): Promise<Record<NewsPart, number>> {
  const news: [NewsPart, number][] = []
  for (const part of NEWS) news.push([part, await ask.count(part, { since })])
  return Object.fromEntries(news) as Record<NewsPart, number>
}

/** The same with none of anything. */
const NO_NEWS = Object.fromEntries(NEWS.map((part) => [part, 0])) as Record<NewsPart, number>

/** What is new, in words; of what rests on an undated report it is not known, and that is said. */
function newsWords(news: Record<NewsPart, number>, undated: Record<NewsPart, number>): string {
  const listed = (of: (part: NewsPart) => number) => NEWS.flatMap((part) => (of(part) > 0 ? [`${part} ${of(part)}`] : [])).join(', ')
  const dated = listed((part) => news[part] - undated[part])
  const open = listed((part) => undated[part])
  return `${dated || 'nothing'}${open ? `; and with an undated report, which can be of any day: ${open}` : ''}`
}

/** How many of a list's entries are there because of an undated report. */
function undatedWords(count: number | undefined): string {
  return count ? `, ${count} of them with an undated report` : ''
}

/** The same day a year earlier: a deadline that nobody has written of since is no news. Null without a day. */
function yearBefore(day: string | null): string | null {
  return day === null ? null : `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`
}

export const brief = defineView<Data>({
  name: 'brief',
  summary: 'state of each track, next deadlines, contradictions, chief statements, and what could not be read',
  options: [
    {
      name: 'since',
      value: 'DATE',
      help: 'what is new: statements and contradictions with a report published on DATE or later, undated ones told apart; tracks with one are marked',
    },
  ],
  empty: 'The record is empty. Add articles first: "parley add FOLDER".',
  data: async (ask, options) => {
    const since = typeof options.since === 'string' ? options.since : null
    const overview = await ask.overview()
    const day = ask.asOf ?? overview.latest
    const conflicts = await ask.entries('conflicts', { since, limit: MOST })
    const tracks = await ask.entries('tracks', { members: 3, ids: overview.tracks.liveliest.slice(0, MOST) })
    const tracksSince = async (from: string) => (await ask.entries('tracks', { members: 1, since: from })).map((t) => t.id)
    // When something was added is always known; only of days can it be unknown.
    const days = since !== null && since.length === 10
    const statements = await ask.entries('statements', { since, limit: 500 })
    const counted = async (part: 'conflicts' | 'statements') => (since === null ? overview.counts[part] : ask.count(part, { since }))
    const order = { running: 0, extended: 1, unknown: 2, lapsed: 3, met: 4 }
    return {
      schema: 'parley.brief/1',
      asOf: ask.asOf,
      since,
      articles: {
        total: overview.articles,
        outlets: overview.outlets,
        from: overview.from,
        to: overview.to,
        undated: overview.undated,
        origins: overview.origins,
      },
      news: since === null ? null : await newsOf(ask, since),
      newsUndated: since === null ? null : days ? await newsOf(ask, NEVER) : NO_NEWS,
      tracks: {
        total: overview.tracks.total,
        shown: await trackRows(ask, liveliest(tracks, MOST), day),
        changed: since === null ? [] : await tracksSince(since),
        undated: days ? await tracksSince(NEVER) : [],
      },
      deadlines: [...(await ask.entries('deadlines', { members: 1, since: yearBefore(day) }))]
        .sort((a, b) => order[a.state] - order[b.state] || ((a.due ?? '9').replace('../', '') < (b.due ?? '9').replace('../', '') ? -1 : 1))
        .slice(0, MOST)
        .map(deadlineRow),
      conflicts: { total: await counted('conflicts'), shown: [...conflicts] },
      statements: { total: await counted('statements'), shown: chief(statements).slice(0, MOST).map(saidRow) },
      notRead: overview.notRead.map((n) => ({ ...n, data: n.data ? { ...n.data } : null })),
    }
  },
  text: (data, page) => {
    const a = data.articles
    const dates = a.from ? `published ${dateWords(a.from)}${a.to !== a.from ? ` to ${dateWords(a.to)}` : ''}` : 'none dated'
    const undated = a.undated > 0 ? `, ${a.undated} undated` : ''
    const parts = [
      `${heading('Brief', null, page)}: ${a.total} articles from ${a.outlets} outlets, ${a.origins} independent; ${dates}${undated}${data.asOf ? `; as known on ${dateWords(data.asOf)}` : ''}`,
    ]
    if (data.since !== null && data.news !== null)
      parts.push(`${heading(`New since ${dateWords(data.since.slice(0, 10))}`, null, page)}: ${newsWords(data.news, data.newsUndated ?? NO_NEWS)}`)
    if (data.tracks.total > 0) {
      const isNew = (id: string) => (data.tracks.undated.includes(id) ? ' · an undated report' : data.tracks.changed.includes(id) ? ' · new reports' : '')
      const lines = data.tracks.shown.map((t) => {
        const mark = (m: typeof t.last) => (m ? `${m.place ?? 'place unknown'}, ${dateWords(m.when)}` : 'none')
        const next = t.next ? ` · next: ${mark(t.next)} (${t.next.status})` : ''
        return `  ${t.name} · ${t.state}${isNew(t.id)}\n    last: ${mark(t.last)}${next}  ${dim(t.id, page)} ${chip(t.members, page, t.reports)}`
      })
      if (data.tracks.total > lines.length) lines.push(`  and ${data.tracks.total - lines.length} more: parley tracks`)
      parts.push(`${heading('Tracks', data.tracks.total, page)}\n${lines.join('\n')}`)
    }
    if (data.deadlines.length > 0)
      parts.push(`${heading('Deadlines', data.deadlines.length, page)}\n${data.deadlines.map((d) => deadlineLines(d, page)).join('\n')}`)
    if (data.conflicts.total > 0)
      parts.push(
        `${heading(data.since === null ? 'Contradictions' : 'New contradictions', data.conflicts.total, page)}${undatedWords(data.newsUndated?.conflicts)}\n${data.conflicts.shown.map((c) => conflictLines(c, page)).join('\n')}`,
      )
    if (data.statements.total > 0) {
      const lines = data.statements.shown.map(
        (s) => `${wrap(saidWords(s), page, '  ')}\n    ${dateWords(s.said)} ${dim(s.id, page)} ${chip(s.members, page, s.reports)}`,
      )
      parts.push(
        `${heading(data.since === null ? 'Statements' : 'New statements', data.statements.total, page)}${undatedWords(data.newsUndated?.statements)}, ${data.statements.shown.length} shown; all: parley said\n${lines.join('\n')}`,
      )
    }
    if (data.notRead.length > 0) {
      const lines = data.notRead.slice(0, MOST).map((n) => `  ${short(n.article, 60)}: ${page.word?.(n.code, n.data) ?? n.code}`)
      if (data.notRead.length > MOST) lines.push(`  and ${data.notRead.length - MOST} more: parley doctor`)
      parts.push(`${heading('Read in part or not at all', data.notRead.length, page)}\n${lines.join('\n')}`)
    }
    return parts.join('\n\n')
  },
})
