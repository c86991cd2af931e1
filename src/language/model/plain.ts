import { type Kernel, LARGEST_HIDDEN, type Memory, SUM_CELLS, type Unpacker, WIDTH } from './kernel.ts'
import { hashAt, TEMPLATE } from '../words/templates.ts'

/** The kernel without vectors, for machines that have none, and to hold the vectors to. */
export function plainKernel(memory: Memory, units: number): Kernel {
  const bytes = new Int8Array(memory.buffer)
  const classesAt = new Uint8Array(memory.buffer)
  const halves = new Int16Array(memory.buffer)
  const words = new Int32Array(memory.buffer)
  const square = (at: number): number => bytes[at]! * Math.abs(bytes[at]!)
  const sumOf = (weights: number, mask: number, list: number, end: number): number => {
    let sum = 0
    for (let at = list; at < end; at += 4) sum += square(weights + (words[at >> 2]! & mask))
    return sum
  }
  return {
    sumRows(list, end) {
      for (let at = list >> 2; at < end >> 2; at += SUM_CELLS) {
        const [to, a, b, c, d] = words.subarray(at, at + SUM_CELLS) as unknown as [number, number, number, number, number]
        for (let h = 0; h < units; h++) halves[(to >> 1) + h] = bytes[a + h]! + bytes[b + h]! + bytes[c + h]! + bytes[d + h]!
      }
    },
    activate(to, start, sums, rows, end) {
      for (let h = 0; h < units; h++) {
        let sum = halves[(start >> 1) + h]!
        for (let at = sums; at < rows; at += 4) sum += halves[(words[at >> 2]! >> 1) + h]!
        for (let at = rows; at < end; at += 4) sum += bytes[words[at >> 2]! + h]!
        halves[(to >> 1) + h] = Math.min(LARGEST_HIDDEN, Math.max(0, (sum << 16) >> 16))
      }
    },
    outputs(to, hidden, weights, biases, list, end) {
      for (let at = list; at < end; at++) {
        const row = (weights >> 1) + classesAt[at]! * units
        let sum = words[(biases >> 2) + classesAt[at]!]!
        for (let h = 0; h < units; h++) sum += halves[(hidden >> 1) + h]! * halves[row + h]!
        words[(to >> 2) + at - list] = sum
      }
    },
    sumActions(to, weights, mask, list, end) {
      for (let action = 0; action < 4; action++) {
        let sum = 0
        for (let at = list; at < end; at += 4) sum += square(weights + ((words[at >> 2]! & mask) << 2) + action)
        words[(to >> 2) + action] = sum
      }
    },
    sumWidth(to, weights, mask, list, end) {
      for (let c = 0; c < WIDTH; c++) words[(to >> 2) + c] = sumOf(weights + c, mask, list, end)
    },
    sumClasses(to, weights, mask, list, end, classes, last) {
      const fours = classes + ((last - classes + 3) & ~3)
      for (let c = classes; c < fours; c++) words[(to >> 2) + c - classes] = sumOf(weights + classesAt[c]!, mask, list, end)
    },
    hashes(to, values, cells, end) {
      for (let at = cells, n = 0; at < end; at += 4 * TEMPLATE, n++) words[(to >> 2) + n] = hashAt(words, at >> 2, words, values)
    },
  }
}

/** Unpacks without vectors. */
export function plainUnpacker(memory: Memory, units: number): Unpacker {
  const bytes = new Int8Array(memory.buffer)
  const words = new Int32Array(memory.buffer)
  const spread = (to: number, width: number, size: number, bits: number, end: number, rows: number): void => {
    let next = rows
    for (let bit = 0; bit < (end - bits) * 8; bit++) {
      if (((words[(bits >> 2) + (bit >> 5)]! >> (bit & 31)) & 1) === 0) continue
      bytes.copyWithin(to + bit * width, next, next + size)
      next += size
    }
  }
  return {
    spreadActions: (to, bits, end, rows) => spread(to, 4, 3, bits, end, rows),
    spreadRows: (to, bits, end, rows) => spread(to, units, units, bits, end, rows),
  }
}
