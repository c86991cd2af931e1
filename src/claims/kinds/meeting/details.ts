import type { Doc } from '../../../model/annotation.ts'
import type { Span } from '../../../model/span.ts'
import { actorAt, mentionAt } from '../../shared/actors.ts'
import { caseOf, conjuncts, phraseTokens, prepsOf, wordsOf } from '../../shared/clause.ts'
import { kidsOf } from '../../shared/tree.ts'
import { inTime, timeAt } from '../../shared/when.ts'
import { isRel, R, U } from '../../syntax.ts'
import { lexicon } from '../../data.ts'
import { meetingWords } from './lexicon.ts'

/** A place and the words that name it. */
export interface Place {
  readonly name: string
  readonly span: Span
  /** Whether it is a whole country; a town is better. */
  readonly country: boolean
}

/** A stretch of tokens, both ends inclusive. */
export type Stretch = readonly [first: number, last: number]

/**
 * The place of a meeting: what stands with "in" or "at" in one of the stretches, not inside a clause of its own below
 * them, nor as the home of a person ("the mayor of X"); a town before a country, the earlier stretch before the later.
 * `own` tells whether a token stands in the clause itself.
 */
export function placeOf(doc: Doc, stretches: readonly Stretch[], journey: boolean, own: (token: number) => boolean): Place | null {
  let best: Place | null = null
  for (const [first, last] of stretches) {
    for (let t = first; t <= last && t < doc.count; t++) {
      if (
        !(
          IN.has(doc.lower[t]!) ||
          (doc.lower[t] === 'of' && /^(?:side|outskirts|capital|city|town|resort)$/.test(doc.lower[t - 1] ?? '')) ||
          (journey && (doc.lower[t] === 'to' || doc.lower[t] === 'into' || doc.lower[t] === 'from')) ||
          (journey && doc.lower[t] === 'for' && /^(?:leave|depart|head)$/.test(doc.lemma[t - 1] ?? '')) ||
          (doc.lower[t] === 'for' && PLANNED.test(doc.lower[t - 1] ?? ''))
        )
      )
        continue
      if (/^(?:according|due|prior|close|next|thanks|up)$/.test(doc.lower[t - 1] ?? '') && !(doc.lower[t - 1] === 'due' && doc.lower[t] === 'in')) continue
      if (!own(t)) continue
      const place = namedAfter(doc, t + 1, last)
      if (place && (best === null || (best.country && !place.country))) best = place
    }
    if (best) return best
  }
  return best
}

const PLANNED = /^(?:planned|scheduled|set|slated|due|booked)$/
const IN = new Set(['in', 'at', 'near', 'outside', 'inside'])

/** The place named within a few words behind a preposition: "the Swiss city of Geneva", "the northern side of X", "Doha". */
function namedAfter(doc: Doc, from: number, last: number): Place | null {
  for (let t = from; t <= last && t < from + 9 && t < doc.count; t++) {
    const found = named(doc, t)
    if (found) {
      // "in Istanbul, Turkey": the town is meant. "the Saudi city of Jeddah": the later one.
      if (!found.country) return found
      const next = t + 1 <= last ? doc.lower[t + 1]! : ''
      if (/^(?:city|capital|town|resort|port|village|side|mountain|presidential)$/.test(next) || next === "'s") {
        const town = namedAfter(doc, t + 2, last)
        if (town && !town.country) return town
        return next === 'capital' ? capitalOf(found) : found
      }
      return found
    }
    if (
      doc.upos[t] === U.VERB ||
      (doc.upos[t] === U.PUNCT && doc.lower[t] !== '-') ||
      IN.has(doc.lower[t]!) ||
      doc.upos[t] === U.AUX ||
      doc.lower[t] === 'with'
    )
      return null
  }
  return null
}

/** "The Finnish capital" is Helsinki; null where the seat of government is not known. */
function capitalOf(country: Place): Place | null {
  const town = lexicon<Record<string, readonly string[]>>('capitals')[country.name]?.[0]
  return town ? { name: town, span: country.span, country: false } : null
}

let firsts: ReadonlySet<string> | null = null

/** First words of the sites that everybody knows. */
function sites(): ReadonlySet<string> {
  firsts ??= new Set(Object.keys(meetingWords().raw.sites).map((s) => s.split(' ')[0]!))
  return firsts
}

/** The place that a phrase names: a site that everybody knows, a town, a country. */
function named(doc: Doc, token: number): Place | null {
  const { raw } = meetingWords()
  for (let n = sites().has(doc.lower[token]!) ? 5 : 0; n > 0; n--) {
    if (token + n > doc.count) continue
    const site = raw.sites[doc.lower.slice(token, token + n).join(' ')]
    if (site) return { name: site, span: [doc.start[token]!, doc.end[token + n - 1]!], country: false }
  }
  const actor = actorAt(doc, token)
  if (!actor || (actor.type !== 'place' && actor.type !== 'country')) return null
  const mention = mentionAt(doc, token)
  if (mention && (mention.form !== 'name' || mention.first !== token)) return null
  const span: Span = mention ? mention.span : [doc.start[token]!, doc.end[token]!]
  const surface = doc.text.slice(span[0], span[1])
  if (actor.type === 'place') return { name: actor.name, span, country: REGION.test(actor.name) }
  if (doc.upos[token] === U.ADJ && !/city|capital|town|resort|port/.test(doc.lower[token + 1] ?? '')) return null
  return sameCountry(surface, actor.name) ? { name: actor.name, span, country: true } : { name: surface.replace(/^the /i, ''), span, country: false }
}

const REGION = /^(?:Europe|Asia|Africa|Middle East|Gaza|Gaza Strip|West Bank|Balkans|Caucasus|Gulf|America|Latin America|Crimea|Donbas)$/

/** The town in front of a meeting: "the Geneva talks". */
export function placeBefore(doc: Doc, heads: readonly number[]): Place | null {
  for (const h of heads)
    for (const k of kidsOf(doc, h)) {
      if (k > h || !isRel(doc, k, 'compound', 'amod', 'nmod:desc', 'nmod:unmarked')) continue
      const place = actorAt(doc, k)?.type === 'place' ? named(doc, k) : null
      if (place) return place
    }
  return null
}

/** What was visited: "visited Cairo". */
export function placeVisited(doc: Doc, verb: number): Place | null {
  for (let t = verb + 1; t < doc.count && t < verb + 4; t++) {
    const place = named(doc, t)
    if (place) return place
    if (doc.upos[t] !== U.DET && doc.upos[t] !== U.ADJ && doc.upos[t] !== U.PROPN) return null
  }
  return null
}

/** Whether a written name is the country's own (or an abbreviation or adjective of it) and not its capital. */
function sameCountry(surface: string, name: string): boolean {
  const fold = (s: string) =>
    s
      .normalize('NFKD')
      .replace(/[\u0300-\u036f.]/g, '')
      .toLowerCase()
      .replace(/^the /, '')
  const [a, b] = [fold(surface), fold(name)]
  return (
    a.slice(0, 3) === b.slice(0, 3) ||
    /^(?:us|usa|uk|uae|eu|dprk|prc|drc|rok|america|britain|united .*|north|south|holland|burma|republic .*|islamic republic|persia|states|kingdom|emirates)$/.test(
      a,
    ) ||
    b.endsWith(a)
  )
}

/** The ordinal of a round, session or meeting: "a third round" is 3; "two rounds", "the next round" have none. */
export function roundOf(doc: Doc, heads: readonly number[]): number | null {
  const { raw } = meetingWords()
  for (const h of heads) {
    let ordinal: number | null = null
    let [counted, own] = [false, false]
    for (const k of kidsOf(doc, h)) {
      const word = doc.lower[k]!
      if (raw.ordinals[word] !== undefined && k < h) ordinal = raw.ordinals[word]!
      else if (doc.rel[k] === R.nummod || (doc.upos[k] === U.NUM && k < h)) counted = true
      if (isRel(doc, k, 'nmod:poss')) own = true
      if (k > h && isRel(doc, k, 'acl:relcl', 'nmod') && /^(?:since|in|ever|between)/.test(caseOf(doc, k)))
        counted ||= ordinal === 1 && !own && doc.lemma[h] !== 'round' && doc.lemma[h] !== 'session'
    }
    if (ordinal === 1 && doc.lower[h + 1] === 'since') counted = true
    if (ordinal !== null && !counted) {
      if (ordinal > 1 || own || doc.lemma[h] === 'round' || doc.lemma[h] === 'session') return ordinal
    }
  }
  return null
}

/** What a meeting is about: "on …", "over …", "focusing on …", else the noun before it ("peace talks"). */
/** "that were to begin on Friday": tells of the plan, not of a subject. */
function relative(doc: Doc, verb: number): boolean {
  for (const k of kidsOf(doc, verb)) if (isRel(doc, k, 'nsubj', 'nsubj:pass') && /^(?:that|which)$/.test(doc.lower[k]!)) return true
  return false
}

export function aboutOf(doc: Doc, heads: readonly number[], verb: number): string | null {
  const { sets } = meetingWords()
  for (const h of [...heads, ...(verb >= 0 ? [verb] : [])])
    for (const k of kidsOf(doc, h)) {
      if (k < h) continue
      const word = caseOf(doc, k)
      if (
        isRel(doc, k, 'nmod', 'obl') &&
        (sets.topics.has(word) || /^(?:aimed at|with regard to|in relation to|with respect to)$/.test(word)) &&
        topical(doc, k, word)
      )
        return phrase(doc, k)
      if (isRel(doc, k, 'advcl', 'acl', 'acl:relcl') && sets.topics.has(markOf(doc, k)) && doc.upos[k] === U.VERB && !relative(doc, k))
        return clausePhrase(doc, k)
      if (isRel(doc, k, 'acl', 'advcl', 'acl:relcl') && sets.topicVerbs.has(doc.lemma[k]!)) {
        for (const j of kidsOf(doc, k)) if (isRel(doc, j, 'obl', 'obj')) return phrase(doc, j)
      }
      if (isRel(doc, k, 'acl', 'advcl') && purpose(doc, k)) return clausePhrase(doc, k)
    }
  if (verb >= 0 && /^(?:discuss|address|negotiate)$/.test(doc.lemma[verb]!)) for (const k of kidsOf(doc, verb)) if (doc.rel[k] === R.obj) return phrase(doc, k)
  for (const h of heads)
    for (const k of kidsOf(doc, h)) {
      if (k > h || !isRel(doc, k, 'compound', 'amod') || actorAt(doc, k) !== null || doc.upos[k] !== U.NOUN) continue
      if (!sets.plain.has(doc.lemma[k]!) && !/^[-–]$/.test(doc.lower[k + 1] ?? '') && !/^\d/.test(doc.lower[k]!)) return doc.lower[k]!
    }
  return null
}

function topical(doc: Doc, token: number, word: string): boolean {
  if (word === 'to' || word === 'toward' || word === 'towards') return false
  if ((word === 'for' || word === 'on' || word === 'over' || word === 'around') && inTime(doc, token)) return false
  if (word === 'on' && (doc.lemma[token] === 'side' || doc.lemma[token] === 'sideline')) return false
  return !(word === 'for' && /^(?:time|hour|day|week|month|year|minute)$/.test(doc.lemma[token]!))
}

function markOf(doc: Doc, token: number): string {
  for (const k of kidsOf(doc, token)) if (isRel(doc, k, 'mark', 'case')) return doc.lower[k]!
  return ''
}

function purpose(doc: Doc, token: number): boolean {
  return markOf(doc, token) === 'to' && !/^(?:be|take|hold|begin|start|resume|happen|go|continue|meet)$/.test(doc.lemma[token]!)
}

function phrase(doc: Doc, token: number): string {
  const [first, last] = phraseTokens(doc, token, { conj: true })
  const from = doc.upos[first] === U.DET && first < token ? first + 1 : first
  return wordsOf(doc, from, Math.min(Math.max(last, ...conjuncts(doc, token)), from + 13))
}

function clausePhrase(doc: Doc, token: number): string {
  if (/^(?:discuss|address|negotiate|consider|examine|tackle|explore|review)$/.test(doc.lemma[token]!))
    for (const k of kidsOf(doc, token)) if (doc.rel[k] === R.obj) return phrase(doc, k)
  const [, last] = phraseTokens(doc, token, { relative: false })
  return wordsOf(doc, token, Math.min(Math.max(last, token), token + 12))
}

/** "indirect", "through mediators", "phone": how it was held, where the words say so. */
export function formatOf(doc: Doc, heads: readonly number[], verb: number): 'call' | 'mediated' | null {
  const { sets } = meetingWords()
  for (const h of heads)
    for (const k of kidsOf(doc, h)) {
      if (k < h && (sets.indirect.has(doc.lower[k]!) || /-mediated$|-brokered$/.test(doc.lower[k]!) || /^(?:mediate|broker)$/.test(doc.lemma[k]!)))
        return 'mediated'
      if (k < h && /^(?:phone|telephone|video|virtual|online)$/.test(doc.lower[k]!)) return 'call'
      if (k > h && isRel(doc, k, 'acl', 'acl:relcl') && sets.mediating.has(doc.lemma[k]!)) return 'mediated'
    }
  for (const h of [...heads, ...(verb >= 0 ? [verb] : [])])
    for (const p of prepsOf(doc, h)) {
      if (/^(?:through|via)$/.test(p.word) && !heads.includes(p.head)) return 'mediated'
      if (/^(?:by|via|over|on)$/.test(p.word) && /^(?:phone|telephone|video|zoom|videoconference)$/.test(doc.lower[p.head]!)) return 'call'
    }
  return null
}

/** "high-level", "ministerial": the level that the words give. */
export function levelOf(doc: Doc, heads: readonly number[]): string | null {
  const { raw } = meetingWords()
  for (const h of heads)
    for (let t = Math.max(0, h - 6); t < h; t++) {
      const joined = doc.lower[t + 1] === '-' ? `${doc.lower[t]}-${doc.lower[t + 2]}` : doc.lower[t]!
      const level = raw.levels[joined]
      if (level !== undefined) return level
    }
  return null
}

/** What came of it: "ended without a deal", "produced no breakthrough", "resulting in agreements on …", "reached a deadlock"; null where nothing is said. */
export function outcomeOf(doc: Doc, verb: number): string | null {
  if (verb < 0) return null
  const lemma = doc.lemma[verb]!
  for (const k of kidsOf(doc, verb)) {
    if (k < verb) continue
    const word = caseOf(doc, k)
    if (
      isRel(doc, k, 'obl', 'advcl', 'obj') &&
      /^(?:end|conclude|finish|close|break|wrap|adjourn|collapse|fail)$/.test(lemma) &&
      /^(?:without|with|in)$/.test(word) &&
      timeAt(doc, k) === null &&
      actorAt(doc, k) === null
    )
      return `${word} ${phrase(doc, k)}`
    if (doc.rel[k] === R.obj && /^(?:produce|yield|reach|bring|achieve)$/.test(lemma)) return whole(doc, k)
    if (isRel(doc, k, 'advcl') && /^(?:result|end|lead|culminate)$/.test(doc.lemma[k]!))
      for (const j of kidsOf(doc, k)) if (isRel(doc, j, 'obl') && /^(?:in|to|with|without)$/.test(caseOf(doc, j))) return phrase(doc, j)
  }
  return null
}

/** A phrase with its "no" or "a". */
function whole(doc: Doc, token: number): string {
  const [first, last] = phraseTokens(doc, token, { conj: true })
  return wordsOf(doc, first, Math.min(last, first + 13))
}
