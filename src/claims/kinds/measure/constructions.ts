import type { Doc } from '../../../model/annotation.ts'
import { actorAt } from '../../shared/actors.ts'
import { caseOf, conjuncts, phraseTokens } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf } from '../../shared/tree.ts'
import { agentsOf, isAgentive } from '../../shared/voices.ts'
import { isRel, R, U, X } from '../../syntax.ts'
import { isBody } from './body.ts'
import type { ActFound } from './found.ts'
import { measureLexicon } from './lexicon.ts'
import { ownerOf } from './owner.ts'
import { typeOf } from './things.ts'

/*
 * Acts that a verb and its object do not tell by themselves: what somebody is hit with, replies, what takes effect, a fight that one side
 * gives up, money pledged. Each takes a verb and gives the act, or null.
 */

type Stretch = readonly [first: number, last: number]

/** "hit Canada with tariffs", "threatened the firms with fines": what it is done with says of what sort it is. */
export function hits(doc: Doc, t: number, kids: readonly number[], by: number, stretch: Stretch): ActFound | null {
  if (!measureLexicon().hitting.has(doc.lemma[t]!) || by < 0) return null
  for (const k of kids) {
    if (k < t || !isRel(doc, k, 'obl', 'nmod') || caseOf(doc, k) !== 'with') continue
    const type = typeOf(doc, k, 'start')
    const answer = ANSWERING.has(doc.lemma[t]!)
    if (type !== null && (type === 'sanctions' || type === 'trade' || type === (answer ? 'military' : 'legal')))
      return { head: t, type, act: 'start', by, thing: k, stretch, ...(doc.lemma[t] === 'threaten' ? { fixed: 'threaten' as const } : {}) }
  }
  return null
}

const ANSWERING: ReadonlySet<string> = new Set(['answer', 'respond', 'reply', 'react', 'counter'])

/** "will have to retaliate", "take necessary countermeasures", "threatened concrete action": a reply, to tariffs where the article is about tariffs. */
export function replies(doc: Doc, t: number, things: readonly number[], by: number, stretch: Stretch): ActFound | null {
  const lex = measureLexicon()
  const lemma = doc.lemma[t]!
  if (by < 0 || !['retaliate', 'take', 'adopt', 'threaten', 'vow'].includes(lemma)) return null
  const thing = things.find((k) => lex.replies.has(doc.lemma[k]!) || (['action', 'measure', 'step'].includes(doc.lemma[k]!) && replying(doc, k)))
  const bare = things.find((k) => ['action', 'measure', 'retaliation'].includes(doc.lemma[k]!))
  if (lemma !== 'retaliate' && thing === undefined && bare === undefined) return null
  // "retaliated with duties on": what it is done with.
  const means = lemma === 'retaliate' ? [...kidsOf(doc, t)].find((k) => k > t && isRel(doc, k, 'obl') && caseOf(doc, k) === 'with') : undefined
  const sort = means === undefined ? null : typeOf(doc, means, 'start')
  const over = [t, doc.head[t]!, doc.head[doc.head[t]!] ?? -1].filter((h) => h >= 0)
  const threatened = over.some((h) => lex.threatening.has(doc.lemma[h]!))
  if (doc.lemma[t] === 'vow' && bare === undefined) return null
  if (lemma !== 'retaliate' && thing === undefined && !threatened) return null
  const coming = over.slice(0, 2).some((h) => [...kidsOf(doc, h)].some((k) => k < t && /^(?:will|would|'ll|'d|wo)$/.test(doc.lower[k]!)))
  const done = doc.xpos[t] === X.VBD
  if (!threatened && !coming && !done) return null
  return {
    head: t,
    type: sort ?? (tariffs(doc) ? 'trade' : 'diplomatic'),
    act: 'start',
    by,
    thing: thing ?? bare ?? -1,
    stretch,
    ...(done && !threatened ? {} : { fixed: 'threaten' as const }),
  }
}

function replying(doc: Doc, noun: number): boolean {
  return [...kidsOf(doc, noun)].some((k) => k < noun && measureLexicon().replying.has(doc.lower[k]!))
}

/** Whether the article is about tariffs: its replies are then tariffs too. */
function tariffs(doc: Doc): boolean {
  let n = 0
  for (let t = 0; t < doc.count && n < 2; t++) if (/^(?:tariff|duty|levy)$/.test(doc.lemma[t]!)) n++
  return n >= 2
}

/** "the levy takes effect on 1 July", "further duties bite in March", "sanctions came into force": imposed by whoever owns them, if the text says. */
export function takesEffect(doc: Doc, t: number, kids: readonly number[], stretch: Stretch): ActFound | null {
  const lex = measureLexicon()
  const lemma = doc.lemma[t]!
  if (!lex.coming.has(lemma) && !lex.coming.has(`${lemma} ${doc.lower[t + 1] ?? ''}`)) return null
  if (['go into', 'come into', 'enter into', 'go in'].includes(`${lemma} ${doc.lower[t + 1]}`) && !/^(?:effect|force|place)$/.test(doc.lower[t + 2] ?? ''))
    return null
  const subject = kids.find((k) => k < t && isRel(doc, k, 'nsubj'))
  if (subject === undefined) return null
  const thing = [subject, ...[...kidsOf(doc, subject)].filter((k) => isRel(doc, k, 'nmod') && caseOf(doc, k) === 'of')].find((k) =>
    lex.imposed.has(doc.lemma[k]!),
  )
  const type = thing === undefined ? null : typeOf(doc, thing, 'start')
  if (thing === undefined || !type) return null
  const coming = doc.xpos[t] !== X.VBD && doc.xpos[t] !== X.VBN
  return { head: t, type, act: 'start', by: ownerOf(doc, subject), thing, stretch, impersonal: true, ...(coming ? { fixed: 'threaten' as const } : {}) }
}

/** "have observed a unilateral truce", "declared a one-sided ceasefire": fighting that one side stops by itself, and no agreement. */
export function lull(doc: Doc, t: number, things: readonly number[], by: number, stretch: Stretch): ActFound | null {
  if (by < 0 || !['observe', 'declare', 'announce', 'call', 'proclaim', 'keep', 'order'].includes(doc.lemma[t]!)) return null
  // "a ceasefire declared by Lima": by one side alone.
  const passiveBy = caseOf(doc, by) === 'by' && conjuncts(doc, by).length === 0
  const thing = things.find(
    (k) =>
      measureLexicon().lulls.has(doc.lemma[k]!) &&
      ((passiveBy && k < t) ||
        [...kidsOf(doc, k)].some((c) => /^(?:unilateral|one-sided|unconditional|informal|temporary|local|humanitarian|partial)$/.test(doc.lower[c]!))),
  )
  return thing === undefined ? null : { head: t, type: 'military', act: 'stop', by, thing, stretch }
}

const MONEY =
  /[$€£]|\b(?:dollars?|euros?|pounds?|yen|yuan|rupees?|francs?|crowns?|kron[aeo]r?|rands?|won|liras?|zlotys?|forints?|shillings?|nairas?|dinars?|riyals?|dirhams?|pesos?|r[uo]+bles?)\b/

/** "pledged $450 million in aid", "promised 2,000 troops": the thing itself is promised. */
export function pledges(doc: Doc, t: number, things: readonly number[], by: number, stretch: Stretch): ActFound | null {
  if (by < 0 || !['pledge', 'promise', 'earmark', 'commit'].includes(doc.lemma[t]!)) return null
  if (!agentsOf(doc, by).length && !isAgentive(doc, by)) return null
  // "promised Kyiv 18 tanks": the one who gets them may stand first.
  const head = things.find((k) => actorAt(doc, k) === null) ?? things[0]
  // The parser may hang "in aid" on the verb.
  const near =
    head === undefined
      ? []
      : [
          head,
          ...conjuncts(doc, head),
          ...[...kidsOf(doc, t)].filter((k) => k > t && doc.rel[k] === R.obl && ['in', 'to'].includes(caseOf(doc, k)) && k < phraseTokens(doc, head)[1] + 6),
        ]
  // "pledged 9 million euros": money without a purpose is aid.
  if (head !== undefined && MONEY.test(doc.lower.slice(head - 1, head + 3).join(' ')) && actorAt(doc, head) === null)
    return { head: t, type: 'aid', act: 'give', by, thing: head, stretch, fixed: 'promise' }
  for (const k of near) {
    if (doc.upos[k] === U.VERB) continue
    const type = typeOf(doc, k, 'give')
    const kind =
      type === 'detainees' || ['amnesty', 'pardon', 'asylum', 'citizenship'].includes(doc.lemma[k]!) || (type === 'trade' && doc.lemma[k] === 'purchase')
    if (type !== null && (type === 'aid' || kind || type === 'military') && !(type === 'military' && k !== head))
      return { head: t, type, act: 'give', by, thing: k, stretch, fixed: 'promise' }
  }
  return null
}

/** "announced new tariffs", "unveiled $60 million in aid", "is preparing a package of sanctions": what is announced is as good as imposed, aid is promised. */
export function announces(doc: Doc, t: number, things: readonly number[], by: number, stretch: Stretch): ActFound | null {
  const lemma = doc.lemma[t]!
  const [told, planned] = [['announce', 'unveil', 'declare', 'decree'].includes(lemma), ['prepare', 'draft', 'plan', 'ready'].includes(lemma)]
  if (by < 0 || (!told && !planned) || agentsOf(doc, by).length === 0) return null
  for (const k of things) {
    // "announced the release of" is read at "release".
    const nominal = measureLexicon().act.has(doc.lemma[k]!) && [...kidsOf(doc, k)].some((o) => o > k && caseOf(doc, o) === 'of')
    if (doc.upos[k] === U.VERB || nominal) continue
    const type = typeOf(doc, k, 'start')
    const imposed =
      (type === 'sanctions' && !measureLexicon().holdings.has(doc.lemma[k]!)) ||
      (type === 'trade' && imposedIn(doc, k)) ||
      (type === 'military' && told && STARTED.has(doc.lemma[k]!))
    if (imposed) return { head: t, type, act: 'start', by, thing: k, stretch, ...(planned ? { fixed: 'threaten' as const } : {}) }
    if (type === 'aid' && told && !['blockade', 'siege'].includes(doc.lemma[k]!)) return { head: t, type, act: 'give', by, thing: k, stretch, fixed: 'promise' }
  }
  return null
}

const STARTED: ReadonlySet<string> = new Set(['offensive', 'operation', 'mobilisation', 'mobilization', 'strike', 'drill', 'exercise'])

function imposedIn(doc: Doc, noun: number): boolean {
  const [first, last] = phraseTokens(doc, noun)
  for (let k = first; k <= last; k++) if (measureLexicon().imposed.has(doc.lemma[k]!)) return true
  return false
}

/** "removed five leaders from its blacklist", "added two banks to the sanctions list": a list says of what sort it is. */
export function lists(doc: Doc, t: number, kids: readonly number[], by: number, stretch: Stretch): ActFound | null {
  const lemma = doc.lemma[t]!
  const [off, onto] = [['remove', 'take', 'drop', 'strike', 'delete', 'delist'].includes(lemma), ['add', 'put', 'place', 'include'].includes(lemma)]
  if (by < 0 || (!off && !onto)) return null
  for (const k of [...kids, ...kids.flatMap((o) => (isRel(doc, o, 'obj') ? [...kidsOf(doc, o)] : []))]) {
    if (k < t || !isRel(doc, k, 'obl', 'nmod')) continue
    const word = caseOf(doc, k)
    if (!(off ? /^(?:from|off)/ : /^(?:to|on|onto)/).test(word)) continue
    const type = ['list', 'blacklist', 'blocklist', 'register'].includes(doc.lemma[k]!) ? typeOf(doc, k, 'start') : null
    if (type === 'sanctions') return { head: t, type, act: off ? 'ease' : 'start', by, thing: k, stretch }
    // Lists of those with whom trade is watched are blacklists, lists of those trusted are not.
    const watched = /\b(?:controls?|entity|black|unreliable|restricted)\b/.test(doc.lower.slice(Math.max(0, k - 4), k + 1).join(' '))
    if (type === 'trade' && watched) return { head: t, type, act: off ? 'ease' : 'start', by, thing: k, stretch }
    if (type === 'trade') return { head: t, type, act: off ? 'stop' : 'ease', by, thing: k, stretch }
  }
  return null
}

/** "vowed to keep fighting", "will continue the offensive": what goes on is a threat when somebody says that it will. */
export function fightsOn(doc: Doc, t: number, kids: readonly number[], by: number, stretch: Stretch): ActFound | null {
  if (by < 0 || !['keep', 'continue', 'fight'].includes(doc.lemma[t]!)) return null
  const fighting = kids.find(
    (k) =>
      k > t && isRel(doc, k, 'xcomp', 'obj', 'advcl', 'ccomp') && /^(?:fight|bomb|strike|attack|shell|offensive|bombardment|campaign|war)$/.test(doc.lemma[k]!),
  )
  const on = doc.lemma[t] === 'fight' && (doc.lower[t + 1] === 'on' || doc.lower[t + 1] === 'until')
  if (fighting === undefined && !on) return null
  const over = doc.head[t]!
  const vowed = over >= 0 && /^(?:vow|pledge|swear|promise|threaten|say|insist)$/.test(doc.lemma[over]!) && isRel(doc, t, 'xcomp', 'ccomp')
  const will = kids.some((k) => k < t && /^(?:will|would|'ll)$/.test(doc.lower[k]!))
  return (vowed && doc.lemma[over] !== 'say' && doc.lemma[over] !== 'insist') || will
    ? { head: t, type: 'military', act: 'start', by, thing: -1, stretch, fixed: 'threaten' }
    : null
}

/** "called a referendum", "called snap elections": put to the people. */
export function calls(doc: Doc, t: number, things: readonly number[], by: number, stretch: Stretch): ActFound | null {
  if (by < 0 || !['call', 'announce', 'schedule', 'hold'].includes(doc.lemma[t]!) || doc.lower[t + 1] === 'for') return null
  // A vote that has been held is done; one that is called is still to come.
  const held = doc.lemma[t] === 'hold' && factsOf(doc, t).tense === 'past'
  const thing = things.find((k) => doc.lemma[k] === 'referendum' || doc.lemma[k] === 'plebiscite')
  return thing === undefined || (agentsOf(doc, by).length === 0 && !isBody(doc, by))
    ? null
    : { head: t, type: 'legal', act: 'start', by, thing, stretch, ...(held ? {} : { fixed: 'promise' as const }) }
}
