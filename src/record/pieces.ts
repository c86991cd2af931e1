/** Longest piece, in UTF-16 units, so that a text without full stops costs no more than others. */
const LONGEST = 2000

/**
 * Cuts a text into sentence-like pieces `[start, end)`: at line ends and after closing punctuation that white space
 * follows. Coarser and cheaper than the annotator's sentences, and it works for any language: what matters here is that
 * a change in one place leaves the pieces elsewhere as they are.
 */
export function pieces(text: string): [number, number][] {
  const found: [number, number][] = []
  let start = 0
  const cut = (end: number): void => {
    for (; end - start > LONGEST; start += LONGEST) found.push([start, start + LONGEST])
    if (end > start) found.push([start, end])
    start = end
  }
  for (const { index, 0: edge } of text.matchAll(/[.!?…。！？]["'”’»)\]]{0,3}(?=\s)|\n/g)) cut(index + edge.length)
  cut(text.length)
  return found
}

/** Text with its white space made even: no wrapping or indenting shows. */
export function even(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
