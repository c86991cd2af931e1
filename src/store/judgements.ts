import type { Judgement } from '../model/judgement.ts'
import { changed } from './settings.ts'
import type { Db } from './tables.ts'

/** A judgement; and for each target that was an entry when it was made, claims that were its members. */
export interface Anchored {
  readonly judgement: Judgement
  readonly anchors: Readonly<Record<string, readonly string[]>>
}

/** Appends a judgement. One that is there already (same id) is not written twice; false then. */
export async function putJudgement(db: Db, { judgement, anchors }: Anchored): Promise<boolean> {
  const there = await db.selectFrom('judgements').select('id').where('id', '=', judgement.id).executeTakeFirst()
  if (there) return false
  const { id, at, action, targets, value } = judgement
  await db
    .insertInto('judgements')
    .values({ id, at, action, targets: JSON.stringify(targets), value, anchors: JSON.stringify(anchors) })
    .execute()
  await changed(db)
  return true
}

/** All judgements in the order in which they were made, undone ones too. */
export async function allJudgements(db: Db): Promise<Anchored[]> {
  const rows = await db.selectFrom('judgements').selectAll().orderBy('place').execute()
  return rows.map((r) => ({
    judgement: { id: r.id, at: r.at, action: r.action as Judgement['action'], targets: JSON.parse(r.targets) as string[], value: r.value },
    anchors: JSON.parse(r.anchors) as Anchored['anchors'],
  }))
}
