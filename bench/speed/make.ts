// make.ts N FILE: writes N made articles as JSON lines, for speed benches. The texts are the example's, with names, dates and wording
// varied by a seeded generator, so that two runs write the same bytes.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const EXAMPLE = join(import.meta.dirname, '..', '..', 'examples', 'embassies')

/** Pairs of negotiating countries with their capitals, leaders and spokespeople: invented people, real countries. */
const SIDES = [
  { country: 'Russia', adjective: 'Russian', capital: 'Moscow', byword: 'Kremlin', leader: 'Vladimir Putin', speaker: 'Dmitry Peskov' },
  { country: 'Norland', adjective: 'Norlandic', capital: 'Havn', byword: 'Havn Palace', leader: 'Anders Holm', speaker: 'Karin Lund' },
  { country: 'Peru', adjective: 'Peruvian', capital: 'Lima', byword: 'presidential palace', leader: 'Julio Arce', speaker: 'Rosa Quispe' },
  { country: 'Kenya', adjective: 'Kenyan', capital: 'Nairobi', byword: 'State House', leader: 'Peter Mwangi', speaker: 'Grace Otieno' },
  { country: 'Serbia', adjective: 'Serbian', capital: 'Belgrade', byword: 'presidency', leader: 'Milan Jovic', speaker: 'Jelena Savic' },
  { country: 'Vietnam', adjective: 'Vietnamese', capital: 'Hanoi', byword: 'government', leader: 'Tran Van Minh', speaker: 'Le Thi Hoa' },
] as const
const PLACES = ['Turkey', 'Istanbul', 'Geneva', 'Doha', 'Vienna', 'Oslo', 'Nairobi', 'Singapore', 'Cairo', 'Riyadh']
const SWAPS: readonly (readonly string[])[] = [
  ['talks', 'negotiations', 'discussions'],
  ['said', 'stated', 'told reporters'],
  ['announced', 'declared'],
  ['met', 'held talks'],
  ['round', 'session'],
  ['ceasefire', 'truce'],
  ['early', 'soon'],
  ['demands', 'asks for'],
  ['officials', 'diplomats'],
]

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

const texts = readdirSync(EXAMPLE)
  .filter((f) => /^\d\d-.*\.txt$/.test(f) && !f.startsWith('16'))
  .sort()
  .map((f) => readFileSync(join(EXAMPLE, f), 'utf8').trim())

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** The n-th made article: some 3 KB of text put together from three to five pieces of the example, all about one made negotiation. */
export function makeArticle(n: number): { id: string; text: string; published: string; outlet: string } {
  const next = random(n * 7919 + 17)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!
  const day = new Date(Date.UTC(2015 + Math.floor(next() * 10), Math.floor(next() * 12), 1 + Math.floor(next() * 28)))
  const side = pick(SIDES)
  const pieces = Array.from({ length: 3 + Math.floor(next() * 3) }, () => pick(texts))
  let text = pieces.join('\n\n')
  for (const key of ['country', 'adjective', 'capital', 'byword', 'leader', 'speaker'] as const) {
    text = text.replaceAll(SIDES[0][key], side[key])
    const [from, to] = [SIDES[0][key].split(' ').at(-1)!, side[key].split(' ').at(-1)!]
    if (key === 'leader' || key === 'speaker') text = text.replaceAll(from, to)
  }
  text = text.replaceAll('Turkey', pick(PLACES)).replaceAll('Istanbul', pick(PLACES))
  const shift = Math.floor(next() * 12)
  text = text.replace(new RegExp(`\\b(${MONTHS.join('|')}) (\\d{1,2})\\b`, 'g'), (_, m: string, d: string) => `${MONTHS[(MONTHS.indexOf(m) + shift) % 12]} ${1 + ((Number(d) + n) % 27)}`)
  text = text.replace(/\b(\d{2,3})-day\b/g, () => `${10 + Math.floor(next() * 80)}-day`)
  for (const group of SWAPS) if (next() < 0.6) text = text.replace(new RegExp(`\\b${pick(group)}\\b`, 'g'), pick(group))
  return { id: `made-${n}`, text, published: day.toISOString().slice(0, 10), outlet: `Outlet ${1 + Math.floor(next() * 300)}` }
}

if (process.argv[1] === import.meta.filename) {
  const [count, file] = [Number(process.argv[2] ?? 1000), process.argv[3] ?? 'made.jsonl']
  let out = ''
  for (let n = 0; n < count; n++) out += `${JSON.stringify(makeArticle(n))}\n`
  writeFileSync(file, out)
  console.error(`${count} articles, ${(out.length / count / 1024).toFixed(1)} KB each, in ${file}`)
}
