import type { Doc } from '../../../model/annotation.ts'
import type { Range } from './nodes.ts'

/** One turn of a transcript, in tokens: the label that names who has the word, its colon, and what is said. */
export interface Turn {
  readonly label: Range
  readonly colon: number
  readonly content: Range
  /** Whether the programme's own people speak (host, correspondent): their telling is the article's voice, not a source's. */
  readonly house: boolean
}

/** A label in capitals at the start of a paragraph, perhaps with a note in brackets: `ANA SILVA (through interpreter):`. */
const LABEL = /^(\p{Lu}[\p{Lu}.'’-]*(?: \p{Lu}[\p{Lu}.'’-]*){0,4})(?:,? ?[([][^()[\]\n:]{1,40}[)\]])?:\s/u
const OFFICE = /^(?:HOST|CO-HOST|ANCHOR|PRESENTER|MODERATOR|INTERVIEWER|REPORTER|CORRESPONDENT|NARRATOR|ANNOUNCER|BYLINE|VOICEOVER)\b/
/** What only those who lead a programme say. */
const LEADING =
  /\b(?:join(?:s|ing|ed)? (?:me|us)|good (?:evening|morning|afternoon|day)|welcome (?:back|to)|our (?:report|correspondent|reporter|guest)|let[’']s (?:bring|turn|go)|thank(?:s| you)(?:,| for (?:joining|being|your|coming)))|\?/i
/** How a programme hands over to its reporter. */
const REPORTING =
  /\b(?:correspondents?|reporters?|colleague|has (?:our|the|this|that) (?:report|story)|has (?:more|the latest)|reports|reporting|filed this)\b/i

/** Fewest labelled paragraphs that make a transcript; a single one may be a headline or a post. */
const FEWEST = 3

interface Labelled {
  readonly name: string
  readonly label: Range
  readonly colon: number
  readonly content: Range
  readonly words: string
}

/** The turns of a transcript, in reading order; none where the text is no transcript. */
export function turnsOf(doc: Doc): Turn[] {
  const turns = labelled(doc)
  if (turns.length < FEWEST || new Set(turns.map((t) => t.name)).size < 2) return []
  const house = new Set(turns.filter((t) => OFFICE.test(t.name)).map((t) => t.name))
  const first = turns[0]!
  if (house.size === 0 && LEADING.test(first.words)) house.add(first.name)
  const handed = turns
    .filter((t) => house.has(t.name))
    .flatMap((t) => t.words.split(/(?<=[.?!])\s+/))
    .filter((s) => REPORTING.test(s))
  for (const t of turns) if (handed.some((s) => s.toUpperCase().includes(t.name))) house.add(t.name)
  return turns.map((t) => ({ label: t.label, colon: t.colon, content: t.content, house: house.has(t.name) }))
}

/** Paragraphs that open with a label; the name is its last word, since later labels are often short ("SILVA:"). */
function labelled(doc: Doc): Labelled[] {
  const out: Labelled[] = []
  for (let k = 0; k < doc.sentences.length; k++) {
    const s = doc.sentences[k]!
    const before = doc.sentences[k - 1]
    if (s.region === 'headline' || (before && before.paragraph === s.paragraph && before.region === s.region)) continue
    const from = doc.start[s.first]!
    const m = LABEL.exec(doc.text.slice(from, from + 120))
    if (!m || !/\p{Lu}{2}/u.test(m[1]!)) continue
    const mark = from + m[0].trimEnd().length - 1
    let [labelEnd, colon] = [s.first, s.first]
    while (labelEnd < doc.count && doc.end[labelEnd]! <= from + m[1]!.length) labelEnd++
    while (colon < doc.count && doc.start[colon]! < mark) colon++
    let last = k
    while (doc.sentences[last + 1]?.paragraph === s.paragraph && doc.sentences[last + 1]?.region === s.region) last++
    const end = doc.sentences[last]!.end
    if (labelEnd === s.first || colon + 1 >= end) continue
    out.push({
      name: OFFICE.test(m[1]!) ? m[1]! : m[1]!.split(' ').at(-1)!,
      label: [s.first, labelEnd],
      colon,
      content: [colon + 1, end],
      words: doc.text.slice(doc.start[colon + 1]!, doc.end[end - 1]!),
    })
  }
  return out
}
