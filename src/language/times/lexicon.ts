// Words of the field: closed classes, so they stand in code. Plain look-ups, no patterns.

export type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year' | 'decade' | 'century' | 'millennium' | 'weekend'
export type DayPart = 'MO' | 'MI' | 'AF' | 'EV' | 'NI' | 'DT'
export type SeasonCode = 'SP' | 'SU' | 'FA' | 'WI'

function numbered(words: string): Map<string, number> {
  const map = new Map<string, number>()
  words.split(' ').forEach((group, k) => {
    for (const word of group.split('/')) map.set(word, k + 1)
  })
  return map
}

export const MONTHS = numbered('january february march april may june july august september october november december')
export const SHORT_MONTHS = numbered('jan feb mar apr may jun jul aug sep/sept oct nov dec')
export const WEEKDAYS = numbered('monday tuesday wednesday thursday friday saturday sunday')
export const SHORT_WEEKDAYS = numbered('mon tue/tues wed thu/thur/thurs fri sat sun')

export const ONES = numbered('one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen')
export const TENS = new Map('twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, k): [string, number] => [word, (k + 2) * 10]))
export const ORDINALS = numbered(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth ' +
    'eighteenth nineteenth twentieth twenty-first',
)
/** Decades by their plural: "the nineties". */
export const DECADE_WORDS = new Map(
  'twenties thirties forties fifties sixties seventies eighties nineties'.split(' ').map((word, k): [string, number] => [word, (k + 2) * 10]),
)

export const UNITS: ReadonlyMap<string, Unit> = new Map([
  ['second', 'second'],
  ['minute', 'minute'],
  ['hour', 'hour'],
  ['day', 'day'],
  ['week', 'week'],
  ['month', 'month'],
  ['quarter', 'quarter'],
  ['year', 'year'],
  ['decade', 'decade'],
  ['century', 'century'],
  ['millennium', 'millennium'],
  ['weekend', 'weekend'],
] as [string, Unit][])
export const PLURAL_UNITS: ReadonlyMap<string, Unit> = new Map([
  ['seconds', 'second'],
  ['minutes', 'minute'],
  ['hours', 'hour'],
  ['days', 'day'],
  ['weeks', 'week'],
  ['months', 'month'],
  ['quarters', 'quarter'],
  ['years', 'year'],
  ['decades', 'decade'],
  ['centuries', 'century'],
  ['millennia', 'millennium'],
  ['weekends', 'weekend'],
  ['hrs', 'hour'],
  ['mins', 'minute'],
  ['yrs', 'year'],
] as [string, Unit][])

/** What an ISO duration calls a unit: letter and factor, and whether it stands after the `T`. */
export const DURATION_OF: Readonly<Record<Unit, readonly [letter: string, factor: number, time: boolean]>> = {
  second: ['S', 1, true],
  minute: ['M', 1, true],
  hour: ['H', 1, true],
  day: ['D', 1, false],
  week: ['W', 1, false],
  month: ['M', 1, false],
  quarter: ['M', 3, false],
  year: ['Y', 1, false],
  decade: ['Y', 10, false],
  century: ['Y', 100, false],
  millennium: ['Y', 1000, false],
  weekend: ['D', 2, false],
}
/** The same for an unknown number of them: "decades" is `PXE`. */
export const VAGUE_DURATION: Readonly<Record<Unit, string>> = {
  second: 'PTXS',
  minute: 'PTXM',
  hour: 'PTXH',
  day: 'PXD',
  week: 'PXW',
  month: 'PXM',
  quarter: 'PXQ',
  year: 'PXY',
  decade: 'PXE',
  century: 'PXC',
  millennium: 'PXL',
  weekend: 'PXD',
}

export const SEASONS: ReadonlyMap<string, SeasonCode> = new Map([
  ['spring', 'SP'],
  ['springtime', 'SP'],
  ['summer', 'SU'],
  ['summertime', 'SU'],
  ['autumn', 'FA'],
  ['fall', 'FA'],
  ['winter', 'WI'],
  ['wintertime', 'WI'],
] as [string, SeasonCode][])
/** First and last month of a season, northern usage; winter of a year is that of its start in December. */
export const SEASON_MONTHS: Readonly<Record<SeasonCode, readonly [number, number]>> = { SP: [3, 5], SU: [6, 8], FA: [9, 11], WI: [12, 14] }

export const DAY_PARTS: ReadonlyMap<string, DayPart> = new Map([
  ['morning', 'MO'],
  ['afternoon', 'AF'],
  ['evening', 'EV'],
  ['night', 'NI'],
  ['midday', 'MI'],
  ['daytime', 'DT'],
  ['noon', 'MI'],
  ['nightfall', 'EV'],
  ['dawn', 'MO'],
  ['dusk', 'EV'],
] as [string, DayPart][])
export const PLURAL_DAY_PARTS: ReadonlyMap<string, DayPart> = new Map([
  ['mornings', 'MO'],
  ['afternoons', 'AF'],
  ['evenings', 'EV'],
  ['nights', 'NI'],
] as [string, DayPart][])

/** Adverbs and adjectives of frequency that are expressions by themselves. */
export const FREQUENCIES: ReadonlyMap<string, string> = new Map([
  ['hourly', 'PT1H'],
  ['daily', 'P1D'],
  ['nightly', 'P1D'],
  ['weekly', 'P1W'],
  ['biweekly', 'P2W'],
  ['fortnightly', 'P2W'],
  ['monthly', 'P1M'],
  ['annually', 'P1Y'],
  ['yearly', 'P1Y'],
])

/** Zone names after a time of day. */
export const ZONES = new Set('gmt utc est edt cst cdt mst mdt pst pdt et ct mt pt bst cet cest eet eest msk ist jst kst'.split(' '))

export const APPROXIMATE = new Set(['about', 'around', 'approximately', 'roughly', 'some', 'circa', 'ca'])
export const LESS = new Set(['nearly', 'almost', 'under', 'barely'])
export const MORE = new Set(['over'])
/** What may stand between a number and its unit: "two full days", "20 more years", "three consecutive nights". */
export const FILLERS = new Set(
  (
    'more additional further consecutive straight full whole entire long short solid calendar business working trading successive extra other ' +
    'intense tense bloody brutal difficult final remaining previous preceding following subsequent separate fiscal'
  ).split(' '),
)

/** Verbs and adjectives that point forward even as participles: "scheduled for Friday". */
export const PROSPECTIVE = new Set(
  (
    'scheduled due expected planned slated planning plans plan hopes hope hoping expects expect expecting vowed vows supposed likely poised upcoming ' +
    'forthcoming arranged promised tentatively intends intend intended aims aim wants expire expires expiring proposes payable effective redeemable ' +
    'maturing mature matures'
  ).split(' '),
)
