// Trains tagger, parser and lemma exceptions and writes data/model/english.bin. Deterministic; minutes.
//   npm run train            with the treebank in $PARLEY_SHARED/bench/treebank (default ../shared/bench/treebank)
//   npm run train -- OUT     another place for the model
import { join } from 'node:path'
import { memoryOf, openModel } from '../../src/language/data.ts'
import { parseSentence } from '../../src/language/parse/parser.ts'
import { readTreebank } from './conllu.ts'
import { lemmaExceptions } from './lemmas.ts'
import { readClusters } from './clusters.ts'
import { parseAlone } from './linear.ts'
import { trainNetwork } from './network.ts'
import { parseSamples, relationTable, trainParser } from './parsing.ts'
import { asHeadlines, samplesOf } from './sample.ts'
import { saveModel } from './save.ts'
import { jackknife, markGold, tablesOf, tagSamples, takeInventory, trainTagger } from './tagging.ts'

const folder = join(process.env.PARLEY_SHARED ?? '../shared', 'bench/treebank')
const out = process.argv[2] ?? 'data/model/english.bin'
const began = performance.now()
const log = (m: string) => console.log(`${((performance.now() - began) / 1000).toFixed(0)} s: ${m}`)
const share = (x: number) => (100 * x).toFixed(2)

const train = samplesOf(readTreebank(join(folder, 'train.conllu.gz')))
const dev = samplesOf(readTreebank(join(folder, 'dev.conllu.gz')))
const { table: clusters, words: clusterWords, paths: clusterPaths } = readClusters('data/model/clusters.bin')
const inventory = takeInventory(train)
const headlines = asHeadlines(train, 15)
markGold(headlines, inventory)
train.push(...headlines)
const tables = tablesOf(inventory, clusters)
log(
  `${train.length} sentences (${headlines.length} of them as headlines), ${inventory.upos.length} tag classes, ` +
    `${inventory.dictionaryKeys.length} words in the dictionary`,
)

const tagger = trainTagger(train, inventory, tables, { bits: 22, epochs: 6, seed: 1 })
const tagged = tagSamples(dev, tagger, tables)
log(`tags on dev: UPOS ${share(tagged.upos)} XPOS ${share(tagged.xpos)}`)
jackknife(train, inventory, tables, 5, { bits: 22, epochs: 5, seed: 2 })

const table = relationTable(train)
const parser = trainParser(train, tables, table, {
  actionBits: 22,
  relationBits: 22,
  epochs: 7,
  seed: 3,
  exploreFrom: 1,
  explore: 0.9,
  margin: 100,
})
const alone = parseSamples(dev, tables, (a, g) => parseAlone(parser, a, g))
log(`linear half on dev: UAS ${share(alone.uas)} LAS ${share(alone.las)}`)
const network = trainNetwork(train, tables, inventory.frequent.length, table, {
  epochs: 7,
  seed: 5,
  rate: 0.05,
  dropWords: 0.1,
  dropClusters: 0.1,
  dropUnits: 0.1,
})
const lemmas = lemmaExceptions(train, clusters)
const size = saveModel(out, { inventory, clusterWords, clusterPaths, tagger, parser, network, lemmas })
log(`${out}: ${(size / 1e6).toFixed(2)} MB`)
const data = openModel(memoryOf(out))
const saved = tagSamples(dev, data.tagger, data.tables)
const p = parseSamples(dev, data.tables, (a, g) => parseSentence(data.parser, a, g))
log(`the file on dev: UPOS ${share(saved.upos)} XPOS ${share(saved.xpos)} UAS ${share(p.uas)} LAS ${share(p.las)}`)
