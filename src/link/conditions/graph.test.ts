import { describe, expect, it } from 'vitest'
import type { ConditionEntry } from '../../model/record.ts'
import { asGraph } from './graph.ts'

const condition = (id: string, by: string | null, then: string | null, requires: string, type: ConditionEntry['type'] = 'precondition'): ConditionEntry => ({
  id,
  members: [],
  reports: 1,
  origins: 1,
  label: id,
  by,
  type,
  then,
  requires,
})
const links = (list: readonly ConditionEntry[]) => asGraph(list).map((c) => [c.id, c.waitsFor ?? [], c.circle ?? []])

describe('conditions as a graph', () => {
  it('shows that each waits for the other', () => {
    const list = [
      condition('a', 'Norland', 'withdraw its garrison', 'the sailors are freed'),
      condition('b', 'Sudria', 'free the sailors', 'the garrison has withdrawn'),
      condition('c', 'Estland', 'lend ships', 'the lighthouse is lit'),
    ]
    expect(links(list)).toEqual([
      ['a', ['b'], ['a', 'b']],
      ['b', ['a'], ['a', 'b']],
      ['c', [], []],
    ])
  })

  it('shows a ring of three, and what only waits for it', () => {
    const list = [
      condition('a', 'Norland', 'lift the grain tariff', 'the harbour is opened'),
      condition('b', 'Sudria', 'open the harbour', 'the lighthouse is repaired'),
      condition('c', 'Estland', 'repair the lighthouse', 'the grain tariff is lifted'),
      condition('d', 'Westland', 'send pilots', 'the harbour is opened'),
    ]
    expect(links(list)).toEqual([
      ['a', ['b'], ['a', 'b', 'c']],
      ['b', ['c'], ['a', 'b', 'c']],
      ['c', ['a'], ['a', 'b', 'c']],
      ['d', ['b'], []],
    ])
  })

  it('makes no ring of one party, of threats, or of words that all such news share', () => {
    const list = [
      condition('a', 'Norland', 'withdraw its garrison', 'the sailors are freed'),
      condition('b', 'Norland', 'free the sailors', 'the garrison has withdrawn'),
      condition('c', 'Sudria', 'free the sailors', 'the garrison has withdrawn', 'threat'),
      condition('d', 'Estland', 'new talks', 'a deal'),
      condition('e', 'Westland', 'a deal', 'talks'),
    ]
    expect(links(list).every(([, , circle]) => (circle as string[]).length === 0)).toBe(true)
  })
})
