// Names on Worldwide dev (people, organisations, places; a country counts as a place). wink-nlp's small model has no names.
import { annotate } from '../../src/language/annotate.ts'
import { articleOf } from '../quality/names.ts'
import { readLines, score } from '../quality/scorer.ts'
import { figure } from '../quality/suite.ts'
import type { Peers } from './load.ts'
import { codePoints, type Row, timed, trimmed } from './measure.ts'

const SET = 'bench/names/worldwide-dev.jsonl.gz'
const TYPES = ['--types', 'person,organisation,place,country', '--merge', 'country=place']

interface Item {
  readonly id: string
  readonly text: string
}

interface Found {
  readonly span: readonly [number, number]
  readonly type: string
}

function compromiseBy({ compromise }: Peers): (item: Item) => Found[] {
  return ({ text }) => {
    const doc = compromise(text)
    const out: Found[] = []
    const take = (found: any, type: string) => {
      for (const { offset } of found.json({ offset: true, terms: false })) {
        let [start, end] = trimmed(text, offset.start, offset.start + offset.length)
        if (/['’]s$/.test(text.slice(start, end))) end -= 2
        if (end > start) out.push({ span: [start, end], type })
      }
    }
    take(doc.people(), 'person')
    take(doc.organizations(), 'organisation')
    take(doc.places(), 'place')
    return out
  }
}

export function compareNames(peers: Peers): Row[] {
  const items = readLines<Item>('bench', 'names', 'worldwide-dev.jsonl.gz')
  const tools: [string, (item: Item) => Found[]][] = [
    ['Parley', ({ id, text }) => annotate(articleOf(id, text)).mentions.filter((m) => m.form === 'name')],
    ['compromise', compromiseBy(peers)],
  ]
  const rows: Row[] = tools.map(([tool, find]) => {
    const { results, speed } = timed(items, find)
    const lines = items.map(({ id, text }, k) => {
      const points = codePoints(text)
      return JSON.stringify({ id, names: results[k]!.map((x) => ({ span: x.span.map((at) => points[at]), type: x.type })) })
    })
    const result = score('score_language.py', ['names', SET, ...TYPES], `${lines.join('\n')}\n`)
    const f1 = (way: string) => figure(result, 'typed', way, 'f1')
    return { task: 'names', tool, figures: { exact: f1('exact'), overlap: f1('overlap') }, speed }
  })
  return [...rows, { task: 'names', tool: 'wink-nlp', figures: { exact: null, overlap: null }, speed: null }]
}
