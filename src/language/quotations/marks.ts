/** Families of quotation marks; a mark only closes one of its own family. */
export type Family = 'double' | 'single' | 'angle'

/** One quotation mark of a paragraph. `role`: 1 opens, -1 closes, 0 could do either. */
export interface Mark {
  readonly at: number
  readonly length: number
  readonly family: Family
  readonly role: 1 | 0 | -1
  /** A straight or misused mark, whose role was read off its neighbours alone. */
  readonly plain: boolean
  /** A closing single mark after "s" before a word: may as well be a plural's apostrophe. */
  readonly possessive: boolean
}

const WORD = /[\p{L}\p{N}]/u
const LOWER = /\p{Ll}/u
// What may stand right before an opening mark, besides white space.
const BEFORE_OPEN = /[\s([{<—–\-/:;,…|]/
const CLIPPED = /^(?:\d0s|em\b|tis\b|twas\b|til\b|cause\b|bout\b|n['’]|round\b)/i

/**
 * The quotation marks of `text` in `[from, to)`, apostrophes left out, each with its role as far as it shows from the
 * character and its neighbours. One pass; looks at most at four characters on either side.
 */
export function findMarks(text: string, from: number, to: number): Mark[] {
  const out: Mark[] = []
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i)
    // Letters, digits and most punctuation leave here.
    if (c > 0x27 && c < 0x60) continue
    if (c > 0x60 && c < 0xab) continue
    const mark = markAt(text, i, from, to)
    if (mark === null) continue
    out.push(mark)
    i += mark.length - 1
  }
  return out
}

function markAt(text: string, at: number, from: number, to: number): Mark | null {
  const ch = text.charAt(at)
  const twin = at + 1 < to && text.charAt(at + 1) === ch
  switch (ch) {
    case '"':
    case '＂':
      return mark(at, 1, 'double', roleOf(text, at, 1, from, to), true)
    case '“':
    case '„':
    case '‟':
      return mark(at, 1, 'double', closesOddly(text, at, from, to) ? -1 : 1, false)
    case '”':
      return mark(at, 1, 'double', roleOf(text, at, 1, from, to) === 1 ? 0 : -1, false)
    case '«':
    case '»': {
      // French «…» and « … », German »…«: the neighbours tell; between spaces the French way holds.
      const role = /^\s?[.,;:!?)]/.test(text.slice(at + 1, Math.min(to, at + 3))) ? -1 : roleOf(text, at, 1, from, to)
      return mark(at, 1, 'angle', role !== 0 ? role : ch === '«' ? 1 : -1, false)
    }
    case '`':
    case '´':
      if (twin) return mark(at, 2, 'double', ch === '`' ? 1 : -1, false)
      return single(text, at, from, to, ch === '`' ? 1 : 0)
    case "'":
    case '’':
      if (twin) return mark(at, 2, 'double', roleOf(text, at, 2, from, to), true)
      return single(text, at, from, to, 0)
    case '‘':
    case '‚':
      return single(text, at, from, to, 1)
    default:
      return null
  }
}

function mark(at: number, length: number, family: Family, role: 1 | 0 | -1, plain: boolean, possessive = false): Mark {
  return { at, length, family, role, plain, possessive }
}

/** The role that the neighbours suggest: a mark hugs what it encloses. */
function roleOf(text: string, at: number, length: number, from: number, to: number): 1 | 0 | -1 {
  const before = at > from ? text.charAt(at - 1) : ' '
  const after = at + length < to ? text.charAt(at + length) : ' '
  const openish = BEFORE_OPEN.test(before) || isMark(before)
  const loose = /\s/.test(after)
  if (/\s/.test(before) && !loose) return 1
  if (loose && !/\s/.test(before)) return -1
  if (openish && WORD.test(after)) return isMark(before) && !/[([{]/.test(before) ? 0 : 1
  if (!openish && !WORD.test(after)) return -1
  return 0
}

/** “ at the end of a German quotation, or mistaken for ”: no space before, none but space or punctuation after. */
function closesOddly(text: string, at: number, from: number, to: number): boolean {
  const before = at > from ? text.charAt(at - 1) : ' '
  const after = at + 1 < to ? text.charAt(at + 1) : ' '
  return /[\p{L}\p{N}.,!?…]/u.test(before) && /[\s.,;:!?)]/.test(after)
}

function single(text: string, at: number, from: number, to: number, leaning: 1 | 0): Mark | null {
  const before = at > from ? text.charAt(at - 1) : ' '
  const after = at + 1 < to ? text.charAt(at + 1) : ' '
  const wordBefore = WORD.test(before)
  if (wordBefore && WORD.test(after)) return null
  if (!wordBefore && !/[.,!?…)\]%]/.test(before) && !isMark(before)) {
    // Before a word: an opening mark or the apostrophe of a clipped word.
    if (/\s/.test(after) || CLIPPED.test(text.slice(at + 1, at + 7))) return null
    return mark(at, 1, 'single', 1, leaning === 0)
  }
  if (leaning === 1) return mark(at, 1, 'single', WORD.test(after) ? 1 : -1, false)
  if (WORD.test(after)) return isMark(before) ? mark(at, 1, 'single', 1, true) : null
  const next = text.charAt(at + 2)
  const possessive = (before === 's' || before === 'S') && after === ' ' && at + 2 < to && (LOWER.test(next) || WORD.test(next))
  return mark(at, 1, 'single', -1, true, possessive)
}

function isMark(ch: string): boolean {
  return ch === '"' || ch === "'" || (ch > '\u2017' && ch < '\u2020') || ch === '«' || ch === '»' || ch === '`'
}
