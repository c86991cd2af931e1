/** Order by UTF-16 units: never by locale, so that every machine sorts alike. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** A comparison by the text that a key gives. */
export function by<T>(key: (x: T) => string): (a: T, b: T) => number {
  return (a, b) => byText(key(a), key(b))
}

/** Distinct values in first-seen order. */
export function distinct<T>(values: Iterable<T>): T[] {
  return [...new Set(values)]
}

/** The commonest of the values; equal counts fall to the longest text, then to the first in order of text. Null for none. */
export function commonest<T extends string | number>(values: Iterable<T | null | undefined>): T | null {
  const counts = new Map<T, number>()
  for (const v of values) if (v !== null && v !== undefined) counts.set(v, (counts.get(v) ?? 0) + 1)
  let best: T | null = null
  let most = 0
  for (const [v, n] of counts) {
    const better =
      n > most ||
      (n === most &&
        best !== null &&
        (String(v).length > String(best).length || (String(v).length === String(best).length && byText(String(v), String(best)) < 0)))
    if (better) [best, most] = [v, n]
  }
  return best
}

export function pushTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
