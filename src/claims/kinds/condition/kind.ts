import type { Doc } from '../../../model/annotation.ts'
import type { StatementClaim } from '../../../model/claim.ts'
import { hull, type Span } from '../../../model/span.ts'
import { type Draft, defineClaimKind, type KindContext } from '../../kind.ts'
import { actorAt, partyOf } from '../../shared/actors.ts'
import { isSomebody } from '../../shared/antecedent.ts'
import { spanOf, subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { agentsOf, doerOf, isAgentive, isFirstPerson, speakersOf } from '../../shared/voices.ts'
import { tokenAt, U } from '../../syntax.ts'
import { approvals } from './approval.ts'
import { asks } from './asks.ts'
import { bargains } from './bargains.ts'
import { barred } from './bars.ts'
import { clauseConditions } from './clauses.ts'
import { nounConditions } from './conditions.ts'
import { demands, obligations } from './demands.ts'
import { doerBefore } from '../../shared/doers.ts'
import { voiceAround } from './voice.ts'
import { disputed, droppedDemands } from './dropped.ts'
import { exchanges } from './exchanges.ts'
import type { Found } from './found.ts'
import { agreedUpon, idle } from './idle.ts'
import { interrupted } from './interrupted.ts'
import { conditionLexicon } from './lexicon.ts'
import { alternatives } from './otherwise.ts'
import { owedDemands } from './owed.ts'
import { phraseConditions } from './phrases.ts'
import { relativeConditions } from './relatives.ts'
import { foretold, isSane } from './sane.ts'
import { setterOf, somebodyAsks } from './setter.ts'
import { clipped, fronted, shortened, split } from './sides.ts'
import { spokenConditions } from './spoken.ts'
import { surfaceConditions } from './surface.ts'
import { typeOf } from './type.ts'

/** What depends on what: preconditions, offers, threats, and bare demands. */
export const condition = defineClaimKind({
  kind: 'condition',
  summary: 'A will not do X before, unless, until Y; offers X if Y; threatens X if Y; or demands Y.',
  extract: (doc, context) => {
    const { statements } = context
    const framed = [
      ...nounConditions(doc),
      ...exchanges(doc),
      ...alternatives(doc),
      ...approvals(doc),
      ...relativeConditions(doc),
      ...spokenConditions(doc),
      ...barred(doc),
    ]
    const parsed = [
      ...interrupted(doc, statements),
      ...bargains(doc),
      ...framed,
      ...[...clauseConditions(doc), ...phraseConditions(doc)].flatMap((f) => clipped(doc, f, statements) ?? []),
    ]
    const near = (t: number) => parsed.some((f) => Math.abs(f.tie - t) <= 3 && doc.sentenceOf[f.tie] === doc.sentenceOf[t])
    const tied = [...parsed, ...surfaceConditions(doc, statements, near)]
      .flatMap((f) => foretold(doc, f) ?? [])
      .filter((f) => isSane(doc, f) && !idle(doc, f, statements))
    const dropped = droppedDemands(doc)
    const treed = [...dropped, ...demands(doc).filter((f) => !dropped.some((d) => d.tie === f.tie))]
    const asked = [...treed, ...asks(doc, (t) => treed.some((f) => f.tie === t)), ...owedDemands(doc)]
    const bare = [...asked, ...cuedDemands(doc, statements, asked), ...obligations(doc).filter((f) => laidOnOthers(doc, f, context))].map((f) =>
      f.dropped ? f : fronted(doc, split(doc, shortened(doc, f, statements))),
    )
    const found = [...unique(tied), ...bare.filter((d) => isSane(doc, d) && !tied.some((c) => covers(c, d)))]
    return unique(found).flatMap((f) => draft(doc, f, context) ?? [])
  },
})

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
  const statement = span && voiceAround(doc, f, context.statements, span, [doc.start[f.predicate]!, doc.end[f.predicate]!])
  const speakers = speakersOf(doc, statement)
  const subject = subjectOf(doc, f.predicate)
  const unnamed = statement?.source === 'unnamed' && statement.described !== null
  if (f.then) return speakers.length > 0 || unnamed
  // A treaty lays it on whom it names.
  if (doc.lower[f.tie] === 'shall' && subject >= 0 && !isFirstPerson(doc, subject)) return true
  if ((speakers.length === 0 && !unnamed) || subject < 0 || isFirstPerson(doc, subject)) return false
  // "They have to give us the houses back": the other side, in the mouth of one.
  if (/^(?:they|he|she)$/.test(doc.lower[subject]!) && doc.lower[f.tie] !== 'should' && yieldsTo(doc, f)) return true
  // "military intervention must be avoided": laid on nobody by name.
  if (factsOf(doc, f.predicate).passive && factsOf(doc, f.predicate).modal === 'must' && doc.upos[subject] === U.NOUN && !isAgentive(doc, subject)) return true
  const who = actorAt(doc, subject) ?? agentsOf(doc, subject)[0] ?? null
  // "the trucks must move", "the shelling must stop": laid on whoever moves or shells.
  if (!who && (doc.upos[subject] === U.NOUN || doc.upos[subject] === U.PROPN) && moves(doc, f)) return true
  if (!who) return isAgentive(doc, subject) || ['world', 'community', 'polluter'].includes(doc.lemma[subject]!)
  return speakers.length === 0 || (!speakers.includes(who.name) && !sameSide(doc, who.name, speakers[0]!))
}

/** "give us", "leave", "pay": what the other side is to do, by the words of giving and going behind "have to", "must". */
function yieldsTo(doc: Doc, f: Found): boolean {
  const { give, ease, moving } = conditionLexicon()
  for (let t = f.tie + 1; t < f.tie + 5 && t < doc.count; t++) {
    const lemma = doc.lemma[t]!
    if (doc.upos[t] !== U.VERB) continue
    return (
      (give.has(lemma) && !/^(?:look|put|talk|send|start)$/.test(lemma)) ||
      ease.has(lemma) ||
      moving.has(lemma) ||
      /^(?:respect|honour|honor|recognise|listen|apologise|apologize|admit|back|sit)$/.test(lemma)
    )
  }
  return false
}

/** "must stop", "had to leave": what is to be done with a thing, said by somebody. */
function moves(doc: Doc, f: Found): boolean {
  const { moving } = conditionLexicon()
  const modal = factsOf(doc, f.predicate).modal
  if (modal === 'should') return false
  if (modal === 'must') return moving.has(doc.lemma[f.predicate]!)
  // "has to stop": the verb is below.
  for (let t = f.tie + 1; t < f.tie + 5 && t < doc.count; t++) if (doc.lower[t] === 'to') return moving.has(doc.lemma[t + 1]!)
  return false
}

function sameSide(doc: Doc, a: string, b: string): boolean {
  const party = (name: string) => {
    const actor = doc.actors.find((x) => x.name === name)
    return actor ? (partyOf(doc, actor) ?? name) : name
  }
  return party(a) === party(b)
}

/** Whether somebody, named or not, does or threatens harm. */
function harms(doc: Doc, f: Found): boolean {
  const { harm, threatening } = conditionLexicon()
  const over = doc.head[f.predicate]!
  const words = [doc.lemma[f.predicate]!, ...(over >= 0 ? [doc.lemma[over]!] : [])]
  if (words.some((w) => threatening.has(w))) return true
  // What falls apart by itself does no harm to anybody on purpose.
  if (!words.some((w) => harm.has(w) && !/^(?:collapse|break|suffer|starve|escalate|burn|dissolve)$/.test(w))) return false
  return isSomebody(doc, doerBefore(doc, f.predicate, doerOf(doc, f.predicate)))
}

/** "payments will go up if", "if they cannot agree, the coalition may fall": terms and stakes of the talks, whoever tells of them. */
function bargained(doc: Doc, f: Found): boolean {
  const { accords } = conditionLexicon()
  if (agreedUpon(doc, f)) return true
  for (let t = f.requires[0]; t <= f.requires[1]; t++)
    if (/^(?:agree|agreed|settle|compromise|budge|sign)$/.test(doc.lemma[t]!) || (accords.has(doc.lemma[t]!) && doc.upos[t] === U.NOUN)) return true
  return false
}

/** A demand that is given up, that was not made, or that others tell of and that is denied: nobody stands for it. */
function withdrawn(doc: Doc, f: Found, by: readonly string[], statements: readonly StatementClaim[]): boolean {
  if (f.dropped) return true
  const verb = doc.upos[f.predicate] === U.VERB && f.tie === f.predicate && factsOf(doc, f.predicate).negated
  if (
    verb &&
    doc.lower.slice(Math.max(0, f.tie - 4), f.tie).some((w) => /^(?:not|n't|never)$/.test(w)) &&
    !/^(?:only|just|merely|simply)$/.test(doc.lower[f.tie - 1]!)
  )
    return true
  const setter = by[0]
  if (setter === undefined) return false
  // "a source said that Peru had asked for": told by others, however tight a statement the asking is itself.
  const [from, to] = [doc.start[f.evidence[0]]!, doc.end[f.evidence[1]]!]
  const tellers = statements.filter((s) => s.contentSpans.some((c) => c[0] <= from && to <= c[1]))
  const others = tellers.some((t) => t.source !== null && !speakersOf(doc, t).some((s) => s === setter || sameSide(doc, s, setter)))
  return others && disputed(doc, f)
}

function draft(doc: Doc, f: Found, context: KindContext): Draft<'condition'> | null {
  const evidence = spanOf(doc, f.evidence[0], f.evidence[1])
  const requires = spanOf(doc, f.requires[0], f.requires[1])
  const then = f.then ? spanOf(doc, f.then[0], f.then[1]) : null
  if (!evidence || !requires || (f.then && !then)) return null
  const whole = then ? hull([then, requires]) : requires
  const tie: Span = [doc.start[f.tie]!, doc.end[f.tie]!]
  const statement = voiceAround(doc, f, context.statements, whole, f.then ? tie : requires)
  const told = f.type ?? typeOf(doc, f, statement)
  const by = setterOf(doc, f, told, statement, context.statements)
  // What nobody threatens ("if they cannot agree, the coalition may fall") merely follows.
  const idleThreat = f.type === null && told === 'threat' && by.names.length === 0 && !harms(doc, f)
  const type = idleThreat ? 'precondition' : told
  // "If they win, prices could": told by nobody and set by nobody, it is a forecast of the text.
  if (
    f.then &&
    by.names.length === 0 &&
    !statement &&
    !bargained(doc, f) &&
    /^(?:if|once|when|as|provided|case)$/.test(doc.lower[f.tie]!) &&
    !isSomebody(doc, doerBefore(doc, f.predicate, doerOf(doc, f.predicate)))
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
    factuality:
      type === 'demand' && !then && withdrawn(doc, f, by.names, context.statements)
        ? 'denied'
        : type === 'demand'
          ? 'demanded'
          : type === 'offer'
            ? 'offered'
            : 'hypothetical',
    ...(by.inferred ? { basis: { by: 'inferred' as const }, because: { by: by.inferred } } : {}),
    ...(by.span ? { valueSpans: { by: [by.span] } } : {}),
  }
}
