import type { Doc, DocActor } from '../../../model/annotation.ts'
import { actorAt, partyOf } from '../../shared/actors.ts'
import { antecedentOf, isSomebody } from '../../shared/antecedent.ts'
import { clauseTokens, isPredicate, phraseTokens, shave, subjectOf } from '../../shared/clause.ts'
import { agentsOf, doerOf, isAgentive } from '../../shared/voices.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { isRel, R, U, X } from '../../syntax.ts'
import { ordersOwn } from './asks.ts'
import { asDemanded, relativeDemand } from './bargains.ts'
import { doerBefore } from '../../shared/doers.ts'
import type { Found } from './found.ts'
import { conditionLexicon } from './lexicon.ts'
import { inverted } from './marks.ts'
import { isOccasion, stretchEnd } from './stretch.ts'

/**
 * Bare demands, with nothing that depends on them: "urged both sides to …", "called for an immediate ceasefire", "demands
 * withdrawal", "insists on guarantees", "it is time for them to …". ("must" and "should" are demands only in
 * somebody's mouth, which `kind.ts` knows.)
 */
export function demands(doc: Doc): Found[] {
  const out: Found[] = []
  const lex = conditionLexicon()
  for (let t = 0; t < doc.count; t++) {
    const lemma = doc.lemma[t]!
    if (
      !lex.demandPerson.has(lemma) &&
      !lex.demandObject.has(lemma) &&
      !lex.demandVerb.has(lemma) &&
      !lex.demandOn.has(lemma) &&
      !lex.demandNoun.has(lemma) &&
      !lex.impersonal.has(lemma) &&
      lemma !== 'want' &&
      lemma !== 'wish'
    )
      continue
    if (asksWhether(doc, t)) continue
    const found =
      doc.upos[t] === U.VERB
        ? (asDemanded(doc, t) ?? relativeDemand(doc, t) ?? wants(doc, t) ?? persons(doc, t) ?? on(doc, t) ?? objects(doc, t) ?? that(doc, t))
        : (impersonal(doc, t) ?? noun(doc, t))
    if (found) out.push(found)
  }
  return out
}

/** Obligations laid on somebody: "Hamas should take it", "the North must dismantle". The clause is the demand. */
export function obligations(doc: Doc): Found[] {
  const lex = conditionLexicon()
  const out: Found[] = []
  for (let t = 0; t < doc.count; t++) {
    if (!lex.must.has(doc.lemma[t]!) && doc.lemma[t] !== 'have' && doc.lemma[t] !== 'need') continue
    if (doc.lower[t] === 'should' && inverted(doc, t)) continue
    const modal = doc.rel[t] === R.aux && doc.xpos[t] === X.MD && lex.must.has(doc.lemma[t]!)
    const verb = modal ? doc.head[t]! : (doc.lemma[t] === 'need' || (doc.lemma[t] === 'have' && doc.lower[t + 1] === 'to')) && doc.upos[t] === U.VERB ? t : -1
    if (verb < 0) continue
    if (!modal && ![...kidsOf(doc, verb)].some((k) => doc.rel[k] === R.xcomp)) continue
    const subject = subjectOf(doc, verb)
    if (subject < 0) continue
    const stretch = clauseTokens(doc, verb, { loose: false })
    // "Armenia shall guarantee": a text speaks, whoever wrote it.
    if (doc.lower[t] === 'shall' && !(isAgentive(doc, subject) || agentsOf(doc, subject).some((a) => a.type !== 'place'))) continue
    // "will have to make do": what becomes of somebody, and asked by nobody.
    if (!modal && hardship(doc, t)) continue
    // "any deal must be tied to": the deal waits for what it must hold.
    if (lex.accords.has(doc.lemma[subject]!) && doc.lemma[t] !== 'should' && subject < t && t + 1 < stretch[1]) {
      out.push({
        evidence: stretch,
        then: phraseTokens(doc, subject),
        requires: shave(doc, doc.lower[t + 1] === 'be' || doc.lower[t + 1] === 'to' ? t + 2 : t + 1, stretch[1]),
        predicate: verb,
        setter: -1,
        type: 'precondition',
        tie: t,
      })
      continue
    }
    out.push({
      evidence: stretch,
      then: null,
      requires: stretch,
      predicate: verb,
      setter: -1,
      laid: true,
      type: doc.lower[stretch[1]] === 'first' ? 'precondition' : 'demand',
      tie: t,
    })
  }
  return out
}

/** "have to make do", "has to live with", "have to wait": no act that anybody could ask for. */
export function hardship(doc: Doc, have: number): boolean {
  for (let t = have + 1; t < have + 5 && t < doc.count; t++)
    if (doc.lower[t] === 'to')
      return (
        HARD.test(doc.lemma[t + 1]!) ||
        (doc.lemma[t + 1] === 'make' && /^(?:do|ends)$/.test(doc.lower[t + 2] ?? '')) ||
        (doc.lemma[t + 1] === 'live' && doc.lower[t + 2] === 'with') ||
        (doc.lemma[t + 1] === 'be' && JOINT.test(doc.lower[t + 2] ?? '') && !/^by$/.test(doc.lower[t + 3] ?? ''))
      )
  return false
}

const HARD =
  /^(?:wait|cope|endure|rely|decide|see|learn|choose|contend|adjust|adapt|worry|suffer|survive|guess|hope|struggle|settle|manage|reckon|queue|sleep|walk|flee)$/
/** What both have yet to do together. */
const JOINT = /^(?:agreed|finalised|finalized|negotiated|decided|clarified|resolved|settled|seen|drafted|worked|hammered|ironed|discussed|determined|defined)$/

/** "asked them whether", "a request for comment", "a phone call from X to discuss": nothing is demanded. */
export function asksWhether(doc: Doc, t: number): boolean {
  if (doc.upos[t] === U.NOUN)
    return (
      (doc.lemma[t] === 'call' && /^(?:phone|telephone|video|conference|roll|close|wake-up|a phone)$/.test(doc.lower[t - 1] ?? '')) ||
      doc.lower.slice(t + 1, t + 5).some((w) => /^(?:comment|comments|interview|interviews|clarification)$/.test(w))
    )
  if (doc.lemma[t] !== 'ask' && doc.lemma[t] !== 'seek') return false
  return doc.lower.slice(t + 1, t + 6).some((w) => /^(?:whether|if|how|what|why|who|when|where|comment)$/.test(w))
}

/** urged somebody to do something; called on somebody to; asked somebody to. */
function persons(doc: Doc, verb: number): Found | null {
  const lex = conditionLexicon()
  if (!lex.demandPerson.has(doc.lemma[verb]!) || passive(doc, verb)) return null
  const kids = [...kidsOf(doc, verb)]
  // The parser may hang "to refrain" on the noun: "urged both sides to refrain", "appealed to fighters in the hills to stay".
  const below = kids.find((k) => k > verb && isRel(doc, k, 'obj', 'obl') && (doc.rel[k] === R.obj || isSomebody(doc, k)))
  const action =
    kids.find((k) => k > verb && isRel(doc, k, 'xcomp', 'advcl', 'ccomp') && infinitive(doc, k)) ??
    (below === undefined ? undefined : [...kidsOf(doc, below)].find((k) => k > below && doc.rel[k] === R.acl && infinitive(doc, k)))
  if (action === undefined) return callFor(doc, verb)
  const addressee = kids.find((k) => k > verb && k < action && isRel(doc, k, 'obj', 'iobj', 'obl'))
  if (addressee !== undefined && !/^(?:tell|ask)$/.test(doc.lemma[verb]!) && ordersOwn(doc, verb, phraseTokens(doc, addressee)[0], addressee)) return null
  if (addressee === undefined && !['call', 'appeal', 'plead'].includes(doc.lemma[verb]!)) return null
  if (addressee === undefined) return null
  const [, last] = clauseTokens(doc, action)
  const preposition = doc.rel[addressee] === R.obl || doc.lemma[verb] === 'plead' || doc.lemma[verb] === 'appeal'
  const first = doc.lemma[verb] === 'ask' || doc.lemma[verb] === 'tell' ? treeOf(doc).left[action]! : phraseTokens(doc, addressee)[0]
  const requires = shave(doc, preposition && ['on', 'upon', 'for', 'to', 'with'].includes(doc.lower[first]!) ? first + 1 : first, last)
  return demand(doc, verb, requires)
}

/** called for X; called for somebody to do X; appealed for X. */
function callFor(doc: Doc, verb: number): Found | null {
  // "called out his rival for", "calls us liars for": blames.
  if (
    doc.lemma[verb] === 'call' &&
    [...kidsOf(doc, verb)].some(
      (k) => k > verb && isRel(doc, k, 'obj', 'compound:prt', 'xcomp') && doc.lower[k] !== 'for' && k < verb + 6 && !forBefore(doc, verb, k),
    )
  )
    return null
  if (!['call', 'appeal', 'press', 'push', 'ask', 'plead', 'lobby'].includes(doc.lemma[verb]!)) return null
  const object = [...kidsOf(doc, verb)].find(
    (k) => k > verb && isRel(doc, k, 'obl', 'advcl', 'xcomp') && [...kidsOf(doc, k)].some((c) => doc.lower[c] === 'for' && c < k),
  )
  if (object === undefined) return askedFor(doc, verb)
  // "asked for help": a plea to a friend, and no demand.
  if (doc.lemma[verb] === 'ask' && /^(?:help|advice|forgiveness|patience|understanding|permission|asylum|mercy)$/.test(doc.lemma[object]!)) return null
  const first = treeOf(doc).left[object]!
  const last = isPredicate(doc, object) ? clauseTokens(doc, object)[1] : phraseTokens(doc, object, { conj: true, relative: true })[1]
  return demand(doc, verb, shave(doc, doc.lower[first] === 'for' ? first + 1 : first, last))
}

/** "asked the fund for a third programme", its "for" hung on the one who is asked: by the words. */
function askedFor(doc: Doc, verb: number): Found | null {
  const s = doc.sentences[doc.sentenceOf[verb]!]!
  let at = verb + 1
  while (at < s.end - 1 && at < verb + 8 && doc.lower[at] !== 'for' && doc.upos[at] !== U.VERB && doc.upos[at] !== U.PUNCT) at++
  if (doc.lower[at] !== 'for' || at === verb + 1 || ![U.DET, U.NUM, U.ADJ, U.NOUN, U.PROPN].includes(doc.upos[at + 1] ?? U.PUNCT)) return null
  if (!isSomebody(doc, verb + 1) && !isSomebody(doc, at - 1) && agentsOf(doc, at - 1).length === 0) return null
  const noun = doc.head[at]! > at ? doc.head[at]! : at + 1
  return demand(doc, verb, shave(doc, at + 1, Math.max(noun, phraseTokens(doc, noun, { conj: true, relative: true })[1])))
}

function forBefore(doc: Doc, verb: number, token: number): boolean {
  for (let t = verb + 1; t < token; t++) if (doc.lower[t] === 'for') return true
  return false
}

/** "The union wants a shorter week", "Oslo wants the ban lifted": a side's standing demand, in the present tense. */
function wants(doc: Doc, verb: number): Found | null {
  if ((doc.lemma[verb] !== 'want' && doc.lemma[verb] !== 'wish') || isRel(doc, verb, 'advcl', 'acl')) return null
  const past = doc.xpos[verb] === X.VBD || (doc.xpos[verb] === X.VBN && doc.lower[verb - 1] === 'had')
  if (doc.xpos[verb] !== X.VBZ && doc.xpos[verb] !== X.VBP && !past) return null
  const kids = [...kidsOf(doc, verb)]
  const own = kids.find((k) => k < verb && isRel(doc, k, 'nsubj'))
  // "crowds that want him gone".
  const subject = own !== undefined && /^(?:that|who|which)$/.test(doc.lower[own]!) && doc.rel[verb] === R['acl:relcl'] ? doc.head[verb]! : own
  if (subject === undefined || subject < 0 || kids.some((k) => k < verb && /^(?:not|n't|never|if|what|why|how|do|does)$/.test(doc.lower[k]!))) return null
  const who = agentsOf(doc, subject)
  // "said that it wants": whoever says so.
  const told = doc.upos[subject] === U.PRON && /^(?:it|they|we)$/.test(doc.lower[subject]!) && isRel(doc, verb, 'ccomp', 'conj')
  // "They want us gone": the other side, where the reading knows whom "they" means.
  const known = doc.lower[subject] === 'they' && who.some((a) => a.type !== 'person')
  // "He wants Parliament to be recalled", "crowds want him gone": something is to be done to another, whoever wants it.
  const object = kids.find((k) => k > verb && isRel(doc, k, 'obj', 'ccomp') && (doc.upos[k] !== U.PRON || kids.some((x) => x > k && isRel(doc, x, 'xcomp'))))
  const done = object !== undefined && kids.some((k) => k > object && doc.rel[k] === R.xcomp) && !/^(?:me|us|it)$/.test(doc.lower[object]!)
  const asked =
    done &&
    (who.length > 0 || antecedentOf(doc, subject).length > 0 || (doc.xpos[subject] === X.NNS && isSomebody(doc, subject)) || doc.lower[subject] === 'crowds')
  // "clarifying whether they wanted", "Colombians wanted change": a question; a mood.
  if (past && (doc.xpos[subject] === X.NNPS || doc.xpos[subject] === X.NNS || doc.lower.slice(Math.max(0, subject - 3), subject).includes('whether')))
    return null
  if (asked && !doneToOther(doc, object!, who)) return null
  if (past && (doc.upos[subject] === U.PRON || !who.some((a) => a.type === 'country' || a.type === 'organisation')) && !asked) return null
  if (
    !told &&
    !known &&
    !asked &&
    (doc.upos[subject] === U.PRON || (!isAgentive(doc, subject) && !who.some((a) => a.type !== 'person' || partyOf(doc, a) !== null)))
  )
    return null
  // "wants Tyson": a person is no demand; nor is "this cabinet", which is there.
  if (object !== undefined && !done && doc.upos[object] === U.PROPN && agentsOf(doc, object)[0]?.type === 'person') return null
  if (object !== undefined && !done && /^(?:this|that|these|those)$/.test(doc.lower[verb + 1] ?? '')) return null
  if (object === undefined || (doc.rel[object] === R.ccomp && doc.xpos[object] === X.VB && !kidsOf(doc, object).some((k) => isRel(doc, k, 'nsubj'))))
    return null
  const other = kids.find((k) => k > object && isRel(doc, k, 'xcomp'))
  const last = Math.max(
    isPredicate(doc, object) ? clauseTokens(doc, object)[1] : phraseTokens(doc, object, { conj: true, relative: true })[1],
    other === undefined ? 0 : clauseTokens(doc, other)[1],
  )
  return demand(doc, verb, shave(doc, verb + 1, last))
}

/** Whether what a person wants done is done to another side, or by it: "wants Parliament recalled", and not "wants kids to play". */
function doneToOther(doc: Doc, object: number, who: readonly DocActor[]): boolean {
  if (who.some((a) => a.type !== 'person')) return true
  if (/^(?:him|her|them)$/.test(doc.lower[object]!)) return true
  const actor = actorAt(doc, object)
  if (actor) return !who.some((a) => a.name === actor.name || partyOf(doc, a) === actor.name) && actor.type !== 'person'
  return isAgentive(doc, object) && doc.lemma[object] !== 'people'
}

/** insists on X; presses for X. */
function on(doc: Doc, verb: number): Found | null {
  if (doc.lemma[verb] !== 'insist') return null
  const object = [...kidsOf(doc, verb)].find(
    (k) => k > verb && isRel(doc, k, 'obl', 'advcl') && [...kidsOf(doc, k)].some((c) => (doc.lower[c] === 'on' || doc.lower[c] === 'upon') && c < k),
  )
  // "insisted on Saturday": a day; "insisted on it": what, was told before.
  if (object === undefined) return onBehind(doc, verb)
  if (doc.upos[object] === U.PRON || doc.times.some((x) => x.span[0] <= doc.start[object]! && doc.end[object]! <= x.span[1])) return null
  const first = treeOf(doc).left[object]!
  const last = isPredicate(doc, object) ? clauseTokens(doc, object)[1] : phraseTokens(doc, object, { conj: true, relative: true })[1]
  return demand(doc, verb, shave(doc, first + 1, last))
}

/** "insisted from the start on a declaration", its object hung elsewhere: by the words. */
function onBehind(doc: Doc, verb: number): Found | null {
  const end = doc.sentences[doc.sentenceOf[verb]!]!.end
  for (let t = verb + 1; t < end - 1 && t < verb + 7; t++) {
    if (doc.upos[t] === U.VERB || doc.upos[t] === U.PUNCT || doc.lower[t] === 'that') return null
    if (doc.lower[t] !== 'on' && doc.lower[t] !== 'upon') continue
    const day = doc.times.some((x) => x.span[0] <= doc.start[t + 1]! && doc.start[t + 1]! < x.span[1])
    if (day || ![U.DET, U.NOUN, U.ADJ, U.PROPN, U.NUM].includes(doc.upos[t + 1]!)) continue
    return demand(doc, verb, [t + 1, stretchEnd(doc, t + 1)])
  }
  return null
}

/** demands X; seeks X; requests X. */
function objects(doc: Doc, verb: number): Found | null {
  if (!conditionLexicon().demandObject.has(doc.lemma[verb]!) || passive(doc, verb)) return null
  const object = [...kidsOf(doc, verb)].find((k) => k > verb && (doc.rel[k] === R.obj || (doc.rel[k] === R.xcomp && doc.lemma[verb] === 'demand')))
  if (object === undefined || doc.upos[object] === U.PRON) return null
  const stretch = isPredicate(doc, object) ? clauseTokens(doc, object) : phraseTokens(doc, object, { conj: true, relative: true })
  return demand(doc, verb, stretch)
}

/** demands that X do Y; insists that X must. */
function that(doc: Doc, verb: number): Found | null {
  if (!['demand', 'insist', 'request', 'require', 'propose', 'urge', 'ask', 'stipulate', 'recommend'].includes(doc.lemma[verb]!)) return null
  const clause = [...kidsOf(doc, verb)].find((k) => k > verb && doc.rel[k] === R.ccomp)
  if (clause === undefined) return null
  const kids = [...kidsOf(doc, clause)]
  if (
    kids.some(
      (k) => doc.rel[k] === R.aux && ((doc.xpos[k] === X.MD && !/^(?:must|should|shall)$/.test(doc.lower[k]!)) || /^(?:do|does|did)$/.test(doc.lower[k]!)),
    )
  )
    return null
  const plural = doc.xpos[clause] === X.VBP && doc.lemma[verb] === 'demand' && !kids.some((k) => isRel(doc, k, 'cop', 'aux'))
  const subjunctive =
    plural ||
    doc.xpos[clause] === X.VB ||
    [...kidsOf(doc, clause)].some(
      (k) => isRel(doc, k, 'aux', 'aux:pass', 'cop') && (doc.xpos[k] === X.VB || doc.lower[k] === 'must' || doc.lower[k] === 'should'),
    )
  return subjunctive && doc.lemma[verb] !== 'propose' ? demand(doc, verb, clauseTokens(doc, clause)) : null
}

/** "it is time for Israel to make a truce", "it is necessary for the two sides to engage". */
function impersonal(doc: Doc, head: number): Found | null {
  if (!conditionLexicon().impersonal.has(doc.lemma[head]!)) return null
  const kids = [...kidsOf(doc, head)]
  if (!kids.some((k) => isRel(doc, k, 'expl', 'nsubj') && doc.lower[k] === 'it') || !kids.some((k) => doc.rel[k] === R.cop)) return null
  const whom = kids.find((k) => k > head && isRel(doc, k, 'nmod', 'obl'))
  const action = [...kids, ...(whom === undefined ? [] : kidsOf(doc, whom))].find(
    (k) => k > head && isRel(doc, k, 'csubj', 'advcl', 'acl', 'xcomp', 'ccomp') && infinitive(doc, k),
  )
  if (action === undefined) return null
  const forWhom = [...kidsOf(doc, action), ...kids].find((k) => k > head && k < action && isRel(doc, k, 'nsubj', 'obl', 'nmod'))
  if (kids.some((k) => doc.lower[k] === 'always' || doc.lower[k] === 'often') || (forWhom === undefined && doc.lemma[head] !== 'time')) return null
  const first = forWhom === undefined ? treeOf(doc).left[action]! : phraseTokens(doc, forWhom)[0]
  const last = clauseTokens(doc, action)[1]
  const start = treeOf(doc).left[head]!
  return {
    evidence: [Math.min(start, first), last],
    then: null,
    requires: shave(doc, doc.lower[first] === 'for' ? first + 1 : first, last),
    predicate: head,
    setter: -1,
    type: 'demand',
    tie: head,
  }
}

/** "its demand for X", "calls for X", "their insistence on X", "an ultimatum to X": a noun that asks. */
function noun(doc: Doc, head: number): Found | null {
  if (doc.upos[head] !== U.NOUN || !conditionLexicon().demandNoun.has(doc.lemma[head]!)) return null
  const kids = [...kidsOf(doc, head)]
  const object = kids.find(
    (k) =>
      k > head &&
      isRel(doc, k, 'nmod', 'acl') &&
      [...kidsOf(doc, k)].some(
        (c) => (['for', 'on', 'to', 'that'].includes(doc.lower[c]!) || (doc.lower[c] === 'of' && doc.lemma[head] === 'demand')) && c < k,
      ),
  )
  const owner = kids.find((k) => k < head && isRel(doc, k, 'nmod:poss', 'amod', 'compound'))
  // "a Greek plea to prolong the bailout", the infinitive hung on the verb above.
  const loose = object === undefined && doc.lower[head + 1] === 'to' && doc.xpos[head + 2] === X.VB ? head + 2 : undefined
  if (loose !== undefined && owner !== undefined && agentsOf(doc, owner).some((a) => a.type !== 'person'))
    return {
      evidence: [phraseTokens(doc, head)[0], clauseTokens(doc, loose)[1]],
      then: null,
      requires: [loose, clauseTokens(doc, loose)[1]],
      predicate: head,
      setter: owner,
      type: 'demand',
      tie: head,
    }
  if (object === undefined || owner === undefined) return null
  // What a leader calls for in passing is an appeal; a side's call is its demand.
  if (['call', 'appeal', 'plea'].includes(doc.lemma[head]!) && agentsOf(doc, owner).some((a) => a.type === 'person')) return null
  if (doc.lower[treeOf(doc).left[object]!] === 'to' && doc.rel[object] === R.nmod) return null
  const first = treeOf(doc).left[object]!
  const last = isPredicate(doc, object) ? clauseTokens(doc, object)[1] : phraseTokens(doc, object, { conj: true })[1]
  const requires = shave(doc, ['for', 'on', 'that', 'of'].includes(doc.lower[first]!) ? first + 1 : first, last)
  return { evidence: [phraseTokens(doc, head)[0], last], then: null, requires, predicate: head, setter: owner, type: 'demand', tie: head }
}

function demand(doc: Doc, verb: number, requires: [number, number]): Found | null {
  if (requires[1] < requires[0] || isOccasion(doc, requires[0], requires[1])) return null
  // "called for his car", "what they want is no secret".
  if (doc.upos[requires[0]] === U.AUX || (doc.lemma[verb] === 'call' && /^(?:his|her|my)$/.test(doc.lower[requires[0]]!))) return null
  // "remarks by U.S. officials demanding": whoever stands right before the participle.
  const beside =
    doc.xpos[verb] === X.VBG && verb > 0 && doc.sentenceOf[verb - 1] === doc.sentenceOf[verb] && isAgentive(doc, verb - 1) && doc.rel[verb - 1] !== R.compound
  const parsed = beside ? verb - 1 : doerOf(doc, participant(doc, verb))
  const loose = doc.xpos[verb] === X.VBG && ![U.AUX, U.ADV].includes(doc.upos[verb - 1] ?? U.PUNCT)
  const subject = loose || agentsOf(doc, parsed).length > 0 ? parsed : doerBefore(doc, verb, parsed)
  const near = subject >= 0 && subject < verb && verb - subject < 25 && doc.sentenceOf[subject] === doc.sentenceOf[verb]
  const participle = doc.xpos[verb] === X.VBG && isRel(doc, verb, 'advcl', 'acl', 'conj')
  const first = near && !participle ? Math.min(phraseTokens(doc, subject)[0], verb) : verb
  return { evidence: [first, Math.max(requires[1], verb)], then: null, requires, predicate: verb, setter: subject, type: 'demand', tie: verb }
}

/** "asking X to end a war and demanding Y": a participle hung on the infinitive belongs to the verb above it. */
function participant(doc: Doc, verb: number): number {
  const head = doc.head[verb]!
  return doc.rel[verb] === R.conj && head >= 0 && doc.xpos[verb] === X.VBG && doc.xpos[head] === X.VB && doc.head[head]! >= 0 ? doc.head[head]! : verb
}

function passive(doc: Doc, verb: number): boolean {
  for (const k of kidsOf(doc, verb)) if (doc.rel[k] === R['aux:pass'] || doc.rel[k] === R['nsubj:pass']) return true
  return false
}

function infinitive(doc: Doc, clause: number): boolean {
  // "told reporters that arms are to be handed over": a clause with a subject of its own.
  for (const k of kidsOf(doc, clause))
    if (doc.lower[k] === 'to' && k < clause && isRel(doc, k, 'mark')) return !/^(?:is|are|was|were)$/.test(doc.lower[k - 1] ?? '')
  return false
}
