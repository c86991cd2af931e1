import type { Doc } from '../../../model/annotation.ts'
import type { ConditionClaim, StatementClaim } from '../../../model/claim.ts'
import { isFirstPerson } from '../../shared/voices.ts'
import { isRel, U } from '../../syntax.ts'
import type { Found } from './found.ts'
import { conditionLexicon } from './lexicon.ts'

/**
 * What sort of condition ties two things: an offer gives something (or takes something hostile away), a threat does the opposite,
 * everything that is merely held back is a precondition. Decided by the words of what depends: first by what governs it ("ready to", "threatened to"), then
 * by its verbs with what they act on ("lift" + sanctions gives, "suspend" + aid takes), last by its nouns.
 */
export function typeOf(doc: Doc, f: Found, statement: StatementClaim | null): ConditionClaim['type'] {
  const lex = conditionLexicon()
  const [start, last] = f.then ?? f.evidence
  const first = core(doc, f, start, last)
  const tied = doc.lower[f.tie]!
  const cue = statement?.cueSpans.map(([s, e]) => doc.text.slice(s, e).toLowerCase()).join(' ') ?? ''
  const governing = above(doc, f.predicate)
  const negative = negated(doc, f, first, last)
  const only = doc.lower[f.tie - 1] === 'only' || onlyIn(doc, first, last)
  const held = only || tied === 'until' || tied === 'till' || tied === 'before' || tied === 'without' || (tied === 'not' && doc.lower[f.tie + 1] === 'before')
  // "ready to talk, but only if": a concession with a price.
  const offered =
    !negative &&
    tied !== 'not' &&
    (doc.lower[f.tie - 1] === 'provided' || tied === 'provided' || tied === 'providing' || (only && doc.lower[f.tie - 2] === 'but')) &&
    (readyIn(doc, first, last) || governing.some((w) => lex.ready.has(w)) || !only)
  if (offered) return 'offer'
  // "will keep fighting until": what is done to the other side goes on.
  if (!negative && !only && (tied === 'until' || tied === 'till') && count(doc, first, last, FIGHTING) > 0) return 'threat'
  if (held && !/threat/.test(cue)) return 'precondition'
  // "all options remain open if": a threat that names nothing.
  if (OPTIONS.test(doc.lower.slice(start, last + 1).join(' '))) return 'threat'
  // "will keep paying so long as": what goes on for the other side's good.
  if (!negative && !only && (doc.lower[f.tie + 1] === 'long' || doc.lower[f.tie - 1] === 'long') && goesOnGiving(doc, first, last)) return 'offer'
  const hostile = count(doc, first, last, lex.hostile)
  const friendly = count(doc, first, last, lex.process)
  if (governing.some((w) => lex.threatening.has(w)) || /threat|vow/.test(cue) || (/warn/.test(cue) && !negative)) return 'threat'
  // "come off when we are sure": what is waited for; "talks when", unlike "if", gives nothing away.
  if (tied === 'when' && !readyIn(doc, first, last) && !governing.some((w) => lex.ready.has(w)) && count(doc, first, last, lex.fate) === 0)
    return 'precondition'
  // "once its board signs off", "as soon as parliament consents": what must be gone through, and no price.
  if (/^(?:once|when|as|soon|after)$/.test(tied) && procedural(doc, f)) return 'precondition'
  const swapped = /^(?:return|exchange)$/.test(doc.lower[f.tie + 1] ?? '') && tied === 'in'
  if (swapped && !negative && count(doc, first, last, lex.fate) === 0) return 'offer'
  const grim = /^(?:if|should|case)$/.test(tied) && adverse(doc, f)
  if (grim && negative && speaksOfSelf(doc, f)) return 'threat'
  if (grim && !negative && (count(doc, first, last, RUIN) > 0 || prepared(doc, first, last))) return 'threat'
  if (negative) return /^(?:unless|if|absent|failing|barring)$/.test(tied) || friendly > 0 ? 'precondition' : hostile > 0 ? 'offer' : 'precondition'
  if (count(doc, first, last, lex.fate) > 0 || takesSteps(doc, first, last)) return 'threat'
  // "if they do not comply, we will …": what comes of it when the other side does not act.
  if (tied === 'if' && refusedIn(doc, f) && !(hostile > 0 && count(doc, first, last, lex.ease) > 0)) return 'threat'
  // "the bonus goes unless they sign": what is lost is a threat, whatever the verb.
  const gift = tied === 'unless' ? 'threat' : 'offer'
  if (yields(doc, first, last) || mayHave(doc, first, last)) return gift
  for (let t = first; t <= last; t++) {
    const lemma = doc.lemma[t]!
    if (lex.ready.has(lemma)) return 'offer'
    // "comes back", "comes into force": nothing is taken away; "comes off" is.
    if (lemma === 'come' && !/^(?:off|down|out)$/.test(doc.lower[t + 1] ?? '')) continue
    if (lex.harm.has(lemma) && !isRel(doc, t, 'compound')) return 'threat'
    if (lex.ease.has(lemma))
      return hostile > 0 ? (isHappening(doc, f, t) ? 'precondition' : gift) : friendly > 0 || lex.goods.has(objectWord(doc, t, last)) ? 'threat' : gift
    if (lex.goOn.has(lemma)) return hostile > 0 ? 'threat' : 'precondition'
    if (lex.happen.has(lemma)) return 'precondition'
    if (lex.give.has(lemma)) return gift
  }
  if (governing.some((w) => lex.ready.has(w))) return 'offer'
  if (hostile > 0 && friendly === 0) return 'threat'
  if (tied === 'when' || tied === 'once') return 'precondition'
  if (tied === 'in' || isFirstPerson(doc, f.setter)) return 'offer'
  return 'precondition'
}

/** Where the clause of the predicate begins, what is inserted before it left out ("behind closed doors, Oslo will …"). */
function core(doc: Doc, f: Found, first: number, last: number): number {
  if (!f.then || f.predicate <= first || f.predicate > last) return first
  for (let t = f.predicate - 1; t > first; t--) if (doc.lower[t] === ',') return t + 1
  return first
}

const BODY =
  /^(?:parliament|board|congress|senate|cabinet|court|council|assembly|committee|member|government|legislature|voter|shareholder|membership|bundestag|knesset|commission|branch)$/

/** Whether what is required is that a body meets or approves. */
function procedural(doc: Doc, f: Found): boolean {
  const { approval, approving } = conditionLexicon()
  let [body, act] = [false, false]
  for (let t = f.requires[0]; t <= f.requires[1]; t++) {
    body ||= BODY.test(doc.lemma[t]!)
    act ||=
      approving.has(doc.lemma[t]!) ||
      approval.has(doc.lemma[t]!) ||
      /^(?:meet|consent|convene|signs|votes|consents|light|ruled?|review|decide)$/.test(doc.lemma[t]!)
  }
  return body && act
}

const OPTIONS =
  /\boptions? (?:remain|are|stay|is|be|were|was)\b|\b(?:no|not|nothing) (?:\S+ ){0,3}?off the table\b|\brul\w+ (?:nothing|no option) out\b|\bnothing (?:\S+ )?ruled out\b/

/** "keep paying", "continue to supply", "go on buying". */
function goesOnGiving(doc: Doc, first: number, last: number): boolean {
  const lex = conditionLexicon()
  for (let t = first; t < last; t++)
    if (/^(?:keep|continue|go)$/.test(doc.lemma[t]!))
      for (let k = t + 1; k <= last && k < t + 4; k++) if (lex.give.has(doc.lemma[k]!) && doc.upos[k] === U.VERB) return true
  return false
}

/** "can have a deal", "may keep its seat": what the other side gets. */
function mayHave(doc: Doc, first: number, last: number): boolean {
  const lex = conditionLexicon()
  for (let t = first; t < last; t++)
    if (/^(?:have|get|keep)$/.test(doc.lower[t]!) && /^(?:can|could|may|might)$/.test(doc.lower[t - 1] ?? ''))
      for (let k = t + 1; k <= last && k < t + 6; k++) if ([lex.accords, lex.goods, lex.benefit, lex.wanted].some((l) => l.has(doc.lemma[k]!))) return true
  return false
}

const FIGHTING: ReadonlySet<string> = new Set(['fight', 'bomb', 'shell', 'offensive', 'bombardment', 'bombing', 'shelling'])

/** What goes to ruin when the other side goes on. */
const RUIN: ReadonlySet<string> = new Set([
  'lose',
  'fail',
  'stall',
  'fall',
  'worsen',
  'deepen',
  'spread',
  'crumble',
  'unravel',
  'jeopardise',
  'jeopardize',
  'endanger',
  'regret',
  'die',
  'starve',
  'risk',
  'doom',
  'derail',
  'return',
])

/** What the other side does that nobody wants: it goes on, fails, attacks, lets a day go by. */
const ADVERSE: ReadonlySet<string> = new Set([
  'continue',
  'persist',
  'fail',
  'stall',
  'collapse',
  'refuse',
  'reject',
  'attack',
  'resume',
  'cross',
  'break',
  'violate',
  'ignore',
  'miss',
  'escalate',
  'invade',
  'strike',
  'block',
  'delay',
  'drag',
  'remain',
  'lapse',
  'break',
  'default',
  'walk',
  'insist',
  'retaliate',
  'quit',
  'veto',
  'renege',
  'cheat',
  'go',
])

/** Whether what is required is that the other side does harm, or does not do what is asked. */
function adverse(doc: Doc, f: Found): boolean {
  if (refusedIn(doc, f)) return true
  const [first, last] = f.requires
  for (let t = first; t <= last && t < first + 16; t++) {
    if (!ADVERSE.has(doc.lemma[t]!) || doc.upos[t] === U.NOUN) continue
    // "goes on", "goes ahead", "goes by"; "break off".
    if (doc.lemma[t] !== 'go' || /^(?:on|ahead|by|through)$/.test(doc.lower[t + 1] ?? '')) return true
  }
  return false
}

/** "I will not", "he would not call them": the speaker withholds his own act. */
function speaksOfSelf(doc: Doc, f: Found): boolean {
  return f.setter >= 0 && /^(?:i|we|he|she|they|it)$/.test(doc.lower[f.setter]!)
}

/** "is prepared to call them in himself": readiness for what the other side will not like. */
function prepared(doc: Doc, first: number, last: number): boolean {
  for (let t = first; t <= last; t++) if (/^(?:prepared|ready)$/.test(doc.lower[t]!)) return true
  return false
}

const BACKWARD: ReadonlyMap<string, RegExp> = new Map([
  ['hold', /^fire$/],
  ['cease', /^fire$/],
  ['pull', /^(?:back|troop|gun|force|soldier|tank|ship|weapon|patrol)$/],
  ['take', /^back$/],
  ['hand', /^(?:back|over)$/],
  ['give', /^(?:back|up)$/],
  ['send', /^(?:back|home)$/],
  ['stand', /^down$/],
  ['lay', /^down$/],
  ['call', /^off$/],
])

/** "will hold its fire", "pull its guns back", "take back migrants": verbs that give with what stands behind them. */
function yields(doc: Doc, first: number, last: number): boolean {
  // "might keep the plant open".
  for (let t = first; t < last; t++)
    if (doc.lower[t] === 'keep') for (let k = t + 2; k <= last && k < t + 6; k++) if (/^(?:open|alive|running|afloat)$/.test(doc.lower[k]!)) return true
  for (let t = first; t < last; t++) {
    const behind = BACKWARD.get(doc.lemma[t]!)
    if (behind === undefined) continue
    for (let k = t + 1; k <= last && k < t + 5; k++) if (behind.test(doc.lemma[k]!) && !/^(?:talk|deal|negotiation)$/.test(doc.lemma[k + 1] ?? '')) return true
  }
  return false
}

/** "will take the necessary measures": harm that is not named. */
function takesSteps(doc: Doc, first: number, last: number): boolean {
  for (let t = first; t < last; t++) {
    if (doc.lemma[t] !== 'take') continue
    for (let k = t + 1; k <= last && k < t + 7; k++) if (/^(?:measure|countermeasure|action|step)$/.test(doc.lemma[k]!)) return true
  }
  return false
}

function readyIn(doc: Doc, first: number, last: number): boolean {
  for (let t = first; t <= last; t++) if (conditionLexicon().ready.has(doc.lemma[t]!)) return true
  return false
}

/** Whether what is required is that something is not done ("if Peru does not move", "if there is no deal"). */
function refusedIn(doc: Doc, f: Found): boolean {
  const [first, last] = f.requires
  for (let t = first; t <= last && t < first + 16; t++)
    if (/^(?:not|n't|no|never|cannot)$/.test(doc.lower[t]!) || ['fail', 'refuse'].includes(doc.lemma[t]!)) return true
  return false
}

/** "will join only if", "can only happen once": held back rather than offered. */
function onlyIn(doc: Doc, first: number, last: number): boolean {
  for (let t = first; t <= last + 1; t++) if (doc.lower[t] === 'only') return true
  return false
}

/** Whether what depends simply comes about ("sanctions would be lifted", "talks could start"), nobody giving it. */
function isHappening(doc: Doc, f: Found, verb: number): boolean {
  return verb === f.predicate && f.setter >= 0 && conditionLexicon().hostile.has(doc.lemma[f.setter]!)
}

function objectWord(doc: Doc, verb: number, last: number): string {
  for (let t = verb + 1; t <= last && t < verb + 8; t++) if (isRel(doc, t, 'obj', 'nsubj:pass')) return doc.lemma[t]!
  return ''
}

function count(doc: Doc, first: number, last: number, list: ReadonlySet<string>): number {
  let n = 0
  for (let t = first; t <= last; t++) if (list.has(doc.lemma[t]!)) n++
  return n
}

/** Lemmas of what governs the predicate, two steps up. */
function above(doc: Doc, predicate: number): string[] {
  const out: string[] = []
  for (let h = doc.head[predicate]!, n = 0; h >= 0 && n < 2; h = doc.head[h]!, n++) out.push(doc.lemma[h]!)
  out.push(doc.lemma[predicate]!)
  return out
}

function negated(doc: Doc, f: Found, first: number, last: number): boolean {
  for (let t = first; t <= last; t++) {
    if (!/^(?:not|n't|no|never|cannot|nothing|nobody|neither|unlikely|improbable|doubtful|impossible|refuse[sd]?|refusing)$/.test(doc.lower[t]!)) continue
    // "do not hesitate to call" offers all the same.
    if (doc.lemma[t + 1] === 'hesitate' || doc.lemma[t + 1] === 'rule') continue
    if (t <= f.predicate + 3) return true
  }
  return false
}
