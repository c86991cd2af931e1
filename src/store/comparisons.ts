import { repeated } from './kysely.ts'
import type { Db } from './tables.ts'

/** What was found when two versions (`versions.id`) were laid side by side. */
export interface ComparisonRow {
  readonly a: number
  readonly b: number
  readonly mark: string
  /** JSON. */
  readonly found: string
}

/** Keeps what was found; of pairs of which one has gone meanwhile nothing is kept. */
export async function putComparisons(db: Db, rows: readonly ComparisonRow[]): Promise<void> {
  const there = new Set((await db.selectFrom('versions').select('id').execute()).map((r) => r.id))
  const put = repeated(
    db,
    db
      .insertInto('comparisons')
      .values({ a: 0, b: 0, mark: '', found: '' })
      .onConflict((c) => c.columns(['a', 'b']).doUpdateSet((e) => ({ mark: e.ref('excluded.mark'), found: e.ref('excluded.found') }))),
  )
  for (const { a, b, mark, found } of rows) if (there.has(a) && there.has(b)) await put([a, b, mark, found])
}
