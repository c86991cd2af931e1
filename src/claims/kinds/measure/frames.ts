import type { Doc } from '../../../model/annotation.ts'
import { actorAt, partiesOf } from '../../shared/actors.ts'
import { caseOf, clauseTokens, conjuncts, phraseTokens } from '../../shared/clause.ts'
import { kidsOf } from '../../shared/tree.ts'
import { doerOf } from '../../shared/voices.ts'
import { isRel, R, U, X } from '../../syntax.ts'
import type { ActFound } from './found.ts'
import { type Act, type Frame, measureLexicon } from './lexicon.ts'
import { ownerOf } from './owner.ts'
import { isPerson } from './people.ts'
import { meant } from './things.ts'

/*
 * Acts by the table of what verbs of one class do to things of another (`verbs`, `things`, `frames` in the lexicon), told by a verb ("closed the
 * border") or by a noun of doing ("the closure of the border", "a troop withdrawal").
 */

type Stretch = readonly [first: number, last: number]

/** A thing that the table knows, with its token and what can be done to it. */
interface Thing {
  readonly at: number
  readonly name: string
  readonly frame: Frame
}

/** The act that a verb of the given classes tells of a thing: the first class that the thing's frame knows. */
function actOn(thing: Thing, classes: readonly string[]): Act | 'promise' | null {
  for (const c of classes) {
    const act = thing.frame.acts.get(c)
    if (act !== undefined) return act
  }
  return null
}

/** Classes of a verb, with its particle where the two are one ("pull out"); else by itself. */
export function classesOf(lemma: string, particle: string | null): readonly string[] {
  const { verbs } = measureLexicon()
  return (particle === null ? undefined : verbs.get(`${lemma} ${particle}`)) ?? (particle !== null && APART.has(particle) ? [] : (verbs.get(lemma) ?? []))
}

/** Particles that turn a verb into another one. */
const APART: ReadonlySet<string> = new Set(['off', 'out', 'up', 'down', 'over', 'away', 'through'])

/** "closed the border", "lifted a ban on imports", "sent two brigades": an act by the classes of verb and thing, or null. */
export function framed(doc: Doc, t: number, particle: string | null, things: readonly number[], by: number, stretch: Stretch): ActFound | null {
  const classes = classesOf(doc.lemma[t]!, particle)
  if (classes.length === 0) return null
  for (const noun of things) {
    if ((doc.upos[noun] === U.VERB && !measureLexicon().things.has(doc.lower[noun]!)) || noun === t) continue
    const deed = deedAt(doc, noun)
    if (deed && deed.thing.at !== noun) {
      const through = throughDeed(doc, t, particle, classes, deed)
      if (through) return { head: t, type: through.type, act: through.act, by: by >= 0 ? by : deed.by, thing: noun, stretch }
      continue
    }
    for (const thing of thingsAt(doc, noun)) {
      const act = actOn(thing, classes)
      if (act === null || (thing.name === 'lull' && !oneSided(doc, noun, by))) continue
      if (thing.name === 'lull' && doc.lemma[noun] === 'fire' && !doc.lower.slice(noun - 2, noun).includes('cease')) continue
      // "sent armoured vehicles to the province": to one's own soldiers there; to a country they are given.
      if (thing.name === 'arms' && act === 'give' && toPlace(doc, t, noun)) return { head: t, type: 'military', act: 'start', by, thing: thing.at, stretch }
      const type = typeHere(doc, thing)
      const found = { head: t, type, act: act === 'promise' ? ('give' as const) : act, by, thing: thing.at, stretch }
      return act === 'promise' ? { ...found, fixed: 'promise' } : found
    }
    // "settlement homes", "tariff rates", "aid money": what a thing is a kind of.
    for (const k of kidsOf(doc, noun)) {
      if (k > noun || !isRel(doc, k, 'compound')) continue
      const thing = thingsAt(doc, k).find((x) => KINDS.has(x.name))
      const act = thing ? actOn(thing, classes) : null
      if (thing && act !== null && act !== 'promise') return { head: t, type: thing.frame.type, act, by, thing: noun, stretch }
    }
  }
  return null
}

/** Whether something heavy is moved to a place that is no side: a province, a town, a border. */
function toPlace(doc: Doc, t: number, noun: number): boolean {
  if (!/^(?:send|move|rush|dispatch|fly|ship|deploy|station|bring)$/.test(doc.lemma[t]!)) return false
  for (const k of [...kidsOf(doc, t), ...kidsOf(doc, noun)]) {
    if (k < noun || !isRel(doc, k, 'obl', 'nmod') || !/^(?:to|into|towards?|near|along)$/.test(caseOf(doc, k))) continue
    const actor = actorAt(doc, k)
    return actor
      ? actor.type === 'place' && partiesOf(doc, [actor]).length === 0
      : /^(?:border|frontier|front|coast|province|region|north|south|east|west|line)$/.test(doc.lemma[k]!)
  }
  return false
}

const KINDS: ReadonlySet<string> = new Set(['outpost', 'sanction', 'tariff', 'aid'])

/** "barred Israeli aircraft from its airspace", "stripped them of citizenship", "placed its forces on alert", "put the city under curfew". */
export function framedApart(doc: Doc, t: number, kids: readonly number[], by: number, stretch: Stretch): ActFound | null {
  const lemma = doc.lemma[t]!
  if (by < 0) return null
  for (const k of kids) {
    if (k < t || !isRel(doc, k, 'obl', 'nmod')) continue
    const word = caseOf(doc, k)
    const made = (type: ActFound['type'], act: Act): ActFound => ({ head: t, type, act, by, thing: k, stretch })
    if (word === 'from' && ['ban', 'bar', 'block', 'exclude', 'prohibit'].includes(lemma)) {
      if (['airspace', 'port', 'territory', 'border', 'strait', 'airport', 'country'].includes(doc.lemma[k]!)) return made('diplomatic', 'stop')
      if (doc.lemma[k] === 'market') return made('trade', 'stop')
    }
    if (word === 'from' && ['suspend', 'expel', 'exclude', 'eject'].includes(lemma) && kids.some((o) => isRel(doc, o, 'obj') && isState(doc, o)))
      return made('diplomatic', 'stop')
    if (word === 'with' && lemma === 'charge' && kids.some((o) => isRel(doc, o, 'obj') && isPerson(doc, o))) return made('legal', 'start')
    if (word === 'as' && ['designate', 'list', 'brand', 'label', 'declare', 'classify'].includes(lemma) && terrorist(doc, k)) return made('sanctions', 'start')
    if (word === 'of' && lemma === 'strip' && thingsAt(doc, k).some((x) => x.name === 'status')) return made('legal', 'stop')
    if (!['put', 'place', 'set'].includes(lemma)) continue
    if (word === 'on' && /^(?:alert|footing|standby|readiness)$/.test(doc.lemma[k]!)) return made('military', 'increase')
    if (word === 'under') for (const x of thingsAt(doc, k)) if (['sanction', 'law', 'siege'].includes(x.name)) return made(x.frame.type, 'start')
  }
  return null
}

function isState(doc: Doc, token: number): boolean {
  return actorAt(doc, token)?.type === 'country'
}

/** "as a terrorist organisation", "as global terrorists". */
function terrorist(doc: Doc, noun: number): boolean {
  return doc.lower.slice(Math.max(0, noun - 3), noun + 1).some((w) => w.startsWith('terror'))
}

/** A noun of doing with the thing it is done to. */
interface Deed {
  readonly classes: readonly string[]
  readonly thing: Thing
  readonly act: Act
  readonly by: number
}

/** "the withdrawal of troops", "a troop withdrawal", "a freeze on aid", "its release of two sailors"; null where it is nothing of the table. */
function deedAt(doc: Doc, noun: number): Deed | null {
  const { deeds } = measureLexicon()
  const of = deeds.get(doc.lemma[noun]!)
  if (of === undefined || doc.upos[noun] !== U.NOUN) return null
  const classes = [of]
  for (const k of kidsOf(doc, noun)) {
    const inside = k < noun ? isRel(doc, k, 'compound', 'amod') : isRel(doc, k, 'nmod') && /^(?:of|on|in|to|for)$/.test(caseOf(doc, k))
    if (!inside) continue
    for (const thing of thingsAt(doc, k)) {
      // A freeze in relations, a cut in aid, a ban on imports; what is delivered to somebody's army is not the army.
      const act = actOn(thing, classes)
      if (act === null || act === 'promise' || (k > noun && /^(?:to|for)$/.test(caseOf(doc, k)) && !['aid', 'commerce'].includes(thing.name))) continue
      const owner = ownerOf(doc, noun)
      return { classes, thing, act, by: owner >= 0 ? owner : thing.name === 'captive' ? -1 : ownerOf(doc, thing.at) }
    }
  }
  return null
}

/** What becomes of a deed by the verb over it: "ordered a withdrawal" does it, "cancelled the deployment" undoes it. */
function throughDeed(doc: Doc, t: number, particle: string | null, classes: readonly string[], deed: Deed): { type: ActFound['type']; act: Act } | null {
  const type = typeHere(doc, deed.thing)
  const { done } = measureLexicon()
  if (deed.act !== 'stop' && deed.act !== 'ease') {
    if (classes.includes('restart')) return { type, act: 'resume' }
    if (classes.includes('raise')) return { type, act: 'increase' }
  }
  if (done.has(doc.lemma[t]!) || (particle !== null && done.has(`${doc.lemma[t]} ${particle}`))) return { type, act: deed.act }
  return classes.includes('end') || classes.includes('pause') ? { type, act: UNDONE[deed.act] } : null
}

const UNDONE: Readonly<Record<Act, Act>> = { start: 'stop', stop: 'resume', resume: 'stop', increase: 'ease', ease: 'stop', give: 'stop', free: 'stop' }

/** "the withdrawal of Ugandan troops began", "after Peru's expulsion of the envoys": a deed told without a verb that does it. */
export function deed(doc: Doc, t: number): ActFound | null {
  const found = deedAt(doc, t)
  if (!found) return null
  const type = typeHere(doc, found.thing)
  const verb = isRel(doc, t, 'nsubj', 'nsubj:pass') ? doc.head[t]! : -1
  const { happens } = measureLexicon()
  const over = verb > t && (happens.has(doc.lemma[verb]!) || happens.has(`${doc.lemma[verb]} ${doc.lower[verb + 1] ?? ''}`))
  const doer = over ? ([...kidsOf(doc, verb)].find((k) => isRel(doc, k, 'obl:agent') || (doc.rel[k] === R.obl && caseOf(doc, k) === 'by')) ?? -1) : -1
  const by = doer >= 0 ? doer : found.by
  const denied = by < 0 && found.classes[0] === 'deny' && type === 'aid'
  if ((by < 0 && !denied) || (found.thing.name === 'captive' && proposed(doc, t))) return null
  // "the latest launch" is spoken of, not told.
  if (!over && found.classes.some((c) => c === 'launch' || c === 'fire')) return null
  const phrase = phraseTokens(doc, t)
  const last = Math.max(phrase[1], phraseTokens(doc, found.thing.at)[1])
  return { head: over ? verb : t, type, act: found.act, by, thing: found.thing.at, stretch: over ? clauseTokens(doc, verb) : [phrase[0], last] }
}

/** Things that a noun phrase is about: its head, or what it counts or is a kind of ("some of its troops", "a ban on exports", "an aid package"). */
function thingsAt(doc: Doc, noun: number, depth = 0): Thing[] {
  const lex = measureLexicon()
  const out: Thing[] = []
  const names = lex.things.get(doc.lemma[noun]!) ?? lex.things.get(doc.lower[noun]!)
  if (names && meant(doc, noun)) for (const name of names) out.push({ at: noun, name, frame: lex.frames.get(name)! })
  const counted =
    doc.upos[noun] === U.NUM || doc.upos[noun] === U.SYM || LENGTH.has(doc.lemma[noun]!) || PART.has(doc.lower[noun]!) || lex.empty.has(doc.lemma[noun]!)
  const money = (lex.things.get(doc.lemma[noun]!) ?? []).includes('money')
  if (money && !MONEY.test(doc.lower.slice(Math.max(0, noun - 3), noun + 3).join(' '))) return []
  // People are let go and taken where the noun means people.
  if (out.length === 0 && depth === 0 && isPerson(doc, noun) && lex.frames.has('captive') && holdsCaptive(doc, noun))
    out.push({ at: noun, name: 'captive', frame: lex.frames.get('captive')! })
  if (depth > 1 || (!counted && !money && out.length > 0)) return out
  const inner: Thing[] = []
  for (const k of kidsOf(doc, noun)) {
    const behind =
      k > noun && isRel(doc, k, 'nmod') && (caseOf(doc, k) === 'of' || ((money || counted) && ['in', 'on', 'for', 'against'].includes(caseOf(doc, k))))
    if ((counted || money) && behind) inner.push(...[k, ...conjuncts(doc, k)].flatMap((x) => thingsAt(doc, x, depth + 1)))
    else if (counted && k < noun && isRel(doc, k, 'compound', 'amod')) inner.push(...thingsAt(doc, k, depth + 1))
  }
  return [...inner, ...out]
}

const PART: ReadonlySet<string> = new Set(['some', 'most', 'all', 'part', 'half', 'many', 'dozens', 'hundreds', 'thousands', 'several', 'third', 'quarter'])

const MONEY =
  /[$€£]|\b(?:dollars?|euros?|pounds?|yen|yuan|rupees?|francs?|r[uo]+bles?|pesos?|crowns?|kron[aeo]r?|rands?|won|liras?|zlotys?|forints?|shillings?|nairas?|dinars?|riyals?|dirhams?|eur|usd)\b/

/** Most releases that talks speak of are proposed: only those that are told as past count. */
export function proposed(doc: Doc, t: number): boolean {
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

const LENGTH: ReadonlySet<string> = new Set(['day', 'week', 'month', 'hour', 'year'])

/** "three captured pilots", "jailed opponents", "bodies of soldiers": people who are held already. */
function holdsCaptive(doc: Doc, noun: number): boolean {
  for (const k of kidsOf(doc, noun))
    if (k < noun && /^(?:captured|jailed|imprisoned|detained|abducted|kidnapped|captive|held)$/.test(doc.lower[k]!)) return true
  return false
}

const ONE_SIDED = /^(?:unilateral|one-sided|temporary|humanitarian|informal|partial|day|week|month|hour)$/

/** A truce that one side declares by itself; what two agree on, or a mediator between others, is an agreement. */
function oneSided(doc: Doc, noun: number, by: number): boolean {
  if (by < 0 || conjuncts(doc, by).length > 0) return false
  const [first, last] = phraseTokens(doc, noun)
  let own = false
  for (let t = first; t <= last + 2 && t < doc.count; t++) {
    if (/^(?:between|agreed|brokered|mediated|joint|mutual|deal|agreement)$/.test(doc.lower[t]!)) return false
    if (ONE_SIDED.test(doc.lower[t]!) || /^\w+(?:-day|-week|-month|-hour|day|week|month)(?:-long|long)?$/.test(doc.lower[t]!)) own = true
  }
  return own || actorAt(doc, by) !== null
}

const TRADED = /^(?:imports?|exports?|goods|products?|trade|purchases?|sales?|capital|currency|withdrawals?|banks?)$/
const BANNED = /^(?:travel|visas?|arms?|weapons?|weaponry|asset|assets|entry)$/

/** Restrictions are trade, sanctions or law by what they restrict; all other things are of the type of their frame. */
function typeHere(doc: Doc, thing: Thing): ActFound['type'] {
  if (thing.name !== 'curb') return thing.frame.type
  const behind = /^(?:on|against|of|to|for)$/.test(doc.lower[thing.at + 1] ?? '') ? doc.lower.slice(thing.at + 2, Math.min(doc.count, thing.at + 7)) : []
  const near = [...doc.lower.slice(Math.max(0, thing.at - 2), thing.at), ...behind]
  const { type } = measureLexicon()
  if (near.some((w) => TRADED.test(w) || type.get(w) === 'trade')) return 'trade'
  if (doc.lemma[thing.at] === 'ban' && near.some((w) => BANNED.test(w))) return 'sanctions'
  return near.some((w) => /^(?:flights?|airspace|overflights?|crossings?|border)$/.test(w)) ? 'diplomatic' : thing.frame.type
}

const ORDERING: ReadonlySet<string> = new Set(['order', 'instruct', 'direct', 'command', 'authorise', 'authorize', 'task'])

/** Who does what a verb tells where the parser took a dateline or a credit for its subject: the last subject before the verb. */
export function realDoer(doc: Doc, t: number): number {
  // "condemned Peru's decision to reopen": whoever decides, not whoever speaks of it.
  if (isRel(doc, t, 'acl') && doc.xpos[t] === X.VB) {
    const noun = doc.head[t]!
    const owner = noun >= 0 ? ownerOf(doc, noun) : -1
    if (owner >= 0) return owner
    const verb = noun >= 0 && isRel(doc, noun, 'obj') ? doc.head[noun]! : -1
    if (verb >= 0 && doc.upos[verb] === U.VERB && measureLexicon().judging.has(doc.lemma[verb]!)) return -1
  }
  // "ordered the oil company to issue licences": whoever gives the order.
  const over = doc.head[t]!
  if (over >= 0 && over < t && isRel(doc, t, 'xcomp', 'advcl', 'ccomp') && ORDERING.has(doc.lemma[over]!) && doc.lower[t - 1] === 'to') {
    const chief = doerOf(doc, over)
    if (chief >= 0 && chief < over && [...kidsOf(doc, over)].some((k) => k > over && k < t && isRel(doc, k, 'obj', 'iobj'))) return chief
  }
  const by = doerOf(doc, t)
  const subjects = [...kidsOf(doc, t)].filter((k) => k < t && isRel(doc, k, 'nsubj'))
  return by >= 0 && subjects.length > 1 && subjects.includes(by) ? subjects.at(-1)! : by
}
