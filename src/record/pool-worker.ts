// The worker's side of `pool.ts`: runs one function of one module on every job that comes.
import { parentPort, workerData } from 'node:worker_threads'
import type { Answer, Common, Task, WorkerSetup } from './pool.ts'

const { module, task, many } = workerData as WorkerSetup
const found = (await import(module)) as Record<string, (job: unknown) => unknown>
const work = found[task]
if (typeof work !== 'function') throw new Error(`${module} has no function ${task}`)

parentPort!.on('message', async (message: Task | Common) => {
  if ('shared' in message) {
    found.prepare?.(message.shared)
    return
  }
  const { id, job } = message
  let answer: Answer
  try {
    answer = { id, out: many ? await Promise.all((job as unknown[]).map((j) => work(j))) : await work(job) }
  } catch (e) {
    answer = { id, error: e instanceof Error ? (e.stack ?? e.message) : String(e) }
  }
  parentPort!.postMessage(answer)
})
