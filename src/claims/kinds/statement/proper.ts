import type { Doc } from '../../../model/annotation.ts'
import { U } from '../../syntax.ts'
import { cues } from './lexicon.ts'
import { pos, type Range } from './nodes.ts'
import { DAY } from './source.ts'
import { COLLECTIVE } from './titles.ts'

/** "Copa-Cogeca, the farm lobby": capitalised words alone, up to a comma, are a name that nothing else knows; null for any other phrase. */
export function properName(doc: Doc, [first]: Range, head: number, core: number): string | null {
  if (!isName(doc, head) || core - first > 5 || COLLECTIVE.has(doc.lower[head]!) || cues().speakers.has(doc.lower[head]!)) return null
  // Headlines give every word a capital.
  if (doc.sentences[doc.sentenceOf[head]!]!.region === 'headline') return null
  const start = doc.lower[first] === 'the' ? first + 1 : first
  for (let i = start; i < core; i++) if (!(pos(doc, i, 'PROPN') || isCapital(doc, i)) || DAY.test(doc.lower[i]!)) return null
  return start < core ? doc.text.slice(doc.start[start]!, doc.end[core - 1]!).replace(/\s+/g, ' ') : null
}

/** The capitalised words from behind a noun to the end of its phrase's core, or null. */
export function nameBehind(doc: Doc, head: number, core: number): string | null {
  const end = Math.min(core, head + 6)
  if (head + 1 >= end) return null
  for (let i = head + 1; i < end; i++) if ((!pos(doc, i, 'PROPN') && doc.lower[i] !== '&') || DAY.test(doc.lower[i]!)) return null
  return doc.text.slice(doc.start[head + 1]!, doc.end[end - 1]!).replace(/\s+/g, ' ')
}

function isCapital(doc: Doc, i: number): boolean {
  return pos(doc, i, 'NOUN', 'ADJ') && /^\p{Lu}/u.test(doc.text.charAt(doc.start[i]!))
}

/** A proper noun, or a noun with a capital that does not open its sentence. */
function isName(doc: Doc, head: number): boolean {
  return pos(doc, head, 'PROPN') || (isCapital(doc, head) && doc.upos[head] === U.NOUN && head > doc.sentences[doc.sentenceOf[head]!]!.first)
}
