import type { Doc } from '../../../model/annotation.ts'
import type { ConditionClaim, StatementClaim } from '../../../model/claim.ts'
import { overlaps, type Span } from '../../../model/span.ts'
import { isSomebody } from '../../shared/antecedent.ts'
import { meantBy } from '../../shared/bodies.ts'
import { spanOf } from '../../shared/clause.ts'
import { agentsOf, doerOf, isAgentive, isFirstPerson, isOpenPronoun, namesOf, speakersOf } from '../../shared/voices.ts'
import { R, U, X } from '../../syntax.ts'
import { isDocument } from './asks.ts'
import { doerBefore } from '../../shared/doers.ts'
import type { Found } from './found.ts'
import { conditionLexicon } from './lexicon.ts'

/** Whether a demand without a name is somebody's all the same: of a body or people, or said by somebody unnamed. */
export function somebodyAsks(doc: Doc, f: Found, statement: StatementClaim | null): boolean {
  if (f.owner === f.setter && f.setter < 0 && f.owner !== undefined) return true
  // "his mother told him to rest", "voters want change": no side of anything.
  const wish = doc.lemma[f.predicate] === 'want'
  if (wish && f.setter >= 0 && /^(?:crowd|protester|demonstrator|marcher|opponent|resident)$/.test(doc.lemma[f.setter]!) && doc.xpos[f.setter] === X.NNS)
    return true
  if (doc.lower[f.tie] === 'shall') return true
  if (/^(?:him|her|me|you)$/.test(doc.lower[f.requires[0]]!) || /^(?:him|her|me|you)$/.test(doc.lower[f.requires[0] - 1] ?? '')) return false
  if (
    f.setter >= 0 &&
    /^(?:voter|people|everyone|everybody|many|public|reader|viewer|fan|mother|father|parent|doctor|nurse|boss)$/.test(doc.lemma[f.setter]!) &&
    doc.xpos[f.setter] !== X.NNS
  )
    return false
  if (f.setter >= 0 && doc.lemma[f.predicate] === 'want' && /^(?:voter|people|everyone|reader|fan)$/.test(doc.lemma[f.setter]!)) return false
  if (f.setter < 0) return statement?.source === 'unnamed'
  if (isDocument(doc, f.setter)) return true
  if (doc.upos[f.setter] === U.PRON) return false
  // Only people urge and plead; what is demanded by many is demanded by somebody.
  if (/^(?:urge|plead|insist|appeal|implore|beseech|exhort|beg|ask|tell)$/.test(doc.lemma[f.predicate]!)) return true
  if (/^(?:demand|call|press)$/.test(doc.lemma[f.predicate]!) && doc.xpos[f.setter] === X.NNS) return true
  // A name that the reading does not know ("Debt Justice"): two words with capitals.
  const capital = (t: number) => /[A-Z]/.test(doc.text[doc.start[t]!] ?? '')
  if (f.setter > 0 && doc.upos[f.setter] === U.NOUN && capital(f.setter) && capital(f.setter - 1)) return true
  return isSomebody(doc, f.setter) || ['other', 'one', 'both'].includes(doc.lemma[f.setter]!)
}

/** "Peru can have a deal if": the subject gets it, and somebody else sets the terms. */
function getsSomething(doc: Doc, f: Found): boolean {
  return /^(?:have|get|keep)$/.test(doc.lower[f.predicate]!) && /^(?:can|could|may|might)$/.test(doc.lower[f.predicate - 1] ?? '')
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
export function setterOf(doc: Doc, f: Found, type: ConditionClaim['type'], statement: StatementClaim | null, statements: readonly StatementClaim[]): Setter {
  const laid = f.laid === true || (f.then !== null && getsSomething(doc, f))
  const found = laid ? -1 : f.type === 'demand' || f.predicate < 0 ? f.setter : doerOf(doc, f.predicate)
  const setter = f.then && !laid ? doerBefore(doc, f.predicate, found) : found
  const names = namesOf(doc, setter >= 0 ? agentsOf(doc, setter) : [])
  if (names.length === 0 && f.then && type === 'offer') names.push(...namesOf(doc, agentsOf(doc, offererOf(doc, f.then))))
  const own: Setter | null =
    names.length > 0
      ? { names, span: spanOf(doc, setter, setter), inferred: type === 'offer' || type === 'demand' ? null : 'the subject of what depends' }
      : null
  const meant = names.length === 0 && setter >= 0 && !isFirstPerson(doc, setter) ? meantBy(doc, setter) : []
  const stood: Setter | null =
    meant.length > 0 ? { names: meant, span: spanOf(doc, setter, setter), inferred: 'whom the words stand for in this article' } : null
  const ownNames = f.owner !== undefined && f.owner >= 0 ? namesOf(doc, agentsOf(doc, f.owner)) : []
  if (ownNames.length > 0 && !isFirstPerson(doc, f.owner!)) return { names: ownNames, span: spanOf(doc, f.owner!, f.owner!), inferred: null }
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
  return said ?? own ?? stood ?? NOBODY
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
