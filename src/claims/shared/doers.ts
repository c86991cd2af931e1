import type { Doc } from '../../model/annotation.ts'
import { rootOf, U, X } from '../syntax.ts'
import { actorAt } from './actors.ts'
import { actorOf } from './antecedent.ts'
import { subjectOf } from './clause.ts'
import { treeOf } from './tree.ts'
import { agentsOf, isAgentive, isFirstPerson } from './voices.ts'

/**
 * Who does what a finite verb tells, where the tree leaves it open: by the tree; else the name right before the verb; the name before a relative
 * clause or apposition that ends there ("Oslo, which has lost two ships and whose crews …, wants"); else, behind "and" or "but", whoever the
 * sentence is about ("Oslo has welcomed the draft but wants"). -1 without anybody.
 */
export function doerBefore(doc: Doc, verb: number, parsed = actorOf(doc, verb)): number {
  if (parsed >= 0 && (agentsOf(doc, parsed).length > 0 || isFirstPerson(doc, parsed))) return parsed
  const s = doc.sentences[doc.sentenceOf[verb]!]!
  let t = verb - 1
  while (t > s.first && [U.AUX, U.ADV, U.PART].includes(doc.upos[t]!)) t--
  if (t < s.first) return parsed
  // "talks on the war in Ukraine will": the name is part of the subject.
  if (parsed >= 0 && parsed < t && (doc.upos[parsed] === U.NOUN || doc.upos[parsed] === U.PRON) && treeOf(doc).right[parsed]! >= t) return parsed
  // "Beijing long insisted": the tagger may take the name of a town for a verb.
  if ((doc.upos[t] === U.PROPN || (doc.xpos[t] === X.VBG && /[A-Z]/.test(doc.text[doc.start[t]!]!))) && actorAt(doc, t) !== null && doc.upos[t - 1] !== U.ADP)
    return t
  if (doc.lower[t] === ',') return beforeAside(doc, t, s.first, parsed)
  if (/^(?:and|but)$/.test(doc.lower[t]!) && (doc.xpos[verb] !== X.VBG || t < verb - 1)) {
    const root = rootOf(doc, doc.sentenceOf[verb]!)
    const subject = root >= 0 && root < verb ? subjectOf(doc, root) : -1
    if (subject >= 0 && subject < verb && agentsOf(doc, subject).length > 0) return subject
  }
  return parsed
}

function beforeAside(doc: Doc, comma: number, first: number, parsed: number): number {
  for (let k = comma - 2; k > first; k--) {
    if (doc.lower[k] !== ',') continue
    const name = k - 1
    const known = actorAt(doc, name) !== null || isAgentive(doc, name)
    if (/^(?:which|who|whose|where|whom)$/.test(doc.lower[k + 1]!)) return known ? name : parsed
    // "Rina Okello, Uganda's chief negotiator, wants".
    if (doc.upos[name] === U.PROPN && actorAt(doc, name)?.type === 'person' && !/^(?:and|but)$/.test(doc.lower[k + 1]!)) return name
  }
  return parsed
}
