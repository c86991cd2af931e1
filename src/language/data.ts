import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type LemmaModel, readExceptions } from './lemma/lemma.ts'
import { type Section, unpack } from './model/format.ts'
import type { ParserModel } from './parse/parser.ts'
import type { TaggerModel } from './tag/tagger.ts'
import type { Tables } from './words/atoms.ts'
import { numbered, WordTable } from './words/hash.ts'

/** All that the annotator has learned. */
export interface LanguageData {
  readonly tables: Tables
  readonly tagger: TaggerModel
  readonly parser: ParserModel
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
    lemmas: { exceptions: readExceptions(get<string>('lemmas')), words: clusters },
  }
}
