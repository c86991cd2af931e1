import type { Doc } from '../../../model/annotation.ts'
import type { MeasureType } from '../../../model/claim.ts'
import { actorAt } from '../../shared/actors.ts'
import { caseOf, clauseTokens, conjuncts, particleOf, phraseTokens } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { agentsOf, doerOf } from '../../shared/voices.ts'
import { isRel, R, U, X } from '../../syntax.ts'
import { announces, calls, fightsOn, hits, lists, lull, pledges, replies, takesEffect } from './constructions.ts'
import { expels, isPerson, lets, nonGrata, seizes } from './people.ts'
import type { ActFound } from './found.ts'
import { type Act, measureLexicon } from './lexicon.ts'
import { ownerOf } from './owner.ts'
import { announced } from './announced.ts'
import { stayAway } from './talks.ts'
import {
  arrives,
  boundTo,
  causer,
  exchanges,
  gapOf,
  keepsUp,
  leavesTreaty,
  misread,
  movesForces,
  recognises,
  takesGround,
  threatens,
  voicedBy,
  walksOut,
} from './undertakings.ts'
import { typeOf } from './things.ts'

/** "halted military aid", "resumed shipments", "will send a new ambassador", "bombed", "handed over a prisoner". */
export function verbal(doc: Doc, t: number): ActFound | null {
  const found = told(doc, t)
  // A text that binds its signers to give way promises it for them, whoever they are.
  const bound = found && found.act !== 'increase' ? boundTo(doc, t) : -1
  if (found && bound >= 0) return { ...found, by: bound, fixed: 'promise', impersonal: true }
  return found && voicedBy(doc, t, found) ? { ...found, voiced: true } : found
}

function told(doc: Doc, t: number): ActFound | null {
  const lex = measureLexicon()
  const taken = misread(doc, t)
  if (!taken && isRel(doc, t, 'amod', 'case', 'compound')) return null
  const kids = [...kidsOf(doc, t)]
  const lemma = doc.lemma[t]!
  const particle = particleOf(doc, t) ?? adverbOf(doc, t, kids) ?? (kids.some((k) => caseOf(doc, k) === doc.lower[t + 1]) ? doc.lower[t + 1]! : null)
  const phrase = particle ? lex.phrases.get(`${lemma} ${particle}`) : undefined
  const passive =
    kids.some((k) => doc.rel[k] === R['aux:pass'] || (doc.rel[k] === R['nsubj:pass'] && !kids.some((o) => doc.rel[o] === R.obj))) ||
    (doc.rel[t] === R.acl && doc.xpos[t] === X.VBN)
  const agent = kids.find((k) => isRel(doc, k, 'obl:agent')) ?? kids.find((k) => doc.rel[k] === R.obl && caseOf(doc, k) === 'by') ?? -1
  // "welcomed freed American X": an attribute that the parser took for a verb.
  if (doc.xpos[t] === X.VBN && doc.rel[t] === R.xcomp && !kids.some((k) => isRel(doc, k, 'aux', 'aux:pass'))) return null
  const banished = nonGrata(doc, t)
  if (banished) return banished
  const caused = causer(doc, t)
  const by = taken ? taken.by : passive ? (agent >= 0 ? agent : caused >= 0 ? caused : passiveOwner(doc, kids)) : caused >= 0 ? caused : doerOf(doc, t)
  const stretch = taken ? clauseTokens(doc, taken.thing) : clauseTokens(doc, t)
  const gap = gapOf(doc, t, kids)
  const things = taken ? [taken.thing] : [...thingsOf(doc, t, kids, passive, phrase !== undefined), ...(gap >= 0 ? [gap] : [])]
  const own =
    stayAway(doc, t, kids, by, stretch) ??
    hits(doc, t, kids, by, stretch) ??
    replies(doc, t, things, by, stretch) ??
    takesEffect(doc, t, kids, stretch) ??
    lull(doc, t, things, by, stretch) ??
    pledges(doc, t, things, by, stretch) ??
    lists(doc, t, kids, by, stretch) ??
    fightsOn(doc, t, kids, by, stretch) ??
    calls(doc, t, things, by, stretch) ??
    announces(doc, t, things, by, stretch) ??
    expels(doc, t, things, by, stretch) ??
    seizes(doc, t, things, by, stretch) ??
    keepsUp(doc, t, things, by, stretch) ??
    leavesTreaty(doc, t, kids, by, stretch) ??
    walksOut(doc, t, kids, by, stretch) ??
    movesForces(doc, t, things, by, stretch) ??
    recognises(doc, t, things, by, stretch) ??
    exchanges(doc, t, things, by, stretch) ??
    takesGround(doc, t, things, by, stretch) ??
    arrives(doc, t, kids, stretch)
  if (own) return own
  const arms = by < 0 ? undefined : things.find((k) => surrenders(doc, lemma, k))
  if (arms !== undefined) return { head: t, type: 'military', act: 'stop', by, thing: arms, stretch }
  const march = marches(doc, t)
  if (march) return march
  const alone = lex.alone.get(lemma)
  if (alone)
    return by >= 0 &&
      (things.length > 0 || alone.act === 'stop' || (alone.type === 'military' && ARMED.has(doc.lemma[by]!))) &&
      !(
        alone.type === 'military' &&
        doc.lemma[doc.head[t]!] !== 'threaten' &&
        (lemma === 'kill' ? things.every((k) => doc.upos[k] === U.PRON) : fruitless(doc, things))
      )
      ? { head: t, type: alone.type, act: alone.act, by, thing: things[0] ?? -1, stretch }
      : null
  const act = phrase ?? lex.act.get(lemma) ?? (lemma === 'threaten' ? 'start' : undefined)
  // "plates issued by": an attribute tells what the plates are.
  if (!act || (lemma === 'issue' && doc.rel[t] === R.acl)) return null
  // "offered to send", "started lifting": told at the verb below, which says what is done.
  if (FRAMING.has(lemma) && things.some((k) => doc.upos[k] === U.VERB && (lex.act.has(doc.lemma[k]!) || lex.alone.has(doc.lemma[k]!)))) return null
  const letGo = lets(doc, t, things, by, stretch)
  if (letGo) return letGo
  for (const thing of things) {
    // Funds are raised for a cause, not for the other side.
    if (lemma === 'raise' && doc.lemma[thing] === 'fund') continue
    if (lemma === 'use' && typeOf(doc, thing, 'start') !== 'military') continue
    // Rules that are broken are not stopped.
    if (['break', 'broke'].includes(lemma) && typeOf(doc, thing, act) !== 'diplomatic') continue
    // A war is ended by both.
    if (act === 'stop' && doc.lemma[thing] === 'war') continue
    const sort = typeOf(doc, thing, act)
    // Soldiers who are withdrawn are troops, those who are let go are captives.
    const type = sort === 'detainees' && RETREAT.has(lemma) ? 'military' : sort
    if (FREEING.has(lemma) && type !== 'detainees' && type !== 'aid' && type !== 'sanctions') continue
    if (type === 'detainees' && act === 'start') continue
    if (type) return { head: t, type, act: actFor(doc, lemma, act, type, thing), by, thing, stretch }
  }
  return happening(doc, t, kids, act, stretch) ?? (things.some((k) => doc.upos[k] === U.VERB && told(doc, k)) ? null : threatens(doc, t, by, stretch))
}

/** "pulled its troops back", "switched back on", "threw the roads open": a particle that stands apart or was read as an adverb. */
function adverbOf(doc: Doc, t: number, kids: readonly number[]): string | null {
  const lex = measureLexicon()
  for (const k of kids) {
    // Captives whom one means to bring home are a wish; forces that are brought home are read by themselves.
    if (k < t || k > t + 6 || doc.lemma[t] === 'bring' || !isRel(doc, k, 'advmod', 'xcomp', 'compound:prt', 'obl')) continue
    if (lex.phrases.has(`${doc.lemma[t]} ${doc.lower[k]}`)) return doc.lower[k]!
  }
  const next = `${doc.lower[t + 1] ?? ''} ${doc.lower[t + 2] ?? ''}`
  if (lex.phrases.has(`${doc.lemma[t]} ${next}`)) return next
  return lex.phrases.has(`${doc.lemma[t]} ${doc.lower[t + 1]}`) && doc.lower[t + 1] === 'open' ? 'open' : null
}

/** Who strikes even where the text leaves out whom: "the air force has been bombing during the truce". */
const ARMED: ReadonlySet<string> = new Set([
  'army',
  'military',
  'force',
  'forces',
  'navy',
  'troops',
  'troop',
  'jet',
  'warplane',
  'rebel',
  'militia',
  'artillery',
])

const RETREAT: ReadonlySet<string> = new Set(['withdraw', 'pull', 'deploy', 'redeploy', 'remove', 'reduce', 'recall'])

const FRAMING: ReadonlySet<string> = new Set(['offer', 'start', 'begin', 'initiate', 'introduce', 'move', 'want'])

const FREEING: ReadonlySet<string> = new Set(['release', 'free', 'liberate', 'pardon'])

/** "laid down their arms", "will hand over 840 weapons", "surrendered its missiles": a side that gives up its own. */
function surrenders(doc: Doc, lemma: string, thing: number): boolean {
  if (!['surrender', 'lay', 'decommission', 'hand', 'turn'].includes(lemma) || !measureLexicon().weapons.has(doc.lemma[thing]!)) return false
  const own = [...kidsOf(doc, thing)].some((k) => /^(?:its|their|his)$/.test(doc.lower[k]!))
  return own || lemma === 'surrender' || lemma === 'lay' || lemma === 'decommission'
}

/** "Russian soldiers were deployed", "its troops had been withdrawn": of forces and envoys the passive says whose they are. */
function passiveOwner(doc: Doc, kids: readonly number[]): number {
  const subject = kids.find((k) => doc.rel[k] === R['nsubj:pass'])
  if (subject === undefined) return -1
  const type = measureLexicon().type.get(doc.lemma[subject]!)
  const forces = type === 'military' || type === 'diplomatic' || ['soldier', 'peacekeeper', 'marine'].includes(doc.lemma[subject]!)
  return forces ? ownerOf(doc, subject) : -1
}

/** What a verb acts on: objects, passive subjects, what it governs, "provide X with arms", "ease up on enforcement". */
function thingsOf(doc: Doc, t: number, kids: readonly number[], passive: boolean, phrasal: boolean): number[] {
  const lemma = doc.lemma[t]!
  const out: number[] = []
  for (const k of kids) {
    const object = isRel(doc, k, 'obj', 'nsubj:pass') || (!passive && k > t && isRel(doc, k, 'xcomp', 'ccomp') && !tellsOfOthers(doc, k))
    const second =
      doc.rel[k] === R.obl &&
      ((['provide', 'supply', 'arm', 'equip'].includes(lemma) && caseOf(doc, k) === 'with') ||
        (phrasal && k > t && ['on', 'over', 'off', 'from', 'of', 'in'].includes(caseOf(doc, k).split(' ').at(-1)!)))
    if (object || second) out.push(k, ...conjuncts(doc, k))
  }
  // "aid trucks which had been cleared", "food allowed in": the noun before the participle.
  if (passive && isRel(doc, t, 'acl', 'acl:relcl') && doc.head[t]! >= 0) out.push(doc.head[t]!)
  return out
}

/** "denied that his government had halted": a clause with a subject of its own is no thing that is acted on. */
function tellsOfOthers(doc: Doc, clause: number): boolean {
  for (const k of kidsOf(doc, clause)) if (k < clause && isRel(doc, k, 'nsubj', 'nsubj:pass', 'mark') && doc.lower[k] !== 'to') return true
  return false
}

const TARGETS = new Set([
  'position',
  'target',
  'site',
  'town',
  'city',
  'village',
  'camp',
  'base',
  'facility',
  'capital',
  'port',
  'airport',
  'hospital',
  'building',
  'area',
  'house',
  'school',
  'convoy',
  'ship',
  'vessel',
  'plant',
  'neighbourhood',
  'neighborhood',
  'enclave',
  'territory',
  'country',
  'depot',
  'refinery',
])

/** "attacked the senator for": what is attacked must be somewhere, or a force; people and ideas are attacked with words. */
function fruitless(doc: Doc, things: readonly number[]): boolean {
  return (
    things.length > 0 &&
    !things.some((k) => {
      const actor = actorAt(doc, k)
      if (actor) return actor.type !== 'person'
      return TARGETS.has(doc.lemma[k]!) || typeOf(doc, k, null) === 'military' || typeOf(doc, k, null) === 'aid'
    })
  )
}

const HOLDINGS: ReadonlySet<string> = new Set(['asset', 'account', 'fund', 'holding', 'property'])
const HOSTILE_ECONOMY: ReadonlySet<string> = new Set([
  'sanction',
  'tariff',
  'duty',
  'embargo',
  'levy',
  'ban',
  'restriction',
  'curb',
  'tax',
  'surcharge',
  'surtax',
  'quota',
  'blacklist',
])

/** Some verbs mean opposite things of different things: an ambassador withdrawn is a stop, troops withdrawn are an easing. */
function actFor(doc: Doc, lemma: string, act: Act, type: MeasureType, thing: number): Act {
  if (lemma === 'withdraw' || lemma === 'pull') return type === 'diplomatic' || type === 'aid' ? 'stop' : 'ease'
  // Money and property that are frozen, blocked or seized are sanctions that begin; those unfrozen are eased.
  if (type === 'sanctions' && act === 'stop' && HOLDINGS.has(doc.lemma[thing]!)) return 'start'
  if (lemma === 'return') return type === 'diplomatic' ? 'resume' : 'ease'
  if (act === 'stop' && HOSTILE_ECONOMY.has(doc.lemma[thing]!)) return 'ease'
  // Enrichment curbed gives way, exports curbed are held back.
  if (['curb', 'limit', 'cap'].includes(lemma) && (type === 'trade' || type === 'aid')) return HOSTILE_ECONOMY.has(doc.lemma[thing]!) ? 'ease' : 'stop'
  if (act === 'free') return type === 'detainees' ? 'ease' : 'give'
  if (lemma === 'impose' && type === 'aid') return 'stop'
  // Roads and lines that are opened to aid give way.
  if (['open', 'throw'].includes(lemma) && type === 'aid' && doc.lemma[thing] !== 'fund') return 'ease'
  return act
}

const MOVING: ReadonlySet<string> = new Set(['deploy', 'arrive', 'land', 'mass', 'advance', 'gather', 'enter', 'cross', 'move', 'assemble'])
const LEAVING: ReadonlySet<string> = new Set(['leave', 'return', 'depart', 'withdraw', 'retreat', 'pull'])

/** "sanctions on Peru would come off", "aid resumed", "Russian troops began deploying": the thing is the subject, and whoever owns it acts. */
function happening(doc: Doc, t: number, kids: readonly number[], act: Act, stretch: readonly [number, number]): ActFound | null {
  const subject = kids.find((k) => doc.rel[k] === R.nsubj)
  const type = subject === undefined || doc.upos[subject] === U.PRON ? null : typeOf(doc, subject, act)
  if (subject === undefined || !type) return null
  const owner = ownerOf(doc, subject)
  if (owner < 0) return null
  const lemma = doc.lemma[t]!
  // "the Omani delegation has left", "its negotiators will return": who goes is the thing.
  if (type === 'diplomatic') return LEAVING.has(lemma) ? { head: t, type, act: 'stop', by: owner, thing: subject, stretch } : null
  // What slows or shrinks by itself is nobody's act; an army that halts something is not halted.
  const fewer = ['shrink', 'halve'].includes(lemma) && type === 'military' && /^(?:will|would|to|'ll)$/.test(doc.lower[t - 1]!)
  if (!fewer && ['slow', 'ease', 'shrink', 'halve', 'limit', 'thaw'].includes(lemma)) return null
  if (kids.some((k) => doc.rel[k] === R.obj)) return null
  if (act !== 'ease' && act !== 'resume' && act !== 'stop') return null
  return { head: t, type, act: actFor(doc, lemma, act, type, subject), by: owner, thing: subject, stretch }
}

/** "Kenyan troops crossed into", "US warships arrived in": forces that come are sent. */
export function marches(doc: Doc, t: number): ActFound | null {
  const leaves = ['leave', 'quit', 'vacate', 'evacuate'].includes(doc.lemma[t]!) && [...kidsOf(doc, t)].some((k) => k > t && doc.rel[k] === R.obj)
  if (!MOVING.has(doc.lemma[t]!) && !leaves) return null
  const verb = isRel(doc, t, 'xcomp') && ['begin', 'start'].includes(doc.lemma[doc.head[t]!] ?? '') ? doc.head[t]! : t
  const subject = [...kidsOf(doc, verb)].find((k) => doc.rel[k] === R.nsubj)
  if (subject === undefined || !FORCES.has(doc.lemma[subject]!)) return null
  const owner = ownerOf(doc, subject)
  return owner < 0 ? null : { head: t, type: 'military', act: leaves ? 'ease' : 'start', by: owner, thing: subject, stretch: clauseTokens(doc, verb) }
}

const FORCES: ReadonlySet<string> = new Set([
  'troop',
  'troops',
  'soldier',
  'peacekeeper',
  'warship',
  'tank',
  'marine',
  'reinforcement',
  'contingent',
  'battalion',
  'brigade',
])

/** "the release of hostages from Peru", "Peru's renewed offensive", "threats of sanctions", "a promise of aid", "an 11-week blockade". */
export function nominal(doc: Doc, t: number): ActFound | null {
  const lex = measureLexicon()
  const lemma = doc.lemma[t]!
  const said = announced(doc, t)
  if (said) return said
  const act = TAKING.has(lemma) ? 'start' : lex.act.get(lemma)
  const stretch = phraseTokens(doc, t)
  const kids = [...kidsOf(doc, t)]
  const object = kids.find((k) => k > t && isRel(doc, k, 'nmod') && caseOf(doc, k) === 'of')
  if (act && object !== undefined) return ofThing(doc, t, act, object, stretch)
  const own = lex.nouns.get(lemma)
  if (!own || (lex.only.has(lemma) && typeOf(doc, t, 'start') !== own)) return null
  const owner = ownerOf(doc, t)
  if (own === 'aid') {
    // "the siege" of a film is no measure: one that is told has a length, a place or an owner.
    if (isRel(doc, t, 'compound', 'amod') || !kids.some((k) => !isRel(doc, k, 'punct', 'case', 'cc', 'conj'))) return null
    // "lifted an 11-week blockade": whoever lifts it has laid it.
    const verb = isRel(doc, t, 'obj') ? doc.head[t]! : -1
    const keeper =
      owner >= 0
        ? owner
        : verb >= 0 && ['lift', 'ease', 'end', 'impose', 'maintain', 'tighten', 'lay', 'keep'].includes(doc.lemma[verb]!)
          ? doerOf(doc, verb)
          : -1
    return { head: t, type: own, act: 'stop', by: keeper, thing: -1, stretch }
  }
  // "the Paris attacks" happened there; nobody in Paris made them.
  if (own === 'military' && owner >= 0 && isRel(doc, owner, 'compound') && actorAt(doc, owner)?.type !== 'organisation') return null
  const turn = kids.map((k) => TURNS.get(doc.lower[k]!)).find((x) => x !== undefined)
  if (owner >= 0 && turn) return { head: t, type: own, act: turn, by: owner, thing: -1, stretch }
  const verb = isRel(doc, t, 'nsubj') ? doc.head[t]! : -1
  // "a Kenyan air strike killed", "shelling by the rebels hit": an attack that is told by what it did.
  const struck = own === 'military' && verb > t && lex.striking.has(doc.lemma[verb]!) && factsOf(doc, verb).factuality === 'asserted'
  return owner >= 0 && struck ? { head: t, type: own, act: 'start', by: owner, thing: -1, stretch: clauseTokens(doc, verb) } : null
}

const TURNS: ReadonlyMap<string, Act> = new Map<string, Act>([
  ['renewed', 'resume'],
  ['resumed', 'resume'],
  ['expanded', 'increase'],
  ['intensified', 'increase'],
  ['escalating', 'increase'],
  ['widening', 'increase'],
  ['growing', 'increase'],
  ['stepped-up', 'increase'],
  ['wider', 'increase'],
  ['new', 'start'],
  ['latest', 'start'],
  ['fresh', 'start'],
])

/** Nouns of taking people, read where somebody orders or announces it. */
const TAKING: ReadonlySet<string> = new Set(['arrest', 'detention', 'abduction', 'kidnapping', 'seizure'])

/** "an expansion of operations", "the denial of aid", "the release of three sailors from Peru". */
function ofThing(doc: Doc, t: number, act: Act, object: number, stretch: readonly [number, number]): ActFound | null {
  const taken = TAKING.has(doc.lemma[t]!) && isPerson(doc, object)
  const type = taken ? 'detainees' : typeOf(doc, object, act)
  if (!type) return null
  // Of detainees the adjective says whose they are, not who lets them go.
  let by = ownerOf(doc, t)
  if (by < 0)
    by =
      type === 'detainees'
        ? ([...kidsOf(doc, object)].find((k) => k > object && ['by', 'from'].includes(caseOf(doc, k)) && agentsOf(doc, k).length > 0) ?? -1)
        : ownerOf(doc, object)
  const verb = doc.rel[t] === R.obj ? doc.head[t]! : -1
  if (
    by < 0 &&
    verb >= 0 &&
    ['continue', 'begin', 'announce', 'order', 'launch', 'halt', 'resume', 'start', 'approve', 'plan', 'decree'].includes(doc.lemma[verb]!)
  )
    by = doerOf(doc, verb)
  if (type === 'detainees' && (by < 0 || proposed(doc, t))) return null
  if (by < 0) return null
  const last = Math.max(stretch[1], phraseTokens(doc, object)[1], treeOf(doc).right[by]! > t ? by : t)
  return { head: t, type, act: actFor(doc, doc.lemma[t]!, act, type, object), by, thing: object, stretch: [stretch[0], last] }
}

/** Most releases that talks speak of are proposed: only those that are told as past count. */
function proposed(doc: Doc, t: number): boolean {
  const s = doc.sentences[doc.sentenceOf[t]!]!
  for (let k = s.first; k < s.end; k++)
    if (
      /^(?:propos\w*|includ\w*|will|would|demand\w*|call\w*|exchange|deal|if|outline|offer\w*|seek\w*|could|should|must|negotiat\w*|for the)$/.test(
        doc.lower[k]!,
      )
    )
      return true
  return false
}
