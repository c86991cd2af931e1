import type { Doc } from '../../../model/annotation.ts'
import type { ConditionClaim, StatementClaim } from '../../../model/claim.ts'
import { hull, inside, overlaps, type Span } from '../../../model/span.ts'
import { type Draft, defineClaimKind, type KindContext } from '../../kind.ts'
import { actorAt, partyOf } from '../../shared/actors.ts'
import { isSomebody } from '../../shared/antecedent.ts'
import { meantBy } from '../../shared/bodies.ts'
import { spanOf, subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { agentsOf, doerOf, isAgentive, isFirstPerson, isOpenPronoun, namesOf, speakersOf, voiceOver } from '../../shared/voices.ts'
import { R, tokenAt, U, X } from '../../syntax.ts'
import { bargains } from './bargains.ts'
import { clauseConditions } from './clauses.ts'
import { demands, obligations } from './demands.ts'
import type { Found } from './found.ts'
import { conditionLexicon } from './lexicon.ts'
import { phraseConditions } from './phrases.ts'
import { surfaceConditions } from './surface.ts'
import { typeOf } from './type.ts'

/** What depends on what: preconditions, offers, threats, and bare demands. */
export const condition = defineClaimKind({
  kind: 'condition',
  summary: 'A will not do X before, unless, until Y; offers X if Y; threatens X if Y; or demands Y.',
  extract: (doc, context) => {
    const { statements } = context
    const parsed = [...bargains(doc), ...[...clauseConditions(doc), ...phraseConditions(doc)].flatMap((f) => clipped(doc, f, statements) ?? [])]
    const near = (t: number) => parsed.some((f) => Math.abs(f.tie - t) <= 3 && doc.sentenceOf[f.tie] === doc.sentenceOf[t])
    const tied = [...parsed, ...surfaceConditions(doc, statements, near)].filter((f) => !idle(doc, f))
    const asked = demands(doc)
    const bare = [...asked, ...cuedDemands(doc, statements, asked), ...obligations(doc).filter((f) => laidOnOthers(doc, f, context))].map((f) =>
      split(doc, shortened(doc, f, statements)),
    )
    const found = [...unique(tied), ...bare.filter((d) => !tied.some((c) => covers(c, d)))]
    return unique(found).flatMap((f) => draft(doc, f, context) ?? [])
  },
})

/** Keeps a condition within the words of one speaker: cut at the end of what is said, or dropped (null) where one side lies outside. */
function clipped(doc: Doc, f: Found, statements: readonly StatementClaim[]): Found | null {
  const tie: Span = [doc.start[f.tie]!, doc.end[f.tie]!]
  const s = voiceOver(statements, tie, tie)
  if (!s || !f.then) return f
  const box = s.contentSpans.find((c) => inside(tie, c))
  if (!box) return f
  const held = (at: readonly [number, number]) => s.contentSpans.some((c) => overlaps(c, [doc.start[at[0]]!, doc.end[at[1]]!]))
  // "would not hesitate to act “if the parties go on”": the words of the one who acts begin with the conjunction.
  const opens = doc.start[f.tie]! - box[0] <= 8 && f.then[1] < f.tie && doc.sentenceOf[f.then[0]] === doc.sentenceOf[f.tie]
  if (opens && held(f.requires)) return f
  if (!held(f.then) || !held(f.requires)) {
    // A statement about something smaller ("refused to discuss X until Y", cut at the wrong word) does not decide.
    return f.then[1] < f.requires[0] && doc.start[f.then[0]]! < box[0] && inside([doc.start[f.requires[0]]!, doc.end[f.requires[1]]!], box) ? f : null
  }
  const cut = ([a, b]: readonly [number, number]): readonly [number, number] => {
    let end = b
    while (end > a && doc.end[end]! > box[1] && doc.start[a]! < box[1]) end--
    while (end > a && doc.upos[end] === U.PUNCT) end--
    return [a, end]
  }
  if (s.contentSpans.length > 1) return f
  const [then, requires] = [cut(f.then), cut(f.requires)]
  return { ...f, then, requires, evidence: [Math.min(then[0], requires[0], f.evidence[0]), Math.max(then[1], requires[1])] }
}

/** A demand ends where the words of its speaker end. */
function shortened(doc: Doc, f: Found, statements: readonly StatementClaim[]): Found {
  const [a, b] = f.requires
  const start: Span = [doc.start[a]!, doc.end[a]!]
  const box = voiceOver(statements, start, start)?.contentSpans.find((c) => inside(start, c))
  if (!box || doc.end[b]! <= box[1]) return f
  let end = b
  while (end > a && (doc.end[end]! > box[1] || doc.upos[end] === U.PUNCT)) end--
  return { ...f, requires: [a, end], evidence: [f.evidence[0], Math.max(end, Math.min(f.evidence[1], f.tie))] }
}

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
      /^(?:measure|countermeasure|retaliate)$/.test(lemma) ||
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

/** "if you talk to young people, they reject him", "if one adds Nebraska": how things are, told in the present, and of nobody in particular. */
function generic(doc: Doc, f: Found): boolean {
  const [first, last] = f.then!
  const facts = factsOf(doc, f.predicate)
  let ours = false
  for (let t = first; t <= last; t++) ours ||= isFirstPerson(doc, t)
  if (/^(?:you|one)$/.test(doc.lower[f.requires[0]]!) && !ours && facts.modal === null) return true
  if (facts.modal !== null || facts.tense !== 'present' || facts.negated || ours) return false
  const lex = conditionLexicon()
  for (let t = first; t <= last; t++)
    if ([lex.hostile, lex.process, lex.goods, lex.give, lex.harm, lex.ease, lex.ready, lex.fate, lex.threatening].some((l) => l.has(doc.lemma[t]!)))
      return false
  return true
}

function hasReady(doc: Doc, [first, last]: readonly [number, number]): boolean {
  for (let t = first; t <= last; t++) if (conditionLexicon().ready.has(doc.lemma[t]!) || /^(?:will|would|can|could|must|may)$/.test(doc.lower[t]!)) return true
  return false
}

/** Nothing hangs on it: "we will be ready if it happens", "growth could slow if". */
function idle(doc: Doc, f: Found): boolean {
  if (!f.then) return false
  // Terms between a source and a reporter; "if you believe the doctors".
  const required = doc.lower.slice(f.requires[0], f.requires[1] + 1).join(' ')
  if (/anonymity|\bnot? (?:to )?be (?:identified|named|quoted)|not be (?:identified|named|quoted)/.test(required)) return true
  if (/^(?:you (?:believe|ask|look|count|include|think|want)|anything|so|not)\b/.test(required) && /^(?:if|as)$/.test(doc.lower[f.tie]!)) return true
  if (doc.lower[f.tie] === 'if' && generic(doc, f)) return true
  // "returning only when she threatened to leave": told, and past.
  const told = factsOf(doc, f.predicate)
  if (/^(?:when|after)$/.test(doc.lower[f.tie]!) && told.modal === null && told.tense !== 'present' && !told.negated && !hasReady(doc, f.then)) return true
  // "two days before the actors came out": a time.
  if (doc.lower[f.tie] === 'before' && /^(?:day|week|month|hour|year|minute)$/.test(doc.lemma[f.tie - 1] ?? '')) return true
  if (FORECAST.has(doc.lemma[f.predicate]!) || conditionLexicon().content.has(doc.lemma[f.predicate]!)) return true
  if (
    MENTAL.has(doc.lemma[f.predicate]!) ||
    (/^(?:if|when|unless|once|as)$/.test(doc.lower[f.tie]!) && !ruledOut(doc, f.then) && !topical(doc, f.then) && !topical(doc, f.requires))
  )
    return true
  const [a, b] = f.requires
  const hedge =
    b - a <= 5 &&
    /^(?:it|this|that)$/.test(doc.lower[a]!) &&
    Array.from({ length: b - a }, (_, i) => doc.lemma[a + 1 + i]!).some((w) => /^(?:happen|occur|take|come|need|work|necessary|possible)$/.test(w))
  return hedge && doc.lower[f.tie] === 'if'
}

/** "insists on X before further talks": what is demanded comes first, what it holds back depends on it. */
function split(doc: Doc, f: Found): Found {
  const [a, b] = f.requires
  const stop = Math.min(doc.sentences[doc.sentenceOf[b]!]!.end - 1, b + 12)
  for (let t = a + 1; t < stop; t++) {
    if (t > b && (doc.upos[t] === U.PUNCT || doc.lower[t] === 'and')) break
    const part = doc.lower[t] === 'as' && doc.lower[t + 1] === 'part' && doc.lower[t + 2] === 'of'
    const as = part || (doc.lower[t] === 'as' && /condition$/.test(doc.lower[t + 2] ?? ''))
    if (doc.lower[t] !== 'before' && !as) continue
    const from = as ? (part ? t + 3 : t + 4) : t + 1
    let to = from
    while (to < stop && to < from + 4 && doc.upos[to] !== U.PUNCT && !(doc.upos[to] === U.NOUN && conditionLexicon().process.has(doc.lemma[to]!))) to++
    // "wants the militia out before it talks": a clause of the same side's own act.
    const acts = !as && /^(?:it|they|he|she|we|any|the)$/.test(doc.lower[from] ?? '') ? verbSoon(doc, from, stop) : -1
    if (acts >= 0) {
      let end = acts
      while (end + 1 < stop + 6 && end + 1 < doc.sentences[doc.sentenceOf[b]!]!.end && !/^[.,;:”"]$/.test(doc.lower[end + 1]!)) end++
      return { ...f, then: [from, end], requires: [a, t - 1], evidence: [f.evidence[0], Math.max(f.evidence[1], end)], type: 'precondition' }
    }
    if (to > stop || !conditionLexicon().process.has(doc.lemma[to]!) || doc.upos[to] !== U.NOUN) continue
    // "as part of efforts to end talks" is no bargain, "as part of any accord" is.
    let verbs = false
    for (let k = from; k < to; k++) if (doc.upos[k] === U.VERB || doc.upos[k] === U.PART) verbs = true
    if (verbs) continue
    return {
      ...f,
      then: [from, Math.max(to, to < b ? b : to)],
      requires: [a, t - 1],
      evidence: [f.evidence[0], Math.max(f.evidence[1], to)],
      type: 'precondition',
    }
  }
  return f
}

/** The verb of a clause that begins here, within a few words. */
function verbSoon(doc: Doc, from: number, stop: number): number {
  for (let t = from + 1; t < stop && t < from + 7; t++) if (doc.upos[t] === U.VERB && doc.xpos[t] !== X.VBG) return t
  return -1
}

/** "is demanding the release of …", where the parser lost the object: what the statement with that cue asks for is the demand. */
function cuedDemands(doc: Doc, statements: readonly StatementClaim[], known: readonly Found[]): Found[] {
  const lex = conditionLexicon()
  return statements.flatMap((s) => {
    const [cue, content] = [s.cueSpans[0], s.contentSpans[0]]
    if (!cue || !content) return []
    const verb = tokenAt(doc, cue[1] - 1)
    const [first, last] = [tokenAt(doc, content[0]), tokenAt(doc, content[1] - 1)]
    if (verb >= first || last >= doc.count || doc.upos[verb] !== U.VERB || known.some((k) => k.tie === verb)) return []
    const insists = doc.lemma[verb] === 'insist' && doc.lower[first - 1] === 'on'
    const wants = lex.demandObject.has(doc.lemma[verb]!) && first === verb + 1 && [U.DET, U.NOUN, U.ADJ, U.NUM, U.PROPN].includes(doc.upos[first]!)
    if (!insists && !wants) return []
    return [
      { evidence: [verb, last], then: null, requires: [first, last], predicate: verb, setter: doerOf(doc, verb), type: 'demand', tie: verb } satisfies Found,
    ]
  })
}

/** A demand that is one side of a real condition is not told twice. */
function covers(outer: Found, inner: Found): boolean {
  return inner.predicate === outer.predicate || (outer.requires[0] <= inner.requires[0] && inner.requires[1] <= outer.requires[1])
}

/** Of several over the same words the first. */
function unique(list: readonly Found[]): Found[] {
  const out: Found[] = []
  for (const f of list) {
    const twin = out.some(
      (o) =>
        (o.requires[0] === f.requires[0] && o.requires[1] === f.requires[1]) ||
        o.tie === f.tie ||
        (o.evidence[0] === f.evidence[0] && o.evidence[1] === f.evidence[1]),
    )
    if (!twin) out.push(f)
  }
  return out
}

/** "must" and "should" count where a speaker says them of somebody else than himself. */
function laidOnOthers(doc: Doc, f: Found, context: KindContext): boolean {
  if (
    doc.upos[f.predicate] === U.ADJ &&
    !f.then &&
    !['ready', 'willing', 'prepared'].includes(doc.lemma[f.predicate]!) &&
    !conditionLexicon().askedState.has(doc.lemma[f.predicate]!)
  )
    return false
  const span = spanOf(doc, f.evidence[0], f.evidence[1])
  const statement = span && voiceOver(context.statements, span, [doc.start[f.predicate]!, doc.end[f.predicate]!])
  const speakers = speakersOf(doc, statement)
  const subject = subjectOf(doc, f.predicate)
  const unnamed = statement?.source === 'unnamed' && statement.described !== null
  if (f.then) return speakers.length > 0 || unnamed
  if ((speakers.length === 0 && !unnamed) || subject < 0 || isFirstPerson(doc, subject)) return false
  // "military intervention must be avoided": laid on nobody by name.
  if (factsOf(doc, f.predicate).passive && factsOf(doc, f.predicate).modal === 'must' && doc.upos[subject] === U.NOUN && !isAgentive(doc, subject)) return true
  const who = actorAt(doc, subject) ?? agentsOf(doc, subject)[0] ?? null
  // "the trucks must move", "the shelling must stop": laid on whoever moves or shells.
  if (!who && doc.upos[subject] === U.NOUN && factsOf(doc, f.predicate).modal === 'must' && conditionLexicon().moving.has(doc.lemma[f.predicate]!)) return true
  if (!who) return isAgentive(doc, subject) || ['world', 'community', 'polluter'].includes(doc.lemma[subject]!)
  return speakers.length === 0 || (!speakers.includes(who.name) && !sameSide(doc, who.name, speakers[0]!))
}

function sameSide(doc: Doc, a: string, b: string): boolean {
  const party = (name: string) => {
    const actor = doc.actors.find((x) => x.name === name)
    return actor ? (partyOf(doc, actor) ?? name) : name
  }
  return party(a) === party(b)
}

function draft(doc: Doc, f: Found, context: KindContext): Draft<'condition'> | null {
  const evidence = spanOf(doc, f.evidence[0], f.evidence[1])
  const requires = spanOf(doc, f.requires[0], f.requires[1])
  const then = f.then ? spanOf(doc, f.then[0], f.then[1]) : null
  if (!evidence || !requires || (f.then && !then)) return null
  const whole = then ? hull([then, requires]) : requires
  const tie: Span = [doc.start[f.tie]!, doc.end[f.tie]!]
  const statement = voiceOver(context.statements, whole, f.then ? tie : requires)
  const type = f.type ?? typeOf(doc, f, statement)
  const by = setterOf(doc, f, type, statement, context.statements)
  // "If they win, prices could": told by nobody and set by nobody, it is a forecast of the text.
  if (
    f.then &&
    by.names.length === 0 &&
    !statement &&
    /^(?:if|once|when|as|provided|case)$/.test(doc.lower[f.tie]!) &&
    !isSomebody(doc, doerOf(doc, f.predicate))
  )
    return null
  if (!then && /\bname (?:be|is) (?:left out|withheld)|not (?:to )?be (?:named|identified|quoted)|anonymity/.test(doc.text.slice(...requires))) return null
  // A demand that nobody makes is an opinion of the text.
  if (type === 'demand' && !f.then && by.names.length === 0 && !somebodyAsks(doc, f, statement)) return null
  return {
    kind: 'condition',
    evidence: [hull([evidence, requires, ...(then ? [then] : [])])],
    by: by.names[0] ?? null,
    with: by.names.slice(1),
    thenSpans: then ? [then] : [],
    requiresSpans: [requires],
    type,
    factuality: type === 'demand' ? 'demanded' : type === 'offer' ? 'offered' : 'hypothetical',
    ...(by.inferred ? { basis: { by: 'inferred' as const }, because: { by: by.inferred } } : {}),
    ...(by.span ? { valueSpans: { by: [by.span] } } : {}),
  }
}

/** Whether a demand without a name is somebody's all the same: of a body or people, or said by somebody unnamed. */
function somebodyAsks(doc: Doc, f: Found, statement: StatementClaim | null): boolean {
  if (f.setter < 0) return statement?.source === 'unnamed'
  if (doc.upos[f.setter] === U.PRON) return false
  // Only people urge and plead; what is demanded by many is demanded by somebody.
  if (/^(?:urge|plead|insist|appeal|implore|beseech|exhort|beg|ask|tell)$/.test(doc.lemma[f.predicate]!)) return true
  if (/^(?:demand|call|press)$/.test(doc.lemma[f.predicate]!) && doc.xpos[f.setter] === X.NNS) return true
  return isSomebody(doc, f.setter) || ['other', 'one', 'both'].includes(doc.lemma[f.setter]!)
}

interface Setter {
  readonly names: readonly string[]
  readonly span: Span | null
  readonly inferred: string | null
}

const NOBODY: Setter = { names: [], span: null, inferred: null }

/**
 * Who sets it. A demand or an offer is its subject's ("Ankara offered to …"); a precondition or a threat is whoever's words it stands
 * in, and the subject's where it stands in nobody's. Null rather than a guess: a thing or an open pronoun is nobody.
 */
function setterOf(doc: Doc, f: Found, type: ConditionClaim['type'], statement: StatementClaim | null, statements: readonly StatementClaim[]): Setter {
  const setter = f.type === 'demand' || f.predicate < 0 ? f.setter : doerOf(doc, f.predicate)
  const names = namesOf(doc, setter >= 0 ? agentsOf(doc, setter) : [])
  if (names.length === 0 && f.then && type === 'offer') names.push(...namesOf(doc, agentsOf(doc, offererOf(doc, f.then))))
  const own: Setter | null =
    names.length > 0
      ? { names, span: spanOf(doc, setter, setter), inferred: type === 'offer' || type === 'demand' ? null : 'the subject of what depends' }
      : null
  const meant = names.length === 0 && setter >= 0 && !isFirstPerson(doc, setter) ? meantBy(doc, setter) : []
  const stood: Setter | null =
    meant.length > 0 ? { names: meant, span: spanOf(doc, setter, setter), inferred: 'whom the words stand for in this article' } : null
  const speakers = speakersOf(doc, statement)
  const said: Setter | null = speakers.length > 0 ? { names: speakers, span: statement?.sourceSpans[0] ?? null, inferred: null } : null
  if (type === 'demand' && !f.then && setter >= 0) {
    if (own) return own
    if (isFirstPerson(doc, setter) || isOpenPronoun(doc, setter)) return said ?? stood ?? NOBODY
    return cuedBy(doc, f, statements) ?? stood ?? NOBODY
  }
  if (type === 'offer' || f.type === 'demand') {
    if (own && !isFirstPerson(doc, setter)) return own
    // "The proposal includes": an offer of nobody in particular, unless somebody says "we".
    if (setter >= 0 && doc.upos[setter] === U.NOUN && !isAgentive(doc, setter) && doc.lower[f.tie] === 'in') return NOBODY
    return said ?? stood ?? NOBODY
  }
  const unnamed: Setter | null = statement?.source === 'unnamed' ? { names: ['unnamed'], span: statement.sourceSpans[0] ?? null, inferred: null } : null
  return said ?? own ?? stood ?? unnamed ?? NOBODY
}

/** "Kyiv's willingness to …", "their offer of …": whose it is; -1 without one. */
function offererOf(doc: Doc, [first, last]: readonly [number, number]): number {
  for (let t = first; t < last; t++) if (doc.rel[t] === R['nmod:poss'] && doc.head[t]! > t && conditionLexicon().ready.has(doc.lemma[doc.head[t]!]!)) return t
  return -1
}

/** The speaker of a statement whose cue is the very verb that demands. */
function cuedBy(doc: Doc, f: Found, statements: readonly StatementClaim[]): Setter | null {
  const verb: Span = [doc.start[f.predicate]!, doc.end[f.predicate]!]
  const s = statements.find((x) => x.cueSpans.some((c) => overlaps(c, verb)))
  const names = speakersOf(doc, s ?? null)
  return names.length > 0 ? { names, span: s?.sourceSpans[0] ?? null, inferred: null } : null
}
