import { type AnalysisOptions, toAnalysis } from './analysis.ts'
import { lineError, lineRefused } from './analyse-error.ts'
import { Problem } from '../model/notes.ts'
import { rawFromLine } from '../record/line.ts'
import { readAlone } from '../record/read.ts'

export { prepare } from '../record/read.ts'

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
    return JSON.stringify(toAnalysis(readAlone(raw), id, options))
  } catch (e) {
    if (e instanceof Problem) return lineRefused(id, e)
    return lineError(id, 'defect', `an error that should not happen: ${e instanceof Error ? e.message : String(e)}`)
  }
}
