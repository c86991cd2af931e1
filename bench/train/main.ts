// Trains tagger, parser and lemma exceptions and writes data/model/english.bin. Deterministic; minutes.
//   npm run train            with the treebank in $PARLEY_SHARED/bench/treebank (default ../shared/bench/treebank)
//   npm run train -- OUT     another place for the model
import { join } from 'node:path'
import { readTreebank } from './conllu.ts'
import { lemmaExceptions } from './lemmas.ts'
import { readClusters } from './clusters.ts'
import { parseSamples, trainParser } from './parsing.ts'
import { samplesOf } from './sample.ts'
import { saveModel } from './save.ts'
import { jackknife, tablesOf, tagSamples, takeInventory, trainTagger } from './tagging.ts'

const folder = join(process.env.PARLEY_SHARED ?? '../shared', 'bench/treebank')
const out = process.argv[2] ?? 'data/model/english.bin'
const began = performance.now()
const log = (m: string) => console.log(`${((performance.now() - began) / 1000).toFixed(0)} s: ${m}`)
const share = (x: number) => (100 * x).toFixed(2)

const train = samplesOf(readTreebank(join(folder, 'train.conllu.gz')))
const dev = samplesOf(readTreebank(join(folder, 'dev.conllu.gz')))
const { table: clusters, words: clusterWords, paths: clusterPaths } = readClusters('data/model/clusters.bin')
const inventory = takeInventory(train)
const tables = tablesOf(inventory, clusters)
log(`${train.length} sentences, ${inventory.upos.length} tag classes, ${inventory.dictionaryKeys.length} words in the dictionary`)

const tagger = trainTagger(train, inventory, tables, { bits: 22, epochs: 6, seed: 1 })
const tagged = tagSamples(dev, tagger, tables)
log(`tags on dev: UPOS ${share(tagged.upos)} XPOS ${share(tagged.xpos)}`)
jackknife(train, inventory, tables, 5, { bits: 22, epochs: 5, seed: 2 })

const epochs = Number(process.env.EPOCHS ?? 12)
const parser = trainParser(train, tables, { actionBits: 22, relationBits: 22, epochs, seed: 3, exploreFrom: 1, explore: 0.9 }, (epoch, model) => {
  if (epoch % 4 !== 3) return
  const p = parseSamples(dev, model(), tables)
  log(`epoch ${epoch + 1} on dev: UAS ${share(p.uas)} LAS ${share(p.las)}`)
})
const lemmas = lemmaExceptions(train, clusters)
const size = saveModel(out, { inventory, clusterWords, clusterPaths, tagger, parser, lemmas })
log(`${out}: ${(size / 1e6).toFixed(2)} MB`)
