import type { Span } from '../model/span.ts'

/** Turns UTF-16 offsets of one text into code-point offsets. Costs nothing for texts without surrogate pairs. */
export class CodePoints {
  /** Offsets (UTF-16) of the second halves of surrogate pairs, ascending. */
  readonly #pairs: number[] = []

  constructor(text: string) {
    for (let i = 0; i < text.length - 1; i++) {
      const c = text.charCodeAt(i)
      if (c < 0xd800 || c > 0xdbff) continue
      const d = text.charCodeAt(i + 1)
      if (d >= 0xdc00 && d <= 0xdfff) this.#pairs.push(++i)
    }
  }

  /** The code-point offset of a UTF-16 offset; one inside a pair counts as the pair's end. */
  at(offset: number): number {
    let [lo, hi] = [0, this.#pairs.length]
    while (lo < hi) {
      const mid = (lo + hi) >> 1
      if (this.#pairs[mid]! < offset) lo = mid + 1
      else hi = mid
    }
    return offset - lo
  }

  span([start, end]: Span): [number, number] {
    return [this.at(start), this.at(end)]
  }

  spans(spans: readonly Span[]): [number, number][] {
    return spans.map((s) => this.span(s))
  }
}
