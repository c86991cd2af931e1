import { parseEdtf } from '../model/edtf.ts'
import { idOf } from '../model/ids.ts'
import type { Judgement } from '../model/judgement.ts'
import { Problem } from '../model/notes.ts'
import type { LinkPart, Member } from '../model/record.ts'
import { getArticle, getClaim } from '../store/corpus.ts'
import type { Database } from '../store/database.ts'
import { type Anchored, allJudgements, putJudgement } from '../store/judgements.ts'
import { findEntries, getEntries } from '../store/links.ts'
import type { Db } from '../store/tables.ts'
import { relink } from './linking.ts'

/** What a user decides; `at` is ISO 8601. */
export type Verdict = Omit<Judgement, 'id'>

/** How many targets each action takes at least, and whether it takes a value. */
const SHAPE: Readonly<Record<Judgement['action'], { least: number; most: number; value: 'must' | 'may' | 'no' }>> = {
  merge: { least: 2, most: Infinity, value: 'may' },
  split: { least: 1, most: Infinity, value: 'may' },
  rename: { least: 1, most: 1, value: 'must' },
  reject: { least: 1, most: Infinity, value: 'may' },
  date: { least: 1, most: 1, value: 'must' },
  undo: { least: 1, most: 1, value: 'no' },
}

/**
 * Appends a judgement and links anew. Throws a `Problem` and changes nothing where it makes no sense: `unknown-id`, `judge-targets` (too
 * few or many), `judge-value` (missing, or no EDTF date), `judge-parts` (a merge across parts), `judgement-undone`.
 */
export async function judge(database: Database, verdict: Verdict): Promise<Judgement> {
  const { at, action, targets, value } = verdict
  const shape = SHAPE[action]
  if (targets.length < shape.least || targets.length > shape.most || new Set(targets).size < targets.length)
    throw new Problem('judge-targets', { action, least: shape.least, most: Number.isFinite(shape.most) ? shape.most : null, given: targets.length }, 2)
  if (shape.value === 'must' && !value?.trim()) throw new Problem('judge-value', { action, value }, 2)
  if (action === 'date' && !isDate(value!)) throw new Problem('judge-value', { action, value }, 2)
  const judgement: Judgement = {
    id: idOf('j', [at, action, ...targets, value]),
    at,
    action,
    targets,
    value: shape.value === 'no' ? null : value,
  }
  await database.write(async (db) => {
    const anchors = action === 'undo' ? await checkUndo(db, targets[0]!) : await anchorsOf(db, action, targets)
    await putJudgement(db, { judgement, anchors })
  })
  await relink(database)
  return judgement
}

function isDate(edtf: string): boolean {
  return parseEdtf(edtf) !== null
}

async function checkUndo(db: Db, id: string): Promise<Anchored['anchors']> {
  const all = (await allJudgements(db)).map((a) => a.judgement)
  if (!all.some((j) => j.id === id)) throw new Problem('unknown-id', { id })
  if (isUndone(all, id)) throw new Problem('judgement-undone', { id })
  return {}
}

/** Whether a judgement is taken back: an undo of it counts unless it is undone itself. */
export function isUndone(all: readonly Judgement[], id: string): boolean {
  return all.some((j) => j.action === 'undo' && j.targets[0] === id && !isUndone(all, j.id))
}

async function anchorsOf(db: Db, action: Judgement['action'], targets: readonly string[]): Promise<Anchored['anchors']> {
  const anchors: Record<string, string[]> = {}
  const parts: Set<LinkPart>[] = []
  for (const target of targets) {
    const found = await findEntries(db, target)
    if (found.length > 0) parts.push(new Set(found.map((f) => f.part)))
    else if (!(await getClaim(db, target)) && !(await getArticle(db, { name: target }))) throw new Problem('unknown-id', { id: target })
    const own = found.find((f) => f.entry === target)
    if (own) anchors[target] = await claimsOf(db, own.part, target)
  }
  if (action === 'merge' && parts.length > 1 && ![...parts[0]!].some((p) => parts.every((s) => s.has(p))))
    throw new Problem('judge-parts', { action, parts: parts.map((s) => [...s].join('/')).join(', ') }, 2)
  return anchors
}

/** Claims enough to find an entry again by, should some of them go. */
const ANCHORS = 50

async function claimsOf(db: Db, part: LinkPart, id: string): Promise<string[]> {
  const [entry] = await getEntries(db, part, { ids: [id], members: ANCHORS })
  const members: readonly Member[] = entry && 'members' in entry ? entry.members : entry && 'sides' in entry ? entry.sides : []
  return [...new Set(members.map((m) => m.claim).filter((claim) => claim !== ''))]
}
