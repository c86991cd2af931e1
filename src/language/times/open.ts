import { durationValue } from './durations.ts'
import type { Expr } from './expr.ts'
import type { Unit } from './lexicon.ts'

const pad = (n: number) => String(n).padStart(2, '0')

const OPEN_UNITS: Readonly<Record<Unit, string>> = {
  second: 'XXXX-XX-XXTXX',
  minute: 'XXXX-XX-XXTXX',
  hour: 'XXXX-XX-XXTXX',
  day: 'XXXX-XX-XX',
  week: 'XXXX-WXX',
  weekend: 'XXXX-WXX-WE',
  month: 'XXXX-XX',
  quarter: 'XXXX-QX',
  year: 'XXXX',
  decade: 'XXX',
  century: 'XX',
  millennium: 'X',
}

/** The TIMEX3 value of an expression whose place in time is not known: what the words give, `X` for the rest. */
export function openValue(e: Expr): string {
  switch (e.k) {
    case 'cal': {
      const year = e.year === undefined ? 'XXXX' : String(e.year).padStart(4, '0')
      if (e.season) return `${year}-${e.season}`
      if (e.quarter !== undefined) return `${year}-Q${e.quarter}`
      if (e.half !== undefined) return `${year}-H${e.half}`
      if (e.month !== undefined) return `${year}-${pad(e.month)}${e.day === undefined ? '' : `-${pad(e.day)}`}`
      return e.day === undefined ? year : `${year}-XX-${pad(e.day)}`
    }
    case 'weekday':
      return `XXXX-WXX-${e.n}`
    case 'unit':
      return OPEN_UNITS[e.unit]
    case 'offset':
      return e.base === 'run' ? durationValue(e.n, e.unit) : OPEN_UNITS[e.unit]
    case 'quarterOf':
      return 'XXXX-QX'
    default:
      return 'XXXX-XX-XX'
  }
}
