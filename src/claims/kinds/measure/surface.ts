import type { Doc } from '../../../model/annotation.ts'
import { actorAt } from '../../shared/actors.ts'
import { agentsOf, isAgentive } from '../../shared/voices.ts'
import { isRel, R, U, X } from '../../syntax.ts'
import { measureLexicon } from './lexicon.ts'

/*
 * Subject, object and agent by the order of the words alone, for sentences that the parser takes apart wrongly: one in six attachments is wrong, and
 * an act needs three right ones.
 */

const HAVE: ReadonlySet<string> = new Set(['has', 'have', 'had', "'s", "'ve", "'d", 'having'])
const INSIDE: ReadonlySet<number> = new Set([U.DET, U.ADJ, U.NOUN, U.PROPN, U.NUM, U.SYM, U.ADV])

/** First token of the sentence, and the one behind its last. */
function bounds(doc: Doc, t: number): readonly [number, number] {
  const s = doc.sentences[doc.sentenceOf[t]!]!
  return [s.first, s.end]
}

/** "has shut down", "have also limited": a participle right behind "have", whatever the parser made of the two; the token of "have", or -1. */
export function haveBefore(doc: Doc, t: number): number {
  if (doc.xpos[t] !== X.VBN && doc.xpos[t] !== X.VBD) return -1
  const [first] = bounds(doc, t)
  let k = t - 1
  while (k > first && (doc.upos[k] === U.ADV || doc.lower[k] === 'been')) k--
  return k >= first && HAVE.has(doc.lower[k]!) && (doc.upos[k] === U.AUX || doc.upos[k] === U.VERB) ? k : -1
}

/** "Beijing imposed export curbs": a name right before a past form that the parser took for an attribute; -1 elsewhere. */
export function nameBefore(doc: Doc, t: number): number {
  if (doc.xpos[t] !== X.VBN && doc.xpos[t] !== X.VBD) return -1
  const [first] = bounds(doc, t)
  const k = t - 1
  const actor = k >= first ? actorAt(doc, k) : null
  if (!actor || actor.type === 'group' || doc.upos[k] === U.PRON || doc.xpos[k] === X['PRP$']) return -1
  // "the Moscow backed plan", "of Iran sanctioned firms": only where the name opens its clause.
  const before = k - 1 < first ? '' : doc.lower[k - 1]!
  return before === '' || /^[,;:–—“"]$/.test(before) || ['and', 'but', 'that', 'after', 'when', 'while', 'the', 'as'].includes(before) ? k : -1
}

/** Head of the noun phrase that ends right before a token, adverbs and auxiliaries skipped, if it is somebody who acts; else -1. */
export function subjectBefore(doc: Doc, t: number): number {
  const [first] = bounds(doc, t)
  let k = t - 1
  while (k >= first && t - k < 6 && (doc.upos[k] === U.ADV || doc.upos[k] === U.AUX || HAVE.has(doc.lower[k]!))) k--
  if (k < first || (doc.upos[k] !== U.NOUN && doc.upos[k] !== U.PROPN)) return -1
  return agentsOf(doc, k).length > 0 || isAgentive(doc, k) ? k : -1
}

/** "the air force, which had held off for a week, resumed": whoever stands before what is put between commas; -1 elsewhere. */
export function subjectAcross(doc: Doc, t: number): number {
  const [first] = bounds(doc, t)
  let k = t - 1
  while (k > first && (doc.upos[k] === U.ADV || doc.upos[k] === U.AUX || HAVE.has(doc.lower[k]!))) k--
  if (doc.lower[k] !== ',') return -1
  for (let at = k - 1; at > first && at > k - 25; at--) {
    if (doc.lower[at] !== ',') continue
    const head = at - 1
    return (doc.upos[head] === U.NOUN || doc.upos[head] === U.PROPN) && (agentsOf(doc, head).length > 0 || isAgentive(doc, head)) ? head : -1
  }
  return -1
}

/** Head of the noun phrase behind "by" within a few words after a participle, if it is somebody who acts; else -1. */
export function agentBehind(doc: Doc, t: number): number {
  const [, end] = bounds(doc, t)
  for (let k = t + 1; k < Math.min(end, t + 12); k++) {
    if (doc.lower[k] === ',' || doc.lower[k] === ';' || doc.xpos[k] === X.VBD) return -1
    if (doc.lower[k] !== 'by') continue
    const head = phraseHead(doc, k + 1, end)
    return head >= 0 && (agentsOf(doc, head).length > 0 || isAgentive(doc, head)) ? head : -1
  }
  return -1
}

/** Last noun of the words that can stand inside a noun phrase, from a token on; -1 where there is none. */
function phraseHead(doc: Doc, from: number, end: number): number {
  const { things } = measureLexicon()
  let head = -1
  for (let k = from; k < Math.min(end, from + 9); k++) {
    const noun = doc.upos[k] === U.NOUN || doc.upos[k] === U.PROPN
    // "an arms embargo", "the Torkham crossing", read as verbs.
    const misread = doc.upos[k] === U.VERB && k > from && things.has(doc.lemma[k]!) && INSIDE.has(doc.upos[k - 1]!) && !INSIDE.has(doc.upos[k + 1] ?? U.ADP)
    if (noun || misread || things.has(doc.lower[k]!)) head = k
    else if (
      !(INSIDE.has(doc.upos[k]!) && doc.upos[k] !== U.ADV) &&
      doc.xpos[k] !== X['PRP$'] &&
      doc.xpos[k] !== X.POS &&
      !/^["“”‘-]$/.test(doc.lower[k]!) &&
      !(head < 0 && (doc.upos[k] === U.ADV || isRel(doc, k, 'amod'))) &&
      !(doc.xpos[k] === X.VBN && k > from) &&
      !(doc.xpos[k] === X.VBG && (doc.lower[k - 1] === '-' || doc.lower[k]!.includes('-')))
    )
      break
  }
  return head
}

/** Heads of the noun phrase behind a verb (and its particle) and of the one behind "of" or "and" in it: "some of its troops", "the embassy and two consulates". */
export function objectsBehind(doc: Doc, t: number): number[] {
  const [, end] = bounds(doc, t)
  let from = t + 1
  if (PARTICLES.has(doc.lower[from] ?? '')) from++
  if (doc.lower[from] === 'to' && doc.lower[from - 1] === 'up') from++
  while (from < end && from < t + 3 && (doc.rel[from] === R['compound:prt'] || doc.upos[from] === U.ADV)) from++
  const out: number[] = []
  if (doc.lower[from] === 'all' && doc.lower[from + 1] === 'but') from += 2
  if ((PART.has(doc.lower[from] ?? '') || doc.upos[from] === U.NUM) && doc.lower[from + 1] === 'of') from += 2
  for (let n = 0; n < 3; n++) {
    const head = phraseHead(doc, from, end)
    if (head < 0) break
    out.push(head)
    // "a package of sanctions", not "the issue of sanctions".
    const counted =
      doc.upos[head] === U.NUM ||
      PART.has(doc.lower[head]!) ||
      measureLexicon().empty.has(doc.lemma[head]!) ||
      /^(?:days?|weeks?|months?)$/.test(doc.lower[head]!)
    if (!(doc.lower[head + 1] === 'and' || (doc.lower[head + 1] === 'of' && counted))) break
    from = head + 2
  }
  return out
}

const PART: ReadonlySet<string> = new Set(['some', 'most', 'all', 'part', 'half', 'many', 'several', 'dozens', 'hundreds', 'thousands'])

const PARTICLES: ReadonlySet<string> = new Set(['back', 'off', 'up', 'out', 'down', 'over', 'away'])

/** The particle right behind a verb whatever the parser made of it ("rolled back tariffs"); null where none stands there. */
export function particleBehind(doc: Doc, t: number): string | null {
  const next = doc.lower[t + 1] ?? ''
  if (!PARTICLES.has(next) || doc.sentenceOf[t + 1] !== doc.sentenceOf[t]) return null
  // Captives whom one means to bring back are a wish.
  if (doc.lemma[t] === 'bring') return null
  const phrase = `${doc.lemma[t]} ${next}`
  return measureLexicon().verbs.has(phrase) || measureLexicon().phrases.has(phrase) ? next : null
}

/** "the government released 100 prisoners", read as a participle: one with an object of its own is no passive. */
export function isActive(doc: Doc, t: number, kids: readonly number[]): boolean {
  if (doc.rel[t] !== R.acl || TWICE.has(doc.lemma[t]!) || doc.lower[t - 1] === ',') return false
  return kids.some((k) => k > t && doc.rel[k] === R.obj) && doc.head[t]! >= 0 && doc.head[t]! < t && t - doc.head[t]! < 4
}

/** Verbs whose passive keeps an object: "the company granted a licence". */
const TWICE: ReadonlySet<string> = new Set([
  'give',
  'grant',
  'offer',
  'deny',
  'allow',
  'promise',
  'award',
  'send',
  'pay',
  'hand',
  'lend',
  'refuse',
  'allocate',
  'name',
  'appoint',
  'supply',
])
