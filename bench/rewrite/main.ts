// npm run bench:rewrite [-- --pairs N] [--unrelated N]: how well copies and rewrites are found, by how much of them was changed.
//
// Originals are put together from halves of the example's own sentences, with other names, places, numbers and matters each time; a rewrite has
// 0 to 80 % of its words changed, its paragraphs shuffled and up to a third of them dropped. Among them stand unrelated articles, made as
// the originals are, on the same few countries and the same six days. Precision: pairs said to be one text that are. Beside it stands what
// plain MinHash (128 hashes over 3-word windows, likeness from .2 and from .5) finds on the same articles.
import { makeCorpus } from './make.ts'
import { outcome, ours } from './measure.ts'
import { minhashPairs } from './minhash.ts'

function option(name: string, other: number): number {
  const at = process.argv.indexOf(`--${name}`)
  const n = at < 0 ? other : Number(process.argv[at + 1])
  if (!Number.isInteger(n) || n < 1) throw new Error(`--${name} takes a whole number`)
  return n
}

const corpus = makeCorpus(option('pairs', 1000), option('unrelated', 10_000))
if (corpus.pairs.length === 0) throw new Error('there is nothing to measure')
const started = performance.now()
const mine = ours(corpus)
const seconds = (performance.now() - started) / 1000
const rows = [outcome('Parley', corpus, mine), ...[0.5, 0.2].map((t) => outcome(`MinHash from ${t}`, corpus, minhashPairs(corpus.articles, t)))]
const degrees = [...rows[0]!.recall.keys()]
console.log(`${corpus.pairs.length} pairs among ${corpus.articles.length} articles; linked in ${seconds.toFixed(1)} s`)
console.log(['per cent of words changed'.padEnd(28), 'precision', ...degrees.map((d) => `${d} %`.padStart(6))].join('  '))
for (const r of rows)
  console.log([r.name.padEnd(28), r.precision.toFixed(1).padStart(9), ...degrees.map((d) => r.recall.get(d)!.toFixed(1).padStart(6))].join('  '))
if (rows[0]!.precision < 98) process.exitCode = 1
