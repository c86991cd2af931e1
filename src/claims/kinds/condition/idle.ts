import type { Doc } from '../../../model/annotation.ts'
import type { StatementClaim } from '../../../model/claim.ts'
import type { Span } from '../../../model/span.ts'
import { actorAt } from '../../shared/actors.ts'
import { actorOf } from '../../shared/antecedent.ts'
import { factsOf } from '../../shared/factuality.ts'
import { agentsOf, isAgentive, isFirstPerson, isOpenPronoun, voiceOver } from '../../shared/voices.ts'
import { U, X } from '../../syntax.ts'
import type { Found } from './found.ts'
import { conditionLexicon } from './lexicon.ts'

const FORECAST = new Set(['slow', 'fall', 'rise', 'grow', 'shrink', 'slip', 'climb', 'widen', 'benefit', 'matter', 'tumble', 'rain'])

const MENTAL = new Set(['know', 'understand', 'mean', 'expose', 'cost', 'imagine', 'wonder', 'see'])

/** "There can be no demarcation": ruled out by whoever says so. */
function ruledOut(doc: Doc, [first, last]: readonly [number, number]): boolean {
  const text = doc.lower.slice(first, Math.min(last + 1, first + 5)).join(' ')
  return /^there (?:can|will|would|could|must) (?:be no|not be|never be)\b|^no \w+ (?:can|will|would)\b/.test(text)
}

/** Whether a stretch is about what sides do to each other: a word of talks, gifts or harm, a country or body, or "we". */
function topical(doc: Doc, [first, last]: readonly [number, number]): boolean {
  const lex = conditionLexicon()
  for (let t = first; t <= last; t++) {
    const lemma = doc.lemma[t]!
    if (
      lex.process.has(lemma) ||
      lex.hostile.has(lemma) ||
      lex.goods.has(lemma) ||
      lex.harm.has(lemma) ||
      lex.fate.has(lemma) ||
      lex.ready.has(lemma) ||
      lex.give.has(lemma) ||
      lex.ease.has(lemma) ||
      /^(?:measure|countermeasure|retaliate|unravel|coalition|election|settle|agree|budge|consensus|majority|contract|compromise|border|cabinet)$/.test(
        lemma,
      ) ||
      isFirstPerson(doc, t) ||
      (doc.upos[t] === U.NOUN && isAgentive(doc, t)) ||
      isOpenPronoun(doc, t)
    )
      return true
    const actor = doc.upos[t] === U.PROPN || doc.upos[t] === U.ADJ ? actorAt(doc, t) : null
    if (actor && (actor.type === 'country' || actor.type === 'organisation' || actor.type === 'group')) return true
  }
  return false
}

/** Whether a country or a body does it. */
function sideActs(doc: Doc, predicate: number): boolean {
  return agentsOf(doc, actorOf(doc, predicate)).some((a) => a.type === 'country' || a.type === 'organisation')
}

/** "if you talk to young people, they reject him", "if one adds Nebraska": how things are, told in the present, and of nobody in particular. */
function generic(doc: Doc, f: Found): boolean {
  const [first, last] = f.then!
  const facts = factsOf(doc, f.predicate)
  let ours = false
  for (let t = first; t <= last; t++) ours ||= isFirstPerson(doc, t)
  if (/^(?:you|one)$/.test(doc.lower[f.requires[0]]!) && !ours && (facts.modal === null || !grave(doc, f.then!))) return true
  if (facts.modal !== null || facts.tense !== 'present' || facts.negated || ours) return false
  const lex = conditionLexicon()
  if (lex.blocked.has(doc.lemma[f.predicate]!)) return false
  for (let t = first; t <= last; t++)
    if ([lex.hostile, lex.process, lex.goods, lex.give, lex.harm, lex.ease, lex.ready, lex.fate, lex.threatening].some((l) => l.has(doc.lemma[t]!)))
      return false
  return true
}

/** Whether harm is told of: "you will pay a price". */
function grave(doc: Doc, [first, last]: readonly [number, number]): boolean {
  const lex = conditionLexicon()
  for (let t = first; t <= last; t++) if ([lex.harm, lex.fate, lex.hostile].some((l) => l.has(doc.lemma[t]!))) return true
  return false
}

/** "had read", and no modal: what is required lies in the past. */
function pluperfect(doc: Doc, f: Found): boolean {
  for (let t = f.requires[0]; t < f.requires[1]; t++)
    if (doc.lower[t] === 'had' && doc.xpos[t + 1] === X.VBN) return doc.xpos[f.predicate] === X.VBG || doc.xpos[f.predicate] === X.VBD
  return false
}

/** "until the New Year at least", "before Ramadan": a feast or a season, which no list of times may know. */
function isDay(doc: Doc, [first, last]: readonly [number, number]): boolean {
  for (let t = first; t <= last; t++) if (doc.upos[t] === U.VERB || doc.upos[t] === U.AUX) return false
  const text = doc.lower.slice(first, last + 1).join(' ')
  return /^(?:the |this |next |early |late |mid-? ?)*(?:new year|christmas|easter|ramadan|eid|passover|thanksgiving|diwali|spring|summer|autumn|fall|winter|harvest|weekend|holidays?|recess|dawn|dusk|noon|midnight|morning|evening|night)\b(?: at \S+)?$/.test(
    text,
  )
}

/** "payments will rise if", "the ceiling falls to 40% unless": a number that the sides have settled, and no forecast. */
export function agreedUpon(doc: Doc, f: Found): boolean {
  const subject = f.setter
  if (subject < 0 || !/^(?:will|would|'ll|'d)$/.test(factsOf(doc, f.predicate).modal ?? '')) return false
  return SETTLED.test(doc.lemma[subject]!)
}

const SETTLED =
  /^(?:payment|repayment|instalment|installment|contribution|fee|pay|wage|salary|pension|levy|quota|ceiling|cap|allowance|subsidy|benefit|bonus|raise|fine|royalty|dividend|coupon|stake|duty|tariff)$/

/** "will travel to Geneva when the talks end": when somebody is on the way or speaks, which hangs on nothing. */
function itinerary(doc: Doc, f: Found): boolean {
  return (
    /^(?:travel|fly|visit|brief|address|arrive|speak|tour|land|head|depart|accompany|attend|watch|report|publish|retire|greet)$/.test(
      doc.lemma[f.predicate]!,
    ) &&
    !factsOf(doc, f.predicate).negated &&
    doc.lower[f.tie - 1] !== 'only'
  )
}

function hasReady(doc: Doc, [first, last]: readonly [number, number]): boolean {
  for (let t = first; t <= last; t++) if (conditionLexicon().ready.has(doc.lemma[t]!) || /^(?:will|would|can|could|must|may)$/.test(doc.lower[t]!)) return true
  return false
}

/** "If they had stayed on, it would have been": what did not happen. */
function fancied(doc: Doc, f: Found): boolean {
  const [a, b] = f.requires
  for (let t = a; t < b && t < a + 12; t++)
    if (doc.lower[t] === 'had' && doc.upos[t] === U.AUX) {
      let k = t + 1
      while (k <= b && (doc.upos[k] === U.ADV || doc.lower[k] === 'not')) k++
      return doc.xpos[k] === X.VBN
    }
  return false
}

/** "did not return until Sunday's vote was over", "spoke before the guests left": told of what went by. */
function narrated(doc: Doc, f: Found): boolean {
  const facts = factsOf(doc, f.predicate)
  if (facts.modal !== null || facts.tense !== 'past' || hasReady(doc, f.then!)) return false
  const lemma = doc.lemma[f.predicate]!
  if (conditionLexicon().blocked.has(lemma) && !/^(?:stay|remain|continue|keep|wait|hold|rule)$/.test(lemma)) return false
  for (let t = f.then![0]; t <= f.then![1]; t++)
    if (/^(?:refus|reject|declin|insist|order|told|bound|agreed|vow|ruled|impossible|unlikely|suspend|postpon|delay)/.test(doc.lower[t]!)) return false
  return true
}

/** Nothing hangs on it: "we will be ready if it happens", "growth could slow if". */
export function idle(doc: Doc, f: Found, statements: readonly StatementClaim[]): boolean {
  if (!f.then) return false
  const tie: Span = [doc.start[f.tie]!, doc.end[f.tie]!]
  const told = voiceOver(statements, tie, tie) === null
  // Terms between a source and a reporter; "if you believe the doctors".
  const required = doc.lower.slice(f.requires[0], f.requires[1] + 1).join(' ')
  if (
    /^otherwise\b|\b(?:polls?|past|history|experience|reports?|rumou?rs|precedent) (?:is|are|be|were|was) (?:right|correct|true|any|anything|accurate|to be believed)\b/.test(
      required,
    )
  )
    return true
  if (/anonymity|\bnot? (?:to )?be (?:identified|named|quoted)|not be (?:identified|named|quoted)/.test(required)) return true
  if (/^it (?:takes|took|lasts|is needed|is necessary)$/.test(required)) return true
  // "as long as I am president": never.
  if (
    /^(?:i|we|he|she) (?:am|is|are|was|were|live|lives|lead|leads|breathe)\b/.test(required) &&
    doc.lower.slice(Math.max(0, f.tie - 2), f.tie + 3).includes('long')
  )
    return true
  if (/^(?:you (?:believe|ask|look|count|include|think|want)|anything|so|not)\b/.test(required) && /^(?:if|as)$/.test(doc.lower[f.tie]!)) return true
  if (doc.lower[f.tie] === 'if' && (generic(doc, f) || (told && fancied(doc, f)) || factsOf(doc, f.predicate).question)) return true
  if (told && /^(?:before|until|till)$/.test(doc.lower[f.tie]!) && narrated(doc, f)) return true
  // "returning only when she threatened to leave": told, and past.
  const facts = factsOf(doc, f.predicate)
  if (/^(?:when|after)$/.test(doc.lower[f.tie]!) && facts.modal === null && facts.tense !== 'present' && !facts.negated && !hasReady(doc, f.then)) return true
  // "rejecting the offer before anybody had read it": blame for what went by.
  if (doc.lower[f.tie] === 'before' && facts.modal === null && pluperfect(doc, f)) return true
  if (/^(?:until|till|before)$/.test(doc.lower[f.tie]!) && isDay(doc, f.requires)) return true
  // "two days before the actors came out": a time.
  if (doc.lower[f.tie] === 'before' && /^(?:day|week|month|hour|year|minute)$/.test(doc.lemma[f.tie - 1] ?? '')) return true
  if (
    (FORECAST.has(doc.lemma[f.predicate]!) && doc.lower[f.tie] !== 'without' && !agreedUpon(doc, f)) ||
    conditionLexicon().content.has(doc.lemma[f.predicate]!)
  )
    return true
  if (/^(?:when|once|as|soon)$/.test(doc.lower[f.tie]!) && itinerary(doc, f)) return true
  if (doc.lemma[f.predicate] === 'believe' && doc.lower[f.tie] === 'when') return true
  // "if she were a man": what is not so.
  if (told && /^(?:i|he|she|it|we|you|they) were (?:a|an|not|the|in)\b/.test(required)) return true
  if (
    MENTAL.has(doc.lemma[f.predicate]!) ||
    (/^(?:if|when|unless|once|as)$/.test(doc.lower[f.tie]!) &&
      !ruledOut(doc, f.then) &&
      !topical(doc, f.then) &&
      !topical(doc, f.requires) &&
      !sideActs(doc, f.predicate))
  )
    return true
  const [a, b] = f.requires
  const hedge =
    b - a <= 5 &&
    /^(?:it|this|that)$/.test(doc.lower[a]!) &&
    Array.from({ length: b - a }, (_, i) => doc.lemma[a + 1 + i]!).some(
      (w, i) => /^(?:happen|occur|come|need|work|necessary|possible)$/.test(w) || (w === 'take' && doc.lower[a + 2 + i] === 'place'),
    )
  return hedge && doc.lower[f.tie] === 'if'
}
