import type { Doc } from '../../../model/annotation.ts'
import type { MeasureType } from '../../../model/claim.ts'
import { actorAt } from '../../shared/actors.ts'
import { caseOf, clauseTokens, conjuncts, particleOf, phraseTokens, predicateOf } from '../../shared/clause.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { agentsOf, doerOf, isAgentive } from '../../shared/voices.ts'
import { isRel, R, U, X } from '../../syntax.ts'
import { hits, lull, pledges, replies, takesEffect } from './constructions.ts'
import type { ActFound } from './found.ts'
import { type Act, measureLexicon } from './lexicon.ts'
import { ownerOf } from './owner.ts'
import { typeOf } from './things.ts'

/** "halted military aid", "resumed shipments", "will send a new ambassador", "bombed", "handed over a prisoner". */
export function verbal(doc: Doc, t: number): ActFound | null {
  const lex = measureLexicon()
  if (isRel(doc, t, 'amod', 'case', 'compound')) return null
  const kids = [...kidsOf(doc, t)]
  const lemma = doc.lemma[t]!
  const particle = particleOf(doc, t) ?? (kids.some((k) => caseOf(doc, k) === doc.lower[t + 1]) ? doc.lower[t + 1]! : null)
  const phrase = particle ? lex.phrases.get(`${lemma} ${particle}`) : undefined
  const passive =
    kids.some((k) => doc.rel[k] === R['aux:pass'] || (doc.rel[k] === R['nsubj:pass'] && !kids.some((o) => doc.rel[o] === R.obj))) ||
    (doc.rel[t] === R.acl && doc.xpos[t] === X.VBN)
  const agent = kids.find((k) => isRel(doc, k, 'obl:agent')) ?? kids.find((k) => doc.rel[k] === R.obl && caseOf(doc, k) === 'by') ?? -1
  const by = passive ? agent : doerOf(doc, t)
  const stretch = clauseTokens(doc, t)
  const things = thingsOf(doc, t, kids, passive, phrase !== undefined)
  const own =
    hits(doc, t, kids, by, stretch) ??
    replies(doc, t, things, by, stretch) ??
    takesEffect(doc, t, kids, stretch) ??
    lull(doc, t, things, by, stretch) ??
    pledges(doc, t, things, by, stretch)
  if (own) return own
  const alone = lex.alone.get(lemma)
  if (alone)
    return by >= 0 && (things.length > 0 || alone.act === 'stop') && !(alone.type === 'military' && fruitless(doc, things))
      ? { head: t, type: alone.type, act: alone.act, by, thing: things[0] ?? -1, stretch }
      : null
  const act = phrase ?? lex.act.get(lemma) ?? (lemma === 'threaten' ? 'start' : undefined)
  if (!act) return null
  for (const thing of things) {
    const type = typeOf(doc, thing, act)
    if (['release', 'free'].includes(lemma) && type !== 'detainees' && type !== 'aid' && type !== 'sanctions') continue
    if (type === 'detainees' && act === 'start' && !['arrest', 'detain', 'seize'].includes(lemma)) continue
    if (type) return { head: t, type, act: actFor(doc, lemma, act, type, thing), by, thing, stretch }
  }
  return happening(doc, t, kids, act, stretch)
}

/** What a verb acts on: objects, passive subjects, what it governs, "provide X with arms", "ease up on enforcement". */
function thingsOf(doc: Doc, t: number, kids: readonly number[], passive: boolean, phrasal: boolean): number[] {
  const lemma = doc.lemma[t]!
  const out: number[] = []
  for (const k of kids) {
    const object = isRel(doc, k, 'obj', 'nsubj:pass') || (!passive && k > t && isRel(doc, k, 'xcomp', 'ccomp'))
    const second =
      doc.rel[k] === R.obl &&
      ((['provide', 'supply', 'arm', 'equip'].includes(lemma) && caseOf(doc, k) === 'with') ||
        (phrasal && k > t && ['on', 'over', 'off', 'from', 'of'].includes(caseOf(doc, k).split(' ').at(-1)!)))
    if (object || second) out.push(k, ...conjuncts(doc, k))
  }
  // "aid trucks which had been cleared", "food allowed in": the noun before the participle.
  if (passive && isRel(doc, t, 'acl', 'acl:relcl') && doc.head[t]! >= 0) out.push(doc.head[t]!)
  return out
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

const HOSTILE_ECONOMY: ReadonlySet<string> = new Set(['sanction', 'tariff', 'duty', 'embargo', 'levy', 'ban', 'restriction', 'curb'])

/** Some verbs mean opposite things of different things: an ambassador withdrawn is a stop, troops withdrawn are an easing. */
function actFor(doc: Doc, lemma: string, act: Act, type: MeasureType, thing: number): Act {
  if (lemma === 'withdraw' || lemma === 'pull') return type === 'diplomatic' || type === 'aid' ? 'stop' : 'ease'
  if (lemma === 'return') return type === 'diplomatic' ? 'resume' : 'ease'
  if (act === 'stop' && HOSTILE_ECONOMY.has(doc.lemma[thing]!)) return 'ease'
  // Enrichment curbed gives way, exports curbed are held back.
  if (['curb', 'limit', 'cap'].includes(lemma) && (type === 'trade' || type === 'aid')) return HOSTILE_ECONOMY.has(doc.lemma[thing]!) ? 'ease' : 'stop'
  if (act === 'free') return type === 'detainees' ? 'ease' : 'give'
  if (lemma === 'impose' && type === 'aid') return 'stop'
  return act
}

/** "sanctions on Peru would come off", "aid resumed": the thing is the subject, and whoever owns it acts. */
function happening(doc: Doc, t: number, kids: readonly number[], act: Act, stretch: readonly [number, number]): ActFound | null {
  const subject = kids.find((k) => doc.rel[k] === R.nsubj)
  // "the Omani delegation has left", "its negotiators will return": who goes is the thing.
  if (
    subject !== undefined &&
    ['leave', 'return', 'depart', 'withdraw'].includes(doc.lemma[t]!) &&
    measureLexicon().type.get(doc.lemma[subject]!) === 'diplomatic' &&
    ownerOf(doc, subject) >= 0
  )
    return { head: t, type: 'diplomatic', act: 'stop', by: ownerOf(doc, subject), thing: subject, stretch }
  if (subject === undefined || doc.upos[subject] === U.PRON || (act !== 'ease' && act !== 'resume' && act !== 'stop')) return null
  const type = typeOf(doc, subject, act)
  const owner = ownerOf(doc, subject)
  if (!type || type === 'diplomatic' || owner < 0) return null
  return { head: t, type, act: actFor(doc, doc.lemma[t]!, act, type, subject), by: owner, thing: subject, stretch }
}

/** "the release of hostages from Peru", "Peru's renewed offensive", "threats of sanctions", "a promise of aid", "an 11-week blockade". */
export function nominal(doc: Doc, t: number): ActFound | null {
  const lex = measureLexicon()
  const lemma = doc.lemma[t]!
  const said = announced(doc, t)
  if (said) return said
  const act = lex.act.get(lemma)
  const stretch = phraseTokens(doc, t)
  const kids = [...kidsOf(doc, t)]
  const object = kids.find((k) => k > t && isRel(doc, k, 'nmod') && caseOf(doc, k) === 'of')
  if (act && object !== undefined) return ofThing(doc, t, act, object, stretch)
  const own = lex.nouns.get(lemma)
  if (!own) return null
  const owner = ownerOf(doc, t)
  if (own === 'aid') {
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
  const turn = kids.map((k) => TURNS.get(doc.lower[k]!)).find((x) => x !== undefined)
  return owner >= 0 && turn ? { head: t, type: own, act: turn, by: owner, thing: -1, stretch } : null
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

/** "an expansion of operations", "the denial of aid", "the release of three sailors from Peru". */
function ofThing(doc: Doc, t: number, act: Act, object: number, stretch: readonly [number, number]): ActFound | null {
  const type = typeOf(doc, object, act)
  if (!type) return null
  // Of detainees the adjective says whose they are, not who lets them go.
  let by = ownerOf(doc, t)
  if (by < 0)
    by =
      type === 'detainees'
        ? ([...kidsOf(doc, object)].find((k) => k > object && ['by', 'from'].includes(caseOf(doc, k)) && agentsOf(doc, k).length > 0) ?? -1)
        : ownerOf(doc, object)
  if (type === 'detainees' && (by < 0 || proposed(doc, t))) return null
  const verb = doc.rel[t] === R.obj ? doc.head[t]! : -1
  if (by < 0 && verb >= 0 && ['continue', 'begin', 'announce', 'order', 'launch', 'halt', 'resume', 'start', 'approve', 'plan'].includes(doc.lemma[verb]!))
    by = doerOf(doc, verb)
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

const WALKING: ReadonlySet<string> = new Set(['pull', 'walk', 'cancel', 'leave', 'call', 'quit', 'boycott', 'withdraw', 'abandon', 'break', 'sever', 'expel'])
const WARLIKE: ReadonlySet<string> = new Set([
  'war',
  'force',
  'action',
  'attack',
  'strike',
  'invasion',
  'invade',
  'bomb',
  'fire',
  'retaliation',
  'annihilation',
  'missile',
  'nuclear',
  'military',
])

/** "threats of further sanctions", "repeated threats by Peru to pull out", "a promise of aid", "a firm commitment to disarmament". */
function announced(doc: Doc, t: number): ActFound | null {
  const lex = measureLexicon()
  const threat = ['threat', 'warning'].includes(doc.lemma[t]!)
  if (!threat && !lex.promisingNoun.has(doc.lemma[t]!)) return null
  const kids = [...kidsOf(doc, t)]
  const owner = ownerOf(doc, t)
  const verb = predicateOf(doc, t)
  // "expressed a commitment to disarmament": the parser may hang the complement on the verb.
  const next = owner > t ? treeOf(doc).right[owner]! + 1 : t + 1
  if (['to', 'of'].includes(doc.lower[next] ?? ''))
    for (let k = next + 1; k < next + 8 && k < doc.count; k++) if (treeOf(doc).left[k] === next && !kids.includes(k)) kids.push(k)
  const thing = kids.filter(
    (k) => k !== owner && ((k > t && isRel(doc, k, 'nmod', 'acl', 'obl', 'advcl', 'xcomp', 'conj')) || (threat && k < t && isRel(doc, k, 'compound', 'amod'))),
  )
  for (const k of thing) {
    const verbal = doc.upos[k] === U.VERB
    // "the commitment of all delegations": whose it is, not what is promised.
    if (!threat && caseOf(doc, k) === 'of' && (isAgentive(doc, k) || agentsOf(doc, k).length > 0)) continue
    // A promise to do something is read at its verb.
    if (verbal && !threat) continue
    const type =
      typeOf(doc, k, verbal ? (lex.act.get(doc.lemma[k]!) ?? null) : null) ??
      (threat && WALKING.has(doc.lemma[k]!) ? 'diplomatic' : threat && WARLIKE.has(doc.lemma[k]!) ? 'military' : null)
    if (!type) continue
    const made = verb >= 0 && verb !== t && (!threat || ['make', 'issue', 'repeat', 'renew', 'drop', 'withdraw', 'voice', 'utter'].includes(doc.lemma[verb]!))
    const by = owner >= 0 ? owner : made ? doerOf(doc, verb) : -1
    if (by < 0 && (!threat || k < t)) continue
    const last = Math.max(t, ...[k, owner].filter((x) => x > t).map((x) => (doc.upos[x] === U.VERB ? clauseTokens(doc, x)[1] : phraseTokens(doc, x)[1])))
    return { head: t, type, act: 'start', by, thing: k, stretch: [phraseTokens(doc, t)[0], last], fixed: threat ? 'threaten' : 'promise' }
  }
  return null
}
