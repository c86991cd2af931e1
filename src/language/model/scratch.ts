import { CAPACITY } from '../words/atoms.ts'
import type { Templates } from '../words/templates.ts'
import type { Memory } from './kernel.ts'

/** Where one thread's kernel reads its lists and leaves its results: addresses in bytes, and views of what lies there. */
export interface Scratch {
  /** Hashes of features or addresses of rows. */
  readonly list: number
  readonly lists: Int32Array
  readonly classes: number
  readonly classList: Uint8Array
  readonly scores: number
  readonly scoreList: Int32Array
  readonly hidden: number
  /** What features are made of, those of actions apart; the first is always 0. */
  readonly values: number
  readonly valueList: Int32Array
  readonly actionValues: number
  readonly actionValueList: Int32Array
  /** Room for the tables of features: see `placeTemplates`. */
  readonly templates: number
  readonly templateList: Int32Array
  /** Room for the sums of a sentence's tokens at every place of a configuration. */
  readonly sums: number
}

const LIST = 384
const CLASSES = 256
const VALUES = 64
const TEMPLATES = 1024

/** Takes room for one thread at the end of a memory, which grows for it. Throws a RangeError when the memory is full. */
export function takeScratch(memory: Memory, units: number, places: number): Scratch {
  const list = 0
  const classes = list + 4 * LIST
  const scores = classes + CLASSES
  const hidden = scores + 4 * CLASSES
  const values = hidden + 2 * units
  const actionValues = values + 4 * VALUES
  const templates = actionValues + 4 * VALUES
  const sums = templates + 4 * TEMPLATES
  const size = sums + places * CAPACITY * units * 2
  // Growing is atomic: two threads never get the same pages.
  const base = memory.grow(Math.ceil(size / 65536)) * 65536
  const { buffer } = memory
  return {
    list: base + list,
    lists: new Int32Array(buffer, base + list, LIST),
    classes: base + classes,
    classList: new Uint8Array(buffer, base + classes, CLASSES),
    scores: base + scores,
    scoreList: new Int32Array(buffer, base + scores, CLASSES),
    hidden: base + hidden,
    values: base + values,
    valueList: new Int32Array(buffer, base + values, VALUES),
    actionValues: base + actionValues,
    actionValueList: new Int32Array(buffer, base + actionValues, VALUES),
    templates: base + templates,
    templateList: new Int32Array(buffer, base + templates, TEMPLATES),
    sums: base + sums,
  }
}

/** Writes tables of features one behind the other. Gives where each begins. Throws a RangeError when there is no room for them. */
export function placeTemplates(s: Scratch, tables: readonly Templates[]): number[] {
  let at = 0
  return tables.map(({ cells }) => {
    s.templateList.set(cells, at)
    at += cells.length
    return s.templates + 4 * (at - cells.length)
  })
}
