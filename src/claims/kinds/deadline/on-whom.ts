import type { Doc, DocActor } from '../../../model/annotation.ts'
import { actorAt, actorsBetween, actorsOf, meansBoth, partiesOf, partyOf } from '../../shared/actors.ts'
import { meantBy } from '../../shared/bodies.ts'
import { antecedentOf, surfaceSubject } from '../../shared/antecedent.ts'
import { objectsOf, phraseTokens, prepsOf, subjectOf } from '../../shared/clause.ts'
import { doerBefore } from '../../shared/doers.ts'
import { factsOf } from '../../shared/factuality.ts'
import { focusAt } from '../../shared/focus.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { agentsOf, isAgentive } from '../../shared/voices.ts'
import { isRel, R, U, X } from '../../syntax.ts'
import type { Candidate } from './candidate.ts'
import { requiredVerb } from './find.ts'
import { joint } from './joint.ts'
import { phraseEnd } from './phrase.ts'
import { countryOf, plainWords } from './plain.ts'
import { sideMeant } from './side-of.ts'
import { standing } from './standing.ts'
import { deadlineWords } from './words.ts'

/** Who must act, and whether that was taken from the article as a whole. */
export interface OnWhom {
  readonly names: string[]
  readonly inferred: boolean
}

const RECEIVING = /^(?:reject|refuse|dismiss|ignore|defy|rebuff|accept|face|miss|heed|spurn|denounce)$/

/** Whether the subject is the one the deadline is for: whoever rejects, misses or faces one did not set it. */
export function receives(doc: Doc, c: Candidate): boolean {
  return c.noun >= 0 && RECEIVING.test(doc.lemma[c.verb]!) && !factsOf(doc, c.verb).passive && subjectOf(doc, c.verb) >= 0
}

/**
 * Who must act: whom it was given to, else who does what is required. Where that is something that takes two ("a deal is reached") and the text
 * names nobody, the two sides that the article is about.
 */
export function onWhom(doc: Doc, c: Candidate, by: string | null): OnWhom {
  // "the presidents of Peru and Chile want a treaty signed by": those who want it are those who must.
  const wanting = asks(doc, c) && joint(doc, c) ? namesAt(doc, subjectOf(doc, c.verb)) : []
  if (wanting.length > 1) return { names: wanting, inferred: false }
  const found = withPartner(
    doc,
    c,
    notOneself(
      doc,
      c,
      stated(doc, c, by).map((n) => countryOf(doc, c, n, by)),
      by,
    ),
  )
  if (found.length > 1) return { names: found, inferred: false }
  if (found.length === 1 && (!(joint(doc, c) && !alone(doc, c)) || withSomebody(doc, c))) return { names: found, inferred: false }
  const bare = found.length === 0 && c.noun >= 0
  if (bare && standing(doc, c)) return { names: [], inferred: false }
  // An ultimatum, or a deadline that one of the sides sets, is for the others; so is "they" in the mouth of one of them.
  const pressing =
    asks(doc, c) ||
    (found.length === 0 && (offered(doc, c) || givenIt(doc, c))) ||
    (bare && (doc.lemma[c.noun] === 'ultimatum' || sets(doc, c))) ||
    (found.length === 0 && theirs(doc, c))
  if (found.length === 0 && !joint(doc, c) && !pressing && !bare && !negotiators(doc, c)) return { names: found, inferred: false }
  const talks = pressing ? othersThan(doc, sidesAt(doc, c.verb, found), by) : sidesAt(doc, c.verb, found)
  return talks ? { names: talks, inferred: true } : { names: found, inferred: false }
}

/** "the offer stays on the table until": it is for those to whom it was made. */
function offered(doc: Doc, c: Candidate): boolean {
  return c.sort === 'expiry' && c.thing !== undefined && c.thing >= 0 && /^(?:offer|bid|proposal)$/.test(doc.lemma[c.thing]!)
}

/** "gave it ten days more": the other side. */
function givenIt(doc: Doc, c: Candidate): boolean {
  return c.sort === 'set' && c.who !== undefined && c.who >= 0 && /^(?:it|them|him|her)$/.test(doc.lower[c.who]!)
}

/** Whether the act is told to be done with a pronoun. */
function withSomebody(doc: Doc, c: Candidate): boolean {
  for (let t = c.first; t < c.last; t++) if (doc.lower[t] === 'with' && /^(?:them|it|him|her)$/.test(doc.lower[t + 1]!)) return true
  return false
}

/** "finish the talks with its bondholders": whoever the joint act is done with, besides the one who is named. */
function withPartner(doc: Doc, c: Candidate, found: string[]): string[] {
  if (found.length !== 1 || !joint(doc, c)) return found
  const verb = requiredVerb(doc, c)
  const end = doc.sentences[doc.sentenceOf[c.verb]!]!.end
  for (let t = (verb >= 0 ? verb : c.verb) + 1; t < end - 1 && t <= c.last + 4; t++) {
    if (doc.lower[t] !== 'with') continue
    // "with them": whom they mean is not told here, and no guess makes it.
    if (/^(?:them|it|him|her)$/.test(doc.lower[t + 1]!)) return antecedentOrNone(doc, t + 1, found)
    const last = phraseEnd(doc, t + 1)
    const other = last > t ? namesIn(doc, last).filter((n) => !found.includes(n)) : []
    const named = other.length > 0 ? other : last > t ? namesAt(doc, last).filter((n) => !found.includes(n)) : []
    if (named.length > 0) return [...found, ...named]
    const plain = last > t ? plainWords(doc, t + 1, last) : null
    return plain === null ? found : [...found, plain]
  }
  return found
}

function antecedentOrNone(doc: Doc, token: number, found: string[]): string[] {
  const actor = actorAt(doc, token)
  const party = actor ? (partyOf(doc, actor) ?? actor.name) : null
  return party !== null && !found.includes(party) ? [...found, party] : found
}

/** How much more must speak for the sides of the talks than for the next best: less is a guess. */
const PLAIN = 1.25

/** The sides of the talks that a place is about, those named there among them; null where the article leaves it open. */
function sidesAt(doc: Doc, token: number, own: readonly string[]): string[] | null {
  const talks = focusAt(doc, token, { own })
  return talks && talks.score >= PLAIN * talks.next ? [...talks.parties] : null
}

/** The sides without the one who asks. */
function othersThan(doc: Doc, sides: string[] | null, by: string | null): string[] | null {
  const actor = by === null ? undefined : doc.actors.find((a) => a.name === by)
  const own = actor ? (partyOf(doc, actor) ?? by) : by
  const rest = sides?.filter((p) => p !== own) ?? []
  return rest.length > 0 ? rest : null
}

/** "They" in somebody's mouth are not his own side. */
function notOneself(doc: Doc, c: Candidate, found: string[], by: string | null): string[] {
  if (found.length !== 1 || by === null || !theirs(doc, c)) return found
  const actor = doc.actors.find((a) => a.name === by)
  return actor && (partyOf(doc, actor) ?? actor.name) === found[0] ? [] : found
}

/** "Brussels has set a deadline of Friday": somebody gives it, and not to himself. */
function sets(doc: Doc, c: Candidate): boolean {
  return c.sort === 'set' && deadlineWords().give.has(doc.lemma[c.verb]!) && !factsOf(doc, c.verb).passive && !reflexive(doc, c)
}

/** "“They have until Friday”": the others, where it is said by one of the sides. */
function theirs(doc: Doc, c: Candidate): boolean {
  const subject = subjectOf(doc, upper(doc, c.verb))
  return subject >= 0 && doc.lower[subject] === 'they' && doc.quotations.some((q) => q.inner[0] <= doc.start[subject]! && doc.end[subject]! <= q.inner[1])
}

/** "Negotiators have until Friday", "the committee is to report": those who talk, whoever they are. */
function negotiators(doc: Doc, c: Candidate): boolean {
  const subject = subjectOf(doc, upper(doc, c.verb))
  if (subject < 0) return false
  if (doc.xpos[subject] === X.NNS && /^(?:negotiator|delegation|delegate|side|party|envoy|team|camp|expert)$/.test(doc.lemma[subject]!)) return true
  return /^(?:committee|panel|subcommittee|taskforce)$/.test(doc.lemma[subject]!)
}

/** "must reach a deal with its creditors": one side is told to. */
function alone(doc: Doc, c: Candidate): boolean {
  if (c.sort === 'set' && deadlineWords().give.has(doc.lemma[c.verb]!)) return true
  const facts = factsOf(doc, c.verb)
  if (facts.modal === 'must' || doc.lemma[c.verb] === 'have') return true
  return facts.above.some((a) => /^(?:tell|warn|order|urge|demand|give|ask)$/.test(doc.lemma[a]!))
}

/** Parties that a token names: those who act there, else the names in its phrase; "the two sides" are the pair that the article is about. */
function namesAt(doc: Doc, token: number): string[] {
  if (token < 0) return []
  const meant = antecedentOf(doc, token)
  const listed = namesIn(doc, token)
  const out = meant.length > 0 ? partiesOf(doc, meant) : listed.length > 1 ? listed : actorsOf(doc, token).flatMap((a) => sideOf(doc, a))
  const acting = out.length > 0 ? out : partiesOf(doc, agentsOf(doc, token))
  const parties = acting.length > 0 ? acting : meantBy(doc, token)
  const many = parties.length === 0 ? howMany(doc, token) : 0
  if (many > 2) {
    const talks = focusAt(doc, token, { size: many })
    if (talks && talks.score >= talks.next) return [...talks.parties]
  }
  if (parties.length === 0 && (meansBoth(doc, token) || bothPeople(doc, token))) return sidesAt(doc, token, []) ?? []
  const side = parties.length === 0 ? sideMeant(doc, token) : null
  if (side !== null) return [side]
  return [...new Set(parties)]
}

const NUMBERS: ReadonlyMap<string, number> = new Map([
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
])

/** "the four", "the three countries": how many sides are meant; 0 where no number tells. */
function howMany(doc: Doc, token: number): number {
  const own = NUMBERS.get(doc.lower[token]!)
  if (own !== undefined && doc.lower[token - 1] === 'the') return own
  for (const k of kidsOf(doc, token)) {
    const n = NUMBERS.get(doc.lower[k]!)
    if (n !== undefined && k < token && (doc.lower[k - 1] === 'the' || doc.lower[k - 1] === 'all')) return n
  }
  return 0
}

/** Whom an actor acts for; a governor or mayor acts in person. */
function sideOf(doc: Doc, actor: DocActor): string[] {
  const party = partyOf(doc, actor)
  if (party === null) return actor.type === 'place' ? [] : [actor.name]
  if (actor.type !== 'person') return [party]
  const known = doc.actors.find((a) => a.name === party)
  return known?.type === 'place' ? [actor.name] : [party]
}

/** A row of names before a verb, however the parser hung them: "General Motors, Ford and the parent of Chrysler". */
function namesIn(doc: Doc, token: number): string[] {
  const tree = treeOf(doc)
  const coordinated = [...kidsOf(doc, token)].some((k) => isRel(doc, k, 'conj', 'appos'))
  const first = doc.sentences[doc.sentenceOf[token]!]!.first
  const listed = token > first + 1 && (doc.lower[token - 1] === 'and' || doc.upos[token - 1] === U.PROPN || doc.upos[token - 1] === U.NOUN)
  if (!coordinated && !listed) return []
  let from = coordinated ? tree.left[token]! : token
  while (
    from - 1 >= first &&
    token - from < 14 &&
    (/^(?:,|and)$/.test(doc.lower[from - 1]!) || doc.upos[from - 1] === U.PROPN || doc.upos[from - 1] === U.NOUN)
  )
    from--
  const to = coordinated ? Math.min(tree.right[token]!, token + 14) : token
  for (let t = from; t <= to; t++) if (doc.upos[t] === U.VERB || doc.upos[t] === U.ADP) return []
  return partiesOf(
    doc,
    actorsBetween(doc, from, to).filter((a) => a.type !== 'person' && a.type !== 'place'),
  )
}

function stated(doc: Doc, c: Candidate, by: string | null): string[] {
  const w = deadlineWords()
  const names = (token: number): string[] => namesAt(doc, token)
  if (c.who !== undefined && c.who >= 0) {
    const told = names(c.who)
    if (told.length > 0) return told
    // "gave foreign firms three months": whoever is given it, in the words of the text.
    const plain = c.sort === 'set' ? plainWords(doc, phraseTokens(doc, c.who)[0], c.who) : null
    if (plain !== null) return [plain]
  }
  if (reflexive(doc, c)) {
    const subject = subjectOf(doc, c.verb)
    const found = names(subject)
    const several =
      found.length > 1 || (found.length === 1 && doc.lower[subject] !== 'they' && !/themselves/.test(doc.lower.slice(c.first, c.last + 1).join(' ')))
    return several ? found : (sidesAt(doc, c.verb, found) ?? found)
  }
  if (receives(doc, c)) return names(subjectOf(doc, c.verb))
  if (c.sort === 'set' && w.give.has(doc.lemma[c.verb]!)) {
    for (const o of objectsOf(doc, c.verb)) {
      if (o === c.noun || doc.times.some((t) => t.span[0] <= doc.start[o]! && doc.end[o]! <= t.span[1])) continue
      const found = names(o)
      if (found.length > 0) return found
    }
    if (factsOf(doc, c.verb).passive) {
      const found = names(subjectOf(doc, c.verb))
      if (found.length > 0) return found
    }
  }
  for (const at of [c.noun, c.verb])
    if (at >= 0)
      for (const p of prepsOf(doc, at))
        if (/^(?:for|on)$/.test(p.word) || (p.word === 'to' && c.sort === 'set' && c.noun >= 0)) {
          const found = names(p.head)
          if (found.length > 0) return found
        }
  if (asks(doc, c) || (standing(doc, c) && requiredVerb(doc, c) < 0)) return []
  if (c.sort === 'expiry' && c.noun < 0 && conditional(doc, c)) return bound(doc, c)
  // "Jakarta is to withdraw", "the union has until Friday": who stands right before.
  const isTo = c.verb > 1 && doc.lower[c.verb - 1] === 'to' && /^(?:is|are|was|were)$/.test(doc.lower[c.verb - 2]!)
  const near = doc.lemma[c.verb] === 'have' ? surfaceSubject(doc, c.verb) : isTo ? surfaceSubject(doc, c.verb - 2) : -1
  if (near >= 0) {
    const holders = names(near)
    if (holders.length > 0) return holders
    // "The two mediators, Ana Soto and Luis Prado, had until Monday": their names stand between commas.
    if (doc.lower[near + 1] === ',') {
      const told = actorsBetween(doc, near + 2, c.verb - 1).filter((a) => a.type !== 'place')
      if (told.length > 0) return [...new Set(told.flatMap((a) => sideOf(doc, a)))]
    }
  }
  const verb = requiredVerb(doc, c)
  const asked = addressed(doc, verb >= 0 ? verb : c.verb)
  if (asked >= 0) {
    return names(asked)
  }
  const subject = verb >= 0 ? subjectOf(doc, verb) : subjectOf(doc, c.verb)
  // "that he resign by midnight", "want him gone": a person, and not the country that he leads.
  const personal = inPerson(doc, verb >= 0 ? verb : c.verb, subject)
  if (personal !== null) return [personal]
  const passive = verb >= 0 && factsOf(doc, verb).passive
  const found = passive ? [] : names(subject).filter((n) => c.sort !== 'set' || n !== by)
  if (found.length > 0) return found
  const far = passive ? [] : names(doerBefore(doc, upper(doc, c.verb))).filter((n) => c.sort !== 'set' || n !== by)
  if (far.length > 0) return far
  // "agreed that the broadcasts would be suspended by …": those who agreed.
  for (const a of factsOf(doc, c.verb).above)
    if (/^(?:agree|pledge|promise|vow|commit|undertake|consent)$/.test(doc.lemma[a]!)) {
      const bound = names(subjectOf(doc, a))
      if (bound.length > 0) return bound
    }
  // "warned Russia that, if no deal is reached within 50 days": the one who is warned.
  for (const a of factsOf(doc, c.verb).above)
    for (const o of objectsOf(doc, a)) {
      const warned = names(o)
      if (warned.length > 0) return warned
    }
  // "There are a few hours left to decide": the speaker's side.
  if (factsOf(doc, c.verb).condition !== null || stray(doc, c)) return []
  const nobody = subject < 0 || doc.lower.slice(c.first, c.last + 1).includes('there')
  const speaker = !nobody || by === null ? undefined : doc.actors.find((a) => a.name === by)
  return speaker ? [partyOf(doc, speaker) ?? speaker.name] : []
}

/** "unless there is a settlement by": what two must come to, though the parser hung the conjunction elsewhere. */
function stray(doc: Doc, c: Candidate): boolean {
  return /^(?:if|unless)$/.test(doc.lower[c.first]!)
}

/** The person who is to resign, go, give himself up, appear; null for what is done in office. */
function inPerson(doc: Doc, verb: number, subject: number): string | null {
  const steps =
    /^(?:resign|abdicate|retire|testify|appear|surrender)$/.test(doc.lemma[verb]!) ||
    (doc.lemma[verb] === 'step' && /^(?:down|aside)$/.test(doc.lower[verb + 1] ?? ''))
  const gone = doc.lemma[verb] === 'go' && doc.xpos[verb] === X.VBN
  if (!steps && !gone) return null
  const who = subject >= 0 ? [actorAt(doc, subject), ...antecedentOf(doc, subject)].find((a) => a?.type === 'person') : undefined
  return who ? who.name : null
}

const ASKING = /^(?:call|appeal|ask|urge|tell|order|warn|press|force|require|want|request|push|plead|instruct|expect|oblige|allow|remind)$/

/** "called on Peru to withdraw", "wants the army to leave": whoever stands between the asking and the act; -1 without. */
function addressed(doc: Doc, verb: number): number {
  let to = verb - 1
  while (to > 0 && verb - to < 4 && doc.lower[to] !== 'to') to--
  if (doc.lower[to] !== 'to') return -1
  const first = doc.sentences[doc.sentenceOf[verb]!]!.first
  for (let t = to - 1; t >= first && to - t < 12; t--) {
    if (doc.upos[t] === U.PUNCT && doc.lower[t] !== '-') return -1
    if (doc.upos[t] !== U.VERB) continue
    if (!ASKING.test(doc.lemma[t]!) || doc.lower[t + 1] === 'to') return -1
    for (let k = to - 1; k > t; k--) if (actorAt(doc, k) !== null || isAgentive(doc, k) || /^(?:them|both|sides|parties)$/.test(doc.lower[k]!)) return k
    return -1
  }
  return -1
}

/** The finite verb over an infinitive ("has to withdraw", "agreed to leave"). */
function upper(doc: Doc, verb: number): number {
  let at = verb
  for (let n = 0; n < 3 && isRel(doc, at, 'xcomp') && doc.head[at]! >= 0 && doc.head[at]! < at; n++) at = doc.head[at]!
  return at
}

/** Whether what threatens on a day is tied to what somebody must do before. */
function conditional(doc: Doc, c: Candidate): boolean {
  const s = doc.sentences[doc.sentenceOf[c.verb]!]!
  return doc.lower.slice(s.first, s.end).some((x) => x === 'unless' || x === 'if')
}

/** "unless Brasilia changes course": who must act is the subject of what is required. */
function bound(doc: Doc, c: Candidate): string[] {
  const s = doc.sentences[doc.sentenceOf[c.verb]!]!
  for (let t = s.first; t < s.end; t++) {
    if (doc.lower[t] !== 'unless' && doc.lower[t] !== 'if') continue
    const verb = doc.rel[t] === R.mark ? doc.head[t]! : -1
    if (verb < 0 || factsOf(doc, verb).passive) return []
    const subject = subjectOf(doc, verb)
    return subject >= 0 ? namesAt(doc, subject) : []
  }
  return []
}

/** "gave themselves until", "a self-imposed deadline": set by those who must keep it. */
function reflexive(doc: Doc, c: Candidate): boolean {
  if (c.noun >= 0) for (const k of kidsOf(doc, c.noun)) if (/^self(?:-imposed|-set)?$/.test(doc.lower[k]!) || doc.lower[k] === 'imposed') return true
  if (deadlineWords().give.has(doc.lemma[c.verb]!))
    for (const o of objectsOf(doc, c.verb)) if (/^(?:themselves|itself|ourselves|himself|herself)$/.test(doc.lower[o]!)) return true
  for (let t = c.first; t <= c.last; t++) if (doc.lower[t] === 'themselves' && deadlineWords().give.has(doc.lemma[t - 1]!)) return true
  return false
}

/** "the leaders want an answer before March": the one who asks is the subject, who must act is not told. */
export function asks(doc: Doc, c: Candidate): boolean {
  return (
    c.sort === 'duty' &&
    /^(?:want|seek|await|demand|expect|require)$/.test(doc.lemma[c.verb]!) &&
    objectsOf(doc, c.verb).length > 0 &&
    subjectOf(doc, c.verb) >= 0
  )
}

/** "both men", "the two of them": the pair that the article is about. */
function bothPeople(doc: Doc, token: number): boolean {
  if (!/^(?:man|woman)$/.test(doc.lemma[token]!) && !isAgentive(doc, token)) return false
  for (const k of kidsOf(doc, token)) if (doc.lower[k] === 'both' || doc.lower[k] === 'two') return true
  return false
}
