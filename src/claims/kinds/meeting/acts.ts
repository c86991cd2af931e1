import type { Doc } from '../../../model/annotation.ts'
import { actorAt, actorsBetween, actorsOf, meansBoth, partiesOf, partyOf } from '../../shared/actors.ts'
import { conjuncts, objectsOf, phraseTokens, prepsOf, subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { isFolk } from '../../shared/unnamed.ts'
import { isRel, R, U, X } from '../../syntax.ts'
import type { Base, Candidate } from './candidate.ts'
import { extent, hasTime, inTime } from './extent.ts'
import { type ActEntry, meetingWords } from './lexicon.ts'
import { hasOtherSide, nameTokenBehind, several, sideLike } from './participants.ts'
import { statusOf } from './status.ts'

/** A verb that is the meeting: "met with", "spoke to", "flew to Doha for talks". */
export function fromAct(doc: Doc, t: number, act: ActEntry): Candidate | null {
  if (isRel(doc, t, 'amod', 'compound', 'case', 'mark')) return null
  const base = { trigger: t, top: t, noun: null, act, family: act.family ?? ('occasion' as const) }
  const other = hasOtherSide(doc, t, act)
  if (doc.lemma[t] === 'meet' && !meetsPeople(doc, t, other)) return null
  if (act.particle && doc.lower[t + 1] !== act.particle) {
    // "The parliament sits on Friday"
    if (doc.lemma[t] !== 'sit' || !collective(doc, t) || objectsOf(doc, t).length > 0) return null
    const sat = statusOf(doc, 'hold', t, true)
    return sat === null ? null : { ...base, predicate: t, status: sat, outright: false, ...extent(doc, t, t) }
  }
  if (act.to && !journey(doc, t)) return null
  if (act.rings && !rings(doc, t)) return null
  if (act.sees && !sees(doc, t)) return null
  if (act.mediates) return mediation(doc, t, base)
  const governor = doc.head[t]!
  if (
    act.family === 'process' &&
    doc.xpos[t] === X.VBG &&
    governor >= 0 &&
    isRel(doc, t, 'xcomp', 'obj') &&
    /^(?:resume|begin|start|restart|reopen|suspend|halt)$/.test(doc.lemma[governor]!)
  ) {
    const subject = subjectOf(doc, governor)
    const begun =
      subject >= 0 && sideLike(doc, subject) && (doc.upos[subject] !== U.PRON || several(doc, governor, subject))
        ? statusOf(doc, /^(?:suspend|halt)$/.test(doc.lemma[governor]!) ? 'postponed' : 'begin', governor, hasTime(doc, governor) || hasTime(doc, t))
        : null
    if (begun !== null && (act.needs !== true || hasOtherSide(doc, t, act)))
      return { ...base, predicate: governor, status: begun, outright: false, ...extent(doc, governor, t) }
  }
  const open_ = doc.lemma[t] === 'talk' && (readyToTalk(doc, t) || stillTalking(doc, t))
  const mutual = act.phone === true && /^(?:to|with) (?:each other|one another)\b/.test(doc.lower.slice(t + 1, t + 4).join(' '))
  const phoned =
    open_ || mutual || (act.phone === true && several(doc, t, subjectOf(doc, t)) && byPhone(doc, t)) || (act.pair === true && !other && together(doc, t))
  if (act.needs && !other && !phoned) return null
  if (
    act.sides &&
    !objectsOf(doc, t).some((o) => sideLike(doc, o)) &&
    !(act.convener && several(doc, t, subjectOf(doc, t))) &&
    !(doc.lemma[t] === 'convene' && objectsOf(doc, t).length === 0 && collective(doc, t)) &&
    !(act.family === 'visit' && placeObject(doc, t))
  )
    return null
  if (act.bodies && !objectsOf(doc, t).some((o) => body(doc, o)) && !told(doc, t)) return null
  if (act.errand && !errand(doc, t)) return null
  if (act.sited && !sited(doc, t)) return null
  if (act.person && !(guest(doc, t) >= 0 ? personal(doc, guest(doc, t)) : objectsOf(doc, t).some((o) => personal(doc, o)))) return null
  if (act.object && !act.person && !act.with && !act.sides && !act.bodies && !placeObject(doc, t)) return null
  if (!act.needs && !act.to && !act.object && !other && !several(doc, t, subjectOf(doc, t)) && !collective(doc, t) && act.family !== 'process') return null
  // "unions negotiated a generous plan for their members": what came of it, with nobody opposite.
  if (
    act.family === 'process' &&
    !other &&
    !act.joint &&
    doc.lemma[t] === 'negotiate' &&
    objectsOf(doc, t).length > 0 &&
    partiesOf(doc, actorsOf(doc, subjectOf(doc, t))).length < 2 &&
    !both(doc, subjectOf(doc, t))
  )
    return null
  const dated = hasTime(doc, t) || objectsOf(doc, t).some((o) => inTime(doc, o))
  const group = act.group ?? 'hold'
  const plain = statusOf(doc, group, t, dated)
  // "The groups meet Sunday morning": the form has no past.
  // "were seeing each other", told of what was: held by now.
  const facts = factsOf(doc, t)
  const was = plain === 'under way' && base.family === 'occasion' && facts.progressive && facts.tense === 'past' && !facts.negated
  const misread = doc.upos[t] !== U.VERB || (dated && doc.lower[t] === 'meet' && doc.upos[t - 1] === U.NOUN)
  const status = was ? 'held' : plain === 'held' && misread ? (dated ? 'scheduled' : 'under way') : plain
  if (status === null) return null
  const open = act.joint === true && !other ? discussed(doc, t) : null
  if (open) return { ...base, predicate: t, status: open, outright: false, ...extent(doc, t, t) }
  const joint = act.joint === true && !other && partiesOf(doc, actorsOf(doc, subjectOf(doc, t))).length > 1
  if (act.joint && !other && !joint) return null
  if (act.family === 'process' && !other && !joint && !phoned && !several(doc, t, subjectOf(doc, t))) return null
  const name = act.object && objectsOf(doc, t).length === 0 ? nameTokenBehind(doc, t) : -1
  return { ...base, predicate: t, status, outright: false, ...extent(doc, t, name >= 0 ? name : t) }
}

/** "Norway mediated between the two", "X is mediating": talks by go-between, where somebody to go between is named or "in" what. */
function mediation(doc: Doc, t: number, base: Base): Candidate | null {
  const subject = subjectOf(doc, t)
  if (
    isRel(doc, t, 'acl:relcl', 'acl') ||
    /^(?:who|which|that)$/.test(doc.lower[t - 2] ?? '') ||
    /^(?:who|which|that)$/.test(doc.lower[t - 1] ?? '') ||
    subject < 0 ||
    objectsOf(doc, t).some((o) => doc.lemma[o]! in meetingWords().raw.nouns) ||
    !sideLike(doc, subject)
  )
    return null
  const status = statusOf(doc, 'ongoing', t, hasTime(doc, t))
  if (status === null || (status === 'under way' && factsOf(doc, t).negated)) return null
  // "Kenya will mediate": between nobody that is named, in nothing that is told.
  const of = objectsOf(doc, t).length > 0 || prepsOf(doc, t).some((p) => /^(?:between|among|in|with)$/.test(p.word))
  if ((status === 'scheduled' || status === 'proposed') && !of) return null
  const past = factsOf(doc, t).tense === 'past' && !factsOf(doc, t).progressive && status === 'under way'
  return { ...base, predicate: t, status: past ? 'held' : status, outright: false, ...extent(doc, t, t) }
}

/** "The strike committee meets on Thursday": a body that sits, with its day. */
function collective(doc: Doc, t: number): boolean {
  let subject = subjectOf(doc, t)
  // "The quartet reconvenes", with the verb taken for a plural.
  if (subject < 0 && doc.upos[t] === U.NOUN && doc.upos[t - 1] === U.NOUN) subject = t - 1
  return (
    subject >= 0 &&
    (hasTime(doc, t) || objectsOf(doc, t).some((o) => inTime(doc, o))) &&
    /^(?:board|committee|council|cabinet|commission|eurogroup|executive|panel|leadership|assembly|mechanism|group|forum|quartet|troika|bloc|body|synod|politburo|alliance|bureau|quint|presidium|chamber|senate|house|court|tribunal|taskforce|subcommittee|secretariat|conference|congress|parliament|legislature|cartel|g7|g20|opec|trio|foursome|sextet|parties|sides|leaders|negotiators|delegations|envoys|ministers)$/.test(
      doc.lemma[subject]!.toLowerCase(),
    )
  )
}

/** "Germany will talk, whatever comes": a party that says it will, with nothing behind the verb that would make it talk of something. */
function readyToTalk(doc: Doc, t: number): boolean {
  const subject = subjectOf(doc, t)
  if (subject < 0 || !actorsOf(doc, subject).some((a) => a.type === 'country' || a.type === 'organisation' || a.type === 'person')) return false
  const next = doc.lower[t + 1] ?? '.'
  // "refuses to talk", "is ready to talk, day or night".
  if (doc.lower[t - 1] === 'to' && /^(?:refuse|decline|ready|willing|prepared|agree|offer|want|wish|open|unwilling)$/.test(doc.lemma[t - 2] ?? ''))
    return /^[,.;]$/.test(next)
  return factsOf(doc, t).modal === 'will' && /^(?:[,.;]|again|only|when|if|after|before|once|directly)$/.test(next)
}

/** "We are still talking": those who do, with nothing that it is about. */
function stillTalking(doc: Doc, t: number): boolean {
  const subject = subjectOf(doc, t)
  return (
    subject >= 0 &&
    doc.lower[t] === 'talking' &&
    /^(?:we|they|sides|parties|both|teams)$/.test(doc.lower[subject]!) &&
    factsOf(doc, t).progressive &&
    (/^(?:[,.;]|and|but|now|again|today)$/.test(doc.lower[t + 1] ?? '.') || /^["”’]$/.test(doc.lower[t + 1] ?? ''))
  )
}

/** "briefed the Security Council": those who are told sit as a body. */
function body(doc: Doc, object: number): boolean {
  return /^(?:council|cabinet|parliament|committee|assembly|senate|congress|ambassador|envoy|board|leader|minister|counterpart|colleague|lawmaker|eurogroup|bloc|alliance)s?$/.test(
    doc.lemma[object]!.toLowerCase(),
  )
}

/** "briefed President X by video on the results of the talks": somebody of office, about talks. */
function told(doc: Doc, t: number): boolean {
  const end = doc.sentences[doc.sentenceOf[t]!]!.end
  let on = t + 1
  while (on < end && on < t + 10 && doc.lower[on] !== 'on') on++
  if (!actorsBetween(doc, t + 1, on - 1).some((a) => a.type === 'person')) return false
  return /\bon (?:\S+ ){0,8}?(?:talks|negotiations|summit|meeting|visit|round|consultations|progress|outcome)\b/.test(
    doc.lower.slice(t + 2, Math.min(end, t + 40)).join(' '),
  )
}

/** "summoned both to Brussels", "invited them to discuss …": somewhere to come to, or something to meet for. */
function errand(doc: Doc, t: number): boolean {
  const { sets } = meetingWords()
  if ([...kidsOf(doc, t)].some((k) => isRel(doc, k, 'advcl', 'xcomp') && doc.lemma[k] !== 'visit' && sets.purposes.has(doc.lemma[k]!))) return true
  const over = [t, ...objectsOf(doc, t)]
  return over.some((h) =>
    prepsOf(doc, h).some(
      (p) =>
        (/^(?:to|in)$/.test(p.word) && actorsOf(doc, p.head).some((a) => a.type === 'place' || a.type === 'country')) ||
        (/^(?:to|for)$/.test(p.word) && sets.purposes.has(doc.lemma[p.head]!)),
    ),
  )
}

/** "The negotiators will gather in Geneva": people of office, with a place or a day. */
function sited(doc: Doc, t: number): boolean {
  const subject = subjectOf(doc, t)
  if (subject < 0 || !several(doc, t, subject) || doc.upos[subject] === U.PRON || !sideLike(doc, subject)) return false
  return hasTime(doc, t) || prepsOf(doc, t).some((p) => /^(?:in|at)$/.test(p.word) && (actorsOf(doc, p.head).length > 0 || doc.upos[p.head] === U.PROPN))
}

/** "The two ministers spoke on Friday", "A and B talked for an hour": two named as a pair, and nobody else spoken to. */
function together(doc: Doc, t: number): boolean {
  const subject = subjectOf(doc, t)
  if (subject < 0) return false
  let paired = conjuncts(doc, subject).some((c) => sideLike(doc, c)) && sideLike(doc, subject)
  for (const k of kidsOf(doc, subject)) if (/^(?:two|both)$/.test(doc.lower[k]!) && sideLike(doc, subject)) paired = true
  if (
    doc.xpos[subject] === X.NNS &&
    (partiesOf(doc, actorsOf(doc, subject)).length > 1 || /^(?:commander|minister|president|leader|negotiator|envoy|delegation)$/.test(doc.lemma[subject]!)) &&
    sideLike(doc, subject)
  )
    paired = true
  if (!paired || objectsOf(doc, t).length > 0) return false
  const elsewhere = prepsOf(doc, t).some(
    (p) => /^(?:to|of|about|after|before|outside|against|from)$/.test(p.word) || (/^(?:at|in)$/.test(p.word) && !hasTime(doc, t)),
  )
  const next = doc.lower[t + 1] ?? ''
  if (elsewhere) return false
  if (hasTime(doc, t) || prepsOf(doc, t).some((p) => p.word === 'for') || /^(?:again|privately|briefly|alone|directly|tomorrow|tonight)$/.test(next))
    return true
  const modal = factsOf(doc, t).modal
  return doc.lemma[t] === 'talk' && modal !== null && modal !== 'can' && /^[,.;]$/.test(next)
}

/** "a permanent truce would be discussed": talks foreseen, without a word of who. */
function discussed(doc: Doc, t: number): 'proposed' | null {
  const facts = factsOf(doc, t)
  return facts.passive && !facts.negated && facts.condition === null && (facts.modal === 'would' || facts.modal === 'should' || facts.modal === 'must')
    ? 'proposed'
    : null
}

function byPhone(doc: Doc, t: number): boolean {
  return prepsOf(doc, t).some((p) => /^(?:by|on|over|via)$/.test(p.word) && /^(?:phone|telephone|video|zoom)$/.test(doc.lower[p.head]!))
}

/** "called King Salman on Saturday", "called Lavrov to discuss …": a call by phone, and no name-calling. */
function rings(doc: Doc, t: number): boolean {
  for (const k of kidsOf(doc, t)) if (isRel(doc, k, 'xcomp', 'ccomp', 'compound:prt', 'iobj')) return false
  const object = objectsOf(doc, t)
  if (object.length !== 1 || !actorsOf(doc, object[0]!).some((a) => a.type === 'person')) return false
  const purpose = [...kidsOf(doc, t)].some(
    (k) => isRel(doc, k, 'advcl') && /^(?:discuss|talk|congratulate|convey|express|explain|tell|urge|thank|ask|offer)$/.test(doc.lemma[k]!),
  )
  return purpose || hasTime(doc, t)
}

/** "is to see the king on Friday": somebody of office, with a day or ahead, and nothing that they are seen to do or be. */
function sees(doc: Doc, t: number): boolean {
  for (const k of kidsOf(doc, t))
    if (isRel(doc, k, 'xcomp', 'ccomp', 'compound:prt', 'iobj') || doc.lower[k] === 'as' || doc.rel[k] === R['aux:pass']) return false
  const [object, ...more] = objectsOf(doc, t)
  if (object === undefined || more.length > 2 || doc.upos[object] === U.PRON || !officer(doc, object)) return false
  const subject = subjectOf(doc, t)
  if (subject < 0 || !sideLike(doc, subject)) return false
  const facts = factsOf(doc, t)
  if (prepsOf(doc, t).some((p) => p.word === 'for' && LENGTH.test(doc.lemma[p.head]!))) return true
  return hasTime(doc, t) || facts.modal === 'will' || doc.lower[t - 1] === 'to' || (facts.perfect && doc.xpos[object] === X.NNS)
}

function officer(doc: Doc, object: number): boolean {
  return personal(doc, object) && (actorsOf(doc, object).some((a) => a.roles.length > 0) || meetingWords().sets.travellers.has(doc.lemma[object]!))
}

/** "met for two and a half hours", with the length taken for an object. */
const LENGTH = /^(?:hour|minute|day|week|time|half)$/

/** "met" is also said of targets, demands and deadlines. */
function meetsPeople(doc: Doc, t: number, other: boolean): boolean {
  // "meet Sunday morning", "meet next in July": when, and nobody who is met.
  const objects = objectsOf(doc, t).filter((o) => !inTime(doc, o) && !LENGTH.test(doc.lemma[o]!) && doc.upos[o] !== U.ADJ && doc.upos[o] !== U.ADV)
  if (objects.length > 0 && !objects.some((o) => sideLike(doc, o) || isFolk(doc, o))) return false
  for (const k of kidsOf(doc, t)) if (doc.rel[k] === R['aux:pass']) return false
  const subject = subjectOf(doc, t)
  return other || several(doc, t, subject) || collective(doc, t) || (subject >= 0 && (actorsOf(doc, subject).length > 0 || sideLike(doc, subject)))
}

/** What is welcomed and received of somebody, and is nobody. */
const THINGS =
  /^(?:decision|invitation|move|offer|call|statement|announcement|plan|proposal|news|report|remark|comment|step|initiative|commitment|promise|support|help|assistance|letter|message|word|reply|answer|response|request|demand|apology|victory|election|appointment|release|return|arrival|departure|resignation|pledge|effort|progress|agreement|deal|approval|backing|blessing|endorsement|praise|criticism|prize|award|medal|vote|sentence|order|gift|readiness|willingness|intention|idea|speech|policy|stance|position|benefit|payment|money|training|treatment|medal|injury|diagnosis)$/

function personal(doc: Doc, object: number): boolean {
  if (THINGS.test(doc.lemma[object]!)) return false
  // "receiving his diagnosis": whose it is was not received.
  const thing = doc.upos[object] === U.NOUN && actorAt(doc, object) === null && kidsOf(doc, object).some((k) => doc.xpos[k] === X['PRP$'])
  const named = thing ? actorsBetween(doc, object + 1, object + 4).filter((a) => a.roles.length > 0 || doc.upos[object + 1] === U.PROPN) : actorsOf(doc, object)
  return (
    named.some((a) => a.type === 'person') ||
    /^(?:delegation|negotiator|minister|envoy|president|counterpart|leader|official|ambassador|head|chief|chancellor|premier|king|director|commissioner|mediator|representative|him|her|them)s?$/.test(
      doc.lower[object]!,
    ) ||
    (/^(?:telephone|phone|call|ring|see)$/.test(doc.lemma[doc.head[object]!] ?? '') &&
      /^(?:men|women|leaders|sides)$/.test(doc.lower[object]!) &&
      kidsOf(doc, object).some((k) => /^(?:both|two)$/.test(doc.lower[k]!)))
  )
}

function placeObject(doc: Doc, t: number): boolean {
  const objects = objectsOf(doc, t)
  if (objects.length === 0) return false
  return objects.some((o) => actorsOf(doc, o).length > 0 || doc.upos[o] === U.PROPN || doc.upos[o] === U.PRON)
}

function both(doc: Doc, subject: number): boolean {
  return subject >= 0 && (meansBoth(doc, subject) || conjuncts(doc, subject).length > 0)
}

/** "was received by the king": the guest, who is the subject; -1 where the verb is active or nobody is host. */
export function guest(doc: Doc, t: number): number {
  let passive = false
  for (const k of kidsOf(doc, t)) if (doc.rel[k] === R['aux:pass']) passive = true
  return passive && prepsOf(doc, t).some((p) => p.word === 'by' && sideLike(doc, p.head)) ? subjectOf(doc, t) : -1
}

/** A town or country, or a name that is nobody's. */
function somewhere(doc: Doc, head: number): boolean {
  const actors = actorsOf(doc, head)
  return actors.length > 0 ? actors.some((a) => a.type === 'place' || a.type === 'country') : doc.upos[head] === U.PROPN || doc.lemma[head] === 'capital'
}

/** A journey to a place, for talks or by an envoy. */
function journey(doc: Doc, t: number): boolean {
  const { sets } = meetingWords()
  const tree = treeOf(doc)
  let [purpose, place] = [false, false]
  for (const p of prepsOf(doc, t)) {
    if (
      ((/^(?:to|in|into|back to|from .* to)$/.test(p.word) && doc.lemma[t] !== 'leave') ||
        (p.word === 'for' && /^(?:leave|depart|head)$/.test(doc.lemma[t]!))) &&
      somewhere(doc, p.head)
    )
      place = true
    // "flew to X under a swap that Y had mediated": what a clause further down tells is no purpose.
    for (let k = tree.left[p.head]!; k <= tree.right[p.head]!; k++)
      if (sets.purposes.has(doc.lemma[k]!) && (doc.upos[k] !== U.VERB || doc.lower[k - 1] === 'to')) purpose = true
  }
  for (const k of kidsOf(doc, t)) if (isRel(doc, k, 'advcl', 'xcomp') && sets.purposes.has(doc.lemma[k]!)) purpose = true
  const subject = subjectOf(doc, t)
  const traveller = subject >= 0 && (sets.travellers.has(doc.lemma[subject]!) || (hasTime(doc, t) && abroad(doc, t, subject)))
  return place && (purpose || traveller)
}

/** "The president flew to Brussels on Monday": somebody of office, to the capital or land of another. */
function abroad(doc: Doc, t: number, subject: number): boolean {
  const from = actorsOf(doc, subject).filter((a) => a.type === 'person' && (a.roles.length > 0 || partyOf(doc, a) !== null))
  const home = partiesOf(doc, from)
  if (from.length === 0) return false
  return prepsOf(doc, t).some(
    (p) =>
      /^(?:to|in|into)$/.test(p.word) &&
      partiesOf(
        doc,
        actorsOf(doc, p.head).filter((a) => a.type === 'place' || a.type === 'country'),
      ).some((x) => !home.includes(x)),
  )
}

/** "It could even be the 12th", "if it takes place on June 12": a pronoun with a verb that only meetings have. `told`: a meeting came before. */
export function fromPronoun(doc: Doc, t: number, told: boolean): Candidate | null {
  const verb = doc.head[t]!
  if (verb < 0) return null
  const lemma = doc.lemma[verb]!
  const next = doc.lower[verb + 1] ?? ''
  const subject = isRel(doc, t, 'nsubj')
  const place =
    subject && ((lemma === 'take' && next === 'place') || (lemma === 'happen' && (hasTime(doc, verb) || (told && /^(?:later|soon|again)$/.test(next)))))
  const passive = isRel(doc, t, 'nsubj:pass') && /^(?:cancel|postpone|hold|schedule|reschedule|convene|adjourn)$/.test(lemma)
  const course =
    told &&
    subject &&
    /^(?:open|close|end|last|conclude|begin|start|adjourn|resume|convene|break)$/.test(lemma) &&
    (hasTime(doc, verb) || /^(?:for|without|with|in|up)$/.test(next))
  const off = isRel(doc, t, 'obj') && lemma === 'call' && (doc.lower[t + 1] === 'off' || next === 'off')
  const day =
    told &&
    subject &&
    doc.upos[verb] !== U.VERB &&
    inTime(doc, verb) &&
    factsOf(doc, verb).modal !== null &&
    ![...kidsOf(doc, verb)].some((k) => /^(?:hardly|scarcely)$/.test(doc.lower[k]!))
  if (!place && !passive && !off && !day && !course) return null
  const group =
    off || /^cancel/.test(lemma) ? 'cancelled' : lemma === 'postpone' || lemma === 'adjourn' ? 'postponed' : lemma === 'schedule' ? 'scheduled' : 'hold'
  const status = statusOf(doc, group, verb, hasTime(doc, verb))
  if (status === null) return null
  return { trigger: t, top: t, noun: null, act: null, family: 'occasion', predicate: verb, status, outright: group !== 'hold', ...extent(doc, verb, t) }
}

/** "a post-summit news conference": after a meeting that was held. */
export function fromPost(doc: Doc, t: number): Candidate | null {
  const head = doc.head[t]!
  const noun = meetingWords().raw.nouns[doc.lower[t]!.slice(5).replace(/^talks$/, 'talk')] ?? null
  if (head < 0 || noun === null) return null
  const [first, last] = phraseTokens(doc, head)
  const from = first > 0 && doc.upos[first - 1] === U.ADP && doc.sentenceOf[first - 1] === doc.sentenceOf[t] ? first - 1 : first
  return {
    trigger: t,
    top: t,
    noun,
    act: null,
    family: noun.family,
    predicate: -1,
    status: 'held',
    outright: false,
    first: Math.min(from, t),
    last: Math.max(last, head),
  }
}
