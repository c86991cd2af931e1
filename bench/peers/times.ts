// Time expressions on TimeBank, AQUAINT and WikiWars. The adapters turn each library's own result into TIMEX3 as its documentation
// describes it; the preposition and the stop that some take into the span are cut off. The libraries read paragraph by paragraph, which
// loses them nothing (they use no context) and spares recognizers-text, whose cost grows with the square of the length; a paragraph over
// which compromise-dates throws (some do) has no expressions.
import { join } from 'node:path'
import { findTimes } from '../../src/language/times/times.ts'
import { articleOf } from '../quality/names.ts'
import { layersBeforeTimes } from '../quality/quoted.ts'
import { readLines, score } from '../quality/scorer.ts'
import { figure } from '../quality/suite.ts'
import type { Peers } from './load.ts'
import { codePoints, type Row, timed, trimmed } from './measure.ts'

const SETS = ['timebank', 'aquaint', 'wikiwars-train']

interface Item {
  readonly id: string
  readonly text: string
  readonly published?: string | null
}

interface Found {
  readonly span: readonly [number, number]
  readonly type: string
  readonly value: string
}

type Find = (item: Item) => Found[]

const two = (n: number) => String(n).padStart(2, '0')
const LEADING = /^(?:on|in|at|for|by|from|since|until|till|before|after|during|within|to|of)\s+(?=\S)/i

/** A span without its preposition, white space and punctuation; null when nothing is left. */
function expression(text: string, from: number, to: number): [number, number] | null {
  const [start, end] = trimmed(text, from, to, /[\s.,;:!?"“”()[\]]/)
  const skip = LEADING.exec(text.slice(start, end))?.[0].length ?? 0
  return end > start + skip ? [start + skip, end] : null
}

function parley(item: Item): Found[] {
  const day = item.published?.slice(0, 10)
  const article = { ...articleOf(item.id, item.text), published: day && /^\d{4}-\d\d-\d\d$/.test(day) ? { edtf: day, basis: 'given' as const } : null }
  return [...findTimes(layersBeforeTimes(article))]
}

function chronoBy({ chrono }: Peers): Find {
  return ({ text, published }) => {
    const reference = { instant: new Date(`${published?.slice(0, 10) ?? '2000-01-01'}T12:00:00Z`), timezone: 0 }
    return chrono.parse(text, reference).flatMap((r: any) => {
      const span = expression(text, r.index, r.index + r.text.length)
      if (!span) return []
      const { start } = r
      const [y, m, d] = [start.get('year'), start.get('month'), start.get('day')]
      const sure = (part: string) => start.isCertain(part)
      const month = `${String(y).padStart(4, '0')}-${two(m)}`
      const date = sure('day') || sure('weekday') ? `${month}-${two(d)}` : sure('month') ? month : sure('year') ? String(y) : `${month}-${two(d)}`
      if (!sure('hour')) return [{ span, type: 'DATE', value: date }]
      return [{ span, type: 'TIME', value: `${month}-${two(d)}T${two(start.get('hour'))}:${two(start.get('minute') ?? 0)}` }]
    })
  }
}

/** The ISO week of a day, `2025-W09`. */
function weekOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7))
  const week = Math.ceil(((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86400000 + 1) / 7)
  return `${date.getUTCFullYear()}-W${two(week)}`
}

const UNITS: Record<string, string> = { year: 'Y', quarter: 'Q', month: 'M', week: 'W', day: 'D' }

function durationOf(parts: Record<string, number>): string | null {
  const dates = Object.entries(parts).flatMap(([unit, n]) => (n && UNITS[unit] ? [`${n}${UNITS[unit]}`] : []))
  const hours = (
    [
      ['hour', 'H'],
      ['minute', 'M'],
      ['second', 'S'],
    ] as const
  ).flatMap(([unit, sign]) => (parts[unit] ? [`${parts[unit]}${sign}`] : []))
  return dates.length + hours.length === 0 ? null : `P${dates.join('')}${hours.length > 0 ? `T${hours.join('')}` : ''}`
}

function compromiseBy({ compromise }: Peers): Find {
  return ({ text, published }) => {
    const doc = compromise(text)
    const dates = doc.dates({ today: published?.slice(0, 10) ?? '2000-01-01', timezone: 'UTC' }).json({ offset: true, terms: false })
    const lengths = doc.durations().json({ offset: true, terms: false })
    const out: Found[] = []
    for (const { offset, dates: found } of dates) {
      const span = expression(text, offset.start, offset.start + offset.length)
      if (!span || !found?.start) continue
      const day = (found.start as string).slice(0, 10)
      const value = { year: day.slice(0, 4), month: day.slice(0, 7), week: /^\d{4}-/.test(day) ? weekOf(day) : day }[found.unit as string] ?? day
      const clock = ['hour', 'minute', 'time'].includes(found.unit)
      out.push({ span, type: clock ? 'TIME' : 'DATE', value: clock ? (found.start as string).slice(0, 16) : value })
    }
    for (const { offset, duration } of lengths) {
      const span = expression(text, offset.start, offset.start + offset.length)
      const value = durationOf(duration ?? {})
      if (span && value && !out.some((x) => x.span[0] < span[1] && span[0] < x.span[1])) out.push({ span, type: 'DURATION', value })
    }
    return out
  }
}

function recognizersBy({ recognizers }: Peers): Find {
  return ({ text, published }) => {
    const [y, m, d] = (published?.slice(0, 10) ?? '2000-01-01').split('-').map(Number) as [number, number, number]
    const found: any[] = recognizers.recognizeDateTime(text, 'en-us', 0, new Date(y, m - 1, d, 12))
    return found.flatMap((r) => {
      const first = r.resolution?.values?.[0]
      const span = expression(text, r.start, r.end + 1)
      if (!first || !span) return []
      const kind = (r.typeName as string).split('.')[1]!
      const timex = String(first.timex ?? '')
        .split(',')[0]!
        .replace(/^\(/, '')
      const type = kind.includes('duration') ? 'DURATION' : kind.includes('set') ? 'SET' : kind.includes('time') ? 'TIME' : 'DATE'
      if (type === 'DATE' || kind.startsWith('datetime')) {
        const open = timex.includes('XXXX')
        const value = timex === 'PRESENT_REF' ? timex : open ? (first.value ?? first.start ?? timex) : timex
        return [{ span, type, value: String(value).replace(' ', 'T') }]
      }
      return [{ span, type, value: timex }]
    })
  }
}

/** Runs a library on every line of a text by itself and puts the spans back into the text. A line over which it throws has nothing. */
function byParagraph(find: Find): Find {
  const tried: Find = (item) => {
    try {
      return find(item)
    } catch {
      return []
    }
  }
  return (item) =>
    [...item.text.matchAll(/[^\n]+/g)].flatMap(({ 0: text, index }) =>
      tried({ ...item, text }).map((x) => ({ ...x, span: [x.span[0] + index, x.span[1] + index] as const })),
    )
}

export function compareTimes(peers: Peers): Row[] {
  const tools: [string, Find][] = [
    ['Parley', parley],
    ['chrono-node', byParagraph(chronoBy(peers))],
    ['recognizers-text', byParagraph(recognizersBy(peers))],
    ['compromise-dates', byParagraph(compromiseBy(peers))],
  ]
  const sets = SETS.map((set) => ({ set, items: readLines<Item>('bench', 'time', `${set}.jsonl.gz`) }))
  return tools.map(([tool, find]) => {
    const figures: Record<string, number> = { 'value, mean': 0, 'span, mean': 0 }
    let [characters, spent] = [0, 0]
    for (const { set, items } of sets) {
      const { results, speed } = timed(items, find)
      const lines = items.map(({ id, text }, k) => {
        const points = codePoints(text)
        return JSON.stringify({ id, times: results[k]!.map((x) => ({ span: x.span.map((at) => points[at]), type: x.type, value: x.value })) })
      })
      const result = score('score_language.py', ['time', join('bench', 'time', `${set}.jsonl.gz`)], `${lines.join('\n')}\n`)
      figures[`value, ${set}`] = figure(result, 'value', 'f1')
      figures[`span, ${set}`] = figure(result, 'relaxed', 'f1')
      figures['value, mean']! += figures[`value, ${set}`]! / SETS.length
      figures['span, mean']! += figures[`span, ${set}`]! / SETS.length
      const size = items.reduce((sum, item) => sum + item.text.length, 0)
      characters += size
      spent += size / speed
    }
    return { task: 'times', tool, figures, speed: characters / spent }
  })
}
