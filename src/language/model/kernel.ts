import { FIRST, SCRAMBLE, SECOND, TEMPLATE, THIRD } from '../words/templates.ts'
import { assemble, block, type Code, type Func, func, i16x8, i32, i32x4, type Local, loop, v128, whileNot } from './assemble.ts'

/**
 * The inner loops of tagger and parser, over numbers in one memory. All addresses are in bytes; a *list* is Int32s, one after another.
 * Everything is integer arithmetic, so the vector and the plain version give the same to the bit.
 *
 * Rows of the network are signed bytes, sums and the hidden layer 16 bits, its outputs 32. Linear weights are signed bytes that stand for
 * their square with their sign.
 */
export interface Kernel {
  /**
   * Writes sums of four rows. The list has `SUM_CELLS` cells for each: the address to write to, and those of the rows. One call makes many,
   * so that the memory is asked for the rows of all of them at once.
   */
  sumRows(list: number, end: number): void
  /**
   * Computes the hidden layer: `start` plus the sums whose addresses stand in the list from `sums` to `rows`, plus the rows whose
   * addresses stand from `rows` to `end`; nothing below zero or above `LARGEST_HIDDEN`.
   */
  activate(to: number, start: number, sums: number, rows: number, end: number): void
  /** Outputs of the hidden layer for the numbers (bytes) from `list` to `end`: writes one Int32 each. */
  outputs(to: number, hidden: number, weights: number, biases: number, list: number, end: number): void
  /** Sums the weights of three actions (rows of four cells) over the hashes from `list` to `end`: writes four Int32s. */
  sumActions(to: number, weights: number, mask: number, list: number, end: number): void
  /**
   * For each class (byte) from `classes` to `last`: the sum over the hashes from `list` to `end` of the weight at hash plus class. They are
   * taken by fours, so up to three more Int32s are written, for whatever bytes come next.
   */
  sumClasses(to: number, weights: number, mask: number, list: number, end: number, classes: number, last: number): void
  /** The same for the first `WIDTH` classes all at once. */
  sumWidth(to: number, weights: number, mask: number, list: number, end: number): void
  /** Hashes of the features whose cells (see `Templates`) stand from `cells` to `end`, made of what lies at `values`: writes one Int32 each. */
  hashes(to: number, values: number, cells: number, end: number): void
}

/** Hidden units are cut to this, which they hardly ever reach, so that an output's weights can be up to 2^31 / (units * this). */
export const LARGEST_HIDDEN = 2047

/** What unpacks a model that has just been read, once. Rows that are all zeros are not in the file; bits say which are. */
export interface Unpacker {
  /** Writes rows of three bytes from `rows` on to every fourth byte for which a bit is set, from `bits` (Int32s) to `end`. */
  spreadActions(to: number, bits: number, end: number, rows: number): void
  /** The same for rows of the network. */
  spreadRows(to: number, bits: number, end: number, rows: number): void
}

/** Cells of the list for each sum of `sumRows`. */
export const SUM_CELLS = 5

/** Classes that `sumWidth` takes together: as many sums as stay in registers. */
export const WIDTH = 32

/** Pages of 64 KB that a memory can grow to: the model, and room for some hundred threads. */
export const MOST_PAGES = 1 << 14

/** Memory that threads share. */
export interface Memory {
  readonly buffer: ArrayBufferLike
  grow(pages: number): number
}

declare const WebAssembly: {
  validate(bytes: Uint8Array<ArrayBuffer>): boolean
  Module: new (bytes: Uint8Array<ArrayBuffer>) => object
  Instance: new (module: object, imports: object) => { readonly exports: object }
  Memory: new (limits: { initial: number; maximum: number; shared: boolean }) => Memory
}

/** A memory of at least so many bytes. */
export function newMemory(bytes: number): Memory {
  return new WebAssembly.Memory({ initial: Math.ceil(bytes / 65536), maximum: MOST_PAGES, shared: true })
}

/** The kernel over a memory, for a hidden layer of `units` (a power of 2, 16 at least); null where the machine has no vectors. */
export function vectorKernel(memory: Memory, units: number): Kernel | null {
  return instance([sumRows(units), activate(units), outputs(units), sumActions(), sumClasses(), sumWidth(), hashes()], memory) as Kernel | null
}

export function vectorUnpacker(memory: Memory, units: number): Unpacker | null {
  return instance([spreadActions(), spreadRows(units)], memory) as Unpacker | null
}

function instance(functions: readonly Func[], memory: Memory): object | null {
  const bytes = assemble(functions, MOST_PAGES)
  if (!WebAssembly.validate(bytes)) return null
  return new WebAssembly.Instance(new WebAssembly.Module(bytes), { m: { m: memory } }).exports
}

const times = (count: number, make: (k: number) => Code): Code => block(...Array.from({ length: count }, (_, k) => make(k)))

function sumRows(units: number): Func {
  return func('sumRows', ['list', 'end'], ['to', 'a', 'b', 'c', 'd'], 0, ({ list, end, to, a, b, c, d }) =>
    loop(
      list,
      end.get,
      4 * SUM_CELLS,
      block(
        ...[to, a, b, c, d].map((cell, k) => cell.set(i32.load(list.get, 4 * k))),
        times(units / 8, (k) => {
          const row = (at: Local) => v128.load8x8(at.get, 8 * k)
          return v128.store(to.get, i16x8.add(i16x8.add(row(a), row(b)), i16x8.add(row(c), row(d))), 16 * k)
        }),
      ),
    ),
  )
}

/** Vectors that are summed at once; more would not stay in registers. */
const AT_ONCE = 8

function activate(units: number): Func {
  return func('activate', ['to', 'start', 'sums', 'rows', 'end'], ['at', 'row'], AT_ONCE, ({ to, start, sums, rows, end, at, row }, v) => {
    const most = i16x8.splat(i32.of(LARGEST_HIDDEN))
    const part = (from: number): Code => {
      const count = Math.min(AT_ONCE, units / 8 - from)
      const addAll = (size: number, load: (at: Code, offset?: number) => Code) =>
        block(
          row.set(i32.load(at.get)),
          times(count, (k) => v[k]!.set(i16x8.add(v[k]!.get, load(row.get, size * (from + k))))),
        )
      return block(
        times(count, (k) => v[k]!.set(v128.load(start.get, 16 * (from + k)))),
        at.set(sums.get),
        loop(at, rows.get, 4, addAll(16, v128.load)),
        loop(at, end.get, 4, addAll(8, v128.load8x8)),
        times(count, (k) => v128.store(to.get, i16x8.min(i16x8.max(v[k]!.get, v128.zero), most), 16 * (from + k))),
      )
    }
    return times(Math.ceil(units / 8 / AT_ONCE), (p) => part(p * AT_ONCE))
  })
}

function outputs(units: number): Func {
  return func(
    'outputs',
    ['to', 'hidden', 'weights', 'biases', 'list', 'end'],
    ['output', 'row'],
    1,
    ({ to, hidden, weights, biases, list, end, output, row }, v) => {
      const [sum] = v as [Local]
      const product = (k: number) => i32x4.dot(v128.load(hidden.get, 16 * k), v128.load(row.get, 16 * k))
      const lanes = [0, 1, 2, 3].map((n) => i32x4.lane(sum.get, n)).reduce((a, b) => i32.add(a, b))
      return loop(
        list,
        end.get,
        1,
        block(
          output.set(i32.load8u(list.get)),
          row.set(i32.add(weights.get, i32.mul(output.get, i32.of(2 * units)))),
          sum.set(product(0)),
          times(units / 8 - 1, (k) => sum.set(i32x4.add(sum.get, product(k + 1)))),
          i32.store(to.get, i32.add(lanes, i32.load(i32.add(biases.get, i32.shl(output.get, i32.of(2)))))),
          to.set(i32.add(to.get, i32.of(4))),
        ),
      )
    },
  )
}

function sumActions(): Func {
  return func('sumActions', ['to', 'weights', 'mask', 'list', 'end'], [], 2, ({ to, weights, mask, list, end }, v) => {
    const [sum, cells] = v as [Local, Local]
    const row = i32.add(weights.get, i32.shl(i32.and(i32.load(list.get), mask.get), i32.of(2)))
    return block(
      sum.set(v128.zero),
      loop(list, end.get, 4, block(cells.set(i16x8.widen(v128.load32(row))), sum.set(i32x4.add(sum.get, i32x4.timesLow(cells.get, i16x8.abs(cells.get)))))),
      v128.store(to.get, sum.get),
    )
  })
}

/** For each set bit: `copy`, with the address of the row in `to` and of the next one in `rows`. `width`: bytes of a row there, as a power of 2. */
function spread(name: string, width: number, size: number, copy: (at: Local, rows: Local) => Code): Func {
  return func(name, ['to', 'bits', 'end', 'rows'], ['left', 'at'], 0, ({ to, bits, end, rows, left, at }) =>
    loop(
      bits,
      end.get,
      4,
      block(
        left.set(i32.load(bits.get)),
        whileNot(
          left,
          block(
            at.set(i32.add(to.get, i32.shl(i32.lowest(left.get), i32.of(width)))),
            copy(at, rows),
            rows.set(i32.add(rows.get, i32.of(size))),
            left.set(i32.and(left.get, i32.sub(left.get, i32.of(1)))),
          ),
        ),
        to.set(i32.add(to.get, i32.of(32 << width))),
      ),
    ),
  )
}

function spreadActions(): Func {
  return spread('spreadActions', 2, 3, (at, rows) => i32.store(at.get, i32.and(i32.load(rows.get), i32.of(0xffffff))))
}

function spreadRows(units: number): Func {
  return spread('spreadRows', Math.log2(units), units, (at, rows) => times(units / 16, (k) => v128.store(at.get, v128.load(rows.get, 16 * k), 16 * k)))
}

function sumClasses(): Func {
  const parameters = ['to', 'weights', 'mask', 'list', 'end', 'classes', 'last'] as const
  const numbers = ['row', 'at', 'c0', 'c1', 'c2', 'c3'] as const
  return func('sumClasses', parameters, numbers, 2, ({ to, weights, mask, list, end, classes, last, row, at, c0, c1, c2, c3 }, v) => {
    const [sum, cells] = v as [Local, Local]
    const four = [c0, c1, c2, c3]
    return loop(
      classes,
      last.get,
      4,
      block(
        ...four.map((c, k) => c.set(i32.add(weights.get, i32.load8u(classes.get, k)))),
        sum.set(v128.zero),
        at.set(list.get),
        loop(
          at,
          end.get,
          4,
          block(
            row.set(i32.and(i32.load(at.get), mask.get)),
            cells.set(i16x8.widen(four.reduce<Code>((low, c, k) => v128.load8lane(i32.add(c.get, row.get), low, k), v128.zero))),
            sum.set(i32x4.add(sum.get, i32x4.timesLow(cells.get, i16x8.abs(cells.get)))),
          ),
        ),
        v128.store(to.get, sum.get),
        to.set(i32.add(to.get, i32.of(16))),
      ),
    )
  })
}

function sumWidth(): Func {
  const sums = WIDTH / 4
  return func('sumWidth', ['to', 'weights', 'mask', 'list', 'end'], ['row'], sums + 1, ({ to, weights, mask, list, end, row }, v) => {
    const cells = v[sums]!
    const add = (k: number, product: (a: Code, b: Code) => Code) => v[k]!.set(i32x4.add(v[k]!.get, product(cells.get, i16x8.abs(cells.get))))
    return block(
      times(sums, (k) => v[k]!.set(v128.zero)),
      loop(
        list,
        end.get,
        4,
        block(
          row.set(i32.add(weights.get, i32.and(i32.load(list.get), mask.get))),
          times(sums / 2, (k) => block(cells.set(v128.load8x8(row.get, 8 * k)), add(2 * k, i32x4.timesLow), add(2 * k + 1, i32x4.timesHigh))),
        ),
      ),
      times(sums, (k) => v128.store(to.get, v[k]!.get, 16 * k)),
    )
  })
}

function hashes(): Func {
  return func('hashes', ['to', 'values', 'cells', 'end'], ['hash'], 0, ({ to, values, cells, end, hash }) => {
    const part = (n: number, factor: number) => i32.mul(i32.load(i32.add(values.get, i32.load(cells.get, 4 * n))), i32.of(factor))
    return loop(
      cells,
      end.get,
      4 * TEMPLATE,
      block(
        hash.set([[1, FIRST] as const, [2, SECOND] as const, [3, THIRD] as const].reduce((sum, [n, f]) => i32.add(sum, part(n, f)), i32.load(cells.get))),
        hash.set(i32.mul(i32.xor(hash.get, i32.shr(hash.get, i32.of(15))), i32.of(SCRAMBLE))),
        i32.store(to.get, i32.xor(hash.get, i32.shr(hash.get, i32.of(12)))),
        to.set(i32.add(to.get, i32.of(4))),
      ),
    )
  })
}
