import type { Doc, Sentence } from '../../../model/annotation.ts'
import { shave, subjectOf } from '../../shared/clause.ts'
import { U, X } from '../../syntax.ts'
import type { Found } from './found.ts'
import { type Frame, framed } from './framed.ts'
import { conditionLexicon } from './lexicon.ts'
import { leftEdge, phraseEnd, stretchEnd } from './stretch.ts'
import { predicateIn } from './surface.ts'

/**
 * Conditions told by a phrase that says what is lacking or what it takes: "absent a guarantee, the ban stays", "failing agreement, they walk out",
 * "no deal short of a withdrawal", "would collapse without monitors"; "for talks to resume, Oslo must", "to get the loan, Lima has to", "it would take
 * a truce for them to", "a withdrawal must come first". By the words, since trees hang such phrases in many ways.
 */
export function barred(doc: Doc): Found[] {
  return framed(doc, FRAMES, 3)
}

const FRAMES: ReadonlyMap<string, Frame> = new Map<string, Frame>([
  ['absent', lacking],
  ['barring', lacking],
  ['failing', lacking],
  ['without', (doc, s, at) => lacking(doc, s, at) ?? ruinous(doc, s, at)],
  ['short', shortOf],
  ['for', toHappen],
  ['to', toGet],
  ['take', takes],
  ['takes', takes],
  ['took', takes],
  ['first', comesFirst],
  ['before', comesFirst],
])

/** Whether a clause begins at a token: at the head of a sentence, behind a mark or a conjunction. */
function opensClause(doc: Doc, s: Sentence, at: number): boolean {
  return at === s.first || /^(?:[,;:“"‘–—]|and|but|that)$/.test(doc.lower[at - 1]!)
}

/** The comma that ends what begins at a token, or -1 within 24 words. */
function commaAfter(doc: Doc, s: Sentence, at: number): number {
  for (let t = at; t < s.end && t < at + 24; t++) {
    if (doc.lower[t] === ',') return t
    if (/^[.;:!?]$/.test(doc.lower[t]!)) return -1
  }
  return -1
}

const MODAL = /^(?:will|would|could|can|may|might|'ll|wo|must|cannot)$/
const IDLE =
  /^(?:word|doubt|comment|explanation|warning|notice|exception|incident|fanfare|reason|result|success|surprise|accident|miracle|mishap|delay|name|question)$/

/** Something that one side grants or both come to: an accord, talks, approval, a guarantee; an act ("release", "commitment"). */
function granted(doc: Doc, first: number, last: number): boolean {
  const lex = conditionLexicon()
  let found = false
  for (let t = first; t <= last; t++) {
    const lemma = doc.lemma[t]!
    if (IDLE.test(lemma)) return false
    if (doc.upos[t] !== U.NOUN) continue
    found ||=
      [lex.accords, lex.process, lex.approval, lex.wanted, lex.goods, lex.give, lex.benefit].some((l) => l.has(lemma)) ||
      /(?:ment|tion|sion|ance|release|return|change|move|map|monitor|observer|date|clause|list|border|line|voice|seat|troop|cut|reform|money)$/.test(lemma)
  }
  return found
}

/** "Absent a guarantee, Oslo will …", "Failing agreement by Friday, they will walk out", "Without a map, the clause will …". */
function lacking(doc: Doc, s: Sentence, at: number): Found | null {
  const led = doc.lower[at - 1] === 'but' || doc.lower[at - 1] === 'and' ? at - 1 === s.first : opensClause(doc, s, at)
  if (!led || doc.xpos[at + 1] === X.VBG || doc.upos[at + 1] === U.ADV || /^(?:which|that|this|it|them|in)$/.test(doc.lower[at + 1]!)) return null
  const comma = commaAfter(doc, s, at + 1)
  if (comma < 0 || !granted(doc, at + 1, comma - 1)) return null
  // "Without a map, warned Ilse Brandt, …": who says so stands between.
  const told = doc.xpos[comma + 1] === X.VBD || doc.xpos[comma + 1] === X.VBZ ? commaAfter(doc, s, comma + 1) : comma
  if (told < 0) return null
  const then: [number, number] = [told + 1, stretchEnd(doc, told + 1)]
  if (then[1] - then[0] < 2) return null
  let modal = then[0]
  while (modal <= then[1] && !MODAL.test(doc.lower[modal]!)) modal++
  const predicate = predicateIn(doc, then[0], then[1])
  // "Without a deal, cars pay 10%" tells how things are as well as what comes of it; with a modal it is plain.
  if (predicate < 0 || (modal > then[1] && doc.xpos[predicate] !== X.VBZ && doc.xpos[predicate] !== X.VBP)) return null
  return made(doc, then, shave(doc, at + 1, comma - 1), predicate, at, doc.lower[at] === 'without' ? 'precondition' : null)
}

const RUINED = /^(?:collapse|fall|fail|crumble|unravel|founder|die|break|stall|end|survive|last|hold|work|disintegrate|implode|sink|lapse|fray)$/

/** "The truce would fall apart without monitors": what goes to ruin needs what is lacking. */
function ruinous(doc: Doc, s: Sentence, at: number): Found | null {
  const last = phraseEnd(doc, at + 1)
  if (last <= at || doc.xpos[at + 1] === X.VBG || doc.upos[at + 1] === U.ADV || !granted(doc, at + 1, last)) return null
  let verb = at - 1
  while (verb > s.first && at - verb < 4 && doc.upos[verb] !== U.VERB) verb--
  if (!RUINED.test(doc.lemma[verb]!) || !doc.lower.slice(Math.max(s.first, verb - 4), verb).some((w) => MODAL.test(w))) return null
  return made(doc, [leftEdge(doc, verb), at - 1], [at + 1, last], verb, at, 'precondition')
}

/** "There would be no deal short of a withdrawal": less than that is refused. */
function shortOf(doc: Doc, s: Sentence, at: number): Found | null {
  if (doc.lower[at + 1] !== 'of' || at - s.first < 3) return null
  const last = phraseEnd(doc, at + 2)
  if (last < at + 2) return null
  const first = leftEdge(doc, at)
  let denied = false
  for (let t = first; t < at; t++) denied ||= /^(?:no|not|n't|never|cannot|nobody|refuse[sd]?|reject(?:s|ed)?)$/.test(doc.lower[t]!)
  const predicate = predicateIn(doc, first, at - 1)
  if (!denied || predicate < 0 || doc.lower[at - 1] === 'nothing' || doc.lower[at - 1] === 'anything') return null
  return made(doc, [first, at - 1], [at + 2, last], predicate, at, 'precondition')
}

/** "must", "has to", "needs to" between two tokens: where what is owed begins; -1 without it. */
function owed(doc: Doc, from: number, to: number): number {
  for (let t = from; t <= to && t < from + 9; t++) {
    if (/^(?:must|should)$/.test(doc.lower[t]!)) return t
    if (/^(?:has|have|needs?|had)$/.test(doc.lower[t]!) && (doc.lower[t + 1] === 'to' || doc.lower[t + 2] === 'to')) return t
    if (doc.upos[t] === U.PUNCT) return -1
  }
  return -1
}

/** What must be done for something else to come about: a clause behind the comma with "must" in it. */
function precedes(doc: Doc, s: Sentence, at: number, from: number): Found | null {
  const comma = commaAfter(doc, s, from)
  if (comma < 0 || comma - from < 2 || !granted2(doc, from, comma - 1)) return null
  const end = stretchEnd(doc, comma + 1)
  const must = owed(doc, comma + 2, end)
  if (must < 0) return null
  return made(doc, [from, comma - 1], [comma + 1, end], predicateIn(doc, must, end), at, 'precondition', true)
}

/** What sides come to or win: an accord, talks, money, membership. */
function granted2(doc: Doc, first: number, last: number): boolean {
  const lex = conditionLexicon()
  for (let t = first; t <= last; t++)
    if ([lex.accords, lex.process, lex.goods, lex.approval, lex.benefit, lex.hostile, lex.decision].some((l) => l.has(doc.lemma[t]!))) return true
  return false
}

/** "For talks to resume, Oslo must return the ships". */
function toHappen(doc: Doc, s: Sentence, at: number): Found | null {
  if (!opensClause(doc, s, at)) return null
  const last = phraseEnd(doc, at + 1, 8)
  if (last <= at || doc.lower[last + 1] !== 'to' || doc.upos[last + 2] !== U.VERB) return null
  return precedes(doc, s, at, at + 1)
}

const WINNING =
  /^(?:get|win|obtain|secure|receive|unlock|earn|gain|reach|seal|strike|clinch|qualify|join|enter|resume|restart|revive|save|keep|avoid|avert|release|free|lift|end|sign|conclude|access|unfreeze|draw)$/

/** "To get the loan, Lima has to cut its budget", "in order to join, …". */
function toGet(doc: Doc, s: Sentence, at: number): Found | null {
  const order = doc.lower[at - 1] === 'order' && doc.lower[at - 2] === 'in'
  const from = order ? at - 2 : at
  if (!opensClause(doc, s, from) || !WINNING.test(doc.lower[at + 1] ?? '') || (from > s.first && doc.lower[from - 1] === ',')) return null
  return precedes(doc, s, from, at + 1)
}

/** "It would take a truce for them to talk", "it will take two thirds to change it". */
function takes(doc: Doc, s: Sentence, at: number): Found | null {
  let it = at - 1
  while (it > s.first && at - it < 4 && (doc.upos[it] === U.AUX || doc.upos[it] === U.ADV)) it--
  if (doc.lower[it] !== 'it') return null
  const last = phraseEnd(doc, at + 1)
  if (last <= at || doc.times.some((x) => x.span[0] < doc.end[last]! && doc.start[at + 1]! < x.span[1])) return null
  const open = doc.lower[last + 1]
  if ((open !== 'for' && open !== 'to') || !granted(doc, at + 1, last)) return null
  const from = open === 'for' ? last + 2 : last + 1
  const end = stretchEnd(doc, from)
  if (!granted2(doc, from, end)) return null
  return made(doc, [from, end], [at + 1, last], at, at, 'precondition', true)
}

/** "A withdrawal must come first, before any talks", "a truce has to come before an exchange". */
function comesFirst(doc: Doc, s: Sentence, at: number): Found | null {
  if (!/^(?:come|go|happen|be)$/.test(doc.lower[at - 1] ?? '') || at - s.first < 3) return null
  let must = at - 2
  if (doc.lower[must] === 'to') must--
  if (!/^(?:must|should|has|have|had|needs?)$/.test(doc.lower[must]!)) return null
  const first = leftEdge(doc, must)
  let last = must - 1
  while (last > first && (doc.upos[last] === U.AUX || doc.upos[last] === U.ADV)) last--
  if (last < first || doc.upos[first] === U.PRON) return null
  let from = at
  if (doc.lower[at] === 'first') from = doc.lower[at + 1] === ',' && doc.lower[at + 2] === 'before' ? at + 2 : doc.lower[at + 1] === 'before' ? at + 1 : -1
  const end = from < 0 ? at : stretchEndBefore(doc, s, from + 1)
  return made(doc, from < 0 ? null : [from + 1, end], [first, from < 0 ? at : last], at - 1, at, 'precondition', true)
}

function stretchEndBefore(doc: Doc, s: Sentence, from: number): number {
  return Math.min(s.end - 1, Math.max(from, phraseEnd(doc, from) >= from ? phraseEnd(doc, from) : stretchEnd(doc, from)))
}

function made(
  doc: Doc,
  then: readonly [number, number] | null,
  requires: readonly [number, number],
  predicate: number,
  tie: number,
  type: Found['type'],
  laid = false,
): Found | null {
  if (predicate < 0 || requires[1] < requires[0] || (then && then[1] < then[0])) return null
  return {
    evidence: [Math.min(requires[0], then ? then[0] : requires[0]), Math.max(requires[1], then ? then[1] : requires[1])],
    then,
    requires,
    predicate,
    setter: subjectOf(doc, predicate),
    laid,
    type,
    tie,
  }
}
