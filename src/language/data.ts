import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type LemmaModel, lemmaModel, readExceptions } from './lemma/lemma.ts'
import { type Cells, OVERLAP, roomFor, viewsOf } from './model/image.ts'
import { type Kernel, type Memory, newMemory, type Unpacker, vectorKernel, vectorUnpacker, WIDTH } from './model/kernel.ts'
import { plainKernel, plainUnpacker } from './model/plain.ts'
import { placeTemplates, type Scratch, takeScratch } from './model/scratch.ts'
import { ACTION_FEATURES, RELATION_FEATURES } from './parse/features.ts'
import { HIDDEN, type NetworkModel } from './parse/network.ts'
import type { ParserModel } from './parse/parser.ts'
import { Layout, PLACES } from './parse/rows.ts'
import { TAG_FEATURES, type TaggerModel } from './tag/tagger.ts'
import type { Tables } from './words/atoms.ts'
import { TEMPLATE } from './words/templates.ts'
import { WordTable } from './words/hash.ts'

/** All that the annotator has learned, as one thread uses it. */
export interface LanguageData {
  readonly tables: Tables
  readonly tagger: TaggerModel
  readonly parser: ParserModel
  readonly lemmas: LemmaModel
}

const PATH = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'data', 'model', 'english.bin')
let loaded: LanguageData | null = null

/** The model, opened at the first call and kept: from `data/model/`, unless `loadModel` was called before. */
export function languageData(): LanguageData {
  if (loaded === null) loadModel()
  return loaded!
}

/**
 * Opens the model for this thread and gives the shared memory that it lies in. Threads that are handed this memory (it can be posted, or
 * stand in `workerData`) and call `loadModel(memory)` before they read anything open it in a few milliseconds and share the weights; each
 * takes 1.4 MB more of the memory for its own use. Without a memory the file in `data/model/` is read: the one place where `language/`
 * touches the disk. Throws when the memory holds no model.
 */
export function loadModel(memory?: Memory): Memory {
  const from = memory ?? memoryOf(PATH)
  loaded = openModel(from)
  return from
}

/** A memory with the model of a file, which is read straight into it, and room for nothing else yet. */
export function memoryOf(path: string): Memory {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    const beginning = new Uint8Array(Math.min(size, 4096))
    readSync(file, beginning, 0, beginning.length, 0)
    const memory = newMemory(Math.max(size, roomFor(beginning)))
    const bytes = new Uint8Array(memory.buffer, 0, size)
    for (let at = 0; at < size; ) {
      const read = readSync(file, bytes, at, size - at, at)
      if (read === 0) throw new Error(`${path} is cut short`)
      at += read
    }
    spreadOut(memory, vectorUnpacker(memory, HIDDEN) ?? plainUnpacker(memory, HIDDEN))
    return memory
  } finally {
    closeSync(file)
  }
}

/** Makes the tables whose rows of zeros are not in the file. */
function spreadOut(memory: Memory, unpacker: Unpacker): void {
  const parts = viewsOf(memory.buffer)
  const at = (name: string) => parts.get(name)!.byteOffset
  const end = (name: string) => at(name) + parts.get(name)!.byteLength
  unpacker.spreadActions(at('action weights'), at('action bits'), end('action bits'), at('action rows'))
  unpacker.spreadRows(at('network rows'), at('row bits'), end('row bits'), at('touched rows'))
}

/** The model in a memory, with scratch room of its own. `plain`: without vectors, to compare. */
export function openModel(memory: Memory, plain = false): LanguageData {
  // First the room: the plain kernel sees no more of a memory than there is when it is made.
  const scratch = takeScratch(memory, HIDDEN, PLACES)
  const kernel = (plain ? null : vectorKernel(memory, HIDDEN)) ?? plainKernel(memory, HIDDEN)
  const parts = viewsOf(memory.buffer)
  const get = <T extends Cells>(name: string): T => {
    const part = parts.get(name)
    if (part === undefined) throw new Error(`the language model has no part ${name}`)
    return part as T
  }
  const [tagging, actions, relations] = placeTemplates(scratch, [TAG_FEATURES, ACTION_FEATURES, RELATION_FEATURES]) as [number, number, number]
  const table = (name: string) => new WordTable(get(`${name} keys`), get(`${name} values`))
  const clusters = table('cluster')
  return {
    tables: { clusters, dictionary: table('dictionary'), frequent: table('frequent') },
    tagger: taggerFrom(get, kernel, scratch, tagging),
    parser: parserFrom(get, kernel, scratch, actions, relations),
    lemmas: lemmaModel(readExceptions(textOf(get('lemmas'))), clusters),
  }
}

type Get = <T extends Cells>(name: string) => T

/** From so many candidates on all classes are scored together. */
const MANY = 12
/** Where the scores of few candidates lie, behind those of all classes. */
const FEW_AT = 128

function taggerFrom(get: Get, kernel: Kernel, scratch: Scratch, features: number): TaggerModel {
  const weights = get<Int8Array>('tag weights')
  const [at, mask] = [weights.byteOffset, maskOf(weights)]
  const { classes, classList, list, scores, scoreList } = scratch
  const upos = get<Uint8Array>('class upos')
  const [end, few, fewList] = [list + 4 * TAG_FEATURES.count, scores + 4 * FEW_AT, scoreList.subarray(FEW_AT)]
  const last = features + 4 * TEMPLATE * TAG_FEATURES.count
  const score = (count: number): void => {
    kernel.hashes(list, scratch.values, features, last)
    if (count >= MANY) {
      for (let c = 0; c < upos.length; c += WIDTH) kernel.sumWidth(scores + 4 * c, at + c, mask, list, end)
      return
    }
    kernel.sumClasses(few, at, mask, list, end, classes, classes + count)
    for (let k = 0; k < count; k++) scoreList[classList[k]!] = fewList[k]!
  }
  return {
    upos,
    xpos: get('class xpos'),
    offsets: get('set offsets'),
    members: get('set members'),
    name: get<Uint8Array>('name class')[0]!,
    values: scratch.valueList,
    candidates: classList,
    scores: scoreList,
    score,
  }
}

const maskOf = (weights: Int8Array): number => weights.length - OVERLAP - 1

// Swept together on the treebank's dev part; rerun `npm run train` and `bench/train/sweep.ts` after a change of features.
const ACTION_SHARE = 0.018
const RELATION_SHARE = 0.12
const SURE = 3.5

function parserFrom(get: Get, kernel: Kernel, scratch: Scratch, actionFeatures: number, relationFeatures: number): ParserModel {
  const units = JSON.parse(textOf(get('units'))) as { actions: number; relations: number; outputs: number }
  const [actions, relations, members] = [get<Int8Array>('action weights'), get<Int8Array>('relation weights'), get<Uint8Array>('relation members')]
  return {
    kernel,
    scratch,
    network: networkFrom(get, kernel, scratch, units.outputs),
    actions: actions.byteOffset,
    actionFeatures,
    relationFeatures,
    actionMask: (actions.length >> 2) - 1,
    relations: relations.byteOffset,
    relationMask: maskOf(relations),
    offsets: get('relation offsets'),
    members,
    membersAt: members.byteOffset,
    root: get<Uint8Array>('root relation')[0]!,
    actionScale: ACTION_SHARE * units.actions,
    relationScale: RELATION_SHARE * units.relations,
    sure: SURE,
  }
}

function networkFrom(get: Get, kernel: Kernel, scratch: Scratch, unit: number): NetworkModel {
  const at = (name: string) => get(name).byteOffset
  const layout = new Layout(get<Int32Array>('vocabulary')[0]!)
  if (get('network rows').length !== layout.rows * HIDDEN || get('network start').length !== HIDDEN)
    throw new Error('the language model and this program do not fit: run npm run train')
  return {
    kernel,
    scratch,
    layout,
    rows: at('network rows'),
    start: at('network start'),
    outputs: at('network outputs'),
    biases: at('network biases'),
    unit,
  }
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.slice())
