import type { Doc } from '../../../model/annotation.ts'
import { prepsOf } from '../../shared/clause.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isRel } from '../../syntax.ts'
import { hasTime } from './extent.ts'
import { meetingWords } from './lexicon.ts'
import { sides } from './phrase.ts'

// What is said of talks and visits without telling of any.

/** "hopes to wrap up the talks by July": a target for talks that are under way, and no meeting. */
export function deadlineOnly(doc: Doc, verb: number): boolean {
  return (
    /^(?:finish|complete|conclude|wrap|finali[sz]e|end)$/.test(doc.lemma[verb]!) &&
    doc.lower[verb - 1] === 'to' &&
    /^(?:aim|hope|want|plan|wish|intend|seek|try|vow|pledge|expect|promise|work|race)$/.test(doc.lemma[verb - 2] ?? '')
  )
}

/** "visits of American soldiers": of nobody who talks. */
export function ofTroops(doc: Doc, t: number): boolean {
  return (
    meetingWords().raw.nouns[doc.lemma[t]!]?.family === 'visit' &&
    prepsOf(doc, t).some(
      (p) =>
        /^(?:of|by|from)$/.test(p.word) &&
        /^(?:soldier|troop|warship|ship|tourist|vessel|plane|jet|submarine|athlete|pilgrim|relative|family)s?$/.test(doc.lemma[p.head]!),
    )
  )
}

/** A question whether talks ever were this or that. */
export function musing(doc: Doc, verb: number): boolean {
  const s = doc.sentences[doc.sentenceOf[verb]!]!
  return doc.lower[s.end - 1] === '?' && kidsOf(doc, verb).some((k) => /^(?:ever|really|always)$/.test(doc.lower[k]!))
}

/** "the Union, which brokered the talks": tells who somebody is. */
export function brokers(doc: Doc, verb: number, top: number): boolean {
  return (
    isRel(doc, verb, 'acl:relcl') &&
    /^(?:broker|mediate|facilitate|sponsor|oversee)$/.test(doc.lemma[verb]!) &&
    doc.head[verb] !== top &&
    !hasTime(doc, verb) &&
    !hasTime(doc, top) &&
    sides(doc, top) === 0
  )
}

/** "concluded negotiations on a trade agreement": the agreement is what is told. */
export function crowned(doc: Doc, verb: number, top: number): boolean {
  if (!/^(?:conclude|complete|finali[sz]e)$/.test(doc.lemma[verb]!) || !isRel(doc, top, 'obj') || hasTime(doc, verb)) return false
  return /^(?:on|for|of|over) (?:an?|the|their) (?:\S+ ){0,3}?(?:agreement|deal|accord|pact|treaty)\b/.test(doc.lower.slice(top + 1, top + 8).join(' '))
}
