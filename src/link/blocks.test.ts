import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { makeArticle } from '../../bench/speed/make.ts'
import { rawFromLine } from '../record/line.ts'
import { readArticle } from '../record/read.ts'
import { withRecordIds } from '../record/claim-ids.ts'
import type { EntryBase, LinkArticle } from '../model/record.ts'
import { castOf } from './actors/link.ts'
import { BLOCKED, blocksOf } from './blocks.ts'
import { type Context, readArticles } from './common/context.ts'
import { readJudgements } from './common/judgements.ts'
import { linkLineage } from './lineage/link.ts'

/** Made articles, and one's statements once more under other dates: there is much that could fall together. */
function articles(): LinkArticle[] {
  const lines = readFileSync(new URL('../../examples/embassies/13-fifty-days.txt', import.meta.url), 'utf8')
  const made = Array.from({ length: 70 }, (_, n) => makeArticle(n))
  const more = ['2025-07-14', '2025-07-30', '2025-08-02', '2025-07', '2025', undefined].map((published, i) => ({ id: `days-${i}`, text: lines, published }))
  return [...made, ...more].map((a) => ({ id: a.id, versions: 1, reading: withRecordIds(readArticle(rawFromLine(JSON.stringify(a)))), stamp: '1' }))
}

function contextOf(list: readonly LinkArticle[]): Context {
  const arts = readArticles(list)
  const decisions = readJudgements([])
  const cast = castOf(arts, decisions)
  const byArticle = new Map(arts.map((a) => [a.id, a]))
  return { arts, byArticle, decisions, origin: linkLineage(arts).origin, actor: cast.canonical, home: cast.home, asOf: null }
}

const context = contextOf(articles())
const inOrder = (entries: readonly EntryBase[]) => [...entries].sort((a, b) => (a.id < b.id ? -1 : 1))

describe('blocks', () => {
  for (const spec of BLOCKED) {
    const blocks = [...blocksOf(context, spec.part)]

    it(`of ${spec.part} come to what linking all of them at once comes to`, () => {
      const whole = spec.link(context)
      expect(blocks.length).toBeGreaterThan(5)
      expect(whole.some((e) => e.members.length > 1)).toBe(true)
      expect(inOrder(blocks.flatMap((b) => b.link()))).toEqual(inOrder(whole))
    })

    it(`of ${spec.part} have another digest where an article was read otherwise, and only those`, () => {
      const before = new Map(blocks.map((b) => [b.key, b.digest()]))
      const first = context.arts.find((a) => a.reading.claims.some((c) => c.kind === spec.kind))!
      const arts = context.arts.map((a) => (a === first ? { ...a, stamp: '2' } : a))
      const changed = [...blocksOf({ ...context, arts }, spec.part)].filter((b) => before.get(b.key) !== b.digest()).map((b) => b.key)
      const keys = first.reading.claims.filter((c) => c.kind === spec.kind).map((c) => spec.key(context, first, c))
      expect(changed.sort()).toEqual([...new Set(keys)].sort())
    })
  }
})
