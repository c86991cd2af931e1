import type { Doc, DocActor } from '../../../model/annotation.ts'
import type { StatementClaim } from '../../../model/claim.ts'
import type { Span } from '../../../model/span.ts'
import { type Draft, defineClaimKind, type KindContext } from '../../kind.ts'
import { actorAt, partiesOf, partyOf } from '../../shared/actors.ts'
import { countryAround, meantBy } from '../../shared/bodies.ts'
import { clauseTokens, shortened, spanOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { pairsOf, principalsOf } from '../../shared/principals.ts'
import { agentsOf, doerOf, groupName, isFirstPerson, isOpenPronoun, speakersOf, voiceOver } from '../../shared/voices.ts'
import { given, timesBetween, type When, whenOf } from '../../shared/when.ts'
import { isRel, U } from '../../syntax.ts'
import { verbal } from './acts.ts'
import { bears } from './bearing.ts'
import { isBody } from './body.ts'
import type { ActFound } from './found.ts'
import { measureLexicon } from './lexicon.ts'
import { modeOf } from './mode.ts'
import { nominal } from './nominal.ts'
import { fromContext, type Told } from './context.ts'
import { isRule, policy } from './policy.ts'
import { saysSo } from './sayings.ts'
import { towardOf } from './toward.ts'

/** A government's own act that bears on the talks: aid, sanctions, trade, diplomacy, arms, law, detainees. */
export const measure = defineClaimKind({
  kind: 'measure',
  summary: 'A government does something that bears on the talks, or promises or threatens it.',
  extract: (doc, context) => {
    const out: Told[] = []
    const taken: ActFound[] = []
    const things: (boolean | undefined)[] = []
    const { tableVerbs, policyTurns } = measureLexicon()
    for (let t = 0; t < doc.count; t++) {
      const verb = doc.upos[t] === U.VERB
      if (!verb && doc.upos[t] !== U.NOUN) continue
      let act: ActFound | null = null
      const at = doc.sentenceOf[t]!
      const table = () => (things[at] ??= namesThing(doc, at))
      // A verb of the table tells nothing in a sentence without a thing of the table.
      if (telling(doc.lemma[t]!) || (tableVerbs.has(doc.lemma[t]!) && table()) || (verb && saysSo(doc, t))) act = verb ? verbal(doc, t) : nominal(doc, t)
      else if (verb && policyTurns.has(doc.lemma[t]!) && table()) act = policy(doc, t, [...kidsOf(doc, t)])
      if (!act || taken.some((o) => sameAct(o, act))) continue
      const draft = draftOf(doc, act, context)
      if (!draft) continue
      taken.push(act)
      out.push({ draft, act })
    }
    return fromContext(doc, out)
  },
})

/** Whether two findings are one act: the same stretch, the thing of a verb taken for an act of its own, or what is threatened below "threatened". */
function sameAct(before: ActFound, act: ActFound): boolean {
  if (before.stretch[0] === act.stretch[0] && before.stretch[1] === act.stretch[1]) return true
  // "lifted the blockade" tells of two, "imposed a blockade" of one.
  if (act.type === 'aid' && act.act === 'stop' && act.thing < 0) return before.act === 'stop' && before.thing === act.head
  return before.thing === act.head && before.stretch[0] <= act.head && act.stretch[1] <= before.stretch[1]
}

let words: ReadonlySet<string> | null = null

/** Whether a lemma can tell an act at all: most words need no look. */
function telling(lemma: string): boolean {
  if (!words) {
    const lex = measureLexicon()
    words = new Set([
      ...lex.act.keys(),
      ...lex.alone.keys(),
      ...lex.nouns.keys(),
      ...lex.promisingNoun,
      ...[...lex.phrases.keys()].map((p) => p.split(' ')[0]!),
      'threat',
      'threaten',
      'take',
      'leave',
      'return',
      'depart',
      'withdraw',
      'retaliate',
      'observe',
      'announce',
      'call',
      'proclaim',
      'keep',
      'pledge',
      'promise',
      'earmark',
      'commit',
      ...lex.hitting,
      ...lex.seizing,
      'order',
      'deport',
      'continue',
      'fight',
      'schedule',
      'hold',
      'lay',
      'surrender',
      'decommission',
      'hand',
      'turn',
      'vow',
      'adopt',
      'walk',
      'pull',
      'storm',
      'rejoin',
      'come',
      'back',
      'bow',
      'evict',
      'banish',
      'arrest',
      'detention',
      'abduction',
      'kidnapping',
      'seizure',
      'declare',
      'name',
      'tell',
      'ask',
      'force',
      'throw',
      'kick',
      'deploy',
      'arrive',
      'land',
      'mass',
      'advance',
      'gather',
      'enter',
      'cross',
      'move',
      'assemble',
      'unveil',
      'vote',
      'decree',
      'prepare',
      'draft',
      'plan',
      'ready',
      'add',
      'put',
      'place',
      'include',
      'delete',
      ...['maintain', 'sustain', 'preserve', 'exit', 'renounce', 'denounce', 'opt', 'recapture', 'retake', 'conquer', 'have', 'bring', 'get', 'fly', 'pour'],
      ...['rush', 'redeploy', 'dispatch', 'amass', 'concentrate', 'recognise', 'recognize', 'exchange', 'trade', 'swap', 'reach', 'roll', 'pass'],
      ...['strip', 'put', 'place', 'set', 'let', 'exclude', 'charge', 'designate', 'suspend', 'expel', 'eject'],
      ...[...lex.coming].map((p) => p.split(' ')[0]!),
    ])
  }
  return words.has(lemma)
}

function namesThing(doc: Doc, sentence: number): boolean {
  const { things } = measureLexicon()
  const { first, end } = doc.sentences[sentence]!
  for (let t = first; t < end; t++) if (things.has(doc.lemma[t]!) || things.has(doc.lower[t]!) || isRule(doc, t)) return true
  return false
}

function draftOf(doc: Doc, a: ActFound, context: KindContext): Draft<'measure'> | null {
  const lex = measureLexicon()
  const mode = modeOf(doc, a)
  if (!mode) return null
  const whole = spanOf(doc, a.stretch[0], a.stretch[1])
  if (!whole) return null
  const at: Span = [doc.start[a.head]!, doc.end[a.head]!]
  const statement = voiceOver(context.statements, whole, at)
  const [first, last] = shortened(doc, Math.max(a.head, a.thing), [firstWord(doc, a, statement), lastWord(doc, a, statement)])
  const evidence = spanOf(doc, first, last)
  const actors = a.by >= 0 ? agentsOf(doc, a.by) : []
  const named = byNames(doc, a, actors, statement)
  const told = named.length === 0 && a.voiced === true ? tellersOf(doc, statement) : []
  const home = a.home === true && named.length === 0 ? homeOf(doc, a) : null
  const names = home !== null ? [home] : told.length > 0 ? told : named
  // An act without anybody who acts is told of things ("the strike hit"); only what is withheld or released counts by itself.
  if (
    !evidence ||
    (names.length === 0 &&
      (doc.upos[a.head] === U.VERB || a.fixed === 'promise') &&
      !a.impersonal &&
      !(a.voiced === true && a.type === 'aid' && official(doc, statement)) &&
      !bodily(doc, a) &&
      !(a.type === 'aid' && mode.direction === 'stop' && a.by < 0 && a.thing >= 0 && lex.things.has(doc.lemma[a.thing]!) && factsOf(doc, a.head).passive))
  )
    return null
  const s = doc.sentences[doc.sentenceOf[a.head]!]!
  const when =
    whenOf(doc, a.head, a.thing >= 0 ? [a.thing] : [], a.stretch[0], a.stretch[1]) ??
    whenOf(doc, a.head, a.thing >= 0 ? [a.thing] : [], s.first, s.end - 1, 2) ??
    shared(doc, a) ??
    (mode.factuality === 'asserted' ? onlyDay(doc, a.head, s.first, s.end - 1) : null)
  if (!bears(doc, a, names, when?.edtf ?? null)) return null
  // "he could raise the rate": a threat where whoever would do it says so.
  if (mode.tentative === true && !speakersOf(doc, statement).some((s) => names.includes(s) || names.includes(partyNamed(doc, s)))) return null
  return {
    kind: 'measure',
    evidence: [evidence],
    by: names[0] ?? null,
    with: names.slice(1),
    toward: towardOf(doc, a, names),
    type: a.type,
    direction: mode.direction,
    when: when?.edtf ?? null,
    factuality: mode.factuality,
    ...(home !== null ? { basis: { by: 'inferred' as const }, because: { by: 'the country that the passage speaks of' } } : {}),
    ...(told.length > 0 ? { basis: { by: 'inferred' as const }, because: { by: 'nobody is said to do it, and this side tells it' } } : {}),
    ...(when && when.basis !== 'stated' ? { basis: { when: when.basis }, because: { when: when.because ?? 'counted from the date of the article' } } : {}),
    ...(when ? { valueSpans: { when: when.spans } } : {}),
  }
}

/** The country whose affairs an article tells: the one that it names, with its people, far more than any other, or the one of the passage. */
function homeOf(doc: Doc, a: ActFound): string | null {
  const states = [...principalsOf(doc)].filter(([name]) => doc.actors.some((x) => x.name === name && x.type === 'country')).sort((x, y) => y[1] - x[1])
  const [first, second] = states
  if (first && first[1] >= 2 && (second === undefined || first[1] >= 2 * second[1])) return first[0]
  const around = countryAround(doc, a.head)
  return around !== null && around === towardOf(doc, a, []) ? null : around
}

/** The country that whoever tells an act speaks for: what "will be restored" is restored by those who say so, unless they only report it. */
function tellersOf(doc: Doc, statement: StatementClaim | null): string[] {
  return speakersOf(doc, statement)
    .slice(0, 1)
    .flatMap((s) => {
      const speaker = doc.actors.find((x) => x.name === s)
      const party = speaker ? partiesOf(doc, [speaker])[0] : undefined
      return party !== undefined && doc.actors.some((x) => x.name === party && x.type === 'country') ? [party] : []
    })
}

/** Whether somebody with an office tells it, though the article does not say of what country. */
function official(doc: Doc, statement: StatementClaim | null): boolean {
  return speakersOf(doc, statement).some((s) => doc.actors.some((x) => x.name === s && x.type === 'person' && x.roles.length > 0))
}

/** "In May it declared martial law and sent in troops": the day of the verb that this one is coordinated with. */
function shared(doc: Doc, a: ActFound): When | null {
  if (!isRel(doc, a.head, 'conj') || doc.upos[a.head] !== U.VERB) return null
  const first = doc.head[a.head]!
  const s = doc.sentences[doc.sentenceOf[a.head]!]!
  return first >= 0 && first < a.head ? whenOf(doc, first, [], s.first, first, 2) : null
}

/** The one day of a sentence, where the act is told by its main clause: "On Thursday, as X, it announced bans". */
function onlyDay(doc: Doc, head: number, first: number, last: number): When | null {
  const days = timesBetween(doc, first, last).filter(
    (x) => x.edtf !== null && x.type !== 'DURATION' && x.type !== 'SET' && x.bound === null && x.value !== 'PRESENT_REF',
  )
  let verb = head
  for (let n = 0; n < 3 && isRel(doc, verb, 'conj', 'xcomp') && doc.head[verb]! >= 0; n++) verb = doc.head[verb]!
  const main = isRel(doc, verb, 'root') || (isRel(doc, verb, 'ccomp') && isRel(doc, doc.head[verb]!, 'root') && first === treeOf(doc).left[verb])
  return days.length === 1 && main ? given(days[0]!) : null
}

const PLAIN: ReadonlySet<string> = new Set(['sanctions', 'detainees', 'diplomatic'])

/** "The rebels halted", "the government answered by halting": a body of the talks acts, though no name stands with it. */
function bodily(doc: Doc, a: ActFound): boolean {
  if (a.by < 0 || doc.upos[a.head] !== U.VERB) return false
  // "it suspended the talks", "they froze the accounts": somebody, where what is done is plain.
  const pronoun = /^(?:it|they|he|she|who)$/.test(doc.lower[a.by]!) && (PLAIN.has(a.type) || (a.type === 'military' && bodyBefore(doc, a.by)))
  if (!pronoun && !isBody(doc, a.by) && !(a.type === 'military' && measureLexicon().armed.has(doc.lemma[a.by]!))) return false
  const verb = doc.head[a.by]!
  return a.by > a.head || verb === a.head || (verb >= 0 && verb === doc.head[a.head] && isRel(doc, a.head, 'xcomp', 'advcl', 'conj', 'ccomp', 'amod'))
}

/** "the rebels said they": a body earlier in the sentence. */
function bodyBefore(doc: Doc, token: number): boolean {
  for (let t = doc.sentences[doc.sentenceOf[token]!]!.first; t < token; t++) if (isBody(doc, t)) return true
  return false
}

/** "threatened to close", "agreed to put off", "plans to begin": the evidence starts with who does so, where that is told in one breath. */
function firstWord(doc: Doc, a: ActFound, statement: StatementClaim | null): number {
  const verb = doc.upos[a.head] === U.VERB && isRel(doc, a.head, 'xcomp') ? doc.head[a.head]! : -1
  const lex = measureLexicon()
  if (verb < 0 || verb > a.head || !(lex.promising.has(doc.lemma[verb]!) || lex.threatening.has(doc.lemma[verb]!) || AT_WORK.has(doc.lemma[verb]!)))
    return a.stretch[0]
  const first = clauseTokens(doc, verb)[0]
  const box = statement?.contentSpans.find((c) => c[0] <= doc.start[a.head]! && doc.start[a.head]! < c[1])
  return a.head - first > 20 || (box && doc.start[first]! < box[0]) || doc.sentenceOf[first] !== doc.sentenceOf[a.head] ? a.stretch[0] : first
}

const AT_WORK: ReadonlySet<string> = new Set(['begin', 'start', 'continue', 'resume', 'decide', 'vote', 'move', 'stop', 'cease'])

/** Evidence ends with the words of whoever tells the act, and with the clause. */
function lastWord(doc: Doc, a: ActFound, statement: StatementClaim | null): number {
  const at = doc.start[a.head]!
  const box = statement?.contentSpans.find((c) => c[0] <= at && at < c[1])
  let last = a.stretch[1]
  while (box && last > a.head && doc.end[last]! > box[1]) last--
  return last
}

/** Whose act it is, as countries and organisations: of a person whoever he acts for, of a ministry its country, of "we" the speaker's side. */
function byNames(doc: Doc, a: ActFound, actors: readonly DocActor[], statement: StatementClaim | null): string[] {
  // A person of a province or a town ("the Ohio senator") acts for no side.
  const local = (x: DocActor) => x.type === 'person' && doc.actors.some((p) => p.type === 'place' && p.name === partyOf(doc, x))
  const own = partiesOf(
    doc,
    actors.filter((x) => !local(x)),
  ).map((name) => stateOf(doc, name, a.by))
  const groups = actors.filter((x) => x.type === 'group').flatMap((x) => groupName(doc, x) ?? [])
  // Somebody in office whose country the article does not name acts under his own name.
  const officers = actors.filter((x) => x.type === 'person' && !local(x) && x.roles.length > 0).map((x) => x.name)
  // A province that raises a levy acts for itself.
  const place = a.by >= 0 ? actorAt(doc, a.by) : null
  const places = place?.type === 'place' && REGIONAL.has(a.type) ? [place.name] : []
  const names = [...new Set(own.length > 0 ? own : groups.length > 0 ? groups : officers.length > 0 ? officers : places)]
  if (names.length > 0 || a.by < 0) return names
  const meant = isFirstPerson(doc, a.by) ? [] : meantBy(doc, a.by)
  if (meant.length > 0) return meant.map((n) => partyNamed(doc, n))
  if (!isFirstPerson(doc, a.by) && !isOpenPronoun(doc, a.by)) return []
  const speakers = speakersOf(doc, statement).slice(0, 1)
  // "warned Peru that they would": the subject of the reporting verb, where no statement was made of it.
  const report = doc.head[doc.head[a.by]!] ?? -1
  if (speakers.length === 0 && !isFirstPerson(doc, a.by) && report >= 0) return partiesOf(doc, agentsOf(doc, doerOf(doc, report)))
  return speakers.flatMap((s) => {
    const speaker = doc.actors.find((x) => x.name === s)
    return speaker ? partiesOf(doc, [speaker]) : []
  })
}

/** What regions settle by themselves. */
const REGIONAL: ReadonlySet<string> = new Set(['trade', 'legal', 'aid'])

/** The party of a name: of a person whoever he acts for. */
function partyNamed(doc: Doc, name: string): string {
  const actor = doc.actors.find((x) => x.name === name)
  return (actor && partiesOf(doc, [actor])[0]) ?? name
}

const OF_STATE = /\b(?:army|forces?|military|navy|air force|police|government|guards?|parliament|cabinet|ministry|congress|senate|presidency)\b/i

/** Armed forces, ministries and parliaments whose name, or whose phrase, holds their country act for it; an army that is itself a side of the talks does not. */
function stateOf(doc: Doc, name: string, at: number): string {
  if (!OF_STATE.test(name) || pairsOf(doc)[0]?.pair.includes(name)) return name
  if (/^(?:US|U\.S\.) /.test(name)) return 'United States'
  const prefix = doc.actors.find((a) => a.type === 'country' && a.name !== name && name.startsWith(a.name))
  if (prefix) return prefix.name
  const [from, to] = [doc.start[treeOf(doc).left[at]!]!, doc.end[at]!]
  for (const m of doc.mentions) {
    if (m.span[0] < from || m.span[1] > to || m.actor === null) continue
    const actor = doc.actors.find((a) => a.id === m.actor)
    if (actor && actor.name !== name && (actor.type === 'country' || actor.type === 'group')) return actor.name
  }
  return name
}
