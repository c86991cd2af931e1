import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type LemmaModel, readExceptions } from './lemma/lemma.ts'
import { type Section, unpack } from './model/format.ts'
import { HIDDEN, type NetworkModel } from './parse/network.ts'
import type { Mixture, ParserModel } from './parse/parser.ts'
import { Layout } from './parse/rows.ts'
import type { TaggerModel } from './tag/tagger.ts'
import type { Tables } from './words/atoms.ts'
import { numbered, WordTable } from './words/hash.ts'

/** All that the annotator has learned. */
export interface LanguageData {
  readonly tables: Tables
  readonly tagger: TaggerModel
  readonly parser: ParserModel
  readonly mixture: Mixture | null
  readonly lemmas: LemmaModel
}

const PATH = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'data', 'model', 'english.bin')
let loaded: LanguageData | null = null

/** The model from `data/model/`, read at the first call and kept: the one place where `language/` touches the disk. */
export function languageData(): LanguageData {
  loaded ??= modelFrom(readFileSync(PATH))
  return loaded
}

/** The model that the bytes of a model file hold. Throws when a part is missing. */
export function modelFrom(bytes: Uint8Array): LanguageData {
  const parts = unpack(bytes)
  const get = <T extends Section>(name: string): T => {
    const part = parts.get(name)
    if (part === undefined) throw new Error(`the language model has no part ${name}`)
    return part as T
  }
  const clusters = new WordTable(get<Int32Array>('cluster words'), get<Uint16Array>('cluster paths'))
  return {
    tables: {
      clusters,
      dictionary: new WordTable(get<Int32Array>('dictionary words'), get<Uint16Array>('dictionary sets')),
      frequent: numbered((parts.get('frequent words') as Int32Array | undefined) ?? new Int32Array(0)),
    },
    tagger: {
      weights: get('tag weights'),
      upos: get('class upos'),
      xpos: get('class xpos'),
      offsets: get('set offsets'),
      members: get('set members'),
      name: get<Uint8Array>('name class')[0]!,
    },
    parser: {
      actions: get('action weights'),
      relations: get('relation weights'),
      offsets: get('relation offsets'),
      members: get('relation members'),
      root: get<Uint8Array>('root relation')[0]!,
    },
    mixture: parts.has('network rows') ? mixtureFrom(get, get<Int32Array>('frequent words').length) : null,
    lemmas: { exceptions: readExceptions(get<string>('lemmas')), words: clusters },
  }
}

// Swept together on the treebank's dev part; rerun `npm run train` and `bench/train/sweep.ts` after a change of features.
const ACTION_SHARE = 0.018
const RELATION_SHARE = 0.12
const SURE = 3.5

function mixtureFrom(get: <T extends Section>(name: string) => T, vocabulary: number): Mixture {
  const units = JSON.parse(get<string>('units')) as { actions: number; relations: number }
  const rows = get<Uint8Array>('network rows')
  const layout = new Layout(vocabulary)
  if (rows.length !== layout.rows * HIDDEN) throw new Error('the language model and this program do not fit: run npm run train')
  const network: NetworkModel = {
    layout,
    rows: new Int8Array(rows.buffer, rows.byteOffset, rows.length),
    hiddenBias: get('network start'),
    outputs: floats(get('network outputs')),
    outputBias: floats(get('network biases')),
  }
  return { network, actionScale: ACTION_SHARE * units.actions, relationScale: RELATION_SHARE * units.relations, sure: SURE }
}

function floats(bits: Int32Array): Float32Array {
  return new Float32Array(bits.buffer, bits.byteOffset, bits.length)
}
