import { type LinkedFrom, mayLink } from './links.ts'
import type { Db } from './tables.ts'

/** Puts the outlines of all tracks, by id, as JSON, in place of those before. False, and nothing written, where another process went further meanwhile. */
export async function putOutlines(db: Db, outlines: ReadonlyMap<string, string>, of: LinkedFrom): Promise<boolean> {
  if (!(await mayLink(db, of))) return false
  const before = new Map((await db.selectFrom('outlines').selectAll().execute()).map((r) => [r.track, r.body]))
  for (const [track, body] of outlines) {
    if (before.get(track) === body) continue
    await db
      .insertInto('outlines')
      .values({ track, body })
      .onConflict((c) => c.column('track').doUpdateSet({ body }))
      .execute()
  }
  for (const track of before.keys()) if (!outlines.has(track)) await db.deleteFrom('outlines').where('track', '=', track).execute()
  return true
}

/** The outlines of some tracks, by id, as JSON; those that have none are left out. */
export async function getOutlines(db: Db, tracks: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.selectFrom('outlines').selectAll().where('track', 'in', tracks).execute()
  return new Map(rows.map((r) => [r.track, r.body]))
}
