import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDuration,
  addMonths,
  civil,
  compareEdtf,
  dayOf,
  daysInMonth,
  fitsEdtf,
  formatDay,
  formatEdtf,
  intersectEdtf,
  isoWeek,
  overlapsEdtf,
  parseDuration,
  parseEdtf,
  weekday,
  weekStart,
} from './edtf.ts'

const day = (text: string) => (parseEdtf(text) as readonly [number, number])[0]

describe('the calendar', () => {
  const days = fc.integer({ min: -1_500_000, max: 1_500_000 })

  it('counts days and finds them again', () => {
    fc.assert(
      fc.property(days, (n) => {
        const { year, month, day: d } = civil(n)
        expect(dayOf(year, month, d)).toBe(n)
        expect(d).toBeLessThanOrEqual(daysInMonth(year, month))
      }),
    )
  })

  it('agrees with the platform where both know the day', () => {
    fc.assert(
      fc.property(days, (n) => {
        const date = new Date(n * 86_400_000)
        expect(civil(n)).toEqual({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() })
        expect(weekday(n)).toBe(date.getUTCDay() || 7)
      }),
    )
  })

  it('puts every day into the ISO week that starts on its Monday', () => {
    fc.assert(
      fc.property(days, (n) => {
        const { year, week } = isoWeek(n)
        expect(weekStart(year, week)).toBe(n - weekday(n) + 1)
      }),
    )
  })

  it.each([
    ['2024-12-30', 2025, 1],
    ['2021-01-03', 2020, 53],
    ['2025-03-04', 2025, 10],
  ])('week of %s', (text, year, week) => {
    expect(isoWeek(day(text))).toEqual({ year, week })
  })

  it.each([
    ['2025-01-31', 1, '2025-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-03-31', -1, '2025-02-28'],
    ['2025-11-15', 3, '2026-02-15'],
  ])('%s and %i months is %s', (from, months, to) => expect(formatDay(addMonths(day(from), months))).toBe(to))
})

describe('durations', () => {
  it.each([
    ['P50D', { years: 0, months: 0, days: 50, seconds: 0 }],
    ['P2W', { years: 0, months: 0, days: 14, seconds: 0 }],
    ['P1Y6M', { years: 1, months: 6, days: 0, seconds: 0 }],
    ['PT5H30M', { years: 0, months: 0, days: 0, seconds: 19800 }],
    ['P2.5Y', { years: 2, months: 6, days: 0, seconds: 0 }],
  ])('%s', (text, expected) => expect(parseDuration(text)).toEqual(expected))

  it.each(['P', 'PXD', '50D', 'P1D2Y', '', 'PT', 'P1.2.3D'])('%j is none', (text) => expect(parseDuration(text)).toBeNull())

  it('moves days by them', () => {
    expect(formatDay(addDuration(day('2025-07-15'), 'P50D') as number)).toBe('2025-09-03')
    expect(formatDay(addDuration(day('2025-03-31'), 'P1M', -1) as number)).toBe('2025-02-28')
    expect(addDuration(day('2025-03-31'), 'PXD')).toBeNull()
  })
})

describe('EDTF', () => {
  it.each([
    ['2025-03-04', '2025-03-04', '2025-03-04'],
    ['2025-02', '2025-02-01', '2025-02-28'],
    ['2025', '2025-01-01', '2025-12-31'],
    ['2025-02-24/2025-02-28', '2025-02-24', '2025-02-28'],
    ['[2025-02-24..2025-02-28]', '2025-02-24', '2025-02-28'],
    ['2025-05/2025-07', '2025-05-01', '2025-07-31'],
    ['199X', '1990-01-01', '1999-12-31'],
    ['2025-XX', '2025-01-01', '2025-12-31'],
    ['2025-06-XX', '2025-06-01', '2025-06-30'],
    ['2025-21', '2025-03-01', '2025-05-31'],
    ['2024-24', '2024-12-01', '2025-02-28'],
    ['2025-34', '2025-04-01', '2025-06-30'],
    ['2025~', '2025-01-01', '2025-12-31'],
    ['2025-03-04T10:30:00Z', '2025-03-04', '2025-03-04'],
  ])('%s is %s to %s', (text, first, last) => expect(parseEdtf(text)).toEqual([day(first), day(last)]))

  it.each([
    ['../2025-09-03', -Infinity, day('2025-09-03')],
    ['2025-05/..', day('2025-05-01'), Infinity],
    ['[..2025-09-03]', -Infinity, day('2025-09-03')],
  ])('%s has an open end', (text, first, last) => expect(parseEdtf(text)).toEqual([first, last]))

  it.each(['', 'soon', '2025-13', '2025-02-30', '25-03-04', 'XXXX-04-10', '2025-09/2025-05', '2025/2026/2027', 'XXXX-WXX-2', '2X25'])(
    '%j cannot be read',
    (text) => expect(parseEdtf(text)).toBeNull(),
  )

  it('never throws, and a range never ends before it starts', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\dX/.~?[\],T-]{0,24}$/)), (text) => {
        const range = parseEdtf(text)
        if (range) expect(range[0]).toBeLessThanOrEqual(range[1])
      }),
    )
  })

  it('writes what it reads back as the same days', () => {
    const days = fc.integer({ min: -700_000, max: 700_000 })
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 2000 }), (first, length) => {
        expect(parseEdtf(formatEdtf([first, first + length]))).toEqual([first, first + length])
      }),
    )
  })

  it('writes as short as it goes', () => {
    expect(formatEdtf([day('2025-01-01'), day('2025-12-31')])).toBe('2025')
    expect(formatEdtf([day('2025-02-01'), day('2025-02-28')])).toBe('2025-02')
    expect(formatEdtf([day('2025-05-01'), day('2025-07-31')])).toBe('2025-05/2025-07')
    expect(formatEdtf([-Infinity, day('2025-09-03')])).toBe('../2025-09-03')
  })

  it('compares, fits and intersects', () => {
    expect(['2025-03', '2025-02-27', '2025-02'].sort(compareEdtf)).toEqual(['2025-02', '2025-02-27', '2025-03'])
    expect(fitsEdtf('2025-02-27', '2025-02-24/2025-02-28')).toBe(true)
    expect(fitsEdtf('2025-02', '2025-02-24/2025-02-28')).toBe(false)
    expect(overlapsEdtf('2025-02', '2025-02-24/2025-03-02')).toBe(true)
    expect(overlapsEdtf('2025-02', 'unknown')).toBe(false)
    expect(intersectEdtf('2025-02', '2025-02-24/2025-03-02')).toBe('2025-02-24/2025-02-28')
    expect(intersectEdtf('2025-02', '2025-04')).toBeNull()
    expect(intersectEdtf('2025-05/..', '../2025-09-03')).toBe('2025-05-01/2025-09-03')
  })
})
