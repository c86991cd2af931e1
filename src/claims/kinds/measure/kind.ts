import type { Doc, DocActor } from '../../../model/annotation.ts'
import type { Factuality, MeasureClaim, MeasureDirection, MeasureType } from '../../../model/claim.ts'
import { type Draft, defineClaimKind, type KindContext } from '../../kind.ts'
import { actorsOf, partiesOf } from '../../shared/actors.ts'
import { clauseTokens, phraseTokens, predicateOf, prepsOf, spanOf, subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { statementNear } from '../../shared/speaker.ts'
import { kidsOf } from '../../shared/tree.ts'
import { whenOf } from '../../shared/when.ts'
import { isRel, R, U } from '../../syntax.ts'
import { type Act, measureLexicon } from './lexicon.ts'

/** A government's own act that bears on the talks: aid, sanctions, trade, diplomacy, arms, law, detainees. */
export const measure = defineClaimKind({
  kind: 'measure',
  summary: 'A government does something that bears on the talks, or promises or threatens it.',
  extract: (doc, context) => {
    const out: Draft<'measure'>[] = []
    const taken: (readonly [number, number])[] = []
    for (let t = 0; t < doc.count; t++) {
      const act = doc.upos[t] === U.VERB ? verbal(doc, t) : doc.upos[t] === U.NOUN ? nominal(doc, t) : null
      if (!act || taken.some(([a, b]) => a <= act.head && act.head <= b && a === act.stretch[0])) continue
      const draft = draftOf(doc, act, context)
      if (!draft) continue
      taken.push(act.stretch)
      out.push(draft)
    }
    return out
  },
})

interface ActFound {
  readonly head: number
  readonly type: MeasureType
  readonly act: Act
  readonly by: number
  /** Noun that the act is about; -1 where the verb says it all. */
  readonly thing: number
  readonly stretch: readonly [first: number, last: number]
}

/** "halted military aid", "resumed shipments", "will send a new ambassador", "bombed". */
function verbal(doc: Doc, t: number): ActFound | null {
  const lex = measureLexicon()
  if (isRel(doc, t, 'amod', 'case')) return null
  const lemma = doc.lemma[t]!
  const kids = [...kidsOf(doc, t)]
  const passive = kids.some((k) => isRel(doc, k, 'aux:pass', 'nsubj:pass')) || (doc.rel[t] === R.acl && doc.lower[t]!.endsWith('ed'))
  const agent = kids.find((k) => isRel(doc, k, 'obl:agent')) ?? kids.find((k) => doc.rel[k] === R.obl && [...kidsOf(doc, k)].some((c) => doc.lower[c] === 'by')) ?? -1
  const by = passive ? agent : subjectOf(doc, t)
  const alone = lex.alone.get(lemma)
  const stretch = clauseTokens(doc, t)
  if (alone) return by >= 0 ? { head: t, type: alone, act: alone === 'sanctions' ? 'start' : 'start', by, thing: -1, stretch } : null
  const act = lex.act.get(lemma) ?? (lex.threatening.has(lemma) && lemma === 'threaten' ? 'start' : undefined)
  if (!act) return null
  const things = kids.filter((k) => isRel(doc, k, 'obj', 'nsubj:pass') || (!passive && isRel(doc, k, 'xcomp', 'ccomp') && k > t))
  if (lemma === 'withdraw' || lemma === 'recall' || lemma === 'leave') things.push(...kids.filter((k) => isRel(doc, k, 'nsubj') && measureLexicon().type.get(doc.lemma[k]!) === 'diplomatic'))
  for (const thing of things) {
    const type = typeOf(doc, thing)
    if (type) return { head: t, type, act, by: by >= 0 ? by : -1, thing, stretch }
  }
  return null
}

/** The type of a noun phrase: its head's, else that of what it is a part or a kind of ("a resumption of shipments", "aid trucks"). */
function typeOf(doc: Doc, noun: number, depth = 0): MeasureType | null {
  const lex = measureLexicon()
  const own = lex.type.get(doc.lemma[noun]!)
  if (own) return own === 'military' || own === 'aid' ? refined(doc, noun, own) : own
  if (depth > 3) return null
  for (const k of kidsOf(doc, noun)) if (isRel(doc, k, 'compound', 'amod', 'nmod', 'conj', 'obj', 'nmod:poss', 'acl')) {
    const found = typeOf(doc, k, depth + 1)
    if (found) return found
  }
  return null
}

/** "missile tests" are military although missiles can be aid; "military aid" is aid. */
function refined(doc: Doc, noun: number, own: MeasureType): MeasureType {
  const lemma = doc.lemma[noun]!
  if (lemma === 'missile' || lemma === 'rocket' || lemma === 'drone') {
    const head = doc.head[noun]!
    return head >= 0 && ['test', 'fire', 'launch', 'strike', 'attack'].includes(doc.lemma[head]!) ? 'military' : 'aid'
  }
  return own
}

/** "the release of hostages", "Israel's renewed offensive", "threats of sanctions", "the 11-week blockade". */
function nominal(doc: Doc, t: number): ActFound | null {
  const lex = measureLexicon()
  const lemma = doc.lemma[t]!
  const kids = [...kidsOf(doc, t)]
  const owner = kids.find((k) => isRel(doc, k, 'nmod:poss', 'amod', 'compound') && k < t && partiesOf(doc, actorsOf(doc, k)).length > 0) ?? kids.find((k) => doc.rel[k] === R.nmod && [...kidsOf(doc, k)].some((c) => doc.lower[c] === 'by')) ?? -1
  const stretch = phraseTokens(doc, t, { relative: false })
  const object = kids.find((k) => k > t && isRel(doc, k, 'nmod') && [...kidsOf(doc, k)].some((c) => doc.lower[c] === 'of'))
  const threat = threatened(doc, t, owner)
  if (threat) return threat
  const act = lex.act.get(lemma)
  if (act && object !== undefined) {
    const type = typeOf(doc, object)
    // Most releases and returns that talks speak of are proposed ones: only what somebody has done counts.
    if (type && owner >= 0 && type !== 'detainees') return { head: t, type, act, by: owner, thing: object, stretch: [stretch[0], Math.max(stretch[1], phraseTokens(doc, object)[1])] }
  }
  const own = lex.nouns.get(lemma)
  if (!own || (owner < 0 && own !== 'aid')) return null
  if (own === 'military' || own === 'aid') {
    const renewed = kids.some((k) => ['renewed', 'resumed'].includes(doc.lower[k]!))
    const more = kids.some((k) => ['expanded', 'intensified', 'escalating', 'widening', 'growing'].includes(doc.lower[k]!))
    return { head: t, type: own, act: own === 'aid' ? 'stop' : renewed ? 'resume' : more ? 'increase' : 'start', by: owner, thing: -1, stretch }
  }
  return null
}

/** "threats of further sanctions", "repeated threats to pull out": by the owner, else by whoever the clause is about. */
function threatened(doc: Doc, t: number, owner: number): ActFound | null {
  if (!['threat', 'warning'].includes(doc.lemma[t]!)) return null
  const kids = [...kidsOf(doc, t)]
  const from = kids.find((k) => doc.rel[k] === R.nmod && [...kidsOf(doc, k)].some((c) => ['by', 'from'].includes(doc.lower[c]!))) ?? owner
  const thing = kids.find((k) => (k > t && isRel(doc, k, 'nmod', 'acl') && k !== from) || (k < t && isRel(doc, k, 'compound', 'amod')))
  if (thing === undefined) return null
  const type = typeOf(doc, thing) ?? (['pull', 'walk', 'cancel', 'leave', 'call', 'quit'].includes(doc.lemma[thing]!) ? 'diplomatic' : doc.lemma[thing] === 'war' ? 'military' : null)
  if (!type) return null
  const predicate = predicateOf(doc, t)
  const by = from >= 0 ? from : predicate >= 0 ? subjectOf(doc, predicate) : -1
  if (by < 0) return null
  const last = Math.max(t, ...[thing, from].filter((k) => k > t).map((k) => (isRel(doc, k, 'acl') ? clauseTokens(doc, k)[1] : phraseTokens(doc, k)[1])))
  return { head: t, type, act: 'start', by, thing, stretch: [phraseTokens(doc, t)[0], last] }
}

function draftOf(doc: Doc, a: ActFound, context: KindContext): Draft<'measure'> | null {
  const evidence = spanOf(doc, a.stretch[0], a.stretch[1])
  if (!evidence) return null
  const statement = statementNear(context.statements, evidence)
  const verb = doc.upos[a.head] === U.VERB ? a.head : -1
  const facts = verb >= 0 ? factsOf(doc, verb) : null
  const mode = modeOf(doc, a, facts?.factuality ?? 'asserted', facts?.modal ?? null, facts?.tense ?? null)
  if (!mode) return null
  const actors = a.by >= 0 ? actorsOf(doc, a.by) : []
  let names = states(doc, partiesOf(doc, actors))
  if (names.length === 0 && a.by >= 0 && ['we', 'i', 'us', 'our'].includes(doc.lower[a.by]!) && statement?.source && statement.source !== 'unnamed') {
    const speaker = doc.actors.find((x) => x.name === statement.source)
    names = speaker ? partiesOf(doc, [speaker]) : []
  }
  if (names.length === 0 && verb >= 0) return null
  const when = verb >= 0 ? whenOf(doc, verb, a.thing >= 0 ? [a.thing] : [], a.stretch[0], a.stretch[1]) : null
  const toward = towardOf(doc, a, actors)
  return {
    kind: 'measure',
    evidence: [evidence],
    by: names[0] ?? null,
    with: names.slice(1),
    toward,
    type: a.type,
    direction: mode.direction,
    when: when?.edtf ?? null,
    factuality: mode.factuality,
    ...(when && when.basis !== 'stated' ? { basis: { when: when.basis }, because: { when: when.because ?? 'counted from the date of the article' } } : {}),
    ...(when ? { valueSpans: { when: when.spans } } : {}),
  }
}

/** Armed forces and agencies whose name holds their country's act for it: "Norlandic Defence Forces" is the country's own act. */
function states(doc: Doc, names: readonly string[]): string[] {
  return names.map((name) => doc.actors.find((a) => a.type === 'country' && a.name !== name && name.startsWith(a.name) && /\b(?:army|forces?|military|navy|police|government|guards?)\b/i.test(name))?.name ?? name)
}

const HOSTILE: ReadonlySet<MeasureType> = new Set(['sanctions', 'military', 'trade', 'legal'])

/** What a mode of speaking makes of an act: done, promised, threatened; null when it is only asked for, denied or supposed. */
function modeOf(doc: Doc, a: ActFound, factuality: Factuality, modal: string | null, tense: string | null): { direction: MeasureDirection; factuality: Factuality } | null {
  const lex = measureLexicon()
  const over: string[] = []
  for (let h = doc.head[a.head]!, n = 0; h >= 0 && n < 4; h = doc.head[h]!, n++) over.push(doc.lemma[h]!)
  if (['threaten', 'threat', 'warning'].includes(doc.lemma[a.head]!)) return { direction: 'threaten', factuality: 'planned' }
  if (a.act === 'ease' && a.thing >= 0 && ['blockade', 'siege'].includes(doc.lemma[a.thing]!)) return factuality === 'asserted' ? { direction: 'resume', factuality } : null
  const plain = a.act === 'give' ? (a.type === 'aid' ? 'increase' : 'start') : a.act
  const friendly = a.act === 'ease' || a.act === 'give' || a.act === 'resume' || (a.act === 'stop' && HOSTILE.has(a.type)) || (!HOSTILE.has(a.type) && a.act !== 'stop')
  if (over.some((w) => lex.threatening.has(w)) && !friendly) return { direction: 'threaten', factuality: 'planned' }
  if (factuality === 'demanded' || factuality === 'denied' || factuality === 'past-habit') return null
  const future = factuality === 'planned' || factuality === 'offered' || modal === 'will' || modal === 'would' || tense === 'future' || over.slice(0, 2).some((w) => lex.promising.has(w))
  if (future && a.act === 'stop' && friendly) return { direction: 'stop', factuality: 'planned' }
  if (future) return { direction: friendly ? 'promise' : 'threaten', factuality: 'planned' }
  if (factuality === 'hypothetical' || factuality === 'possible') return null
  return { direction: plain as MeasureDirection, factuality: 'asserted' }
}

/** Towards whom: the country behind to, against, on, from or with; never the one that acts. */
function towardOf(doc: Doc, a: ActFound, by: readonly DocActor[]): MeasureClaim['toward'] {
  const own = partiesOf(doc, by)
  const heads = [a.head, a.thing, doc.upos[a.head] === U.VERB ? a.head : predicateOf(doc, a.head)].filter((h) => h >= 0)
  for (const head of heads) {
    for (const k of kidsOf(doc, head)) if (doc.rel[k] === R.iobj) {
      const name = partiesOf(doc, actorsOf(doc, k)).find((n) => !own.includes(n))
      if (name) return name
    }
    for (const p of prepsOf(doc, head)) {
      if (!['to', 'against', 'on', 'from', 'for', 'at', 'into', 'with', 'in', 'toward', 'towards'].includes(p.word)) continue
      const name = actorsOf(doc, p.head)
        .filter((x) => x.type !== 'person' || p.word !== 'in')
        .map((x) => (x.type === 'place' ? x.name : (partiesOf(doc, [x])[0] ?? null)))
        .find((n) => n !== null && !own.includes(n))
      if (name) return name
    }
  }
  return null
}
