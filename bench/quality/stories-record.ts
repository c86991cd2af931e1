import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { link } from '../../src/link/index.ts'
import { toRecord } from '../../src/exports/record.ts'
import type { LinkPart, Links } from '../../src/model/record.ts'
import { openRecord } from '../../src/record/index.ts'
import { BLIND, blindStories, FRESH } from './blind.ts'
import { goldArticles, recordOf } from './record.ts'
import { score, SHARED } from './scorer.ts'
import { STORIES, storyFolder } from './stories.ts'
import { figure, type Suite } from './suite.ts'

/** A folder of articles added to a fresh record as a user would, exported as `parley.record/1`. */
export async function readRecord(articles: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  try {
    const record = await openRecord(join(folder, 'story.parley'), { create: true })
    await record.add([articles])
    const links = await record.links()
    const texts = await record.texts()
    await record.close()
    const source = { asOf: null, entries: <P extends LinkPart>(part: P): Links[P] => links[part], text: (id: string) => texts.get(id) ?? '' }
    return JSON.stringify(toRecord(source))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The gold claims of a story linked, as if reading were perfect. */
export function goldRecord(gold: string): string {
  const articles = goldArticles(gold)
  const links = link({ articles, judgements: [], asOf: null })
  return JSON.stringify(recordOf(links, new Map(articles.map((a) => [a.id, a.reading.article.text]))))
}

const PATHS: readonly (readonly [name: string, path: readonly string[]])[] = [
  ['meetings B-cubed', ['meetings', 'bCubed', 'f1']],
  ['meetings B-cubed, matched', ['meetings', 'bCubedMatched', 'f1']],
  ['conditions B-cubed', ['conditions', 'bCubed', 'f1']],
  ['deadlines B-cubed', ['deadlines', 'bCubed', 'f1']],
  ['tracks pairs', ['tracks', 'f1']],
  ['lineage pairs', ['lineage', 'f1']],
  ['conflicts', ['conflicts', 'f1']],
  ['actors B-cubed', ['actors', 'bCubed', 'f1']],
]

/** A story: its gold folder and the folder of its articles. */
interface Story {
  readonly gold: string
  readonly articles: string
}

const GOLD: readonly Story[] = STORIES.map((s) => ({ gold: join(SHARED, 'gold', s), articles: storyFolder(s) }))
const storiesIn = (folder: string): Story[] => blindStories(folder).map((s) => ({ gold: join(folder, s), articles: join(folder, s, 'articles') }))
const OWN: readonly Story[] = storiesIn(BLIND)
const MORE: readonly Story[] = [...storiesIn(join(FRESH, 'open')), ...storiesIn(join(FRESH, 'opened'))]

async function measured(stories: readonly Story[], make: (story: Story) => string | Promise<string>): Promise<Record<string, number>> {
  const results: Record<string, unknown>[] = []
  for (const story of stories) results.push(score('score.py', ['record', relative(SHARED, story.gold)], await make(story)))
  const out: Record<string, number> = {}
  for (const [name, path] of PATHS) {
    const known = results.flatMap((r) => {
      try {
        return [figure(r, 'scores', ...path)]
      } catch {
        return [] // a story without such entries has no figure
      }
    })
    if (known.length === 0) continue // none of these stories has such entries
    out[name] = Math.round((100 * known.reduce((a, b) => a + b, 0)) / known.length) / 100
  }
  return out
}

export const record: Suite = {
  name: 'record',
  summary: 'the record of whole stories, read by us: mean over the gold stories',
  run: () => measured(GOLD, (s) => readRecord(s.articles)),
}

export const linking: Suite = {
  name: 'linking',
  summary: 'linking apart from reading: gold claims in, mean over the gold stories',
  run: () => measured(GOLD, (s) => goldRecord(s.gold)),
}

export const blindRecord: Suite = {
  name: 'blind-record',
  summary: 'the record of whole stories, read by us: mean over the six negotiations of our own',
  run: () => measured(OWN, (s) => readRecord(s.articles)),
}

export const blindLinking: Suite = {
  name: 'blind-linking',
  summary: 'linking apart from reading: mean over the six negotiations of our own',
  run: () => measured(OWN, (s) => goldRecord(s.gold)),
}

export const freshRecord: Suite = {
  name: 'fresh-record',
  summary: 'the record of whole stories, read by us: mean over the thirteen later negotiations of our own',
  run: () => measured(MORE, (s) => readRecord(s.articles)),
}

export const freshLinking: Suite = {
  name: 'fresh-linking',
  summary: 'linking apart from reading: mean over the thirteen later negotiations of our own',
  run: () => measured(MORE, (s) => goldRecord(s.gold)),
}
