import type { Doc } from '../../../model/annotation.ts'
import type { MeasureType } from '../../../model/claim.ts'
import { caseOf, clauseTokens, particleOf, phraseTokens } from '../../shared/clause.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { agentsOf, isAgentive } from '../../shared/voices.ts'
import { isRel, R, U, X } from '../../syntax.ts'
import { alone, marches, surrenders, withdraws } from './blows.ts'
import { isBody } from './body.ts'
import { announces, calls, fightsOn, hits, lists, lull, pledges, replies, takesEffect } from './constructions.ts'
import type { ActFound } from './found.ts'
import { framed, framedApart, realDoer } from './frames.ts'
import { type Act, measureLexicon } from './lexicon.ts'
import { wordGiven } from './mode.ts'
import { adverbOf, isPhrase, passiveOwner, thingsOf } from './objects.ts'
import { ownerOf } from './owner.ts'
import { expels, lets, nonGrata, seizes, setsFree } from './people.ts'
import { agentBehind, haveBefore, isActive, nameBefore, objectsBehind, particleBehind, subjectAcross, subjectBefore } from './surface.ts'
import { policy } from './policy.ts'
import { said } from './sayings.ts'
import { stayAway } from './talks.ts'
import { typeOf } from './things.ts'
import { actFor } from './turns.ts'
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

type Stretch = readonly [first: number, last: number]

/** A verb with whoever does it, what it is done to, and the stretch that tells it. */
interface Told {
  readonly t: number
  readonly kids: readonly number[]
  /** The particle that belongs to it ("off" in "cut off"), or null. */
  readonly particle: string | null
  readonly passive: boolean
  readonly by: number
  readonly things: readonly number[]
  readonly stretch: Stretch
}

/** "halted military aid", "resumed shipments", "will send a new ambassador", "bombed", "handed over a prisoner". */
export function verbal(doc: Doc, t: number): ActFound | null {
  const found = toldBy(doc, t)
  // A text that binds its signers to give way promises it for them, whoever they are.
  const bound = found && found.act !== 'increase' ? boundTo(doc, t) : -1
  if (found && bound >= 0) return { ...found, by: bound, fixed: 'promise', impersonal: true }
  const word = found ? wordGiven(doc, t) : -1
  if (found && word >= 0) {
    const owner = ownerOf(doc, word)
    const fixed = doc.lemma[word] === 'threat' ? ('threaten' as const) : doc.lemma[word] === 'decision' ? undefined : ('promise' as const)
    return { ...found, by: owner >= 0 ? owner : found.by, ...(fixed ? { fixed } : {}) }
  }
  return found && voicedBy(doc, t, found) ? { ...found, voiced: true } : found
}

function toldBy(doc: Doc, t: number): ActFound | null {
  const told = nonGrata(doc, t) ?? readVerb(doc, t)
  if (told === null || !('kids' in told)) return told
  const { kids, things, by, stretch } = told
  const arms = by < 0 ? undefined : things.find((k) => surrenders(doc, doc.lemma[t]!, k, by))
  return (
    construction(doc, told) ??
    (arms === undefined ? null : { head: t, type: 'military', act: 'stop', by, thing: arms, stretch }) ??
    marches(doc, t) ??
    withdraws(doc, t, kids, told.particle, by, stretch) ??
    (measureLexicon().alone.has(doc.lemma[t]!) && !(told.particle !== null && isPhrase(`${doc.lemma[t]} ${told.particle}`))
      ? told.passive && isRel(doc, t, 'acl', 'acl:relcl')
        ? null
        : alone(doc, t, things, by, stretch)
      : byLexicon(doc, told, kids))
  )
}

/** Who does what to what; null where the verb is an attribute. */
function readVerb(doc: Doc, t: number): Told | null {
  const taken = misread(doc, t)
  const [have, name] = [haveBefore(doc, t), nameBefore(doc, t)]
  if (!taken && have < 0 && name < 0 && isRel(doc, t, 'amod', 'case', 'compound')) return null
  const kids = [...kidsOf(doc, t)]
  // "welcomed freed American X": an attribute that the parser took for a verb.
  if (have < 0 && doc.xpos[t] === X.VBN && doc.rel[t] === R.xcomp && !kids.some((k) => isRel(doc, k, 'aux', 'aux:pass'))) return null
  const particle =
    particleBehind(doc, t) ?? particleOf(doc, t) ?? adverbOf(doc, t, kids) ?? (kids.some((k) => caseOf(doc, k) === doc.lower[t + 1]) ? doc.lower[t + 1]! : null)
  const passive =
    kids.some((k) => doc.rel[k] === R['aux:pass'] || (doc.rel[k] === R['nsubj:pass'] && !kids.some((o) => doc.rel[o] === R.obj))) ||
    (doc.rel[t] === R.acl && doc.xpos[t] === X.VBN && !isActive(doc, t, kids))
  const by = taken ? taken.by : passive ? agentOf(doc, t, kids) : subjectOf(doc, t, name, have)
  const whole = clauseTokens(doc, taken ? taken.thing : isRel(doc, t, 'amod') && doc.head[t]! >= 0 ? doc.head[t]! : t)
  // Where the parser cut the subject off, the evidence still begins with it.
  const stretch: Stretch = have >= 0 && by >= 0 && by < t && whole[0] > by ? [treeOf(doc).left[by]!, whole[1]] : whole
  const phrasal = particle !== null && isPhrase(`${doc.lemma[t]} ${particle}`)
  const gap = gapOf(doc, t, kids)
  const parsed = taken ? [taken.thing] : [...thingsOf(doc, t, kids, passive, phrasal), ...(gap >= 0 ? [gap] : [])]
  // "the sanctions it imposed": what stands before the subject of a verb without an object.
  const before =
    parsed.length === 0 && !passive && by === t - 1 && t >= 2 && doc.upos[t - 2] === U.NOUN && measureLexicon().things.has(doc.lemma[t - 2]!) ? [t - 2] : parsed
  // An object that the parser missed stands behind the verb all the same.
  return { t, kids, particle, passive, by, things: before.length > 0 || passive ? before : objectsBehind(doc, t), stretch }
}

/** Whoever did what a passive tells. */
function agentOf(doc: Doc, t: number, kids: readonly number[]): number {
  const agent = kids.find((k) => isRel(doc, k, 'obl:agent')) ?? kids.find((k) => doc.rel[k] === R.obl && caseOf(doc, k) === 'by') ?? -1
  return [agent, agentBehind(doc, t), causer(doc, t)].find((x) => x >= 0) ?? passiveOwner(doc, kids)
}

function subjectOf(doc: Doc, t: number, name: number, have: number): number {
  const caused = causer(doc, t)
  if (caused >= 0) return caused
  if (isRel(doc, t, 'amod')) return Math.max(name, have >= 0 ? subjectBefore(doc, have) : -1)
  const by = realDoer(doc, t)
  // "hours", "the move": nobody who acts; whoever stands before the parenthesis may.
  const nobody = by < 0 || (doc.upos[by] === U.NOUN && agentsOf(doc, by).length === 0 && !isAgentive(doc, by))
  // "Thai jets bombed": whoever owns what strikes.
  const materiel =
    by >= 0 &&
    (measureLexicon().armed.has(doc.lemma[by]!) ||
      (measureLexicon().things.get(doc.lemma[by]!) ?? []).includes('force') ||
      /^\p{Lu}+-?\d/u.test(doc.text.slice(doc.start[by]!, doc.end[by]!)))
  if (nobody && materiel && measureLexicon().alone.has(doc.lemma[t]!)) {
    const owner = ownerOf(doc, by)
    if (owner >= 0) return owner
  }
  return nobody ? Math.max(subjectAcross(doc, t), by) : by
}

/** Acts that a verb and its object do not tell by themselves. */
function construction(doc: Doc, { t, kids, things, by, stretch, passive }: Told): ActFound | null {
  return (
    said(doc, t, by, passive, things, stretch) ??
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
    setsFree(doc, t, things, by, stretch) ??
    keepsUp(doc, t, things, by, stretch) ??
    leavesTreaty(doc, t, kids, by, stretch) ??
    walksOut(doc, t, kids, by, stretch) ??
    movesForces(doc, t, things, by, stretch) ??
    recognises(doc, t, things, by, stretch) ??
    exchanges(doc, t, things, by, stretch) ??
    takesGround(doc, t, things, by, stretch) ??
    arrives(doc, t, kids, stretch) ??
    policy(doc, t, kids)
  )
}

/** By what the verb does (`directions`) and of what sort the thing is (`types`); what these do not know, by the table of classes. */
function byLexicon(doc: Doc, told: Told, kids: readonly number[]): ActFound | null {
  const lex = measureLexicon()
  const { t, things, by, stretch, particle } = told
  const lemma = doc.lemma[t]!
  // "plates issued by": an attribute tells what the plates are.
  if (lemma === 'issue' && doc.rel[t] === R.acl) return null
  const act = (particle === null ? undefined : lex.phrases.get(`${lemma} ${particle}`)) ?? lex.act.get(lemma) ?? (lemma === 'threaten' ? 'start' : undefined)
  const table = () => byTable(doc, told) ?? framedApart(doc, t, kids, by, stretch)
  if (!act && votes(doc, t, kids, by)) return { head: t, type: 'legal', act: 'start', by, thing: -1, stretch }
  if (!act) return table()
  // "offered to send", "started lifting": told at the verb below, which says what is done.
  if (FRAMING.has(lemma) && things.some((k) => doc.upos[k] === U.VERB && (lex.act.has(doc.lemma[k]!) || lex.alone.has(doc.lemma[k]!)))) return null
  const letGo = lets(doc, t, things, by, stretch)
  if (letGo) return letGo
  const first = table()
  if (first) return first
  for (const thing of things) {
    const type = sortOf(doc, lemma, thing, act)
    // Fuel is given, or bought and sold.
    if (type === 'aid' && TRADING.has(lemma) && act === 'give') return { head: t, type: 'trade', act, by, thing, stretch }
    if (type) return { head: t, type, act: actFor(doc, lemma, act, type, thing), by, thing, stretch }
  }
  if (BANNING.has(lemma) && by >= 0 && !told.passive && things.some((k) => doc.upos[k] === U.NOUN) && (agentsOf(doc, by).length > 0 || isBody(doc, by)))
    return { head: t, type: 'legal', act: 'start', by, thing: things[0]!, stretch }
  const below = things.some((k) => doc.upos[k] === U.VERB && toldBy(doc, k))
  return happening(doc, t, kids, act, stretch) ?? table() ?? (below ? null : threatens(doc, t, by, stretch))
}

const CHAMBER = /^(?:parliament|congress|senate|assembly|house|knesset|duma|legislature|bundestag|lawmaker|deputy|mp|rada|riksdag|diet|chamber|council)s?$/i

/** "the House voted to impose the contract": a chamber makes law of whatever it votes for, told here where the verb below tells no act of its own. */
function votes(doc: Doc, t: number, kids: readonly number[], by: number): boolean {
  if (doc.lemma[t] !== 'vote' || by < 0 || !CHAMBER.test(doc.lemma[by]!)) return false
  const below = kids.find((k) => k > t && isRel(doc, k, 'xcomp', 'advcl'))
  // A vote of opinion makes no law.
  const lex = measureLexicon()
  if (below === undefined || lex.judging.has(doc.lemma[below]!) || lex.demanding.has(doc.lemma[below]!)) return false
  return !isPhrase(`${doc.lemma[below]} ${doc.lower[below + 1] ?? ''}`) && !toldBy(doc, below)
}

/** Of what sort it is to do this to a thing; null where verb and thing do not make a measure. */
function sortOf(doc: Doc, lemma: string, thing: number, act: Act): MeasureType | null {
  // Funds are raised for a cause, not for the other side.
  if (lemma === 'raise' && doc.lemma[thing] === 'fund') return null
  // A war is ended by both.
  if (act === 'stop' && doc.lemma[thing] === 'war') return null
  const sort = typeOf(doc, thing, act)
  if (lemma === 'use' && sort !== 'military') return null
  // Rules that are broken are not stopped.
  if ((lemma === 'break' || lemma === 'broke') && sort !== 'diplomatic') return null
  // Soldiers who are withdrawn are troops, those who are let go are captives.
  const type = sort === 'detainees' && RETREAT.has(lemma) ? 'military' : sort
  if (FREEING.has(lemma) && type !== 'detainees' && type !== 'aid' && type !== 'sanctions') return null
  // Who is allowed in is not let go.
  if (type === 'detainees' && act === 'ease' && !LETTING.has(lemma)) return null
  return type === 'detainees' && act === 'start' ? null : type
}

/** By the table: what the parse gives as objects first, else what stands behind the verb. */
function byTable(doc: Doc, { t, particle, things, by, stretch, passive }: Told): ActFound | null {
  const parsed = framed(doc, t, particle, things, by, stretch)
  if (parsed) return parsed.by < 0 && passive && agentless(doc, t, parsed) ? { ...parsed, impersonal: true } : parsed
  if (passive) return null
  const near = framed(doc, t, particle, objectsBehind(doc, t), by, stretch)
  return near ? { ...near, stretch: [stretch[0], Math.max(stretch[1], phraseTokens(doc, near.thing)[1], near.thing)] } : null
}

/** What is told as done though nobody is said to do it: "the sanctions were lifted in May", "air strikes had been carried out", "trucks which had been cleared". */
function agentless(doc: Doc, t: number, act: ActFound): boolean {
  if (act.type === 'aid' && act.act === 'ease') return true
  if (isRel(doc, t, 'acl', 'acl:relcl')) return false
  return (
    act.type === 'sanctions' || act.type === 'trade' || (act.type === 'military' && (measureLexicon().things.get(doc.lemma[act.thing]!) ?? []).includes('blow'))
  )
}

const TRADING: ReadonlySet<string> = new Set(['buy', 'purchase', 'import', 'sell', 'export'])

const RETREAT: ReadonlySet<string> = new Set(['withdraw', 'pull', 'deploy', 'redeploy', 'remove', 'reduce', 'recall'])

const LETTING: ReadonlySet<string> = new Set([
  'release',
  'free',
  'pardon',
  'return',
  'repatriate',
  'liberate',
  'let',
  'commute',
  'acquit',
  'exempt',
  'reprieve',
  'bring',
])

const BANNING: ReadonlySet<string> = new Set(['ban', 'outlaw', 'prohibit', 'criminalise', 'criminalize'])

const FRAMING: ReadonlySet<string> = new Set(['offer', 'start', 'begin', 'initiate', 'introduce', 'move', 'want'])

const FREEING: ReadonlySet<string> = new Set(['release', 'free', 'liberate', 'pardon'])

const LEAVING: ReadonlySet<string> = new Set(['leave', 'return', 'depart', 'withdraw', 'retreat', 'pull'])

/** "sanctions on Peru would come off", "aid resumed", "Russian troops began deploying": the thing is the subject, and whoever owns it acts. */
function happening(doc: Doc, t: number, kids: readonly number[], act: Act, stretch: readonly [number, number]): ActFound | null {
  const subject = kids.find((k) => doc.rel[k] === R.nsubj)
  const type = subject === undefined || doc.upos[subject] === U.PRON ? null : typeOf(doc, subject, act)
  if (subject === undefined || !type) return null
  const owner = ownerOf(doc, subject)
  if (owner < 0) return null
  // "hours after the envoy left": said to date something else.
  if (type === 'diplomatic' && doc.xpos[t] === X.VBD && kids.some((k) => k < t && /^(?:after|when|before|since)$/.test(doc.lower[k]!))) return null
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
