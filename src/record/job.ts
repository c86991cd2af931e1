// What the threads of `add` and `rebuild` run: everything about an article that needs no database.
import { type AddJob, type AddResult, addJobWith, type RereadJob, type RereadResult, rereadJobWith } from './jobs.ts'
import { readArticle } from './read.ts'

export { prepare } from './read.ts'

/** Takes an input apart and reads its articles. */
export function addJob(job: AddJob): AddResult {
  return addJobWith(readArticle, job)
}

/** Reads an article again. */
export function rereadJob(job: RereadJob): RereadResult {
  return rereadJobWith(readArticle, job)
}
