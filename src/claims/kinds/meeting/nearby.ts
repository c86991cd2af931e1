import type { Doc } from '../../../model/annotation.ts'
import { actorsBetween, partiesOf } from '../../shared/actors.ts'
import { behindDateline } from '../../shared/dateline.ts'
import { factsOf } from '../../shared/factuality.ts'
import { boundsOf, timesBetween, type When, whenOf } from '../../shared/when.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isRel, rootOf, U, X } from '../../syntax.ts'
import { meetingWords } from './lexicon.ts'
import type { Sighting } from './resolve.ts'

// The day of a meeting told of without one, from the meetings told of around it: a story goes on about the same talks until it says otherwise.

/** A sighting with its parties as far as the whole article tells. */
export interface Known {
  readonly sighting: Sighting
  readonly parties: readonly string[]
  /** Its place among all of the article. */
  readonly at: number
}

/** How many sentences back, and ahead, a day still is that of the same talks. */
const BACK = 6
const AHEAD = 3
/** A stretch longer than this (in days) tells no day of one meeting. */
const LONG = 16

/** The day of a meeting that was held, from the nearest one of the same parties that the text dates; null where it tells of another. */
export function nearbyDay(doc: Doc, own: Known, all: readonly Known[]): When | null {
  const s = own.sighting
  if (pronoun(doc, s)) return pointed(s, around(all, own))
  if (s.candidate.status !== 'held' || s.another || elsewhere(doc, s)) return null
  let best: { when: When; distance: number } | null = null
  for (const k of around(all, own)) {
    const o = k.sighting
    if (o === s || o.when === null || !(o.candidate.status === 'held' || o.candidate.status === 'under way') || !short(o.when.edtf)) continue
    if ((o.candidate.family === 'call') !== (s.candidate.family === 'call')) continue
    if (o.round !== null && s.round !== null && o.round !== s.round) continue
    if (s.place && o.place && !s.place.country && !o.place.country && s.place.name !== o.place.name) continue
    if (own.parties.length === 0 || !same(own.parties, k.parties)) continue
    const gap = s.sentence - o.sentence
    if (gap !== 0 && Math.abs(gap) > 1 && !recent(doc, o.when.edtf)) continue
    const distance = gap >= 0 ? gap : -2 * gap
    if (gap > BACK || gap < -AHEAD || (best && distance >= best.distance)) continue
    best = { when: o.when, distance }
  }
  return best && { ...best.when, basis: 'inferred', because: 'told of the same talks nearby' }
}

/** How many sentences back a story may have told the day that it goes on with. */
const STORY = 2

/**
 * The day that a story is at: "pledged on Thursday … They met for four hours", "flew in yesterday … He spent two hours with the chancellor". A meeting
 * told of in the plain past, without a time of its own, was on the day of the main clause over it or of the one before that tells of the same people
 * in the plain past; null elsewhere.
 */
export function storyDay(doc: Doc, own: Known): When | null {
  const s = own.sighting
  const c = s.candidate
  if (c.status !== 'held' || c.predicate < 0 || s.another || c.outright || elsewhere(doc, s) || !plainPast(doc, c.predicate)) return null
  const sentence = doc.sentences[s.sentence]!
  const root = rootOf(doc, s.sentence)
  const whole = [sentence.first, sentence.end - 1] as const
  const lead = firstFinite(doc, s.sentence)
  const opens = WHILE.test(doc.lower[c.first]!) ? c.first : c.first - 1
  if (lead >= 0 && lead < opens && WHILE.test(doc.lower[opens]!) && plainPast(doc, lead) && !SAYS.test(doc.lemma[lead]!))
    return told(whenOf(doc, lead, [], ...whole, 2))
  if (timesBetween(doc, ...whole).some((t) => t.type === 'DATE' && t.edtf !== null)) return null
  if (root !== c.predicate && !(root >= 0 && isRel(doc, c.predicate, 'conj', 'acl:relcl') && doc.head[c.predicate] !== c.predicate)) return null
  for (let i = s.sentence - 1; i >= 0 && i >= s.sentence - STORY; i--) {
    const before = doc.sentences[i]!
    const over = firstFinite(doc, i)
    if (before.region !== 'body' || over < 0) return null
    if (doc.upos[over] !== U.VERB || !plainPast(doc, over) || SAYS.test(doc.lemma[over]!)) continue
    const when = whenOf(doc, over, [], before.first, before.end - 1, 2)
    if (when === null || when.edtf.length !== 10) continue
    const named = partiesOf(doc, actorsBetween(doc, before.first, before.end - 1))
    return own.parties.some((p) => named.includes(p)) ? told(when) : null
  }
  return null
}

function told(when: When | null): When | null {
  return when && when.edtf.length === 10 ? { ...when, basis: 'inferred', because: 'the day that the story is at' } : null
}

const WHILE = /^(?:as|while|when|where)$/
const SAYS = /^(?:say|tell|add|report|note|write|warn|argue|insist|claim|call|ask|reply)$/

/** The first verb of a sentence with a tense, behind its dateline: parsers lose the main clause there more often than the words do. */
function firstFinite(doc: Doc, sentence: number): number {
  const { end } = doc.sentences[sentence]!
  for (let t = behindDateline(doc, sentence); t < end; t++)
    if (doc.xpos[t] === X.VBD || doc.xpos[t] === X.VBZ || doc.xpos[t] === X.VBP || doc.xpos[t] === X.MD) return t
  return -1
}

function plainPast(doc: Doc, verb: number): boolean {
  const facts = factsOf(doc, verb)
  return facts.tense === 'past' && !facts.perfect && facts.modal === null && !facts.negated && facts.condition === null
}

/** How many sightings before and behind are looked at: a text of any length costs as much a sentence as a short one. */
const WINDOW = 24

function around(all: readonly Known[], own: Known): readonly Known[] {
  return all.slice(Math.max(0, own.at - WINDOW), own.at + WINDOW)
}

/** "It was their eleventh meeting", "It will be his first visit": the one told of right before, of the same tense. */
function pointed(s: Sighting, all: readonly Known[]): When | null {
  let found: When | null = null
  for (const { sighting: o } of all) {
    if (o === s || o.when === null || o.sentence > s.sentence || s.sentence - o.sentence > 2) continue
    if (ahead(o) === ahead(s) && o.candidate.status !== 'ruled out' && short(o.when.edtf)) found = o.when
  }
  return found && { ...found, basis: 'inferred', because: 'told of the meeting that the words point at' }
}

function ahead(s: Sighting): boolean {
  return s.candidate.status !== 'held' && s.candidate.status !== 'under way'
}

/** Days of long ago are those of the one meeting that they stand with. */
const RECENT = 45

function recent(doc: Doc, edtf: string): boolean {
  const published = doc.article.published?.edtf ?? null
  const last = boundsOf(edtf)[1]
  return published === null || last === null || Date.parse(published.slice(0, 10)) - Date.parse(last) < RECENT * 86_400_000
}

function same(a: readonly string[], b: readonly string[]): boolean {
  const shared = a.filter((p) => b.includes(p)).length
  return shared === Math.min(a.length, b.length) && shared > 0
}

function short(edtf: string): boolean {
  const [a, b] = boundsOf(edtf)
  return a !== null && b !== null && Date.parse(b) - Date.parse(a) < LONG * 86_400_000
}

/** "It was the eleventh meeting since May": the one just told of, whatever its number. */
export function pronoun(doc: Doc, s: Sighting): boolean {
  const c = s.candidate
  if (c.predicate !== c.top) return doc.upos[c.trigger] === U.PRON
  return kidsOf(doc, c.top).some((k) => isRel(doc, k, 'nsubj') && /^(?:it|this|that|these)$/.test(doc.lower[k]!))
}

const OTHER =
  /^(?:previous|earlier|last|past|recent|first|initial|former|prior|several|many|numerous|repeated|dozens|frequent|regular|various|separate|other|different|secret|any|no|every|each)$/

/** "previous talks", "a dozen meetings", "three rounds", "in the past": others than the one just told of. */
function elsewhere(doc: Doc, s: Sighting): boolean {
  const c = s.candidate
  for (const h of new Set([c.top, c.trigger]))
    for (const k of kidsOf(doc, h)) {
      if (k >= h) continue
      if (OTHER.test(doc.lower[k]!) || meetingWords().raw.ordinals[doc.lower[k]!] !== undefined) return true
      if (isRel(doc, k, 'nummod') && doc.upos[k] === U.NUM) return true
    }
  for (let t = c.first; t <= c.last; t++)
    if (
      /^(?:ever|previously|earlier|recently|once|often|times|already|since|ago|never)$/.test(doc.lower[t]!) ||
      (doc.lower[t] === 'before' && /^[,.;]?$/.test(doc.lower[t + 1] ?? ''))
    )
      return true
  return false
}
