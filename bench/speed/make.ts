// make.ts N FILE: writes N made articles as JSON lines, for speed benches; a seeded generator, so two runs write the same bytes.
//
// An article of some 3 KB is put together from turns of phrase (stock.ts) about one of many made negotiations (sixty at first, more the
// longer the collection: a hundred by article 10,000, 1,550 by 300,000): sides, people, places, dates, numbers, subjects, synonyms, choice
// and order of sentences all vary. One article in ten (COPIED) is a copy or a rewrite of one of
// the WINDOW articles before it, as news collections have them; the others share no more than phrases.
import { closeSync, openSync, writeSync } from 'node:fs'
import { CLOSINGS, COUNTRIES, BODIES, HEADLINES, LEADS, OUTLETS, PAIRS, PAPERS, PLACES, SENTENCES, SWAPS, TAILS, TOPICS } from './stock.ts'

/** Share of articles that are a copy (half of them) or a rewrite of an earlier one. */
export const COPIED = 0.1
const WINDOW = 300

export interface Made {
  readonly id: string
  readonly text: string
  readonly published: string
  readonly outlet: string
}

/** A small seeded generator (mulberry32): the same numbers everywhere. */
export function random(seed: number): () => number {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), a | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export type Next = () => number

export const pick = <T>(next: Next, list: readonly T[]): T => list[Math.floor(next() * list.length)]!
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const NTH = ['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh']
const DAY = 86400000

/** `March 4`, or `March 4, 2021` when it lies more than half a year off. */
function dayName(at: number, from: number): string {
  const d = new Date(at)
  return `${MONTHS[d.getUTCMonth()]} ${d.getUTCDate()}${Math.abs(at - from) > 180 * DAY ? `, ${d.getUTCFullYear()}` : ''}`
}

/** Articles for which a new negotiation begins, from `SETTLED` on; up to there the first ones are all. */
const EVERY = 200
const SETTLED = 2000

/** How many negotiations the n-th article can be about: a collection that grows tells of more, not ever more of the same. */
function storiesBy(n: number): number {
  return PAIRS.length + Math.max(0, Math.floor((n - SETTLED) / EVERY))
}

/** The two sides of a negotiation, by index. */
function sidesOf(story: number): readonly [number, number] {
  const given = PAIRS[story]
  if (given) return given
  const side = (story * 11) % COUNTRIES.length
  return [side, (side + 1 + (Math.floor(story / COUNTRIES.length) % (COUNTRIES.length - 1))) % COUNTRIES.length]
}

const SYLLABLES = 'bar den ko lim sar tov mir ras len gor pan dus vel har nim tas rok bel zan mor'.split(' ')

/** A family name for those who negotiate in the later stories, so that the people of a collection grow more, too. */
function familyOf(story: number, k: number): string {
  const next = random(story * 31 + k)
  const name = [pick(next, SYLLABLES), pick(next, SYLLABLES), next() < 0.5 ? pick(next, SYLLABLES) : '', pick(next, ['a', 'o', 'ski', 'ez', 'in', 'u'])].join(
    '',
  )
  return name.replace(/^./, (c) => c.toUpperCase())
}

/** When the later stories are told of: two years each. The first ones run through all ten. */
function dayOf(next: Next, story: number, otherwise: number): number {
  return story < PAIRS.length ? otherwise : Date.UTC(2015 + (story % 9), story % 12, 1) + Math.floor(next() * 700) * DAY
}

/** What the words after a dollar sign stand for in one article: some fixed for the article, some drawn each time. */
function slots(next: Next, story: number, published: number): Record<string, () => string> {
  const [first, second] = sidesOf(story)
  const turned = next() < 0.5
  const out: Record<string, () => string> = {}
  const fix = (name: string, value: string) => (out[name] = () => value)
  for (const [side, index] of [
    ['A', turned ? second : first],
    ['B', turned ? first : second],
  ] as const) {
    const [country, adjective, capital, given, family] = COUNTRIES[index]!
    const last = (k: number) => (story < PAIRS.length ? family.split(' ')[(k + story) % 4]! : familyOf(story, 4 * index + k))
    const person = (k: number) => [given.split(' ')[k]!, last(k)] as const
    fix(side, country)
    fix(`${side}adj`, adjective)
    fix(`${side}cap`, capital)
    for (const [k, office] of ['leader', 'speaker', 'minister'].entries()) {
      fix(side + office, person(k).join(' '))
      fix(`${side}${office}last`, person(k)[1])
    }
  }
  const topics = [pick(next, TOPICS), pick(next, TOPICS), pick(next, TOPICS)]
  const year = new Date(published).getUTCFullYear()
  const number = (least: number, most: number) => String(least + Math.floor(next() * (most - least)))
  const topic = () => pick(next, topics)
  return Object.assign(out, {
    topic,
    topicCap: () => topic().replace(/^./, (c) => c.toUpperCase()),
    place: () => pick(next, PLACES),
    body: () => pick(next, BODIES),
    Body: () => pick(next, BODIES).replace(/^./, (c) => c.toUpperCase()),
    outlet: () => `${pick(next, OUTLETS)} ${pick(next, PAPERS)}`,
    today: () => WEEKDAYS[new Date(published).getUTCDay()]!,
    weekday: () => pick(next, WEEKDAYS),
    day: () => (next() < 0.5 ? pick(next, WEEKDAYS) : dayName(published + (1 + Math.floor(next() * 40)) * DAY, published)),
    date: () => dayName(published + Math.floor((next() - 0.6) * 400) * DAY, published),
    month: () => pick(next, MONTHS),
    year: () => number(year - 40, year),
    num: () => number(11, 99),
    hours: () => number(2, 14),
    big: () => `${number(2, 900)},000`,
    nth: () => pick(next, NTH),
  })
}

/** Takes one alternative of every bracket, the inner ones first, and fills what follows a dollar sign. */
function say(phrase: string, next: Next, slot: Record<string, () => string>): string {
  let text = phrase
  while (text.includes('[')) text = text.replace(/\[([^[\]]*)\]/g, (_, list: string) => pick(next, list.split('|')))
  return text
    .replace(/\$(\w+)/g, (_, name: string) => {
      const fill = slot[name]
      if (!fill) throw new Error(`the stock of phrases names "$${name}", which nothing fills`)
      return fill()
    })
    .replaceAll(/ {2,}/g, ' ')
}

export function shuffled<T>(next: Next, list: readonly T[]): T[] {
  const out = [...list]
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1))
    ;[out[i], out[j]] = [out[j]!, out[i]!]
  }
  return out
}

/** Half of the sentences that end in a plain stop go on with a further clause. */
function longer(next: Next, sentence: string, one: (phrase: string) => string): string {
  return next() < 0.5 && /\w\.$/.test(sentence) ? `${sentence.slice(0, -1)}${one(pick(next, TAILS))}.` : sentence
}

interface Draft extends Made {
  readonly headline: string
  readonly paragraphs: readonly string[]
}

const written = (headline: string, paragraphs: readonly string[]): string => `${headline}\n\n${paragraphs.join('\n\n')}\n`

function draft(n: number): Draft {
  const next = random(n * 7919 + 17)
  const day = Date.UTC(2015 + Math.floor(next() * 10), Math.floor(next() * 12), 1 + Math.floor(next() * 28))
  const story = Math.floor(next() * storiesBy(n))
  const published = dayOf(next, story, day)
  const slot = slots(next, story, published)
  const outlet = slot['outlet']!()
  slot['outlet'] = () => outlet
  const one = (phrase: string) => say(phrase, next, slot)
  const lead = `${slot['place']!().toUpperCase()}, ${dayName(published, published)} (${outlet}) - ${one(pick(next, LEADS))}`
  const body = shuffled(next, SENTENCES)
    .slice(0, 18 + Math.floor(next() * 14))
    .map((phrase) => longer(next, one(phrase), one))
  const paragraphs = [lead]
  for (let k = 0; k < body.length; ) {
    const count = 1 + Math.floor(next() * 3)
    paragraphs.push(body.slice(k, k + count).join(' '))
    k += count
  }
  const closing = one(pick(next, CLOSINGS))
  if (closing) paragraphs.push(closing)
  const headline = one(pick(next, HEADLINES))
  return { id: `made-${n}`, headline, paragraphs, text: written(headline, paragraphs), published: new Date(published).toISOString().slice(0, 10), outlet }
}

/** The n-th made article. */
export function makeArticle(n: number): Made {
  const next = random(n * 104729 + 5)
  const { id, text, published, outlet, ...own } = draft(n)
  if (n === 0 || next() >= COPIED) return { id, text, published, outlet }
  const source = draft(Math.max(0, n - 1 - Math.floor(next() * WINDOW)))
  const later = new Date(Date.parse(source.published) + (next() < 0.3 ? DAY : 0)).toISOString().slice(0, 10)
  const kept = source.paragraphs.slice(0, source.paragraphs.length - Math.floor(next() * 4))
  if (next() < 0.5) return { id, text: written(source.headline, kept), published: later, outlet }
  let retold = [kept[0]!, ...shuffled(next, kept.slice(1)).slice(0, Math.ceil(kept.length * 0.7)), own.paragraphs[2]!].join('\n\n')
  for (const group of SWAPS) retold = retold.replace(new RegExp(`\\b(?:${group.join('|')})\\b`, 'g'), () => pick(next, group))
  return { id, text: `${own.headline}\n\n${retold}\n`, published: later, outlet }
}

/** Writes the first `count` made articles to a file and gives its size in bytes. */
export function makeFile(count: number, file: string): number {
  const to = openSync(file, 'w')
  let size = 0
  try {
    // A thousand at a time: all of them would not fit into one string.
    for (let from = 0; from < count; from += 1000) {
      let out = ''
      for (let n = from; n < Math.min(count, from + 1000); n++) out += `${JSON.stringify(makeArticle(n))}\n`
      size += writeSync(to, out)
    }
  } finally {
    closeSync(to)
  }
  return size
}

if (process.argv[1] === import.meta.filename) {
  const [count, file] = [Number(process.argv[2] ?? 1000), process.argv[3] ?? 'made.jsonl']
  if (!Number.isInteger(count) || count < 1) throw new Error('usage: make.ts N FILE')
  const size = makeFile(count, file)
  console.error(`${count} articles, ${(size / count / 1024).toFixed(1)} KB each, in ${file}`)
}
