import type { Doc } from '../../../model/annotation.ts'
import type { ConditionClaim, StatementClaim } from '../../../model/claim.ts'
import { hull, type Span } from '../../../model/span.ts'
import { type Draft, defineClaimKind, type KindContext } from '../../kind.ts'
import { actorAt, actorsOf, partiesOf, partyOf } from '../../shared/actors.ts'
import { spanOf } from '../../shared/clause.ts'
import { statementNear } from '../../shared/speaker.ts'
import { subjectOf } from '../../shared/clause.ts'
import { clauseConditions } from './clauses.ts'
import { demands, obligations } from './demands.ts'
import type { Found } from './found.ts'
import { conditionLexicon } from './lexicon.ts'
import { phraseConditions } from './phrases.ts'

/** What depends on what: preconditions, offers, threats, and bare demands. */
export const condition = defineClaimKind({
  kind: 'condition',
  summary: 'A will not do X before, unless, until Y; offers X if Y; threatens X if Y; or demands Y.',
  extract: (doc, context) => {
    const tied = [...clauseConditions(doc), ...phraseConditions(doc)]
    const bare = [...demands(doc), ...obligations(doc).filter((f) => laidOnOthers(doc, f, context))]
    const found = [...unique(tied), ...bare.filter((d) => !tied.some((c) => covers(c, d)))]
    return unique(found).flatMap((f) => draft(doc, f, context) ?? [])
  },
})

/** A demand that is one side of a real condition is not told twice. */
function covers(outer: Found, inner: Found): boolean {
  return inner.predicate === outer.predicate || (outer.requires[0] <= inner.requires[0] && inner.requires[1] <= outer.requires[1])
}

/** Of several over the same words the first. */
function unique(list: readonly Found[]): Found[] {
  const out: Found[] = []
  for (const f of list) {
    const twin = out.some(
      (o) => (o.requires[0] === f.requires[0] && o.requires[1] === f.requires[1]) || o.tie === f.tie || (o.evidence[0] === f.evidence[0] && o.evidence[1] === f.evidence[1]),
    )
    if (!twin) out.push(f)
  }
  return out
}

/** "must" and "should" count where a speaker says them of somebody else than himself. */
function laidOnOthers(doc: Doc, f: Found, context: KindContext): boolean {
  const span = spanOf(doc, f.evidence[0], f.evidence[1])
  const statement = span && statementNear(context.statements, span)
  if (!statement || statement.source === null || statement.source === 'unnamed') return false
  const subject = subjectOf(doc, f.predicate)
  if (subject < 0) return false
  const who = actorAt(doc, subject)
  if (!who) return false
  return who.name !== statement.source && partyOf(doc, who) !== null && !sameSide(doc, who.name, statement.source)
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
  const statement = statementNear(context.statements, then ? hull([then, requires]) : requires)
  const type = f.type ?? typeOf(doc, f, statement)
  const by = setterOf(doc, f, type, statement)
  // A demand that nobody makes is an opinion of the text.
  if (type === 'demand' && !f.then && by.names.length === 0 && f.setter < 0) return null
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

interface Setter {
  readonly names: readonly string[]
  readonly span: Span | null
  readonly inferred: string | null
}

/** Who sets it: whoever says it, else the subject of what depends (an offer, a demand), else nobody that the text names. */
function setterOf(doc: Doc, f: Found, type: ConditionClaim['type'], statement: StatementClaim | null): Setter {
  const own = f.setter >= 0 ? actorsOf(doc, f.setter) : []
  const span = f.setter >= 0 ? spanOf(doc, f.setter, f.setter) : null
  const persons = own.some((a) => a.type === 'person')
  const names = persons ? own.map((a) => a.name) : partiesOf(doc, own)
  if ((type === 'demand' || type === 'offer') && f.setter >= 0 && names.length > 0 && (!persons || type === 'demand')) return { names, span, inferred: null }
  if (statement && statement.source !== null && statement.source !== 'unnamed')
    return { names: [spokenFor(doc, statement.source), ...statement.with], span: statement.sourceSpans[0] ?? null, inferred: null }
  if (names.length > 0) return { names, span, inferred: type === 'offer' || type === 'demand' ? null : 'the subject of what depends' }
  return { names: [], span: null, inferred: null }
}

/** A spokesperson speaks for the country or body; everybody else for themselves. */
function spokenFor(doc: Doc, name: string): string {
  const actor = doc.actors.find((a) => a.name === name)
  const role = actor?.roles.find((r) => /spokes|press secretary/.test(r.title))
  return role?.of ?? name
}

function typeOf(doc: Doc, f: Found, statement: StatementClaim | null): ConditionClaim['type'] {
  const lex = conditionLexicon()
  const [first, last] = f.then ?? f.evidence
  let [offer, threat, process] = [0, 0, 0]
  for (let t = first; t <= last; t++) {
    if (lex.offer.has(doc.lemma[t]!)) offer++
    if (lex.threat.has(doc.lemma[t]!)) threat++
    if (lex.process.has(doc.lemma[t]!)) process++
  }
  const tied = doc.lower[f.tie]
  if (tied === 'until' || tied === 'before' || tied === 'without') return 'precondition'
  const above = doc.head[f.predicate]!
  const cue = statement?.cueSpans.map(([s, e]) => doc.text.slice(s, e).toLowerCase()).join(' ') ?? ''
  if (lex.threat.has(doc.lemma[f.predicate]!) || (above >= 0 && lex.threatening.has(doc.lemma[above]!)) || /warn|threat/.test(cue)) return threat > 0 || /warn|threat/.test(cue) ? 'threat' : 'precondition'
  if (threat > offer && threat > 0) return 'threat'
  if (tied === 'in' || offer > 0) return 'offer'
  return 'precondition'
}
