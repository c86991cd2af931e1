import type { ActorType, Sentence } from '../../model/annotation.ts'
import { patternAt } from './bodies.ts'
import type { Entry } from './lexicon.ts'
import { type Match, matchAt } from './phrases.ts'
import { CAP, GLUED, INITIAL, isProper, LETTER, type Shapes, SHOUTED, TITLED, UPPER, WORD } from './shapes.ts'
import { isAddress, isTitleWord, titleEnd } from './titles.ts'

/** A stretch of tokens `[first, end)` that may be a name. */
export interface Piece {
  readonly first: number
  readonly end: number
  /** What the lexicon knows, or null. */
  readonly entry: Entry | null
  /** Certain type (from the lexicon or the head noun), or null where the context has to tell. */
  readonly type: ActorType | 'other' | null
  /** A capitalised title right before it ("President", "Mr"): tokens `[first, end)`. */
  readonly title: readonly [number, number] | null
}

/** Cuts a sentence into pieces that may be names. Linear in the length of the sentence. */
export function piecesOf(sh: Shapes, s: Sentence): Piece[] {
  const out: Piece[] = []
  let i = s.first
  while (i < s.end) {
    const f = sh.flags[i]!
    if ((f & CAP) === 0) {
      i = lowerStart(sh, i, s.end, out)
      continue
    }
    if (!mayBegin(sh, i, s.end)) {
      i++
      continue
    }
    i = readRun(sh, i, runEnd(sh, i, s.end), s, out)
  }
  return out
}

/** Names that begin in lower case: "al-Qaeda", "al-Shabaab", "dpa". */
function lowerStart(sh: Shapes, i: number, limit: number, out: Piece[]): number {
  const w = sh.doc.lower[i]!
  if (w === 'al' || w === 'el' || w === 'dpa' || w === 'bin' || w === 'de' || w === 'von' || w === 'sub') {
    const m = matchAt(sh, i, limit)
    if (m !== null && m.end > i) {
      out.push(known(m, null))
      return m.end
    }
    // A surname with its article standing alone: "al-Hassan said".
    if ((w === 'al' || w === 'el') && sh.doc.lower[i + 1] === '-' && i + 2 < limit && (sh.flags[i + 2]! & CAP) !== 0) {
      out.push({ first: i, end: i + 3, entry: null, type: null, title: null })
      return i + 3
    }
  }
  return i + 1
}

/** Whether a name may begin here; the first word of a sentence needs more than its capital. */
function mayBegin(sh: Shapes, i: number, limit: number): boolean {
  const { lex, folded, flags } = sh
  const f = flags[i]!
  const w = folded[i]!
  if ((f & (INITIAL | TITLED | SHOUTED)) === 0) return true
  const m = matchAt(sh, i, limit)
  if (m !== null && (m.end - i > 1 || m.entry.kind !== 'place' || m.entry.weight >= 3 || isProper(sh.doc, i))) return true
  if (FUNCTION.has(w)) return false
  if ((f & (TITLED | SHOUTED)) !== 0)
    return !sh.lowered.has(w) && ((sh.capped.get(w) ?? 0) > 0 || lex.given.has(w) || isProper(sh.doc, i) || isTitleWord(sh, i))
  if (isProper(sh.doc, i)) return !sh.lowered.has(w) || nextCap(sh, i, limit) || (f & UPPER) !== 0
  if ((sh.capped.get(w) ?? 0) > 0 && !sh.lowered.has(w)) return true
  if (isTitleWord(sh, i) || isAddress(sh, i)) return true
  if ((f & UPPER) !== 0 && (f & SHOUTED) === 0) return true
  return nextCap(sh, i, limit) && (lex.given.has(w) || (f & TITLED) === 0) && !sh.lowered.has(w)
}

const FUNCTION = new Set(
  `the a an and but or nor if in on at of for to with by from as it he she they we you i his her their our my its this that these those there here what when
  where who why how which while although though however meanwhile also then so yet not no yes after before since during until because despite under over about between among against
  through both each every some many most all one two three four five six seven eight nine ten is are was were be been do does did has have had will would can could may might must should
  more less other another such any few several only even still just now today yesterday tomorrow according following speaking asked earlier later last next once since unlike like
  let us say says said see read more watch follow get make take why how new former`.split(/\s+/),
)

function nextCap(sh: Shapes, i: number, limit: number): boolean {
  return i + 1 < limit && (sh.flags[i + 1]! & CAP) !== 0
}

/** End of the run of capitalised words that begins at `i`, over hyphens, initials and the small words of people's names. */
function runEnd(sh: Shapes, i: number, limit: number): number {
  const { doc, flags, folded, lex } = sh
  let j = i + 1
  while (j < limit) {
    const f = flags[j]!
    if ((f & CAP) !== 0 && !(folded[j] === 'i' && doc.end[j]! - doc.start[j]! === 1)) {
      j++
      continue
    }
    const w = doc.lower[j]!
    const glued = (f & GLUED) !== 0
    if (w === '-' && glued && j + 1 < limit && (flags[j + 1]! & GLUED) !== 0) {
      if ((flags[j + 1]! & CAP) !== 0 || /^\d/.test(folded[j + 1]!)) {
        j += 2
        continue
      }
      // "Kim Jong-un", "Tsai Ing-wen", "Marie-louise" do not end at the hyphen; "Moscow-based" does.
      const syllable =
        folded[j + 1]!.length < 6 && folded[j - 1]!.length < 6 && !COMPOUND.test(folded[j + 1]!) && (matchAt(sh, j - 1, j)?.entry.weight ?? 0) < 4
      if (j - i >= 2 && (syllable || lex.words.eastern!.has(folded[j - 2]!)) && !COMPOUND.test(folded[j + 1]!)) {
        j += 2
        continue
      }
      break
    }
    if (w === '&' && j + 1 < limit && (flags[j + 1]! & CAP) !== 0) {
      j += 2
      continue
    }
    if (lex.words.caseMarkers!.has(w) && (flags[j - 1]! & CAP) !== 0) {
      let k = j + 1
      while (k < limit && k < j + 3 && (lex.words.caseMarkers!.has(doc.lower[k]!) || doc.lower[k] === '-' || doc.lower[k] === "'")) k++
      if (k < limit && (flags[k]! & CAP) !== 0) {
        j = k + 1
        continue
      }
    }
    // A short name between quotation marks: Joaquín "El Chapo" Guzmán.
    if ((w === '"' || w === '“') && j + 3 < limit && (flags[j + 1]! & CAP) !== 0) {
      const close = [j + 2, j + 3].find((k) => doc.lower[k] === '"' || doc.lower[k] === '”')
      if (close !== undefined && close + 1 < limit && (flags[close + 1]! & CAP) !== 0 && (flags[close]! & GLUED) !== 0 && lex.given.has(folded[i]!)) {
        j = close + 2
        continue
      }
    }
    break
  }
  return j
}

const COMPOUND =
  /^(?:based|led|backed|era|style|born|owned|run|held|wide|like|free|made|level|rank|time|funded|type|listed|built|only|bound|trained|friendly|controlled|sponsored|brokered|mediated|aligned|allied|occupied|linked|speaking|majority|elect|turned|in|on|up|to)$/

function known(m: Match, title: Piece['title']): Piece {
  const { kind } = m.entry
  const type =
    kind === 'person'
      ? 'person'
      : kind === 'country'
        ? 'country'
        : kind === 'demonym' || kind === 'group'
          ? 'group'
          : kind === 'seat' || kind === 'place'
            ? 'place'
            : 'organisation'
  return { first: m.first, end: m.end, entry: m.entry, type, title }
}

function readRun(sh: Shapes, from: number, e: number, s: Sentence, out: Piece[]): number {
  let p = from
  let title: Piece['title'] = null
  while (p < e) {
    if ((sh.flags[p]! & CAP) === 0) {
      p++
      title = null
      continue
    }
    const word = sh.folded[p]!
    const headline = (sh.flags[p]! & (TITLED | SHOUTED)) !== 0
    if (headline && !mayBegin(sh, p, s.end)) {
      p++
      title = null
      continue
    }
    const m = withoutTitle(sh, matchAt(sh, p, s.end), s.end)
    const pattern = title === null ? patternAt(sh, p, e, s.end) : null
    const t = m !== null && m.end - p > 1 && m.entry.kind !== 'place' ? p : titleEnd(sh, p, s.end)
    if (t > p && (pattern === null || pattern.end <= t) && startsTitle(sh, p, t, e)) {
      title = [title === null ? p : title[0], t]
      p = t
      // "Secretary of State X": the small word had ended the run.
      if (p >= e && p < s.end && (sh.flags[p]! & (CAP | INITIAL)) === CAP) e = runEnd(sh, p, s.end)
      continue
    }
    if (
      pattern !== null &&
      pattern.end > (m?.end ?? p) &&
      !(headline && !allNames(sh, p, pattern.end)) &&
      !(m !== null && m.end < pattern.end && splitsAfter(sh, m))
    ) {
      out.push({ first: p, end: pattern.end, entry: null, type: pattern.type, title: null })
      p = pattern.end
      title = null
      continue
    }
    if (CALENDAR.test(word) && title === null && !(m !== null && m.end > p + 1)) {
      p++
      continue
    }
    const quarter = DIRECTION.test(word) && (m === null || m.end === p + 1) && p + 1 < e ? matchAt(sh, p + 1, s.end) : null
    if (
      quarter !== null &&
      (quarter.entry.kind === 'country' || quarter.entry.kind === 'seat' || (quarter.entry.kind === 'place' && quarter.entry.weight > 2)) &&
      !(quarter.end < e && (sh.flags[quarter.end]! & CAP) !== 0)
    ) {
      out.push({ first: p, end: quarter.end, entry: null, type: 'place', title: null })
      p = quarter.end
      title = null
      continue
    }
    if (m !== null && m.entry.upper && moneyAt(sh, m.end)) {
      p = m.end
      title = null
      continue
    }
    if (m !== null && !asPerson(sh, m, e, title)) {
      out.push(known(m, title))
      p = m.end
      title = null
      continue
    }
    const whole = givenBefore(sh, p, e)
    if (whole !== null) {
      out.push({ ...known(whole, title), first: p })
      p = whole.end
      title = null
      continue
    }
    const end = gather(sh, p, e, title)
    out.push({ first: p, end, entry: m !== null && m.end === end ? m.entry : null, type: null, title })
    p = end
    title = null
  }
  return Math.max(p, from + 1)
}

/** "Mohammad Ashraf Ghani" where all know him without the first: the known name behind one or two given names, or null. */
function givenBefore(sh: Shapes, p: number, e: number): Match | null {
  for (let j = p + 1; j < e && j < p + 3 && sh.lex.given.has(sh.folded[j - 1]!) && (sh.flags[j]! & CAP) !== 0; j++) {
    const m = matchAt(sh, j, e)
    if (m !== null && m.entry.kind === 'person' && m.end - m.first > 1) return m
  }
  return null
}

/** A word that the article itself writes small, or that the tagger takes for no name; a headline's capital does not count. */
function plainWord(sh: Shapes, i: number): boolean {
  const w = sh.folded[i]!
  return FUNCTION.has(w) || (sh.lowered.has(w) && !sh.capped.has(w)) || (!isProper(sh.doc, i) && !sh.capped.has(w))
}

/** In a headline of capitals: whether every word looks like part of a name, by the article's own use of it and by its tag. */
function allNames(sh: Shapes, first: number, end: number): boolean {
  if (end - first > 5) return false
  for (let i = first; i < end; i++) if ((sh.flags[i]! & CAP) !== 0 && plainWord(sh, i)) return false
  return true
}

/** "U.S. Treasury Secretary": the department's name is part of the title here, the country is not. */
function withoutTitle(sh: Shapes, m: Match | null, limit: number): Match | null {
  if (m === null || m.entry.kind !== 'government' || m.end - m.first < 2 || m.end >= limit) return m
  return /^(?:secretary|minister)$/.test(sh.folded[m.end]!) && !/(?:department|house|office)$/.test(sh.folded[m.end - 1]!) ? matchAt(sh, m.first, m.end - 1) : m
}

/** A sum of money follows right behind ("US$5"): the letters are the currency's. */
function moneyAt(sh: Shapes, i: number): boolean {
  return sh.doc.lower[i] === '$' && (sh.flags[i]! & GLUED) !== 0
}

/** A title counts as one when a name follows, or when it cannot itself be one (so "King" in "John King" is never asked here). */
function startsTitle(sh: Shapes, p: number, t: number, e: number): boolean {
  return t < e || isTitleWord(sh, t - 1) || p < t
}

/** "South Florida", "Central Havana", "Eastern Ukraine": a part of a place is a place of its own. */
const DIRECTION = /^(?:(?:north|south|east|west)(?:ern)?|(?:north|south)-?(?:east|west)(?:ern)?|central|upper|lower|greater|inner|outer|old|downtown)$/

const CALENDAR =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/

/** "US-Russia", "Israel-Hamas": a known name that a hyphen or slash ends is a name of its own. */
function splitsAfter(sh: Shapes, m: Match): boolean {
  const w = sh.doc.lower[m.end]
  return w === '-' || w === '–' || w === '/'
}

/** Whether a known place, country or the like is here a person's given name or surname ("Jordan Peterson", "President Lincoln"). */
function asPerson(sh: Shapes, m: Match, e: number, title: Piece['title']): boolean {
  const { lex, folded, flags } = sh
  const { kind, weight } = m.entry
  if (kind === 'person') return m.end < e && m.end - m.first === 1 && (flags[m.end]! & CAP) !== 0 && lex.given.has(folded[m.first]!) && !isTitleWord(sh, m.end)
  if (title !== null && (kind === 'place' || kind === 'seat' || kind === 'outlet' || m.entry.section === 'companies') && m.end - m.first === 1)
    return titleFits(sh, title)
  if (m.end - m.first > 1 || kind === 'government') return false
  const w = folded[m.first]!
  if (m.end < e && (flags[m.end]! & CAP) !== 0 && (flags[m.end]! & UPPER) === 0) {
    const next = folded[m.end]!
    const after = matchAt(sh, m.end, e)
    if (isTitleWord(sh, m.end) || lex.words.never!.has(next) || lex.words.bodyLast!.has(next)) return false
    if (after !== null && (after.entry.kind !== 'place' || after.end - after.first > 1 || after.entry.weight > 3) && after.entry.kind !== 'seat') return false
    const given = lex.given.has(w)
    if (kind === 'country' || kind === 'demonym' || kind === 'group') return given && lex.surnames.has(next) && after === null
    if (kind === 'body' || kind === 'outlet') return given && !(flags[m.first]! & UPPER)
    return given || weight < 3 || (kind === 'place' && after === null && lex.surnames.has(next))
  }
  if (m.end < e && lex.words.caseMarkers!.has(folded[m.end]!)) return lex.given.has(w)
  if (m.end + 1 < e && sh.doc.lower[m.end] === '-' && kind === 'place' && weight < 4) return true
  // Small places are only hinted at by the gazetteer; the context decides.
  return (kind === 'place' && weight < 4) || (flags[m.first]! & LETTER) !== 0
}

function titleFits(sh: Shapes, title: readonly [number, number]): boolean {
  return !/^(?:mayor|governor|ambassador|bishop|archbishop|director|coach|chief|head|captain|student)$/.test(sh.folded[title[1] - 1]!)
}

/** From `p` as far as one name of unknown kind may go: up to a title, a known name or the end of the run. */
function gather(sh: Shapes, p: number, e: number, title: Piece['title']): number {
  const { lex, folded, flags, doc } = sh
  const personal = title !== null || lex.given.has(folded[p]!)
  let j = p + 1
  while (j < e) {
    if ((flags[j]! & CAP) === 0) {
      if (doc.lower[j] === '&') return trimEnd(sh, p, j)
      j++
      continue
    }
    const w = folded[j]!
    if (j > p && isTitleWord(sh, j) && j + 1 < e && (flags[j + 1]! & CAP) !== 0 && !lex.surnames.has(w)) break
    if ((flags[j]! & (TITLED | SHOUTED)) !== 0 && plainWord(sh, j)) break
    if (isAddress(sh, j) || (FUNCTION.has(w) && !isProper(doc, j))) break
    if (CALENDAR.test(w) && doc.lower[j - 1] !== '-' && !(personal && j === p + 1 && /^(?:may|august|march)$/.test(w))) break
    if (lex.words.thingLast!.has(w) && !personal) {
      j++
      continue
    }
    const m = matchAt(sh, j, e)
    if (m !== null) {
      const k = m.entry.kind
      const hyphen = doc.lower[j - 1] === '-'
      if (k === 'government' || k === 'demonym' || (k === 'country' && !personal) || (k === 'body' && !personal) || k === 'outlet') break
      if (k === 'person' && m.end - m.first > 1 && !hyphen) break
      if ((k === 'place' || k === 'seat') && !personal && m.entry.weight > 3) break
    }
    j++
  }
  return trimEnd(sh, p, j)
}

function trimEnd(sh: Shapes, p: number, j: number): number {
  while (j > p + 1 && (sh.flags[j - 1]! & CAP) === 0 && !(sh.doc.lower[j - 2] === '-' && (sh.flags[j - 1]! & WORD) !== 0)) j--
  return j
}
