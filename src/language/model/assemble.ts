/**
 * Writes WebAssembly modules: as much of the binary format as our kernels need, and no more. An expression is the bytes that leave its
 * value on the stack, so `i32.add(a, b)` is simply a's bytes, b's bytes and the opcode. Opcodes from the WebAssembly specification 2.0, chapter 5.
 */
export type Code = readonly number[]

/** A local variable or parameter of a function. */
export interface Local {
  readonly get: Code
  set(value: Code): Code
}

/** A finished function: its name in the exports, the number of its i32 parameters, and its bytes. */
export interface Func {
  readonly name: string
  readonly parameters: number
  readonly body: Code
}

const I32 = 0x7f
const V128 = 0x7b
const SIMD = 0xfd

function unsigned(value: number): number[] {
  const out: number[] = []
  let rest = value >>> 0
  do {
    const low = rest & 0x7f
    rest >>>= 7
    out.push(rest === 0 ? low : low | 0x80)
  } while (rest !== 0)
  return out
}

function signed(value: number): number[] {
  const out: number[] = []
  let rest = value | 0
  for (;;) {
    const low = rest & 0x7f
    rest >>= 7
    if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) return [...out, low]
    out.push(low | 0x80)
  }
}

const binary = (op: number) => (a: Code, b: Code) => [...a, ...b, op]
const loadOf =
  (op: number) =>
  (at: Code, offset = 0) => [...at, op, 0, ...unsigned(offset)]

export const i32 = {
  of: (value: number): Code => [0x41, ...signed(value)],
  add: binary(0x6a),
  sub: binary(0x6b),
  mul: binary(0x6c),
  and: binary(0x71),
  xor: binary(0x73),
  shl: binary(0x74),
  shr: binary(0x76), // unsigned
  notLess: binary(0x4f), // unsigned
  /** Number of the lowest bit that is set; 32 if none is. */
  lowest: (a: Code): Code => [...a, 0x68],
  load: loadOf(0x28),
  load8: loadOf(0x2c), // with its sign
  load8u: loadOf(0x2d),
  store: (at: Code, value: Code, offset = 0): Code => [...at, ...value, 0x36, 0, ...unsigned(offset)],
}

const simd = (op: number) => [SIMD, ...unsigned(op)]
const vectorLoad =
  (op: number) =>
  (at: Code, offset = 0): Code => [...at, ...simd(op), 0, ...unsigned(offset)]
const unary =
  (op: number) =>
  (a: Code): Code => [...a, ...simd(op)]
const pair =
  (op: number) =>
  (a: Code, b: Code): Code => [...a, ...b, ...simd(op)]

/** Vectors of 128 bits: eight 16-bit or four 32-bit numbers. */
export const v128 = {
  zero: [...simd(0x0c), ...new Array<number>(16).fill(0)] as Code,
  load: vectorLoad(0x00),
  /** Eight signed bytes, each made 16 bits wide. */
  load8x8: vectorLoad(0x01),
  /** Four bytes into the lowest quarter, zeros above. */
  load32: vectorLoad(0x5c),
  /** A byte into one of the sixteen lanes of eight bits; the others are those of the value. */
  load8lane: (at: Code, value: Code, lane: number): Code => [...at, ...value, ...simd(0x54), 0, 0, lane],
  store: (at: Code, value: Code, offset = 0): Code => [...at, ...value, ...simd(0x0b), 0, ...unsigned(offset)],
}

export const i16x8 = {
  add: pair(0x8e),
  min: pair(0x96),
  max: pair(0x98),
  splat: unary(0x10),
  abs: unary(0x80),
  /** The lower eight signed bytes, each made 16 bits wide. */
  widen: unary(0x87),
}

export const i32x4 = {
  add: pair(0xae),
  /** Products of the sixteen-bit lanes, neighbours added. */
  dot: pair(0xba),
  /** Products of the lower, of the upper four sixteen-bit lanes. */
  timesLow: pair(0xbc),
  timesHigh: pair(0xbd),
  lane: (a: Code, n: number): Code => [...a, ...simd(0x1b), n],
}

/** Instructions one after another. */
export const block = (...parts: readonly Code[]): Code => parts.flat()

/** Runs the body while `counter` is below `end` (both unsigned), adding `step` after each turn. */
export function loop(counter: Local, end: Code, step: number, body: Code): Code {
  const [outer, inner] = [1, 0]
  return [
    ...[0x02, 0x40], // block
    ...[0x03, 0x40], // loop
    ...i32.notLess(counter.get, end),
    ...[0x0d, outer], // leave when done
    ...body,
    ...counter.set(i32.add(counter.get, i32.of(step))),
    ...[0x0c, inner], // again
    0x0b,
    0x0b,
  ]
}

/** Runs the body until the variable is 0. */
export function whileNot(zero: Local, body: Code): Code {
  return [0x02, 0x40, 0x03, 0x40, ...zero.get, 0x45, 0x0d, 1, ...body, 0x0c, 0, 0x0b, 0x0b]
}

/**
 * A function without a result. `parameters` and `numbers` name its i32s, `vectors` says how many v128s it has; the body gets them all.
 */
export function func<P extends string, N extends string>(
  name: string,
  parameters: readonly P[],
  numbers: readonly N[],
  vectors: number,
  body: (i: Record<P | N, Local>, v: readonly Local[]) => Code,
): Func {
  const local = (index: number): Local => ({
    get: [0x20, ...unsigned(index)],
    set: (value) => [...value, 0x21, ...unsigned(index)],
  })
  const named = [...parameters, ...numbers]
  const locals = Object.fromEntries(named.map((n, k) => [n, local(k)])) as Record<P | N, Local>
  const lanes = Array.from({ length: vectors }, (_, k) => local(named.length + k))
  const declared = [2, ...unsigned(numbers.length), I32, ...unsigned(vectors), V128]
  return { name, parameters: parameters.length, body: [...declared, ...body(locals, lanes), 0x0b] }
}

const sized = (bytes: Code): number[] => [...unsigned(bytes.length), ...bytes]
const list = (items: readonly Code[]): number[] => [...unsigned(items.length), ...items.flat()]
const section = (id: number, items: readonly Code[]): number[] => [id, ...sized(list(items))]
const text = (s: string): number[] => sized(Array.from(s, (c) => c.charCodeAt(0)))

/** The bytes of a module whose functions work on an imported shared memory (`m.m`) of at most `pages` pages of 64 KB. */
export function assemble(functions: readonly Func[], pages: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(
      1,
      functions.map((f) => [0x60, ...list(new Array<number[]>(f.parameters).fill([I32])), 0]),
    ),
    ...section(2, [[...text('m'), ...text('m'), 2, 3, 0, ...unsigned(pages)]]),
    ...section(
      3,
      functions.map((_, k) => unsigned(k)),
    ),
    ...section(
      7,
      functions.map((f, k) => [...text(f.name), 0, ...unsigned(k)]),
    ),
    ...section(
      10,
      functions.map((f) => sized(f.body)),
    ),
  ])
}
