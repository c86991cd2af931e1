import { type Came, settle } from './readings.ts'
import type { Db } from './tables.ts'
import { compareText } from './text.ts'
import { setWords } from './words.ts'

interface Named {
  readonly name: string
  readonly came: Came
  readonly texts: ReadonlySet<string>
}

/**
 * Works out anew which names that share texts are one article, starting from one of them: in order of name, each joins the first
 * article that it shares a text with and whose outlets and URLs do not differ from its own. Depends on what is there,
 * never on the order in which it came. Articles whose name or given facts change by it are left to be read again.
 */
export async function regroup(db: Db, from: string): Promise<void> {
  const names = await connected(db, from)
  const groups: Named[][] = []
  for (const one of names) {
    const home = groups.find((g) => g.every((o) => agree(o.came, one.came)) && g.some((o) => [...one.texts].some((t) => o.texts.has(t))))
    if (home) home.push(one)
    else groups.push([one])
  }
  const before = await db
    .selectFrom('names')
    .select(['name', 'article'])
    .where(
      'name',
      'in',
      names.map((n) => n.name),
    )
    .execute()
  const articleOf = new Map(before.map((r) => [r.name, r.article]))
  const taken = new Set<number>()
  // Names are unique, so the articles give theirs up before they get new ones.
  for (const id of new Set(articleOf.values()))
    await db
      .updateTable('articles')
      .set({ name: `\0${id}`, current: null })
      .where('id', '=', id)
      .execute()
  for (const group of groups) await place(db, group, articleOf, taken)
  for (const id of new Set(articleOf.values())) {
    if (taken.has(id)) continue
    setWords(db, id, null)
    await db.deleteFrom('articles').where('id', '=', id).execute()
  }
}

function agree(a: Came, b: Came): boolean {
  const same = (x: string | null, y: string | null): boolean => x === null || y === null || x === y
  return same(a.outlet, b.outlet) && same(a.url, b.url)
}

/** All names that are linked to one by shared texts, in order. */
async function connected(db: Db, from: string): Promise<Named[]> {
  const found = new Map<string, Named>()
  let open = [from]
  while (open.length > 0) {
    const rows = await db
      .selectFrom('versions')
      .innerJoin('names', 'names.name', 'versions.name')
      .select(['names.name', 'names.given', 'versions.text_sha256'])
      .where('names.name', 'in', open)
      .execute()
    const texts = new Map<string, Set<string>>()
    for (const r of rows) texts.set(r.name, (texts.get(r.name) ?? new Set()).add(r.text_sha256))
    for (const r of rows) found.set(r.name, { name: r.name, came: JSON.parse(r.given) as Came, texts: texts.get(r.name)! })
    const next = await db
      .selectFrom('versions')
      .select('name')
      .distinct()
      .where('text_sha256', 'in', [...new Set(rows.map((r) => r.text_sha256))])
      .execute()
    open = next.map((r) => r.name).filter((n) => !found.has(n))
  }
  return [...found.values()].sort((a, b) => compareText(a.name, b.name))
}

/** Gives a group of names (in order) its article: the one that a name of it had, else a new one. */
async function place(db: Db, group: readonly Named[], articleOf: ReadonlyMap<string, number>, taken: Set<number>): Promise<void> {
  const name = group[0]!.name
  const names = group.map((n) => n.name)
  const versions = await db.selectFrom('versions').select(['id', 'name', 'text_sha256', 'added_at']).where('name', 'in', names).orderBy('id').execute()
  let article = names.map((n) => articleOf.get(n)!).find((id) => !taken.has(id))
  if (article === undefined) {
    const row = await db
      .insertInto('articles')
      .values({ name: `\0new ${name}`, current: null, day: null, added_at: versions[0]!.added_at })
      .executeTakeFirstOrThrow()
    article = Number(row.insertId)
  }
  taken.add(article)
  await db.updateTable('names').set({ article }).where('name', 'in', names).execute()
  await db.updateTable('versions').set({ article }).where('name', 'in', names).execute()
  // The latest text is the one that was new latest; of several names with it, the first in order stands for it.
  const latest = [...new Map(versions.map((v) => [v.text_sha256, v.id])).keys()].at(-1)
  const current = versions.filter((v) => v.text_sha256 === latest).sort((a, b) => compareText(a.name, b.name))[0]!
  await db.updateTable('articles').set({ name, current: current.id, added_at: versions[0]!.added_at }).where('id', '=', article).execute()
  const others = versions.filter((v) => v.id !== current.id).map((v) => v.id)
  if (others.length > 0) {
    await db.deleteFrom('claims').where('version', 'in', others).execute()
    // Without its claims a reading is of no use: should the version count again, it is read again.
    await db.updateTable('versions').set({ reading: null, engine: null, made_for: null }).where('id', 'in', others).execute()
  }
  await settle(db, article, null)
}
