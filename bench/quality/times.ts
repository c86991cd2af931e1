// The time layer on the development sets: a suite of the quality bench, and by itself a program that keeps its predictions.
//
//   node bin/run bench/quality/times.ts [--out FOLDER] [SET …]
//
// Reads bench/time/SET.jsonl.gz of the shared folder, writes FOLDER/SET.jsonl (one object a line: id, times with spans in code points) and
// prints the figures of eval/score_language.py. SET: timebank, aquaint, wikiwars-train, recognizers; by default the first three.
import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findTimes } from '../../src/language/times/times.ts'
import type { Article } from '../../src/model/article.ts'
import { layersBeforeTimes } from './quoted.ts'
import { readLines, score } from './scorer.ts'
import { figure, type Figures, type Suite } from './suite.ts'

const SETS = ['timebank', 'aquaint', 'wikiwars-train'] as const

interface Item {
  readonly id: string
  readonly text: string
  readonly published?: string | null
}

/** An article whose body is the whole text, dated by the set. */
function articleOf(item: Item): Article {
  const day = item.published?.slice(0, 10)
  return {
    name: item.id,
    text: item.text,
    headline: null,
    body: item.text.length > 0 ? [[0, item.text.length]] : [],
    outlet: null,
    byline: [],
    published: day && /^\d{4}-\d\d-\d\d$/.test(day) ? { edtf: day, basis: 'given' } : null,
    url: null,
    language: 'en',
    notes: [],
  }
}

/** UTF-16 offset → code points. */
function codePoints(text: string): Uint32Array {
  const at = new Uint32Array(text.length + 1)
  let points = 0
  for (let i = 0; i < text.length; i++) {
    at[i] = points
    const pair = (text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00
    if (!pair) points++
  }
  at[text.length] = points
  return at
}

/** Predictions for one set, as JSON lines, and how many characters a millisecond the layer read. */
function predict(set: string): { lines: string; rate: number } {
  let spent = 0
  let characters = 0
  const lines = readLines<Item>('bench', 'time', `${set}.jsonl.gz`).map((item) => {
    const doc = layersBeforeTimes(articleOf(item))
    const from = performance.now()
    const times = findTimes(doc)
    spent += performance.now() - from
    characters += item.text.length
    const points = codePoints(item.text)
    return JSON.stringify({ id: item.id, times: times.map((x) => ({ ...x, span: [points[x.span[0]], points[x.span[1]]] })) })
  })
  return { lines: `${lines.join('\n')}\n`, rate: characters / Math.max(spent, 1) }
}

function scored(set: string, lines: string): Record<string, unknown> {
  return score('score_language.py', ['time', join('bench', 'time', `${set}.jsonl.gz`)], lines)
}

/** Value and span F1 of each set, and their means: the bar of the time layer. */
export const times: Suite = {
  name: 'times',
  summary: 'time expressions of TimeBank, AQUAINT and WikiWars: F1 of the value, of the span (any overlap), of the exact span',
  run: async () => {
    const figures: Record<string, number> = {}
    const mean = { value: 0, span: 0 }
    for (const set of SETS) {
      const result = scored(set, predict(set).lines)
      figures[`${set} value`] = figure(result, 'value', 'f1')
      figures[`${set} span`] = figure(result, 'relaxed', 'f1')
      figures[`${set} exact span`] = figure(result, 'strict', 'f1')
      mean.value += figure(result, 'value', 'f1') / SETS.length
      mean.span += figure(result, 'relaxed', 'f1') / SETS.length
    }
    return { 'mean value': mean.value, 'mean span': mean.span, ...figures } satisfies Figures
  },
}

function main(args: readonly string[]): void {
  const outAt = args.indexOf('--out')
  const out = outAt >= 0 ? (args[outAt + 1] ?? '.') : join(tmpdir(), 'parley-times')
  const named = args.filter((arg, k) => !arg.startsWith('--') && (outAt < 0 || k !== outAt + 1))
  mkdirSync(out, { recursive: true })
  let [value, span] = [0, 0]
  const sets = named.length > 0 ? named : SETS
  for (const set of sets) {
    const { lines, rate } = predict(set)
    const file = join(out, `${set}.jsonl`)
    writeFileSync(file, lines)
    const result = scored(set, lines)
    const f = (...path: string[]) => figure(result, ...path).toFixed(2)
    console.log(`${set}: ${file}, ${Math.round(rate)} characters a ms`)
    console.log(
      `  span ${f('relaxed', 'f1')} (P ${f('relaxed', 'p')} R ${f('relaxed', 'r')})  exact span ${f('strict', 'f1')}  type ${f('type', 'f1')}  value ${f('value', 'f1')} (of found spans ${f('value', 'accuracy')})`,
    )
    value += figure(result, 'value', 'f1') / sets.length
    span += figure(result, 'relaxed', 'f1') / sets.length
  }
  console.log(`mean: value ${value.toFixed(2)}, span ${span.toFixed(2)}`)
}

if (import.meta.main) main(process.argv.slice(2))
