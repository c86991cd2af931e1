import { isCount } from './calendar.ts'
import type { Candidate, Expr } from './expr.ts'
import { DECADE_WORDS, PLURAL_UNITS, UNITS } from './lexicon.ts'
import { eraAt, ordinalAt, yearAt } from './numbers.ts'
import { capital, glued, type Tokens, wordAt } from './tokens.ts'

const YEAR_LEADS = new Set(
  (
    'in since by until till before after of from between during throughout through year years early late mid fiscal circa ca the its his her their that and ' +
    'to for around about ended ending or on & than spring summer autumn fall winter christmas easter olympics back first second next only until as'
  ).split(' '),
)
const MONEY = new Set(['$', '£', '€', '#', '¥', '₽'])
/** What makes the number before it a count or measure; units of time are added below. */
const MEASURES = new Set(
  '% percent pc million billion thousand hundred kg km mph pounds feet meters metres troops votes seats points jobs shares members miles'.split(' '),
)
const PREFIXES = new Set(['mid', 'post', 'pre', 'late', 'early', 'to', 'summer', 'winter', 'spring', 'autumn', 'fall'])

/** A year standing alone, with a second one where a range follows ("1914-17"); a decade ("the 1990s"). */
export function yearAlone(t: Tokens, i: number): Candidate[] | null {
  const decade = decadeAt(t, i)
  if (decade) return [decade]
  const ancient = rangeBefore(t, i)
  if (ancient) return ancient
  const found = yearAt(t, i)
  if (!found) return null
  if (!plausibleYear(t, i, found)) return null
  const first: Candidate = { start: i, end: found.end, expr: { k: 'cal', year: found.year } }
  const second = yearRange(t, found)
  return second ? [first, second] : [first]
}

function plausibleYear(t: Tokens, i: number, found: { end: number; year: number }): boolean {
  const before = wordAt(t, i - 1)
  const next = wordAt(t, found.end)
  const word = wordAt(t, i)
  if (MONEY.has(before) || MEASURES.has(next) || UNITS.has(next) || PLURAL_UNITS.has(next) || isCount(t, found.end)) return false
  if (eraAt(t, i + 1) && found.end > i + 1) return true
  if (!/^\d/.test(word)) return word === "'" || word === '’' || word === '‘' ? quotedYear(t, i) : !isNaN(found.year)
  if (t.spaced[i] === 0 && t.fresh[i] === 0 && before !== '(' && before !== '"' && before !== '“' && before !== '[') {
    const range = glued(t, i - 1) || before === '/'
    const head = wordAt(t, i - 2)
    if (!range || !(PREFIXES.has(head) || (/^\d{4}$/.test(head) && yearAt(t, i - 2)))) return false
  }
  if (glued(t, found.end) && /^\p{L}/u.test(wordAt(t, found.end + 1)) && !PREFIXES.has(wordAt(t, found.end + 1)) && !capital(t, found.end + 1)) return false
  if (next === ':' && t.spaced[found.end] === 0 && t.spaced[found.end + 1] === 0 && /^\d/.test(wordAt(t, found.end + 1))) return false
  const led = YEAR_LEADS.has(before) || before === '(' || before === '-' || before === '–' || before === '/'
  if (found.year < 1500) return led && before !== 'of' && before !== 'to' && before !== 'the' && !next.endsWith('s') && /^[,.;)]?$/.test(next)
  const plural = before !== 'the' && pluralAfter(t, found.end)
  if (found.year >= 1900 && found.year <= 2060) return led || !plural
  // an older year needs a word that leads to it, the other end of a range, or a line of its own (a heading)
  const range = glued(t, found.end) && yearAt(t, found.end + 1) !== null
  if (before === ',' && (found.end >= t.count || t.fresh[found.end] === 1)) return true
  return (led && !plural) || range || (t.fresh[i] === 1 && /^[:,]$/.test(next))
}

/** "499-493 BC", "264 to 241 BC", "496 and 495 BC": the era of the second holds for the first. */
function rangeBefore(t: Tokens, i: number): Candidate[] | null {
  const link = wordAt(t, i + 1)
  if (!/^\d{1,4}$/.test(wordAt(t, i)) || !(glued(t, i + 1) || link === 'to' || link === 'and' || link === 'or') || !/^\d{1,4}$/.test(wordAt(t, i + 2)))
    return null
  const era = eraAt(t, i + 3)
  if (!era?.before) return null
  return [
    { start: i, end: i + 1, expr: { k: 'cal', year: 1 - (t.value[i] as number) } },
    { start: i + 2, end: era.end, expr: { k: 'cal', year: 1 - (t.value[i + 2] as number) } },
  ]
}

/** "'99" is a year, "'20 minutes'" is a quotation. */
function quotedYear(t: Tokens, i: number): boolean {
  const next = wordAt(t, i + 2)
  if (next === 's' || UNITS.has(next) || PLURAL_UNITS.has(next)) return false
  return t.spaced[i] === 1 && next !== "'" && next !== '’'
}

function pluralAfter(t: Tokens, i: number): boolean {
  const next = wordAt(t, i)
  return t.spaced[i] === 1 && !capital(t, i) && next.length > 3 && next.endsWith('s') && !next.endsWith('ss') && next !== 'this' && next !== 'was'
}

/** The second year of "1914-17", "1994-95", "1939–1945", "2014 to 2020" is found by itself; this reads the shortened one. */
function yearRange(t: Tokens, first: { end: number; year: number }): Candidate | null {
  const dash = wordAt(t, first.end)
  if (!glued(t, first.end) && dash !== '/') return null
  const word = wordAt(t, first.end + 1)
  if (!/^\d\d$/.test(word) || t.spaced[first.end + 1] === 1) return null
  const after = wordAt(t, first.end + 2)
  if ((after === '-' || after === '/') && t.spaced[first.end + 2] === 0) return null
  const year = Math.floor(first.year / 100) * 100 + Number(word)
  if (year <= first.year || (dash === '/' && year !== first.year + 1)) return null
  return { start: first.end + 1, end: first.end + 2, expr: { k: 'cal', year } }
}

/** "1970s", "1970's", "the '70s", "the nineties", "the 480s BC". The article before it is added by the caller. */
function decadeAt(t: Tokens, i: number): Candidate | null {
  const w = wordAt(t, i)
  const worded = DECADE_WORDS.get(w)
  if (worded !== undefined) {
    const led = wordAt(t, i - 1) === 'the' || glued(t, i - 1) || ['early', 'late', 'mid'].includes(wordAt(t, i - 1))
    return led && wordAt(t, i - 1) !== 'his' ? { start: i, end: i + 1, expr: { k: 'decade', year: 1900 + worded } } : null
  }
  const quote = w === "'" || w === '’' || w === '‘'
  const k = quote ? i + 1 : i
  const digits = wordAt(t, k)
  if (!/^\d{2,4}$/.test(digits) || Number(digits) % 10 !== 0 || (quote && t.spaced[k] === 1)) return null
  let end = k + 1
  if ((wordAt(t, end) === "'" || wordAt(t, end) === '’') && t.spaced[end] === 0 && digits.length === 4) end++
  if (wordAt(t, end) !== 's' || t.spaced[end] === 1) return null
  end++
  const era = eraAt(t, end)
  const year = Number(digits)
  if (era) return { start: i, end: era.end, expr: { k: 'decade', year: era.before ? -year : year } }
  if (digits.length === 4) return year >= 1000 && year < 2200 ? { start: i, end, expr: { k: 'decade', year } } : null
  if (digits.length === 3 || (!quote && wordAt(t, i - 1) !== 'the') || year < 10) return null
  return { start: i, end, expr: { k: 'decade', year: year < 30 ? 2000 + year : 1900 + year } }
}

/** "the year 2000", "the year two thousand". `i` is at "year". */
export function yearNamed(t: Tokens, i: number): Candidate | null {
  if (wordAt(t, i) !== 'year') return null
  const year = yearAt(t, i + 1)
  return year && t.fresh[i + 1] === 0 ? { start: i, end: year.end, expr: { k: 'cal', year: year.year } } : null
}

/** "20th century", "eighteenth-century", "5th century BC". */
export function centuryAt(t: Tokens, i: number): Candidate | null {
  const n = ordinalAt(t, i)
  if (!n || n.value > 30) return null
  const k = glued(t, n.end) ? n.end + 1 : n.end
  if (wordAt(t, k) !== 'century') return null
  const era = eraAt(t, k + 1)
  return { start: i, end: era?.end ?? k + 1, expr: { k: 'century', n: n.value, before: era?.before ?? false } }
}

/** "third quarter (of 1989)", "third-quarter", "first half of 2025", "fiscal first quarter"; "Q3 2025". */
export function quarterAt(t: Tokens, i: number): Candidate | null {
  if (wordAt(t, i) === 'h' && capital(t, i) && t.spaced[i + 1] === 0 && /^[12]$/.test(wordAt(t, i + 1))) {
    const tail = ofYear(t, i + 2)
    return tail ? { start: i, end: tail.end, expr: { k: 'cal', half: Number(wordAt(t, i + 1)), ...tail.year } } : null
  }
  if (wordAt(t, i) === 'q' && t.spaced[i + 1] === 0 && /^[1-4]$/.test(wordAt(t, i + 1))) {
    const tail = ofYear(t, i + 2)
    return { start: i, end: tail?.end ?? i + 2, expr: { k: 'cal', quarter: Number(wordAt(t, i + 1)), ...tail?.year } }
  }
  const fiscal = wordAt(t, i) === 'fiscal'
  const from = fiscal ? (glued(t, i + 1) ? i + 2 : i + 1) : i
  const n = wordAt(t, from) === 'latter' || wordAt(t, from) === 'last' ? { end: from + 1, value: 2 } : ordinalAt(t, from)
  if (!n || n.value > 4) return null
  const k = glued(t, n.end) ? n.end + 1 : n.end
  const unit = wordAt(t, k)
  const tail = ofYear(t, k + 1)
  if (unit === 'quarter' && wordAt(t, from) !== 'latter' && wordAt(t, from) !== 'last') {
    return { start: i, end: tail?.end ?? k + 1, expr: { k: 'cal', quarter: n.value, ...tail?.year } }
  }
  if (unit === 'half' && tail && n.value <= 2) return { start: i, end: tail.end, expr: { k: 'cal', half: n.value, ...tail.year } }
  return null
}

const YEARS: ReadonlyMap<string, number> = new Map([
  ['this', 0],
  ['last', -1],
  ['next', 1],
  ['that', 0],
  ['same', 0],
  ['previous', -1],
  ['following', 1],
])

type YearPart = { readonly year?: number; readonly shift?: number; readonly base?: 'ref' | 'run' }

/** "of 1989", "of this year", "of the year", "last year", "1989" after a quarter or half. */
function ofYear(t: Tokens, i: number): { end: number; year: YearPart } | null {
  const of = wordAt(t, i) === 'of' || wordAt(t, i) === 'in'
  let k = of ? i + 1 : i
  if (wordAt(t, k) === 'fiscal') k++
  const year = t.fresh[k] === 0 ? yearAt(t, k) : null
  if (year) return { end: year.end, year: { year: year.year } }
  const the = wordAt(t, k) === 'the' ? k + 1 : k
  if (wordAt(t, the) === 'year' && of && the > k) return { end: the + 1, year: { shift: 0, base: 'ref' } }
  if (wordAt(t, the + 1) !== 'year') return null
  const shift = YEARS.get(wordAt(t, the))
  if (shift === undefined) return null
  const run = ['that', 'same', 'previous', 'following'].includes(wordAt(t, the))
  return { end: the + 2, year: { shift, base: run ? 'run' : 'ref' } }
}

/** "fiscal 1989", "fiscal year 2025", "FY2025", "the (current) fiscal year": the year by name; where it starts is not known. */
export function fiscalAt(t: Tokens, i: number): Candidate | null {
  const w = wordAt(t, i)
  if (w === 'fy' && capital(t, i)) {
    const year = yearAt(t, i + 1)
    return year ? { start: i, end: year.end, expr: { k: 'cal', year: year.year } } : null
  }
  if (w !== 'fiscal' && w !== 'financial') return null
  const k = wordAt(t, i + 1) === 'year' ? i + 2 : i + 1
  const year = t.fresh[k] === 0 ? yearAt(t, k) : null
  if (year) return { start: i, end: year.end, expr: { k: 'cal', year: year.year } }
  return k === i + 2 ? { start: i, end: k, expr: { k: 'unit', unit: 'year', shift: 0, base: 'ref' } } : null
}

/** "year-earlier quarter", "year-ago (period)", "year-end", "the 1988 quarter", "the latest quarter", "this year's third quarter". */
export function comparison(t: Tokens, i: number): Candidate | null {
  const w = wordAt(t, i)
  if (w === 'year' && (glued(t, i + 1) || t.spaced[i + 1] === 1)) {
    const k = glued(t, i + 1) ? i + 2 : i + 1
    const second = wordAt(t, k)
    if (second === 'end' && !(t.spaced[k] === 1 && wordAt(t, i - 1) === 'the'))
      return { start: i, end: k + 1, expr: { k: 'cal', shift: 0, base: 'ref', month: 12, day: 31 } }
    if ((second === 'ago' || second === 'earlier') && glued(t, i + 1)) return yearAgo(t, i, k + 1)
  }
  const year = yearAt(t, i)
  if (year && wordAt(t, i - 1) === 'the') {
    const quarter = quarterAt(t, year.end)
    if (quarter) return { start: i, end: quarter.end, expr: { ...quarter.expr, year: year.year } as Expr }
    if (wordAt(t, year.end) === 'quarter') return { start: i, end: year.end + 1, expr: { k: 'quarterOf', shift: 0, year: year.year } }
  }
  if (w === 'latest' && ['quarter', 'period'].includes(wordAt(t, i + 1))) return { start: i, end: i + 2, expr: { k: 'quarterOf', shift: 0 } }
  return null
}

function yearAgo(t: Tokens, start: number, end: number): Candidate {
  const quarter = quarterAt(t, end)
  if (quarter?.expr.k === 'cal') return { start, end: quarter.end, expr: { k: 'cal', quarter: quarter.expr.quarter, shift: -1, base: 'ref' } }
  const noun = ['quarter', 'period'].includes(wordAt(t, end)) ? end + 1 : end
  return { start, end: noun, expr: { k: 'offset', n: 1, unit: 'year', dir: -1, base: 'run' } }
}
