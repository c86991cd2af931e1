import type { Span } from './span.ts'

/** How bad: `info` is worth knowing, `warning` limits what could be read, `refused` means that the input was left out. */
export type Severity = 'info' | 'warning' | 'refused'

/**
 * Something to tell the user about an input: a code and its data, put into words by the doors only.
 * `where` names the file, line or byte; `cause` is a second place, when there is one.
 */
export interface Note {
  readonly code: string
  readonly severity: Severity
  readonly where?: { readonly file?: string; readonly line?: number; readonly byte?: number; readonly span?: Span }
  readonly data?: Readonly<Record<string, string | number | boolean | null>>
}

/** An error that the user can mend: thrown inside the rooms, caught and worded at the doors. */
export class Problem extends Error {
  readonly code: string
  readonly data: Readonly<Record<string, string | number | boolean | null>>
  /** Exit code that a command ends with when the problem stops it. */
  readonly exit: number

  constructor(code: string, data: Record<string, string | number | boolean | null> = {}, exit = 1) {
    super(code)
    this.name = 'Problem'
    this.code = code
    this.data = data
    this.exit = exit
  }
}
