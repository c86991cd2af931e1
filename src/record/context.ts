import { hull, type Span } from '../model/span.ts'

/** Words of a text and what stands round them, up to their paragraph's edge. */
export interface Words {
  /** Those of the spans that lie in the text, UTF-16 units. */
  readonly spans: readonly Span[]
  /** From the first one's start to the last one's end, as it stands. */
  readonly passage: string
  readonly before: string
  readonly after: string
}

/** Spans of a text with `width` characters of context at most. Those that do not lie in it (another version's) give empty words, never wrong ones. */
export function wordsIn(text: string, spans: readonly Span[], width: number): Words {
  const good = spans.filter(([s, e]) => 0 <= s && s < e && e <= text.length)
  if (good.length === 0) return { spans: good, passage: '', before: '', after: '' }
  const [start, end] = hull(good)
  const before = text.slice(Math.max(0, start - width), start)
  const after = text.slice(end, end + width)
  return {
    spans: good,
    passage: text.slice(start, end),
    before: before.slice(before.lastIndexOf('\n') + 1).toWellFormed(),
    after: (after.split('\n', 1)[0] ?? '').toWellFormed(),
  }
}
