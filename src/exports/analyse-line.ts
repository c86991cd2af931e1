import { type AnalysisOptions, toAnalysis } from './analysis.ts'
import type { WireError } from './wire.ts'
import { ENGINE } from '../model/engine.ts'
import { Problem } from '../model/notes.ts'
import { rawFromLine } from '../record/line.ts'
import { readArticle } from '../record/read.ts'

/** What each error code of a line means. The wire carries the message too, because its readers have no other place to look. */
const MESSAGES: Readonly<Record<string, string>> = {
  'not-json': 'the line is no JSON; write one JSON object a line',
  'not-an-object': 'the line is no JSON object; write {"id", "text"}',
  'no-id': 'the line has no "id"; give every article a name of its own',
  'no-text': 'the line has no "text"; put the article there as one string',
  'too-long': 'the text is too long for one article; split it',
}

/**
 * The filter behind `parley analyse`: one line of JSON to one line of JSON, without the line end. What cannot be read gives a line
 * with `error`; nothing throws.
 */
export function analyseLine(line: string): string {
  return analyse(line, {})
}

/** The same with the spans that single values rest on. */
export function analyseLineWithValueSpans(line: string): string {
  return analyse(line, { valueSpans: true })
}

function analyse(line: string, options: AnalysisOptions): string {
  let id: string | null = null
  try {
    const raw = rawFromLine(line)
    id = raw.name
    return JSON.stringify(toAnalysis(readArticle(raw), id, options))
  } catch (e) {
    if (e instanceof Problem)
      return failed((e.data.id as string | null) ?? id, e.code, `${MESSAGES[e.code] ?? e.code}${e.data.detail ? ` (${e.data.detail})` : ''}`)
    return failed(id, 'defect', `an error that should not happen: ${e instanceof Error ? e.message : String(e)}`)
  }
}

/** The output line for an input line over which its thread died or a defect showed: the run goes on. */
export function analyseFailed(line: string, error: Error): string {
  const id = /^\s*\{\s*"id"\s*:\s*"((?:[^"\\]|\\.){1,500})"/.exec(line)?.[1]
  return failed(
    id === undefined ? null : (JSON.parse(`"${id}"`) as string),
    'thread-lost',
    `the reading of this line ended unexpectedly (${error.message}); the line may be too large for the memory at hand`,
  )
}

function failed(id: string | null, code: string, message: string): string {
  return JSON.stringify({ schema: 'parley.analysis/1', engine: ENGINE, id, error: { code, message } } satisfies WireError)
}
