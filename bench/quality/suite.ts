/** Figures of one suite by name, in per cent unless the name says otherwise; higher is better. */
export type Figures = Readonly<Record<string, number>>

/** A part of the quality bench: one file, one line in `main.ts`. */
export interface Suite {
  readonly name: string
  /** What is measured on what, for the table. */
  readonly summary: string
  readonly run: () => Promise<Figures>
}

/** A number at a path inside a scorer's JSON; throws when it is not there, because a missing figure must not pass. */
export function figure(result: unknown, ...path: (string | number)[]): number {
  let at: unknown = result
  for (const key of path) at = (at as Record<string | number, unknown> | undefined)?.[key]
  if (typeof at !== 'number') throw new Error(`the scorer gave no number at ${path.join('.')}`)
  return at
}
