import type { Quoted, Timex } from '../../model/annotation.ts'
import { type DayRange, formatEdtf, parseEdtf } from '../../model/edtf.ts'
import type { Span } from '../../model/span.ts'
import type { Candidate } from './expr.ts'
import { isNarrative } from './narrative.ts'
import { finerOrSame, partOfRange, type Point } from './points.ts'
import { propose } from './propose.ts'
import { refine } from './refine.ts'
import { resolve } from './resolve.ts'
import type { Resolution, Setting } from './setting.ts'
import { scan, type Tokens, wordAt } from './tokens.ts'
import { tagsOf, type TagOf, tenseAt } from './tense.ts'

/**
 * Every time expression of an article's headline and body: span (UTF-16 offsets), TIMEX3 type, value and mod, and the days it
 * covers as EDTF. Patterns find candidates, neighbours complete them, and the article's date or the running date anchors them. The
 * order of steps is chrono's (parsers, then refiners), the anchoring by tense HeidelTime's. What the text and the date of the article
 * do not settle stays open (`XXXX-WXX-2`, EDTF null); a publication date that is a stretch settles only what is the same for all of
 * it. Cost is linear in the length of the text; never throws.
 */
export function findTimes(doc: Quoted): Timex[] {
  const { article, text } = doc
  const regions = article.headline ? [article.headline, ...article.body] : [...article.body]
  regions.sort((a, b) => a[0] - b[0])
  const t = scan(
    text,
    regions,
    doc.sentences.map((sentence) => sentence.span),
  )
  const candidates = refine(t, propose(t))
  if (candidates.length === 0) return []
  const published = article.published ? parseEdtf(article.published.edtf) : null
  const tag = tagsOf(t, doc)
  const narrative = isNarrative(candidates, published)
  const ends = published && published.every(Number.isFinite) ? published : null
  const first = resolveAll(t, candidates, ends ? ends[0] : null, narrative, tag)
  if (!ends || ends[0] === ends[1]) return first
  const last = resolveAll(t, candidates, ends[1], narrative, tag)
  const open = resolveAll(t, candidates, null, narrative, tag)
  return first.map((timex, k) => (timex.value === last[k]?.value && timex.edtf === last[k]?.edtf ? timex : (open[k] as Timex)))
}

interface Running {
  point: Point | null
  day: Point | null
  quarter: Point | null
  line: number
  dayLine: number
  quarterLine: number
}

function resolveAll(t: Tokens, candidates: readonly Candidate[], ref: number | null, narrative: boolean, tag: TagOf): Timex[] {
  const stated = statedYears(candidates)
  const running: Running = { point: null, day: null, quarter: null, line: -9, dayLine: -9, quarterLine: -9 }
  return candidates.map((c, k) => {
    const line = t.line[c.start] as number
    // in the news a date two paragraphs up is no anchor any more
    const near = (at: number) => narrative || line - at <= 1
    const setting: Setting = {
      ref,
      narrative,
      run: near(running.line) ? running.point : null,
      runDay: near(running.dayLine) ? running.day : null,
      stated,
      quarter: line - running.quarterLine <= 3 ? running.quarter : null,
      get tense() {
        return tenseAt(t, c.start, c.end, tag)
      },
      before: wordAt(t, leader(t, candidates, k) - 1),
      after: wordAt(t, c.end),
      possessive: /^['’]$/.test(wordAt(t, c.end)) && wordAt(t, c.end + 1) === 's',
    }
    const resolution = c.expr.k === 'clock' ? beside(t, candidates, k, setting) : resolve(c, setting)
    if (!(narrative && digresses(t, c, running, line, tag))) remember(running, c, resolution, line)
    return timexOf(t, c, resolution, setting)
  })
}

/** Where the list or range that a date belongs to starts: "for 17 and 18 September" has one word before it for both. */
function leader(t: Tokens, candidates: readonly Candidate[], k: number): number {
  let at = k
  while (at > 0 && at > k - 8) {
    const a = candidates[at - 1] as Candidate
    const b = candidates[at] as Candidate
    const word = wordAt(t, a.end)
    const linked = b.start - a.end === 1 && (word === 'and' || word === 'or' || word === ',' || word === '-' || word === '–')
    if (!linked || a.expr.k !== 'cal' || b.expr.k !== 'cal') break
    at--
  }
  return (candidates[at] as Candidate).start
}

function statedYears(candidates: readonly Candidate[]): Map<string, number | null> {
  const years = new Map<string, number | null>()
  for (const { expr } of candidates) {
    if (expr.k !== 'cal' || expr.year === undefined || expr.month === undefined || expr.day === undefined) continue
    const key = `${expr.month}-${expr.day}`
    const held = years.get(key)
    years.set(key, held === undefined || held === expr.year ? expr.year : null)
  }
  return years
}

/** A time of day takes the day that is named next to it in its sentence: "at 10:35 a.m. (0735 GMT) Friday". */
function beside(t: Tokens, candidates: readonly Candidate[], k: number, s: Setting): Resolution {
  const c = candidates[k] as Candidate
  for (const other of [candidates[k + 1], candidates[k + 2], candidates[k - 1]]) {
    if (!other || t.sentence[other.start] !== t.sentence[c.start]) continue
    if (Math.min(Math.abs(other.start - c.end), Math.abs(c.start - other.end)) > 6) continue
    if (other.expr.k !== 'weekday' && other.expr.k !== 'unit' && other.expr.k !== 'cal') continue
    const day = resolve(other, s)
    if (day.point?.grain === 'day') return { ...day, from: day.from ?? 'run', because: 'the day of the date beside it' }
  }
  return resolve(c, s)
}

/**
 * In a history, whether a date leads away from the thread: a year in mid-sentence, a year before a noun ("the 1614 rules"), a look
 * back ("two decades earlier"). The thread runs on from the date before it.
 */
function digresses(t: Tokens, c: Candidate, running: Running, line: number, tag: TagOf): boolean {
  if (!running.point) return false
  const { expr } = c
  if (expr.k === 'offset') return expr.dir < 0
  if (expr.k !== 'cal' || expr.year === undefined) return false
  const next = tag(c.end)
  const attributive = t.spaced[c.end] === 1 && (next === 'NN' || next === 'NNS' || next === 'NNP') && t.line[c.end] === t.line[c.start]
  if (attributive && ATTRIBUTIVE.has(wordAt(t, c.start - 1))) return true
  const yearOnly = expr.month === undefined && expr.season === undefined && expr.quarter === undefined && expr.half === undefined
  return yearOnly && line === running.line && !opens(t, c.start)
}

const ATTRIBUTIVE = new Set(['the', 'a', 'an', 'its', 'his', 'their', 'of'])

/** Whether a date stands at the head of its sentence: "In 1943, …", "By early 1917 …". */
function opens(t: Tokens, start: number): boolean {
  for (let i = start - 1; i >= start - OPENING; i--) {
    if (i < 0 || t.sentence[i] !== t.sentence[start] || t.line[i] !== t.line[start]) return true
  }
  return false
}
const OPENING = 4

function remember(running: Running, c: Candidate, r: Resolution, line: number): void {
  if (!r.point || c.expr.k === 'decade' || c.expr.k === 'century') return
  // what a figure is compared with is not what the text goes on from
  if (c.expr.k === 'offset' && r.point.grain === 'quarter') return
  if (r.point.grain === 'quarter' && !(c.expr.k === 'cal' && c.expr.shift !== undefined)) {
    running.quarter = r.point
    running.quarterLine = line
  }
  const point = r.range ? { ...r.point, range: r.range } : r.point
  running.point = point
  running.line = line
  if (finerOrSame(point.grain, 'day')) {
    running.day = point
    running.dayLine = line
  } else if (running.day && !(point.range[0] <= running.day.range[0] && running.day.range[1] <= point.range[1])) running.day = null
}

const MODS: Readonly<Record<string, string>> = { EARLIER: 'START', LATER: 'END', BEGIN: 'START', FINISH: 'END' }
const BOUNDS = new Set(['by', 'before', 'until', 'after', 'since', 'from', 'within'])

function timexOf(t: Tokens, c: Candidate, r: Resolution, s: Setting): Timex {
  const span: Span = [t.start[c.start] as number, t.end[c.end - 1] as number]
  const timed = c.tod !== undefined && r.type === 'DATE'
  const days = r.range ?? (r.point ? partOfRange(r.point.range, r.point.grain, c.mod, s.ref) : null)
  const mod = c.mod ? (MODS[c.mod] ?? c.mod) : null
  return {
    span,
    type: timed ? 'TIME' : r.type,
    value: timed ? `${dayValue(r)}T${timeOfDay(c)}` : r.value,
    edtf: days ? formatEdtf(days) : null,
    mod,
    basis: r.from ? 'inferred' : 'stated',
    ...(r.because ? { because: r.because } : {}),
    ...(r.anchor ? { anchor: r.anchor } : {}),
    ...(r.window ? { window: formatEdtf(r.window as DayRange) } : {}),
    bound: boundOf(t, c),
  }
}

function dayValue(r: Resolution): string {
  return r.value.endsWith('_REF') ? 'XXXX-XX-XX' : r.value
}

function timeOfDay(c: Candidate): string {
  const { tod } = c
  if (typeof tod === 'string' || tod === undefined) return tod ?? ''
  return `${String(tod.h).padStart(2, '0')}:${String(tod.m ?? 0).padStart(2, '0')}`
}

function boundOf(t: Tokens, c: Candidate): Timex['bound'] {
  if (t.fresh[c.start] === 1) return null
  const before = wordAt(t, c.start - 1)
  const word = before === 'the' || before === 'about' || before === 'around' ? wordAt(t, c.start - 2) : before
  if (word === 'till' || word === 'til') return 'until'
  if (word === 'than' && wordAt(t, c.start - 2) === 'later') return 'by'
  return BOUNDS.has(word) ? (word as Timex['bound']) : null
}
