// Enough for the words of a large collection; past it the memory starts anew, so that no text can fill it up.
const LIMIT = 200_000

/** Remembers what a pure function of a string gave. */
export function memo<T>(f: (text: string) => T): (text: string) => T {
  let known = new Map<string, T>()
  return (text) => {
    const hit = known.get(text)
    if (hit !== undefined) return hit
    const value = f(text)
    if (known.size >= LIMIT) known = new Map()
    if (text.length <= 80) known.set(text, value)
    return value
  }
}
