import type { Span } from '../../model/span.ts'
import { contentWords } from './blocks.ts'
import { BRACKET_CREDIT, SLASH_CREDIT } from './furniture.ts'
import { lexicon } from '../lexicon.ts'

/** Where a sentence ends and another may start, inside a paragraph. */
const STOP = /[.?!…]["'”’»)\]]{0,3}(?:\s+|(?=[“"]?\p{Lu}\p{Ll}))/gu
const ABBREVIATED =
  /(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Gov|Sen|Rep|Col|Lt|Sgt|Capt|St|Jr|Sr|vs|No|Inc|Ltd|Co|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b\p{Lu}(?:\.\p{Lu})*)\.$/u
/** Cheap test before anything is split: most paragraphs have none of these. */
const CUE =
  /[([]\s?(?:photo|image|picture|credit|illustrat|file photo|ap photo|courtesy|video)|\/|©|copyright|all rights|contributed|read more|read also|see also|also read|sign up|subscribe|click here|newsletter|bolding|emphasis|italics|follow us|developing story|this (?:story|article|post)|enlarge this|toggle caption|getty images/i
const EDITOR_MARK = /\((?:the )?(?:emphasis|bolding|italics)(?: is| was)? (?:mine|ours|added|in (?:the )?original)\)/gi
const COPYRIGHT = /(?:(?<!\p{L})©|\(c\) ?(?:19|20)\d\d|\bcopyright (?:©|\(c\)|(?:19|20)\d\d)|\ball rights reserved\b)/iu
/** A label inside a paragraph is one only where it starts its sentence and a colon follows. */
const LABELLED = /^(?:see also|read more|read also|also read|read next|related(?: \p{L}+)?|watch(?: also)?|more|must read|recommended)\s?:/iu

/**
 * Stretches inside a paragraph that are no part of the article: captions with their credit, notices, links to other
 * stories, a copyright line with all that follows it. Offsets count in the paragraph. Linear.
 */
export function cutsIn(paragraph: string): Span[] {
  if (!CUE.test(paragraph)) return []
  const cuts: Span[] = [...paragraph.matchAll(EDITOR_MARK)].map((m): Span => [m.index, m.index + m[0].length])
  const sentences = sentencesOf(paragraph)
  if (sentences.length < 2) return cuts
  const { phrase, opening } = lexicon()
  let skip = -1
  sentences.forEach(([start, end], i) => {
    if (i <= skip) return
    const text = paragraph.slice(start, end)
    const lower = text.slice(0, 500).toLowerCase().replace(/[’‘]/g, "'")
    if (COPYRIGHT.test(text) && i > 0 && paragraph.length - start < 600) {
      cuts.push([teasersBefore(paragraph, sentences, i), paragraph.length])
      skip = sentences.length
    } else if (LABELLED.test(text)) {
      cuts.push([start, end])
    } else if ((phrase.test(lower) || (i > 0 && opening.test(lower))) && end - start < 260 && !/["“][^"”]{10,}/.test(text)) {
      cuts.push([start, end])
    } else {
      const credit = creditCut(paragraph, sentences, i)
      if (credit) {
        cuts.push(credit.span)
        skip = credit.last
      }
    }
  })
  return cuts.filter(([s, e]) => e > s).sort((a, b) => a[0] - b[0])
}

/**
 * Fewer unrelated sentences may be the article's last paragraph. Of 992 news texts made into one line with a notice
 * behind, 2 lose a paragraph of their own.
 */
const TEASERS = 4
/** A sentence that goes on from the one before it, as teasers do not. */
const GOES_ON =
  /^(?:["“‘'«—-]|(?:He|She|They|We|It|His|Her|Their|But|Yet|And|So|Still|Also|However|Meanwhile|Earlier|Later|Though|Instead|That|This|These|Those)\b)/

/**
 * Where the teasers of other stories start that pages put before their copyright line: sentences that share fewer than
 * half of their longer words with all that stands above them, and none with the next one. They start after a gap of
 * two spaces, where a page's paragraph was.
 */
function teasersBefore(paragraph: string, sentences: readonly Span[], end: number): number {
  const words = sentences.slice(0, end).map(([s, e]) => new Set(contentWords(paragraph.slice(s, e))))
  const seen = new Map<string, number>()
  words.forEach((set, i) => {
    for (const w of set) if (!seen.has(w)) seen.set(w, i)
  })
  let first = end
  while (first > 4 && end - first < 30) {
    const own = words[first - 1]!
    const known = [...own].filter((w) => seen.get(w)! < first - 1).length
    const linked = first < end && [...own].some((w) => words[first]!.has(w))
    if (own.size < 6 || known >= own.size * 0.5 || linked || GOES_ON.test(paragraph.slice(...sentences[first - 1]!))) break
    first--
  }
  while (first < end && !/\s{2}$/.test(paragraph.slice(0, sentences[first]![0]).slice(-2))) first++
  return end - first >= TEASERS ? sentences[first]![0] : sentences[end]![0]
}

const NEXT_BRACKET = /^\s{0,2}[([][^()[\]]{0,200}[)\]]/

/**
 * A caption: from the start of its sentence to the end of its credit. A bare credit takes the sentence before it
 * along.
 */
function creditCut(paragraph: string, sentences: readonly Span[], i: number): { span: Span; last: number } | null {
  const [start, end] = sentences[i]!
  const text = paragraph.slice(start, end)
  if (end - start > 700) return null
  const bracket = BRACKET_CREDIT.exec(text)
  if (bracket && !/["“][^"”]{10,}["”]/.test(text.slice(0, bracket.index))) {
    // The sentence goes on after the bracket where the next caption part ("(illustrative) (credit: …)") or the body follows.
    let stop = start + bracket.index + bracket[0].length
    const next = () => NEXT_BRACKET.exec(paragraph.slice(stop, stop + 240))
    for (let m = next(); m && BRACKET_CREDIT.test(m[0]); m = next()) stop += m[0].length
    const dot = /^[.\s]*/.exec(paragraph.slice(stop, stop + 3))![0].length
    let last = i
    while (last + 1 < sentences.length && sentences[last + 1]![0] < stop + dot) last++
    return { span: [start, stop + dot], last }
  }
  const slash = text.includes('/') ? SLASH_CREDIT.exec(text) : null
  if (!slash) return null
  const bare = slash.index <= 2 && text.length - slash[0].length < 25
  if (bare && i > 1) return { span: [sentences[i - 1]![0], start + slash.index + slash[0].length], last: i }
  if (slash.index + slash[0].length >= text.trimEnd().length && i > 0) return { span: [start, end], last: i }
  return null
}

/** Sentences of a paragraph, near enough to cut by; abbreviations and initials do not end one. */
export function sentencesOf(paragraph: string): Span[] {
  const out: Span[] = []
  let from = 0
  for (const m of paragraph.matchAll(STOP)) {
    const dot = m.index + 1
    if (m[0][0] === '.' && ABBREVIATED.test(paragraph.slice(Math.max(0, dot - 12), dot)) && !/\s{2}$/.test(m[0])) continue
    out.push([from, m.index + m[0].length])
    from = m.index + m[0].length
  }
  if (from < paragraph.length) out.push([from, paragraph.length])
  return out
}
