/**
 * A half-open stretch `[start, end]` of an article's text, in UTF-16 code units (what JavaScript strings count).
 * The wire counts code points; `exports/` converts at the edge, nothing else does.
 */
export type Span = readonly [start: number, end: number]

/** Whether `a` lies wholly inside `b`. */
export function inside(a: Span, b: Span): boolean {
  return b[0] <= a[0] && a[1] <= b[1]
}

/** Whether two spans share a character. */
export function overlaps(a: Span, b: Span): boolean {
  return a[0] < b[1] && b[0] < a[1]
}

/** The smallest span that holds all of them; spans may come in any order. Throws on an empty list. */
export function hull(spans: readonly Span[]): Span {
  if (spans.length === 0) throw new Error('hull of no spans')
  let [start, end] = spans[0] as Span
  for (const [s, e] of spans) {
    if (s < start) start = s
    if (e > end) end = e
  }
  return [start, end]
}

const EDGE = /[\s\u200b\u200e\u200f\ufeff"“”„‟«»‹›‘’‚‛'`´]/

/**
 * The span without white space and enclosing quotation marks at its ends, as the wire wants every span. An apostrophe
 * that belongs to a word ("the ministers’") stays when it follows a letter. Gives null when nothing is left.
 */
export function trim(text: string, [start, end]: Span): Span | null {
  while (start < end && EDGE.test(text.charAt(start))) start++
  while (end > start && EDGE.test(text.charAt(end - 1))) {
    const mark = text.charAt(end - 1)
    if ((mark === '’' || mark === "'") && /s$/i.test(text.slice(start, end - 1)) && !/[‘']/.test(text.slice(start, end - 1))) break
    end--
  }
  return start < end ? [start, end] : null
}
