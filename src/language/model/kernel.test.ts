import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../model/article.ts'
import { readSentences } from '../annotate.ts'
import { loadModel, openModel } from '../data.ts'
import { tokenizeArticle } from '../tokens/layer.ts'
import { type Cells, layOut, viewsOf } from './image.ts'
import { type Kernel, newMemory, SUM_CELLS, vectorKernel } from './kernel.ts'
import { plainKernel } from './plain.ts'
import { TEMPLATE } from '../words/templates.ts'
import { bareArticle } from '../../model/fixture.ts'

const UNITS = 128
const SIZE = 1 << 17
/** Where results go: beyond all that is read. */
const TO = 100_000 & ~15

/** What a call leaves in a memory that was filled with the bytes. */
function after(bytes: Uint8Array, make: (memory: ReturnType<typeof newMemory>) => Kernel | null, call: (k: Kernel, words: Int32Array) => void): Uint8Array {
  const memory = newMemory(SIZE)
  const all = new Uint8Array(memory.buffer)
  for (let i = 0; i < SIZE; i++) all[i] = bytes[i % bytes.length]!
  // Lists of addresses at 4096: multiples of 16 within the memory.
  const words = new Int32Array(memory.buffer)
  for (let k = 1024; k < 1100; k++) words[k] = (words[k]! & 0xfff0) >>> 0
  const kernel = make(memory)
  if (!kernel) throw new Error('this machine has no vectors')
  call(kernel, words)
  return all.slice()
}

const CALLS: readonly (readonly [string, (k: Kernel, words: Int32Array) => void])[] = [
  [
    'sumRows',
    (k, words) => {
      for (let n = 0; n < 3; n++) words[1024 + SUM_CELLS * n] = TO + 2 * UNITS * n
      k.sumRows(4096, 4096 + 3 * 4 * SUM_CELLS)
    },
  ],
  ['activate', (k) => k.activate(TO, 9000, 4096, 4096 + 40, 4096 + 120)],
  ['activate with rows alone', (k) => k.activate(TO, 9000, 4096, 4096, 4096 + 120)],
  ['activate with nothing', (k) => k.activate(TO, 9000, 4096, 4096, 4096)],
  ['outputs', (k) => k.outputs(TO, 9000, 16384, 6000, 4096, 4096 + 17)],
  ['sumActions', (k) => k.sumActions(TO, 16384, 0xfff, 4096, 4096 + 4 * 50)],
  ['sumClasses', (k) => k.sumClasses(TO, 16384, 0xffff, 4096, 4096 + 4 * 46, 300, 311)],
  ['sumWidth', (k) => k.sumWidth(TO, 16384, 0xffff, 4096, 4096 + 4 * 46)],
  ['hashes', (k) => k.hashes(TO, 9000, 4096, 4096 + 4 * TEMPLATE * 4)],
]

describe('the kernel', () => {
  it.each(CALLS)('%s gives the same with and without vectors', (_, call) => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1000, maxLength: 3000 }), (bytes) => {
        const plain = after(bytes, (m) => plainKernel(m, UNITS), call)
        const vectors = after(bytes, (m) => vectorKernel(m, UNITS), call)
        expect(Buffer.compare(plain, vectors)).toBe(0)
      }),
      { numRuns: 15, seed: 5 },
    )
  })
})

const TEXT =
  'Envoys from both sides met in Geneva on Friday, and the mediator said that talks about the hostages would go on until a deal was signed. ' +
  '"We will not leave," Mara Ilves, who leads the delegation, told reporters. Nobody at the ministry could be reached.'
const ARTICLE: Article = bareArticle(TEXT)

function trees(data: ReturnType<typeof openModel>) {
  const { tagged, trees } = readSentences(tokenizeArticle(ARTICLE), data)
  return { xpos: [...tagged.xpos], head: [...trees.head], rel: [...trees.rel] }
}

describe('the model in memory', () => {
  const memory = loadModel()

  it('gives the same trees with and without vectors', () => {
    expect(trees(openModel(memory, true))).toEqual(trees(openModel(memory)))
  })

  it('is opened from the same memory by another thread', async () => {
    const program = `
      const { parentPort, workerData } = require('node:worker_threads')
      Promise.all([import(workerData.data), import(workerData.annotate), import(workerData.tokens)]).then(([d, a, t]) => {
        d.loadModel(workerData.memory)
        const { tagged, trees } = a.readSentences(t.tokenizeArticle(workerData.article), d.languageData())
        parentPort.postMessage({ xpos: [...tagged.xpos], head: [...trees.head], rel: [...trees.rel] })
      })`
    const at = (file: string) => new URL(file, import.meta.url).href
    const worker = new Worker(program, {
      eval: true,
      workerData: { memory, article: ARTICLE, data: at('../data.ts'), annotate: at('../annotate.ts'), tokens: at('../tokens/layer.ts') },
    })
    const found = await new Promise((done, fail) => worker.once('message', done).once('error', fail))
    await worker.terminate()
    expect(found).toEqual(trees(openModel(memory)))
  })

  it('keeps sections of all kinds', () => {
    const sections = new Map<string, Cells>([
      ['a', Uint8Array.of(1, 2, 255)],
      ['b', Int8Array.of(-1, 5)],
      ['c', Uint16Array.of(65535)],
      ['d', Int16Array.of(-3, 4)],
      ['e', Int32Array.of(-70000)],
      ['f', Uint32Array.of(0xffffffff)],
    ])
    const image = layOut(sections)
    const buffer = new SharedArrayBuffer(image.size)
    image.write(buffer)
    expect([...viewsOf(buffer)].map(([name, cells]) => [name, cells.constructor.name, [...cells]])).toEqual(
      [...sections].map(([name, cells]) => [name, cells.constructor.name, [...cells]]),
    )
  })

  it('refuses a memory without a model', () => {
    expect(() => viewsOf(new ArrayBuffer(65536))).toThrow('not a language model')
  })
})
