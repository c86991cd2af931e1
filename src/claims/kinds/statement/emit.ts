import type { Doc } from '../../../model/annotation.ts'
import { type Found, holds, near } from './found.ts'
import { kidsOf } from '../../shared/tree.ts'
import { X } from '../../syntax.ts'
import { canSpeak, namedTokens } from './agents.ts'
import { cues } from './lexicon.ts'
import { kid, pos, rel } from './nodes.ts'
import { isNamedPerson, isSourceOnly, isToldTo } from './silent.ts'

/**
 * Which attributions become claims. What stands inside another's content counts only where it is itself a report ("he
 * said that the envoy had told them …"): a wish or a stance in reported words is part of those words.
 */
export function emitted(doc: Doc, found: readonly Found[], column: Int32Array): Found[] {
  const named = namedTokens(doc)
  return found.filter((f) => {
    if (f.content.length === 0) return false
    if (f.head < 0) return true
    if (!hasSpeaker(doc, f, named) || f.silent || isToldTo(doc, f) || isSourceOnly(doc, f)) return false
    if (isRefusal(doc, f) || isMenace(doc, f) || isAct(doc, f) || isEmpty(doc, f)) return false
    // "Thank you, Max": a courtesy to whoever listens.
    if (doc.lemma[f.head] === 'thank' && f.speaker === null && doc.lower[f.head + 1] === 'you') return false
    // The reporter's own question.
    if (f.act === 'ask' && column[f.head] === -1 && f.speaker && /^(?:i|we)$/.test(doc.lower[f.speaker.means]!)) return false
    // `"By demanding a truce, the leaders …," he said`: who demands is not whom the syntax finds outside of the quotation.
    if (doc.xpos[f.head] === X.VBG && column[f.head] !== -1 && f.speaker && column[f.speaker.token] !== column[f.head]) return false
    // "their concern over the aid" tells of a feeling, not of words.
    if (f.level === 'mind' && f.frame.startsWith('noun') && f.frame !== 'noun+that') return false
    // "… that it would end, according to two officials": who is named so speaks for all that stands before.
    if (f.frame === 'according' && column[f.head] === -1) return plain(f)
    return !nested(f, found) && (column[f.head] === -1 || f.frame === 'colon') ? plain(f) : reportsInside(doc, f, named)
  })
}

/** What can be rejected by saying that it is not so; an offer or a plan is rejected by not taking it. */
const CLAIMS =
  /^(?:accusation|allegation|assertion|charge|claim|comparison|criticism|complaint|conclusion|characterization|characterisation|contention|description|finding|idea|implication|insinuation|interpretation|notion|narrative|premise|question|report|rumor|rumour|speculation|story|statement|suggestion|theory|thought|view|warning|word|argument|reading|account|version|blame|responsibility|talk|fear|concern|comment|remark|label|term)$/

/** "refused to sign", "the company rejected the offer": an act, which is a claim of its own kind; "rejected the claim" and "rejected it as false" say something. */
function isRefusal(doc: Doc, f: Found): boolean {
  const lemma = doc.lemma[f.head]!
  if (f.act !== 'deny' || f.frame === 'quote' || f.frame === 'inserted' || f.frame === 'that' || f.frame === 'bare') return false
  if (f.frame === 'inf') return /^(?:refuse|decline)$/.test(lemma)
  if (f.frame !== 'np' || !/^(?:reject|refuse|decline|rebuff)$/.test(lemma) || isNamedPerson(doc, f.speaker?.means ?? -1)) return false
  const object = kid(doc, f.head, 'obj', 'nsubj:pass')
  return object >= 0 && pos(doc, object, 'NOUN', 'PROPN') && !CLAIMS.test(doc.lemma[object]!)
}

/** What is threatened in words: "threatened sanctions"; "threatened the harbour" tells of an act. */
const THREATENED =
  /^(?:action|attack|boycott|consequence|cut|embargo|escalation|measure|penalty|protest|response|retaliation|reprisal|sanction|step|strike|suit|lawsuit|tariff|veto|walkout|war)$/

function isMenace(doc: Doc, f: Found): boolean {
  if (f.frame !== 'np' || doc.lemma[f.head] !== 'threaten') return false
  const object = kid(doc, f.head, 'obj', 'nsubj:pass')
  return object < 0 || !THREATENED.test(doc.lemma[object]!)
}

/** What is declared by doing it: "declared martial law", "declared a ceasefire". */
const DECLARED = /^(?:law|emergency|ceasefire|cease-fire|truce|war|holiday|curfew|independence|bankruptcy|mourning|victory)$/
/** What one attacks with arms. */
const TARGET =
  /^(?:camp|base|position|town|city|village|convoy|troop|force|ship|vessel|tanker|post|checkpoint|airport|airfield|port|harbour|house|home|hospital|school|building|market|target|site|facility|plant|pipeline|border|civilian|soldier|fighter|patrol|embassy|consulate|army|area|region|neighbourhood|neighborhood|stronghold|barracks|depot)$/

/**
 * Whether a verb of saying tells of an act: people who have agreed that something will be done, a truce that is declared, a camp that is
 * attacked. Acts are claims of other kinds.
 */
function isAct(doc: Doc, f: Found): boolean {
  const lemma = doc.lemma[f.head]!
  if (lemma === 'agree') return (f.frame === 'that' || f.frame === 'bare') && (f.speaker === null || isPlural(doc, f.speaker.means))
  if (f.frame !== 'np' || (lemma !== 'declare' && lemma !== 'attack')) return false
  const object = kid(doc, f.head, 'obj', 'nsubj:pass')
  if (object < 0) return false
  if (lemma === 'declare') return DECLARED.test(doc.lemma[object]!)
  return TARGET.test(doc.lemma[object]!) || isCountry(doc, object)
}

function isCountry(doc: Doc, t: number): boolean {
  return doc.mentions.some((m) => (m.type === 'country' || m.type === 'place') && m.first <= t && t < m.end)
}

function isPlural(doc: Doc, t: number): boolean {
  return doc.xpos[t] === X.NNS || doc.xpos[t] === X.NNPS || /^(?:they|both|we)$/.test(doc.lower[t]!) || kid(doc, t, 'conj') >= 0
}

/** Whether what stands for words tells nothing: "wants it", "to call that a miracle", "asked that he not be named". */
function isEmpty(doc: Doc, f: Found): boolean {
  const [s, e] = f.content[0]!
  const pronoun = f.content.length === 1 && e - s === 1 && pos(doc, s, 'PRON')
  if (pronoun && ((f.level === 'mind' && f.frame !== 'that') || (f.act === 'ask' && f.frame === 'about'))) return true
  // "said no", "said so".
  if (
    f.level === 'speech' &&
    f.content.length === 1 &&
    e - s === 1 &&
    /^(?:no|yes|so|nothing|little|more|much)$/.test(doc.lower[s]!) &&
    f.frame !== 'quote' &&
    f.frame !== 'inserted'
  )
    return true
  // A purpose ("will meet to consider the offer"), and what nobody in particular says.
  const purpose = doc.xpos[f.head] === X.VB && doc.lower[f.head - 1] === 'to'
  if (purpose && (f.speaker === null || (f.level === 'mind' && f.frame === 'np' && rel(doc, f.head, 'advcl', 'acl')))) return true
  if (f.act !== 'ask' && f.act !== 'demand') return false
  for (let i = s; i + 1 < Math.min(e, s + 8); i++) if (doc.lower[i] === 'be' && /^(?:named|identified|quoted)$/.test(doc.lower[i + 1]!)) return true
  return false
}

function nested(f: Found, found: readonly Found[]): boolean {
  return near(found, f.head).some((g) => g !== f && holds(g, f.head))
}

function plain(f: Found): boolean {
  if (f.speaker !== null || f.frame === 'held') return true
  // "was asked about it", "would be discussed": nobody in particular says nothing in particular.
  return f.level !== 'mind' && f.level !== 'evidence' && f.act !== 'ask' && !(f.level === 'speech' && f.frame === 'np')
}

/** Verbs that things can do too, by meaning something. */
const MEANING = new Set([
  'signal',
  'indicate',
  'suggest',
  'show',
  'mean',
  'reveal',
  'confirm',
  'highlight',
  'underscore',
  'underline',
  'demonstrate',
  'prove',
  'imply',
  'reflect',
  'illustrate',
])

/** Verbs of which only people and their bodies are the subject, whatever noun stands for them ("dozens of papers endorsed him"). */
const AGENTIVE = new Set([
  'criticize',
  'criticise',
  'condemn',
  'denounce',
  'endorse',
  'urge',
  'accuse',
  'praise',
  'applaud',
  'commend',
  'laud',
  'congratulate',
  'thank',
  'mock',
  'ridicule',
  'deride',
  'lambast',
  'lambaste',
  'slam',
  'blast',
  'decry',
  'oppose',
  'applaud',
  'vow',
  'pledge',
  'deny',
  'reject',
  'dismiss',
  'welcome',
  'hail',
  'tout',
  'beg',
  'implore',
  'plead',
  'apologize',
  'apologise',
])

const REPORTS = new Set(['that', 'bare', 'inserted', 'noun+inf', 'according', 'carried', 'np+inf', 'noun+that', 'quote'])

/** Frames in which a stance counts as a report when a name stands before it. */
const SAID_BY_NAME = new Set(['np', 'np+pred', 'np+as', 'np+of', 'np+for', 'np+against', 'of', 'against', 'for', 'on', 'relative'])

function isNamed(doc: Doc, f: Found, named: Uint8Array): boolean {
  const t = f.speaker!.means
  return pos(doc, t, 'PROPN') && named[t] === 1
}

function reportsInside(doc: Doc, f: Found, named: Uint8Array): boolean {
  if (
    SAID_BY_NAME.has(f.frame) &&
    (f.level === 'speech' || f.level === 'stance') &&
    f.speaker !== null &&
    isNamed(doc, f, named) &&
    !rel(doc, f.head, 'xcomp') &&
    told(doc, f.head)
  )
    return true
  return f.level === 'speech' && f.speaker !== null && REPORTS.has(f.frame) && (f.frame.startsWith('noun') || told(doc, f.head))
}

/** A report of something that was said: a past or a perfect, or somebody's present "says"; no "would say", "if he says", "to say". */
function told(doc: Doc, verb: number): boolean {
  const x = doc.xpos[verb]!
  if (x === X.VBG) return true
  let [perfect, odd] = [false, false]
  for (const k of kidsOf(doc, verb)) {
    const aux = rel(doc, k, 'aux')
    perfect ||= rel(doc, k, 'aux:pass') || (aux && doc.lemma[k] === 'have')
    odd ||= aux && doc.lemma[k] !== 'have'
    if (doc.lower[k] === 'not' || doc.lower[k] === "n't" || doc.lower[k] === 'never' || doc.lower[k] === 'if') odd = true
  }
  return !odd && (x === X.VBD || x === X.VBZ || (x === X.VBN && perfect))
}

/** Whether the source is somebody or something that can say things; "the attack signals that …" is the reporter's reading. */
function hasSpeaker(doc: Doc, f: Found, named: Uint8Array): boolean {
  if (f.speaker === null || f.frame === 'quote' || f.frame === 'inserted' || f.frame === 'according') return true
  if ((f.frame === 'that' || f.frame === 'bare') && !MEANING.has(doc.lemma[f.head]!)) return true
  if (AGENTIVE.has(doc.lemma[f.head]!) && pos(doc, f.speaker.means, 'NOUN', 'PROPN', 'NUM', 'ADJ')) return true
  if (f.level === 'evidence' && f.frame.startsWith('np'))
    return cues().evidence.has(doc.lower[f.speaker.means]!) || cues().evidence.has(doc.lemma[f.speaker.means]!)
  return canSpeak(doc, f.speaker.means, named)
}
