import { ENGINE } from '../model/engine.ts'
import type { Problem } from '../model/notes.ts'
import type { WireError } from './wire.ts'

// Apart from `analyse-line.ts`, so that whoever only hands lines to threads need not load all that reads them.

/** What each error code of a line means. The wire carries the message too, because its readers have no other place to look. */
const MESSAGES: Readonly<Record<string, string>> = {
  'not-json': 'the line is no JSON; write one JSON object a line',
  'not-an-object': 'the line is no JSON object; write {"id", "text"}',
  'no-id': 'the line has no "id"; give every article a name of its own',
  'no-text': 'the line has no "text"; put the article there as one string',
  'too-long': 'the text is too long for one article; split it',
}

/** The output line for an input line that is no article: `id` is its own where it got so far. */
export function lineRefused(id: string | null, { code, data }: Problem): string {
  return lineError((data.id as string | null) ?? id, code, `${MESSAGES[code] ?? code}${data.detail ? ` (${data.detail})` : ''}`)
}

/** The output line for an input line over which its thread died or a defect showed: the run goes on. */
export function analyseFailed(line: string, error: Error): string {
  const id = /^\s*\{\s*"id"\s*:\s*"((?:[^"\\]|\\.){1,500})"/.exec(line)?.[1]
  return lineError(
    id === undefined ? null : (JSON.parse(`"${id}"`) as string),
    'thread-lost',
    `the reading of this line ended unexpectedly (${error.message}); the line may be too large for the memory at hand`,
  )
}

/** A line of `parley.analysis/1` with an error in the place of an analysis. */
export function lineError(id: string | null, code: string, message: string): string {
  return JSON.stringify({ schema: 'parley.analysis/1', engine: ENGINE, id, error: { code, message } } satisfies WireError)
}
