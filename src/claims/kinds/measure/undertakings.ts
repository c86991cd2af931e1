import type { Doc } from '../../../model/annotation.ts'
import { actorAt, partiesOf } from '../../shared/actors.ts'
import { caseOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { pairsOf } from '../../shared/principals.ts'
import { kidsOf } from '../../shared/tree.ts'
import { agentsOf, doerOf } from '../../shared/voices.ts'
import { isRel, U, X } from '../../syntax.ts'
import { isBody } from './body.ts'
import type { ActFound } from './found.ts'
import { measureLexicon } from './lexicon.ts'
import { typeOf } from './things.ts'

/*
 * What sides keep up, leave, take, let pass or let arrive, and what they threaten without a word that says of what sort it is. Each takes a verb
 * and gives the act, or null.
 */

type Stretch = readonly [first: number, last: number]

/** "would maintain its support for the army", "will keep paying for the force": help that somebody says will go on. */
export function keepsUp(doc: Doc, t: number, things: readonly number[], by: number, stretch: Stretch): ActFound | null {
  if (by < 0 || !['maintain', 'continue', 'keep', 'sustain', 'preserve'].includes(doc.lemma[t]!)) return null
  const facts = factsOf(doc, t)
  const over = doc.head[t]!
  const pledged = over >= 0 && isRel(doc, t, 'xcomp') && measureLexicon().promising.has(doc.lemma[over]!)
  if (!pledged && facts.modal !== 'will' && facts.modal !== 'would' && facts.tense !== 'future') return null
  const below = [...kidsOf(doc, t)].filter((k) => k > t && isRel(doc, k, 'xcomp', 'ccomp', 'advcl'))
  const thing = [...things, ...below].find((k) =>
    doc.upos[k] === U.VERB
      ? ['fund', 'finance', 'pay', 'supply', 'arm', 'support', 'subsidise', 'subsidize', 'train', 'equip'].includes(doc.lemma[k]!) &&
        [...kidsOf(doc, k)].some((o) => o > k && isRel(doc, o, 'obj', 'obl', 'iobj'))
      : typeOf(doc, k, 'give') === 'aid',
  )
  return thing === undefined ? null : { head: t, type: 'aid', act: 'give', by, thing, stretch, fixed: 'promise' }
}

const TREATIES: ReadonlySet<string> = new Set([
  'agreement',
  'treaty',
  'pact',
  'accord',
  'convention',
  'protocol',
  'organisation',
  'organization',
  'bloc',
  'alliance',
  'union',
  'court',
])

/** "left the treaty", "will pull out of the accord", "may leave that agreement": one side gives up what binds it. */
export function leavesTreaty(doc: Doc, t: number, kids: readonly number[], by: number, stretch: Stretch): ActFound | null {
  const lemma = doc.lemma[t]!
  if (by < 0 || agentsOf(doc, by).length + (isBody(doc, by) || doc.upos[by] === U.PRON ? 1 : 0) === 0) return null
  const direct = ['leave', 'quit', 'exit', 'abandon', 'renounce', 'denounce'].includes(lemma)
  if (!direct && !['pull', 'withdraw', 'walk', 'opt'].includes(lemma)) return null
  const thing = kids.find(
    (k) =>
      k > t &&
      (TREATIES.has(doc.lemma[k]!) || TREATIES.has(doc.lower[k]!)) &&
      doc.lower[k - 1] !== 'without' &&
      (direct ? isRel(doc, k, 'obj') : isRel(doc, k, 'obl', 'nmod') && /^(?:out of|from|of)$/.test(caseOf(doc, k))),
  )
  if (thing === undefined || (lemma === 'denounce' && doc.lemma[thing] !== 'treaty')) return null
  // "left the pact in tatters", "abandoned the union to": not gone from it.
  if (lemma === 'leave' && kids.some((k) => k > thing && isRel(doc, k, 'xcomp', 'obl') && ['in', 'to', ''].includes(caseOf(doc, k)) && !isTime(doc, k)))
    return null
  const might = kids.some((k) => k < t && /^(?:may|might|could)$/.test(doc.lower[k]!))
  return { head: t, type: 'diplomatic', act: 'stop', by, thing, stretch, ...(might ? { fixed: 'threaten' as const } : {}) }
}

function isTime(doc: Doc, token: number): boolean {
  return doc.times.some((x) => x.span[0] <= doc.start[token]! && doc.end[token]! <= x.span[1])
}

/** "recaptured two towns", "overran the port", "seized an island": ground that changes hands. */
export function takesGround(doc: Doc, t: number, things: readonly number[], by: number, stretch: Stretch): ActFound | null {
  if (by < 0 || !['capture', 'recapture', 'retake', 'seize', 'conquer', 'take', 'overrun'].includes(doc.lemma[t]!)) return null
  if (agentsOf(doc, by).length === 0 && !isBody(doc, by)) return null
  const loose = doc.lemma[t] === 'take'
  const thing = things.find((k) => {
    const name = actorAt(doc, k)
    const ground = GROUND.has(doc.lemma[k]!)
    // "took control of two towns" as well; "took Lima by surprise" does not.
    if (loose)
      return (
        doc.lemma[k] === 'control' &&
        [...kidsOf(doc, k)].some((o) => caseOf(doc, o) === 'of' && (GROUND.has(doc.lemma[o]!) || actorAt(doc, o)?.type === 'place'))
      )
    return ground || (name?.type === 'place' && doc.lemma[t] !== 'conquer')
  })
  return thing === undefined ? null : { head: t, type: 'military', act: 'start', by, thing, stretch }
}

const GROUND: ReadonlySet<string> = new Set([
  'town',
  'city',
  'village',
  'base',
  'airport',
  'port',
  'island',
  'hill',
  'outpost',
  'district',
  'province',
  'crossing',
  'airbase',
  'garrison',
  'territory',
  'bridge',
])

/** "the Peruvians walked out, and the session broke up": out of talks, where the article is about talks and nobody is on strike. */
export function walksOut(doc: Doc, t: number, kids: readonly number[], by: number, stretch: Stretch): ActFound | null {
  if (by < 0 || !['walk', 'storm'].includes(doc.lemma[t]!) || doc.lower[t + 1] !== 'out' || kids.some((k) => k > t && isRel(doc, k, 'obj'))) return null
  if (!agentsOf(doc, by).some((a) => a.type === 'country' || a.type === 'organisation' || a.type === 'group')) return null
  // "walked out of the room" goes on elsewhere; workers who walk out strike.
  if (doc.lower[t + 2] === 'of' || doc.lower[t + 2] === 'on' || doc.lemma.includes('striker')) return null
  return { head: t, type: 'diplomatic', act: 'stop', by, thing: -1, stretch }
}

const BRINGING: ReadonlySet<string> = new Set(['have', 'bring', 'get', 'fly', 'pull', 'call', 'order'])
const HOME: ReadonlySet<string> = new Set(['home', 'out', 'back'])
const FORCES: ReadonlySet<string> = new Set(['troop', 'troops', 'soldier', 'force', 'forces', 'marine', 'contingent', 'peacekeeper', 'brigade', 'battalion'])
const MOVED: ReadonlySet<string> = new Set(['move', 'pour', 'rush', 'redeploy', 'dispatch', 'send', 'mass', 'amass', 'concentrate', 'order', 'commit'])

/** "will have all troops home by May", "pulled its soldiers back", "moved tanks into the province": forces that somebody moves. */
export function movesForces(doc: Doc, t: number, things: readonly number[], by: number, stretch: Stretch): ActFound | null {
  const lemma = doc.lemma[t]!
  if (by < 0 || (!BRINGING.has(lemma) && !MOVED.has(lemma))) return null
  const thing = things.find((k) => k > t && k - t < 6 && FORCES.has(doc.lemma[k]!) && doc.upos[k] === U.NOUN)
  if (thing === undefined) return null
  if (BRINGING.has(lemma) && HOME.has(doc.lower[thing + 1] ?? '')) return { head: t, type: 'military', act: 'ease', by, thing, stretch }
  const towards = [...kidsOf(doc, t), ...kidsOf(doc, thing)].some(
    (k) => k > thing && /^(?:into|in|to|onto|across|along|towards?|near|on)$/.test(caseOf(doc, k)),
  )
  // "sent the troops home".
  if (MOVED.has(lemma) && HOME.has(doc.lower[thing + 1] ?? '')) return { head: t, type: 'military', act: 'ease', by, thing, stretch }
  return MOVED.has(lemma) && lemma !== 'order' && towards ? { head: t, type: 'military', act: 'start', by, thing, stretch } : null
}

/** "recognised the new state", "recognised its independence". */
export function recognises(doc: Doc, t: number, things: readonly number[], by: number, stretch: Stretch): ActFound | null {
  if (by < 0 || !['recognise', 'recognize'].includes(doc.lemma[t]!) || agentsOf(doc, by).length === 0) return null
  const thing = things.find(
    (k) =>
      ['independence', 'sovereignty', 'statehood', 'state', 'republic'].includes(doc.lower[k]!) ||
      (k > t && actorAt(doc, k)?.type === 'country' && doc.upos[k] === U.PROPN),
  )
  return thing === undefined ? null : { head: t, type: 'diplomatic', act: 'start', by, thing, stretch }
}

/** "a pact that commits them to open the roads": bound to it by word of their own; -1 where nobody is. */
export function boundTo(doc: Doc, t: number): number {
  const over = doc.head[t]!
  // A draft binds nobody yet, nor what would bind.
  if (over >= 0 && [...kidsOf(doc, over)].some((k) => k < over && /^(?:would|could|might|may)$/.test(doc.lower[k]!))) return -1
  if (
    over >= 0 &&
    [...kidsOf(doc, over)].some((k) => isRel(doc, k, 'nsubj') && /^(?:draft|proposal|plan|text|version)$/.test(doc.lemma[k]!) && doc.lemma[k] !== 'text')
  )
    return -1
  if (over < 0 || over > t || !isRel(doc, t, 'xcomp', 'advcl', 'ccomp', 'acl') || !['commit', 'oblige', 'bind', 'obligate'].includes(doc.lemma[over]!))
    return -1
  return [...kidsOf(doc, over)].find((k) => k > over && k < t && isRel(doc, k, 'obj')) ?? -1
}

/** "exchanged 200 prisoners", "traded captives": both let people go. */
export function exchanges(doc: Doc, t: number, things: readonly number[], by: number, stretch: Stretch): ActFound | null {
  if (by < 0 || !['exchange', 'trade', 'swap'].includes(doc.lemma[t]!)) return null
  const envoys = things.find((k) => measureLexicon().type.get(doc.lemma[k]!) === 'diplomatic')
  if (envoys !== undefined) return doc.lemma[envoys] === 'ambassador' ? { head: t, type: 'diplomatic', act: 'resume', by, thing: envoys, stretch } : null
  const thing = things.find((k) => typeOf(doc, k, 'free') === 'detainees')
  return thing === undefined ? null : { head: t, type: 'detainees', act: 'ease', by, thing, stretch }
}

const ARRIVING: ReadonlySet<string> = new Set(['arrive', 'reach', 'enter', 'cross', 'land', 'roll', 'pass'])

/** "35 trucks of food had already reached the town, the minister said": what arrives was let through by whose official tells it. */
export function arrives(doc: Doc, t: number, kids: readonly number[], stretch: Stretch): ActFound | null {
  if (!ARRIVING.has(doc.lemma[t]!)) return null
  // "had already reached" may be read as a passive.
  const subject = kids.find((k) => k < t && isRel(doc, k, 'nsubj', 'nsubj:pass'))
  if (subject === undefined || !['truck', 'convoy', 'lorry', 'shipment', 'aid', 'parcel', 'flight', 'supply', 'medicine'].includes(doc.lemma[subject]!))
    return null
  const facts = factsOf(doc, t)
  if (facts.negated || facts.factuality !== 'asserted' || facts.modal !== null) return null
  // Lorries carry anything: what is in them, or what they are for, must be said.
  const words = doc.lower.slice(Math.max(0, subject - 3), t).join(' ')
  if (!/\b(?:aid|relief|food|medicines?|humanitarian|medical|fuel|grain|water|flour)\b/.test(words)) return null
  return { head: t, type: 'aid', act: 'ease', by: -1, thing: subject, stretch, voiced: true }
}

/** "threatened to walk out", "threatened to negotiate alone": a threat even where no word says of what sort. */
export function threatens(doc: Doc, t: number, by: number, stretch: Stretch): ActFound | null {
  if (by < 0 || doc.lemma[t] !== 'threaten') return null
  // Of persons only those who speak for a side: a mediator who threatens to go home takes no measure.
  const sides = agentsOf(doc, by).filter((a) => a.type !== 'place')
  const speaks = sides.some((a) => a.type !== 'person' || partiesOf(doc, [a]).some((p) => pairsOf(doc).some((x) => x.pair.includes(p))))
  if (!speaks && !(sides.length === 0 && isBody(doc, by))) return null
  const below = [...kidsOf(doc, t)].find((k) => k > t && isRel(doc, k, 'xcomp') && doc.upos[k] === U.VERB && doc.xpos[k] === X.VB)
  // Storms and quarrels threaten to overshadow things; sides threaten to act.
  if (below === undefined || OMINOUS.has(doc.lemma[below]!)) return null
  return {
    head: t,
    type: WARLIKE.has(doc.lemma[below]!) ? 'military' : LAWFUL.has(doc.lemma[below]!) ? 'legal' : 'diplomatic',
    act: 'start',
    by,
    thing: -1,
    stretch,
    fixed: 'threaten',
  }
}

const OMINOUS: ReadonlySet<string> = new Set([
  'overshadow',
  'derail',
  'undermine',
  'become',
  'spill',
  'spiral',
  'engulf',
  'overwhelm',
  'be',
  'turn',
  'erode',
  'unravel',
  'disrupt',
  'dismiss',
  'sack',
  'fire',
  'resign',
])
const WARLIKE: ReadonlySet<string> = new Set(['attack', 'bomb', 'invade', 'shoot', 'destroy', 'kill', 'fight', 'strike', 'sink', 'retake', 'seize', 'resume'])
const LAWFUL: ReadonlySet<string> = new Set(['sue', 'arrest', 'prosecute', 'ban', 'fine', 'veto', 'outlaw', 'charge'])

/** "the government imposed capital controls", where the parser takes the verb for an attribute of its object. */
export function misread(doc: Doc, t: number): { readonly by: number; readonly thing: number } | null {
  if (!isRel(doc, t, 'amod') || (doc.xpos[t] !== X.VBN && doc.xpos[t] !== X.VBD)) return null
  const thing = doc.head[t]!
  if (thing < t) return null
  const by = [...kidsOf(doc, thing)].find((k) => isRel(doc, k, 'nsubj') && k < t)
  return by !== undefined && t - by === 1 ? { by, thing } : null
}

/** "the trucks that Peru let in", "the sanctions it imposed last year": what a relative clause acts on is the noun before it. */
export function gapOf(doc: Doc, t: number, kids: readonly number[]): number {
  if (!isRel(doc, t, 'acl:relcl') || doc.head[t]! < 0 || doc.head[t]! > t) return -1
  if (!kids.some((k) => k < t && isRel(doc, k, 'nsubj'))) return -1
  const object = kids.find((k) => isRel(doc, k, 'obj'))
  if (object !== undefined) return ['that', 'which', 'whom'].includes(doc.lower[object]!) && object < t ? doc.head[t]! : -1
  const subject = kids.find((k) => k < t && isRel(doc, k, 'nsubj'))!
  return ['that', 'which', 'who'].includes(doc.lower[subject]!) ? -1 : doc.head[t]!
}

/** Whether nobody is said to do it and whoever tells it may: "power will be restored, the minister said"; only what gives way, never blows and blocks. */
export function voicedBy(doc: Doc, t: number, act: ActFound): boolean {
  // What an attribute says of a thing ("lorries which had been cleared") is known already, whoever did it.
  if (act.by >= 0 || isRel(doc, t, 'acl', 'acl:relcl')) return false
  const facts = factsOf(doc, t)
  return facts.passive && !facts.negated && (['ease', 'resume', 'give'].includes(act.act) || (act.act === 'start' && act.type === 'legal'))
}

/** Who stands behind "have X taken off", "let Y through": the subject of the verb above. */
export function causer(doc: Doc, t: number): number {
  const over = doc.head[t]!
  return over >= 0 && over < t && isRel(doc, t, 'ccomp', 'xcomp') && ['have', 'get', 'see', 'let'].includes(doc.lemma[over]!) ? doerOf(doc, over) : -1
}
