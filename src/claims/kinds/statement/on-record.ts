import type { Doc } from '../../../model/annotation.ts'
import type { OnRecord } from '../../../model/claim.ts'
import type { Span } from '../../../model/span.ts'
import type { Found } from './found.ts'
import { tokensOf } from './nodes.ts'

/** Words that tell on what terms somebody spoke, in the text. */
interface Terms {
  readonly record: OnRecord
  readonly span: Span
}

/** Patterns of fixed words, the narrower ones first; no part of them repeats, so that the cost stays in line with the text. */
const TERMS: readonly (readonly [OnRecord, RegExp])[] = [
  ['off', /\b(?:strictly )?off[- ]the[- ]record\b/gi],
  ['background', /\b(?:on|as) (?:deep )?background\b(?! (?:checks?|noise|music))|\bnot for attribution\b|\bunder Chatham House rules?\b/gi],
  [
    'anonymous',
    /\b(?:on|under) (?:the )?condition (?:of (?:strict )?anonymity|(?:that )?(?:he|she|they|it|his name|her name|their names?) (?:not be|would not be|was not|were not|remain)(?: publicly)? (?:named|identified|quoted|anonymous|used))\b/gi,
  ],
  [
    'anonymous',
    /\b(?:request|seek|demand|insist|grant|ask)(?:s|ed|ing)? (?:on |for )?anonymity\b|\bsought anonymity\b|\b(?:spoke|speaking|speak|speaks) anonymously\b/gi,
  ],
  ['anonymous', /\b(?:ask|prefer|declin|wish|request|refus)(?:s|es|ed|red|ing)? (?:not )?to be (?:publicly )?(?:named|identified|quoted by name|quoted)\b/gi],
  [
    'anonymous',
    /\b(?:did not|didn['’]t|do not|does not|would not) (?:want|wish) (?:to be|his name|her name|their names?) (?:named|identified|quoted|used|published)\b/gi,
  ],
  [
    'anonymous',
    /\b(?:not|n['’]t|un)[ -]?(?:authori[sz]ed|cleared|permitted|allowed) to (?:publicly )?(?:speak|comment|discuss|brief|talk|be quoted)\b|\black(?:s|ed|ing)? authori[sz]ation to (?:speak|comment|discuss)\b/gi,
  ],
  ['on', /\b(?:spoke|speaking|speaks|said|saying|says|went|going|quoted|interview) on the record\b|\bon-the-record\b/gi],
]
/** A text without one of these words has no terms; most have none. */
const ANY = /anonym|record|background|attribution|Chatham|to be |authori[sz]|cleared|permitted|allowed|condition|his name|her name|their name/i

const KNOWN = new WeakMap<Doc, readonly Terms[]>()

/** The terms of a document in reading order; made once. */
function termsOf(doc: Doc): readonly Terms[] {
  let known = KNOWN.get(doc)
  if (!known) {
    const out: Terms[] = []
    if (ANY.test(doc.text))
      for (const [record, pattern] of TERMS) for (const m of doc.text.matchAll(pattern)) out.push({ record, span: [m.index, m.index + m[0].length] })
    known = out.sort((a, b) => a.span[0] - b.span[0])
    KNOWN.set(doc, known)
  }
  return known
}

/** "He spoke on condition of anonymity because …": a sentence of its own about those who spoke in the one before. */
const SPOKE =
  /^(?:he|she|they|both|all|the (?:\w+ ){0,2}\w+) (?:all |both )?(?:spoke|asked|requested|declined|insisted|was|were|is|are|did|would|could|sought)\b/i

/**
 * On what terms the words of an attribution were said, and where the text tells so: in the sentence of the cue outside of what is said, or
 * for somebody without a name in the sentence behind. Null where it tells nothing, which is not "on the record".
 */
export function onRecord(doc: Doc, f: Found, unnamed: boolean): Terms | null {
  const all = termsOf(doc)
  if (all.length === 0 || f.head < 0 || f.level === 'evidence') return null
  const at = doc.sentenceOf[f.head]!
  const [here, next] = [doc.sentences[at]!, doc.sentences[at + 1]]
  for (const t of all) {
    if (t.span[0] >= here.span[0] && t.span[1] <= here.span[1] && !holdsSpan(doc, f, t.span)) return t
    const behind = unnamed && next && t.span[0] >= next.span[0] && t.span[1] <= next.span[1] && next.paragraph - here.paragraph <= 1
    if (behind && SPOKE.test(doc.text.slice(...next.span))) return t
  }
  return null
}

function holdsSpan(doc: Doc, f: Found, span: Span): boolean {
  const [first] = tokensOf(doc, span)
  return f.content.some(([s, e]) => s <= first && first < e)
}
