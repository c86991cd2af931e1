const SPACE = /[ \t\n\r]*/y
const SCALAR = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const KEY = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y

/**
 * Offset of the first character at which a text stops being JSON; its length where it only breaks off; null where it
 * is JSON. The engine's own message names no place for many errors. One pass, no recursion.
 */
export function jsonErrorAt(text: string): number | null {
  const open: ('{' | '[')[] = []
  let at = 0
  /** What may come: a value, a first key or end, a key, or what follows a value. */
  let want: 'value' | 'first' | 'key' | 'after' = 'value'
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    if (!pattern.test(text)) return false
    at = pattern.lastIndex
    return true
  }
  for (;;) {
    take(SPACE)
    const c = text.charAt(at)
    if (want === 'after') {
      if (open.length === 0) return at === text.length ? null : at
      const close = open.at(-1) === '{' ? '}' : ']'
      if (c === close) open.pop()
      else if (c === ',') want = close === '}' ? 'key' : 'value'
      else return at
      at++
    } else if (want === 'first' && c === (open.at(-1) === '{' ? '}' : ']')) {
      open.pop()
      at++
      want = 'after'
    } else if (want === 'key' || (want === 'first' && open.at(-1) === '{')) {
      if (!take(KEY)) return at
      take(SPACE)
      if (text.charAt(at) !== ':') return at
      at++
      want = 'value'
    } else if (c === '{' || c === '[') {
      open.push(c)
      at++
      want = 'first'
    } else if (take(SCALAR)) want = 'after'
    else return at
  }
}
