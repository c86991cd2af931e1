// Predictions and scores of the time layer on the development sets.
//
//   node bin/run bench/quality/times.ts [--out FOLDER] [SET …]
//
// Reads `$PARLEY_SHARED/bench/time/SET.jsonl.gz`, writes `FOLDER/SET.jsonl` (one object a line: id, times with spans in code points),
// and prints the table of `$PARLEY_SHARED/eval/score_language.py` where Python is at hand. SET: timebank, aquaint, wikiwars-train, recognizers.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { layersBeforeTimes } from './quoted.ts'
import { findTimes } from '../../src/language/times/times.ts'
import type { Article } from '../../src/model/article.ts'

interface Item {
  readonly id: string
  readonly text: string
  readonly published?: string | null
}

const shared = process.env['PARLEY_SHARED']
if (!shared) {
  process.stderr.write('Set PARLEY_SHARED to the folder that holds bench/ and eval/.\n')
  process.exit(1)
}
const args = process.argv.slice(2)
const outAt = args.indexOf('--out')
const out = outAt >= 0 ? (args[outAt + 1] as string) : join(tmpdir(), 'parley-times')
const sets = args.filter((arg, k) => !arg.startsWith('--') && (outAt < 0 || k !== outAt + 1))
mkdirSync(out, { recursive: true })

/** An article whose body is the whole text, dated by the set. */
export function articleOf(item: Item): Article {
  const day = item.published?.slice(0, 10)
  return {
    name: item.id, text: item.text, headline: null, body: item.text.length > 0 ? [[0, item.text.length]] : [], outlet: null, byline: [],
    published: day && /^\d{4}-\d\d-\d\d$/.test(day) ? { edtf: day, basis: 'given' } : null, url: null, language: 'en', notes: [],
  }
}

/** UTF-16 offset → code points, for ascending offsets. */
function codePoints(text: string): Uint32Array {
  const at = new Uint32Array(text.length + 1)
  let points = 0
  for (let i = 0; i < text.length; i++) {
    at[i] = points
    const code = text.charCodeAt(i)
    if (!(code >= 0xd800 && code < 0xdc00 && i + 1 < text.length && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00)) points++
  }
  at[text.length] = points
  return at
}

const scorer = join(shared, 'eval', 'score_language.py')
const values: number[] = []
for (const set of sets.length > 0 ? sets : ['timebank', 'aquaint', 'wikiwars-train']) {
  const gold = join(shared, 'bench', 'time', `${set}.jsonl.gz`)
  const items = gunzipSync(readFileSync(gold)).toString('utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Item)
  let spent = 0
  let characters = 0
  const lines = items.map((item) => {
    const doc = layersBeforeTimes(articleOf(item))
    const from = performance.now()
    const times = findTimes(doc)
    spent += performance.now() - from
    characters += item.text.length
    const points = codePoints(item.text)
    return JSON.stringify({ id: item.id, times: times.map((x) => ({ ...x, span: [points[x.span[0]], points[x.span[1]]] })) })
  })
  const file = join(out, `${set}.jsonl`)
  writeFileSync(file, `${lines.join('\n')}\n`)
  const run = spawnSync('python3', [scorer, 'time', gold, file, '--json'], { encoding: 'utf8' })
  process.stdout.write(`${set}: ${items.length} texts, ${Math.round(characters / Math.max(spent, 1))} characters a ms, ${file}\n`)
  if (run.status !== 0) {
    process.stdout.write(`  not scored: ${run.error?.message ?? run.stderr}\n`)
    continue
  }
  const score = JSON.parse(run.stdout) as Record<'relaxed' | 'strict' | 'type' | 'value', { f1: number; p: number; r: number; accuracy: number }>
  const two = (n: number) => n.toFixed(2)
  process.stdout.write(
    `  relaxed ${two(score.relaxed.f1)} (P ${two(score.relaxed.p)} R ${two(score.relaxed.r)})  strict ${two(score.strict.f1)}  ` +
      `type ${two(score.type.f1)}  value ${two(score.value.f1)} (accuracy ${two(score.value.accuracy)})\n`,
  )
  values.push(score.value.f1, score.relaxed.f1)
}
if (values.length > 2) {
  const mean = (k: number) => values.filter((_, i) => i % 2 === k).reduce((a, b) => a + b, 0) / (values.length / 2)
  process.stdout.write(`mean: value F1 ${mean(0).toFixed(2)}, relaxed span F1 ${mean(1).toFixed(2)}\n`)
}
