import { wordsOf } from '../common/words.ts'

/** Where two wordings of one remark part: the words on each side. */
export interface Difference {
  readonly a: string
  readonly b: string
}

// What a change of these alone says nothing about: how a speaker's contraction or an editor's mark was written.
const SAME: ReadonlyMap<string, string> = new Map([
  ["we're", 'we are'],
  ["they're", 'they are'],
  ["i'm", 'i am'],
  ["it's", 'it is'],
  ["that's", 'that is'],
  ["don't", 'do not'],
  ["doesn't", 'does not'],
  ["won't", 'will not'],
  ["can't", 'cannot'],
  ["i've", 'i have'],
  ["we've", 'we have'],
  ["they've", 'they have'],
  ["we'll", 'we will'],
  ["i'll", 'i will'],
  ["isn't", 'is not'],
  ["aren't", 'are not'],
  ["didn't", 'did not'],
])

function normal(text: string): string[] {
  return wordsOf(text.replace(/\[[^\]]{0,40}\]/g, ' ')).flatMap((w) => (SAME.get(w) ?? w).split(' '))
}

/**
 * Whether two quotations are one remark in two wordings, and where they part: words changed, left out or put in between words
 * that both have. Words missing at an end (a shorter excerpt) are no difference. Null when they are too unlike, or alike.
 */
export function wordingDifference(x: string, y: string): Difference | null {
  const a = normal(x).slice(0, 90)
  const b = normal(y).slice(0, 90)
  if (a.length < 4 || b.length < 4) return null
  // A piece of the other quotation, however it is aligned, and one with words marked as left out, are the same remark.
  if (contains(a, b) || contains(b, a) || LEFT_OUT.test(x) || LEFT_OUT.test(y)) return null
  const pairs = commonWords(a, b)
  if (pairs.length < 4) return null
  const first = pairs[0] as readonly [number, number]
  const last = pairs[pairs.length - 1] as readonly [number, number]
  const spanA = last[0] - first[0] + 1
  const spanB = last[1] - first[1] + 1
  // .6: two versions of one remark share three words in five between the first and the last that they share.
  if (pairs.length / Math.max(spanA, spanB) < 0.6 || pairs.length / Math.min(a.length, b.length) < 0.55) return null
  let best: Difference | null = null
  let size = 0
  for (let i = 1; i < pairs.length; i++) {
    const [pa, pb] = pairs[i - 1] as readonly [number, number]
    const [qa, qb] = pairs[i] as readonly [number, number]
    const n = qa - pa + (qb - pb) - 2
    const [left, right] = [a.slice(pa + 1, qa).join(''), b.slice(pb + 1, qb).join('')]
    // One word or two, with a mark or without: the same on the ear.
    if (n > size && left !== right) {
      size = n
      best = { a: a.slice(pa + 1, qa).join(' '), b: b.slice(pb + 1, qb).join(' ') }
    }
  }
  return best
}

const LEFT_OUT = /\.\.\.|…|\[[^\]]{0,3}\]/

/** Whether the words of one stand in the other one after another. */
function contains(whole: readonly string[], part: readonly string[]): boolean {
  return part.length <= whole.length && ` ${whole.join(' ')} `.includes(` ${part.join(' ')} `)
}

/** A longest common subsequence of two lists of words, as index pairs. At most 90 × 90 steps. */
function commonWords(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const w = b.length + 1
  const table = new Uint8Array((a.length + 1) * w)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i * w + j] = a[i] === b[j] ? (table[(i + 1) * w + j + 1] as number) + 1 : Math.max(table[(i + 1) * w + j] as number, table[i * w + j + 1] as number)
  const out: (readonly [number, number])[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) out.push([i++, j++])
    else if ((table[(i + 1) * w + j] as number) >= (table[i * w + j + 1] as number)) i++
    else j++
  }
  return out
}
