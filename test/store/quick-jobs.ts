// Jobs with a reader that needs no model: each sentence is a statement. For tests of what surrounds the reading.
import { ENGINE } from '../../src/model/engine.ts'
import type { RawArticle } from '../../src/model/article.ts'
import type { StatementClaim } from '../../src/model/claim.ts'
import type { Reading } from '../../src/model/reading.ts'
import { type AddJob, type AddResult, addJobWith, type RereadJob, type RereadResult, rereadJobWith } from '../../src/record/jobs.ts'

function read(raw: RawArticle): Reading {
  if (raw.text.includes('THROW')) throw new Error('a defect')
  // A thread that dies takes its job along, and nothing else.
  if (raw.text.includes('EXIT')) process.exit(9)
  const { name, text, given, notes } = raw
  const claims = [...text.matchAll(/[^.\n]+\./g)].map(({ index, 0: words }, i): StatementClaim => {
    const start = index + words.length - words.trimStart().length
    const span = [start, index + words.length] as const
    return {
      id: `c${i + 1}`,
      kind: 'statement',
      evidence: [span],
      within: null,
      inHeadline: false,
      factuality: 'asserted',
      source: 'Freedonia',
      with: [],
      described: null,
      sourceSpans: [],
      cueSpans: [],
      contentSpans: [span],
      form: 'indirect',
      said: null,
      to: null,
      polarity: 'affirmed',
      medium: 'unknown',
    }
  })
  return {
    engine: ENGINE,
    article: {
      name,
      text,
      headline: null,
      body: [[0, text.trimEnd().length]],
      outlet: given.outlet ?? null,
      byline: [],
      published: given.published ? { edtf: given.published, basis: 'given' } : null,
      url: given.url ?? null,
      language: 'en',
      notes,
    },
    times: [],
    names: [],
    actors: [],
    claims,
    sketch: { minhash: [], marks: [], words: 0 },
    notes,
  }
}

export function addJob(job: AddJob): AddResult {
  return addJobWith(read, job)
}

export function rereadJob(job: RereadJob): RereadResult {
  return rereadJobWith(read, job)
}
