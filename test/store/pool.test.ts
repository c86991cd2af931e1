import { describe, expect, it } from 'vitest'
import { inOrder, mapLines, openPool } from '../../src/record/pool.ts'

const MODULE = new URL('./shout.ts', import.meta.url)
const failed = (line: string, error: Error): string => `${line}: ${error.message.includes('thrown') ? 'thrown' : error.constructor.name}`

async function filter(lines: AsyncIterable<string> | Iterable<string>, workers = 2): Promise<string[]> {
  async function* all() {
    yield* lines
  }
  const out: string[] = []
  for await (const line of mapLines(all(), { module: MODULE, task: 'shout', workers, failed })) out.push(line)
  return out
}

describe('the line filter', { timeout: 60_000 }, () => {
  it.each([0, 1, 31, 32, 33, 1000])('keeps the order of %d lines', async (count) => {
    const lines = Array.from({ length: count }, (_, i) => (i % 97 === 0 ? `slow ${i}` : `line ${i}`))
    expect(await filter(lines)).toEqual(lines.map((l) => l.toUpperCase()))
  })

  it('gives a line of its own for each that fails, and the others as they are', async () => {
    expect(await filter(['a', 'throw', 'b', 'exit', 'c'])).toEqual(['A', 'throw: thrown', 'B', 'exit: WorkerLost', 'C'])
  })

  it('answers a line before the next one comes', async () => {
    const order: string[] = []
    let answered = (): void => {}
    async function* asking() {
      for (const line of ['one', 'two', 'three']) {
        order.push(`asks ${line}`)
        const answer = new Promise<void>((resolve) => (answered = resolve))
        yield line
        await answer
      }
    }
    for await (const line of mapLines(asking(), { module: MODULE, task: 'shout', workers: 2, failed })) {
      order.push(line)
      answered()
    }
    expect(order).toEqual(['asks one', 'ONE', 'asks two', 'TWO', 'asks three', 'THREE'])
  })

  it('does not read far ahead of who takes the answers', async () => {
    let given = 0
    async function* endless() {
      for (;;) yield `line ${given++}`
    }
    let taken = 0
    for await (const _ of mapLines(endless(), { module: MODULE, task: 'shout', workers: 2, failed })) {
      expect(given - taken).toBeLessThan(400)
      if (++taken === 2000) break
    }
    expect(taken).toBe(2000)
  })

  it('passes on the error of what it reads from', async () => {
    async function* broken() {
      yield 'a'
      throw new Error('pipe broke')
    }
    await expect(filter(broken())).rejects.toThrow('pipe broke')
  })
})

describe('what threads share', { timeout: 60_000 }, () => {
  const COMMON = new URL('./common.ts', import.meta.url)
  const lines = Array.from({ length: 70 }, (_, i) => `line ${i}`)
  const run = async (shared: () => Promise<unknown>, given: readonly string[] = lines): Promise<string[]> => {
    async function* all() {
      yield* given
    }
    const out: string[] = []
    for await (const line of mapLines(all(), { module: COMMON, task: 'tell', workers: 2, failed, shared })) out.push(line)
    return out
  }
  const seven = (): SharedArrayBuffer => {
    const memory = new SharedArrayBuffer(4)
    new Int32Array(memory)[0] = 7
    return memory
  }

  it('is made once and there before the first job, also where it takes long', async () => {
    let made = 0
    const slow = async () => {
      made++
      await new Promise((resolve) => setTimeout(resolve, 500))
      return seven()
    }
    expect(await run(slow)).toEqual(lines.map((l) => `${l} 7`))
    expect(made).toBe(1)
  })

  it('comes to the threads that follow a lost one too', async () => {
    expect(await run(async () => seven(), ['a', 'exit', 'b', 'exit', 'c'])).toEqual(['a 7', 'exit: WorkerLost', 'b 7', 'exit: WorkerLost', 'c 7'])
  })

  it('is done without where it cannot be made', async () => {
    expect(await run(() => Promise.reject(new Error('no memory')))).toEqual(lines.map((l) => `${l} nothing`))
  })
})

describe('a pool', { timeout: 60_000 }, () => {
  it('keeps jobs in order and no more of them running than asked', async () => {
    let running = 0
    let most = 0
    async function* jobs() {
      for (let i = 0; i < 20; i++) yield i
    }
    const run = async (i: number): Promise<number> => {
      most = Math.max(most, ++running)
      await new Promise((resolve) => setTimeout(resolve, (i * 7) % 5))
      running--
      return i
    }
    const out: number[] = []
    for await (const i of inOrder(jobs(), run, 4)) out.push(i)
    expect(out).toEqual(Array.from({ length: 20 }, (_, i) => i))
    expect(most).toBe(4)
  })

  it('goes on with a new thread after one has died', async () => {
    const pool = openPool<string, string>({ module: MODULE, task: 'shout', workers: 1 })
    await expect(pool.run('exit')).rejects.toThrow('worker ended with 3')
    expect(await pool.run('again')).toBe('AGAIN')
    await pool.close()
    await expect(pool.run('late')).rejects.toThrow('closed')
  })
})
