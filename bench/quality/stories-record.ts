import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { link } from '../../src/link/index.ts'
import { toRecord } from '../../src/exports/record.ts'
import type { LinkPart, Links } from '../../src/model/record.ts'
import { openRecord } from '../../src/record/index.ts'
import { goldArticles, recordOf } from './record.ts'
import { score, SHARED } from './scorer.ts'
import { STORIES, storyFolder } from './stories.ts'
import { figure, type Suite } from './suite.ts'

/** A story added to a fresh record as a user would, exported as `parley.record/1`. */
async function readRecord(story: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  try {
    const record = await openRecord(join(folder, 'story.parley'), { create: true })
    await record.add([storyFolder(story)])
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
function goldRecord(story: string): string {
  const articles = goldArticles(join(SHARED, 'gold', story))
  const links = link({ articles, judgements: [], asOf: null })
  return JSON.stringify(recordOf(links, new Map(articles.map((a) => [a.id, a.reading.article.text]))))
}

const PATHS: readonly (readonly [name: string, path: readonly string[]])[] = [
  ['meetings B-cubed', ['meetings', 'bCubed', 'f1']],
  ['meetings B-cubed, matched', ['meetings', 'bCubedMatched', 'f1']],
  ['conditions B-cubed', ['conditions', 'bCubed', 'f1']],
  ['tracks pairs', ['tracks', 'f1']],
  ['lineage pairs', ['lineage', 'f1']],
  ['conflicts', ['conflicts', 'f1']],
  ['actors B-cubed', ['actors', 'bCubed', 'f1']],
]

async function measured(make: (story: string) => string | Promise<string>): Promise<Record<string, number>> {
  const results: Record<string, unknown>[] = []
  for (const story of STORIES) results.push(score('score.py', ['record', `gold/${story}`], await make(story)))
  const out: Record<string, number> = {}
  for (const [name, path] of PATHS) {
    const known = results.flatMap((r) => {
      try {
        return [figure(r, 'scores', ...path)]
      } catch {
        return [] // a story without such entries has no figure
      }
    })
    if (known.length === 0) throw new Error(`no story has a figure for ${name}`)
    out[name] = Math.round((100 * known.reduce((a, b) => a + b, 0)) / known.length) / 100
  }
  return out
}

export const record: Suite = {
  name: 'record',
  summary: 'the record of whole stories, read by us: mean over the gold stories',
  run: () => measured(readRecord),
}

export const linking: Suite = {
  name: 'linking',
  summary: 'linking apart from reading: gold claims in, mean over the gold stories',
  run: () => measured(goldRecord),
}
