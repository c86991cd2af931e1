import type { Doc } from '../../../model/annotation.ts'
import { cues } from './lexicon.ts'
import { pos } from './nodes.ts'

const NAMED = new WeakMap<Doc, Uint8Array>()

/** Tokens of mentions of people, bodies and countries; made once a document. */
export function namedTokens(doc: Doc): Uint8Array {
  const known = NAMED.get(doc)
  if (known) return known
  const out = new Uint8Array(doc.count)
  for (const m of doc.mentions) if (m.type !== 'place') out.fill(1, m.first, m.end)
  NAMED.set(doc, out)
  return out
}

/** Whether a word can be a speaker: a name, a pronoun, or a noun for people, bodies and texts. */
export function canSpeak(doc: Doc, t: number, named: Uint8Array): boolean {
  const w = doc.lower[t]!
  if (pos(doc, t, 'PROPN', 'NUM', 'SYM') || named[t] === 1) return true
  if (pos(doc, t, 'PRON', 'DET')) return w !== 'there' && w !== 'this' && w !== 'these'
  if (isProper(doc, t)) return true
  const lex = cues().speakers
  if (lex.has(w) || lex.has(doc.lemma[t]!)) return true
  return /(?:er|or|ist|ian|ant|man|men|woman|women)s?$/.test(w) && !/(?:tter|ctor|ther|ower|wer|nter|ment)s?$/.test(w)
}

/** A noun with a capital inside a sentence of the body is a name that nothing else knows: "Debt Justice called on …". */
function isProper(doc: Doc, t: number): boolean {
  if (!pos(doc, t, 'NOUN') || !/^\p{Lu}/u.test(doc.text.charAt(doc.start[t]!))) return false
  const s = doc.sentences[doc.sentenceOf[t]!]!
  return t > s.first && s.region === 'body'
}
