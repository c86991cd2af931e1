// Shows, on the treebank's dev part, how the parser's two halves are best weighted (the constants in src/language/data.ts).
//   node bin/run bench/train/sweep.ts [MODEL]
import { join } from 'node:path'
import { memoryOf, openModel } from '../../src/language/data.ts'
import { parseSentence } from '../../src/language/parse/parser.ts'
import { readTreebank } from './conllu.ts'
import { parseSamples } from './parsing.ts'
import { samplesOf } from './sample.ts'
import { tagSamples } from './tagging.ts'

const dev = samplesOf(readTreebank(join(process.env.PARLEY_SHARED ?? '../shared', 'bench/treebank/dev.conllu.gz')))
const { tables, tagger, parser } = openModel(memoryOf(process.argv[2] ?? 'data/model/english.bin'))
const { upos, xpos } = tagSamples(dev, tagger, tables)
console.log(`UPOS ${(100 * upos).toFixed(2)} XPOS ${(100 * xpos).toFixed(2)}`)
for (const [actions, relations, sure] of [
  [1, 1, 2],
  [1, 1, 3],
  [1, 1, 4],
  [1, 1, 5],
  [1, 1, 8],
  [1, 1, 99],
  [1.4, 1, 4],
  [1, 1.5, 4],
  [1, 2, 4],
  [1, 3, 4],
] as const) {
  const began = performance.now()
  const m = { ...parser, actionScale: parser.actionScale * actions, relationScale: parser.relationScale * relations, sure }
  const { uas, las } = parseSamples(dev, tables, (a, g) => parseSentence(m, a, g))
  const ms = performance.now() - began
  console.log(`actions x${actions} relations x${relations} sure ${sure}: ` + `UAS ${(100 * uas).toFixed(2)} LAS ${(100 * las).toFixed(2)} ${ms.toFixed(0)} ms`)
}
