import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { averageLink } from './cluster.ts'
import { groupStories, type StoryText } from './stories.ts'

const story = (id: string, headline: string, text: string, day: number | null = null): StoryText => ({
  id,
  headline,
  text,
  published: day === null ? null : [day, day],
})

const PORT = [
  story(
    'port-1',
    'Dockers at Varna end their strike',
    'Dockers in Varna went back to work after the port agreed to pay them for night shifts, the union said. The cranes had stood still for nine days.',
  ),
  story(
    'port-2',
    'Varna port moves again after nine days',
    'The cranes of Varna port moved again on Monday. The union of dockers had asked for pay for night shifts, and the port agreed after nine days of strike.',
  ),
]
const RIVER = [
  story(
    'river-1',
    'Norland and Sudria share the river Esk',
    'Ministers of Norland and Sudria signed a treaty on the water of the Esk in Lisbon. The river crosses both, and its dams had been disputed since the drought.',
  ),
  story(
    'river-2',
    'Esk water treaty signed in Lisbon',
    'A treaty on the dams of the Esk was signed in Lisbon by ministers of Norland and Sudria, who had quarrelled over the river since the drought.',
  ),
]
const ALONE = story('match', 'Rovers draw at home', 'A late goal gave Rovers a point on a wet afternoon, and their keeper a clean bill of health.')

describe('which articles tell of one event', () => {
  it('brings them together by their rare words, whatever the order', () => {
    const expected = [['match'], ['port-1', 'port-2'], ['river-1', 'river-2']]
    const all = [...PORT, ...RIVER, ALONE]
    expect(groupStories(all)).toEqual(expected)
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (some) => {
        expect(groupStories(some)).toEqual(expected)
      }),
    )
  })

  it('keeps articles apart that were published years from each other', () => {
    const [a, b] = [story('a', PORT[0]!.headline!, PORT[0]!.text, 20_000), story('b', PORT[1]!.headline!, PORT[1]!.text, 10_000)]
    expect(groupStories([a, b, ...RIVER, ALONE])).toContainEqual(['a'])
    expect(groupStories([a, { ...b, published: [20_002, 20_002] }, ...RIVER, ALONE])).toContainEqual(['a', 'b'])
  })

  it.each([[[]], [[story('x', '', '')]], [[story('x', '', '…'), story('y', '', '…')]]] as StoryText[][][])('takes whatever it is given: %j', (articles) => {
    expect(groupStories(articles).flat().sort()).toEqual(articles.map((a) => a.id))
  })

  it('throws at no text and loses no article', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 12 }), (texts) => {
        const groups = groupStories(texts.map((text, i) => story(`a${i}`, text.slice(0, 20), text)))
        expect(groups.flat().sort()).toEqual(texts.map((_, i) => `a${i}`).sort())
      }),
    )
  })
})

describe('average linkage', () => {
  it('does not chain: a bridge to one member does not join two groups', () => {
    const pairs = [
      { a: 0, b: 1, likeness: 0.9 },
      { a: 2, b: 3, likeness: 0.9 },
      { a: 1, b: 2, likeness: 0.5 },
    ]
    expect(averageLink(4, pairs, 0.3)).toEqual([
      [0, 1],
      [2, 3],
    ])
    expect(averageLink(4, pairs, 0.1)).toEqual([[0, 1, 2, 3]])
  })

  it('gives what the plain method gives, which looks at all pairs each time', () => {
    const plain = (n: number, like: number[][], least: number): number[][] => {
      const groups = Array.from({ length: n }, (_, i) => [i])
      for (;;) {
        let best: [number, number, number] | null = null
        for (let i = 0; i < groups.length; i++)
          for (let j = i + 1; j < groups.length; j++) {
            const sum = groups[i]!.reduce((s, x) => s + groups[j]!.reduce((t, y) => t + like[x]![y]!, 0), 0)
            const mean = sum / (groups[i]!.length * groups[j]!.length)
            if (mean >= least && (best === null || mean > best[0])) best = [mean, i, j]
          }
        if (!best) return groups.map((g) => g.sort((x, y) => x - y)).sort((x, y) => x[0]! - y[0]!)
        groups[best[1]]!.push(...groups[best[2]]!)
        groups.splice(best[2], 1)
      }
    }
    // Distinct powers of two, so that no two means are equal and sums are exact.
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.infiniteStream(fc.integer({ min: 1, max: 1_000_003 })), (n, stream) => {
        const like = Array.from({ length: n }, () => new Array<number>(n).fill(0))
        const pairs = []
        for (let a = 0; a < n; a++)
          for (let b = a + 1; b < n; b++) {
            const likeness = (stream.next().value as number) + (a * n + b) / 1024
            like[a]![b] = like[b]![a] = likeness
            pairs.push({ a, b, likeness })
          }
        expect(averageLink(n, pairs, 400_000)).toEqual(plain(n, like, 400_000))
      }),
    )
  })
})
