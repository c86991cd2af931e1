import { XPOS } from '../../model/annotation.ts'
import { PROSPECTIVE } from './lexicon.ts'
import { type Tokens, wordAt } from './tokens.ts'

export type Tense = 'past' | 'present' | 'future'

/** Tags by token of the scan: the Penn tag, or null where the tagger has not run. */
export type TagOf = (i: number) => string | null

interface Tagged {
  readonly count: number
  readonly start: Uint32Array
  readonly xpos: Uint8Array
}

/** Looks up the tagger's tag of the word in which a scan token starts. */
export function tagsOf(t: Tokens, doc: Tagged): TagOf {
  if (doc.count === 0 || doc.xpos.length < doc.count) return () => null
  const index = new Int32Array(t.count).fill(-1)
  let k = 0
  for (let i = 0; i < t.count; i++) {
    const at = t.start[i] as number
    while (k + 1 < doc.count && (doc.start[k + 1] as number) <= at) k++
    if ((doc.start[k] as number) === at) index[i] = k
  }
  return (i) => {
    const at = index[i]
    return at === undefined || at < 0 ? null : (XPOS[doc.xpos[at] as number] ?? null)
  }
}

const PAST_WORDS = new Set(
  (
    'said was were had did told went came took made met held began left gave got became saw found sent led won lost fell rose grew kept brought spoke wrote ' +
    'broke drove flew hit put cut struck shot spent fought sought bought caught thought felt chose built heard paid ran sat stood understood withdrew ' +
    'swore threw rejected agreed announced'
  ).split(' '),
)
const FUTURE_WORDS = new Set(['will', 'shall', "'ll", 'would', 'wo', 'may', 'might', 'could', 'should', 'must', 'can', 'to', 'going'])
const PRESENT_WORDS = new Set(['is', 'are', 'has', 'have', 'says', "'s", "'re"])

/** Verbs whose present tells of a fixture: "the round opens on Monday", "the envoy arrives on Friday". */
const FUTURATE = new Set(
  (
    'open begin start resume convene arrive leave depart meet visit travel fly gather return host reopen reconvene end close vote hold go come run bite lapse take ' +
    'launch continue sit'
  )
    .split(' ')
    .flatMap((verb) => [verb, `${verb}s`]),
)
FUTURATE.add('flies')
FUTURATE.add('goes')

/** The tense that one word shows, or null where it is no verb. */
function tenseOf(t: Tokens, i: number, tag: TagOf): Tense | null {
  const w = wordAt(t, i)
  if (PROSPECTIVE.has(w)) return 'future'
  if (w === 'set' && (wordAt(t, i + 1) === 'for' || wordAt(t, i + 1) === 'to')) return 'future'
  if (w === 'will' || w === 'shall' || w === 'll') return 'future'
  const pos = tag(i)
  if (pos !== null) {
    if (pos === 'VBD') return 'past'
    if (pos === 'MD') return 'future'
    if (pos === 'TO') return /^\p{Ll}/u.test(t.text.charAt(t.start[i + 1] ?? 0)) ? 'future' : null
    // "has to vote": what must be done lies ahead.
    if ((w === 'has' || w === 'have' || w === 'needs' || w === 'need') && wordAt(t, i + 1) === 'to') return 'future'
    if (pos === 'VBZ' || pos === 'VBP') return FUTURATE.has(w) ? 'future' : w === 'has' || w === 'have' ? 'past' : 'present'
    if (pos === 'VBN') return 'past'
    return null
  }
  if (FUTURE_WORDS.has(w)) return w === 'to' && !/^\p{Ll}/u.test(wordAt(t, i + 1)) ? null : 'future'
  if (PAST_WORDS.has(w) || (w.length > 4 && w.endsWith('ed'))) return 'past'
  return PRESENT_WORDS.has(w) ? (w === 'has' || w === 'have' ? 'past' : 'present') : null
}

/** At most so many tokens are looked through on either side. */
const REACH = 25

/**
 * The tense of the verb that an expression most likely belongs to: the nearest before it in its sentence, else the nearest after.
 * A verb after "to" takes the tense of "to". Null where the sentence shows none. The order is HeidelTime's (Strötgen and Gertz 2010).
 */
export function tenseAt(t: Tokens, start: number, end: number, tag: TagOf): Tense | null {
  const sentence = t.sentence[start]
  if (putOff(t, start)) return 'future'
  // "the ministry on Sunday issued": a verb right after it is its own
  const own = end < t.count && t.sentence[end] === sentence && t.line[end] === t.line[start] ? tenseOf(t, end, tag) : null
  if (own && wordAt(t, end) !== 'to' && tag(end) !== 'VBN') return own
  let comma = false
  for (let i = start - 1; i >= 0 && i >= start - REACH && t.sentence[i] === sentence && t.line[i] === t.line[start]; i--) {
    if (wordAt(t, i) === ';') break
    if (wordAt(t, i) === ',') comma = true
    // "the meeting, planned for May, was called off on Thursday": beyond a comma a participle has had its say
    if (comma && PROSPECTIVE.has(wordAt(t, i))) continue
    const found = tenseOf(t, i, tag)
    if (found === 'future' && wordAt(t, i) === 'to') return infinitive(t, i, tag)
    if (found) return found === 'present' || found === 'past' ? compound(t, i, found, tag) : found
  }
  for (let i = end; i < t.count && i < end + REACH && t.sentence[i] === sentence && t.line[i] === t.line[start]; i++) {
    const found = tenseOf(t, i, tag)
    if (found) return found
  }
  return null
}

const PUT_OFF = new Set(
  'extend extended postpone postponed delay delayed defer deferred adjourn adjourned suspended moved pushed rescheduled gave given put prolonged'.split(' '),
)

/** "extended until Tuesday", "pushed back to Friday": the new day lies ahead of the verb. */
function putOff(t: Tokens, start: number): boolean {
  const w = wordAt(t, start - 1)
  if (w !== 'until' && w !== 'till' && w !== 'to') return false
  for (let i = start - 2; i >= 0 && i >= start - 9 && t.sentence[i] === t.sentence[start]; i--) if (PUT_OFF.has(wordAt(t, i))) return true
  return false
}

/** Verbs whose infinitive lies ahead of them; after others ("urged them to return on Friday") the day is mostly the verb's own. */
const COMMITTING = new Set(
  (
    'agreed agree agrees decided decide decides wanted prepared preparing prepares offered offer offers refused refuses ordered scheduled due set about ready ' +
    'able going begin begins needs need needed pledged vowed threatened threatens continue continues'
  ).split(' '),
)

/** The tense of "to" and a verb at `i`: that of a day after it. */
function infinitive(t: Tokens, i: number, tag: TagOf): Tense {
  for (let k = i - 1; k >= 0 && k > i - REACH && t.sentence[k] === t.sentence[i] && t.line[k] === t.line[i]; k--) {
    const w = wordAt(t, k)
    if (w === 'to' && tag(k) === 'TO') continue
    if (PROSPECTIVE.has(w) || COMMITTING.has(w) || ((w === 'has' || w === 'have') && wordAt(t, k + 1) === 'to')) return 'future'
    const found = tenseOf(t, k, tag)
    if (found) return found === 'past' ? compound(t, k, found, tag) : 'future'
  }
  return 'future'
}

/** "is expected to", "are to meet", "has said": the auxiliary's own tense gives way to what it serves. */
function compound(t: Tokens, i: number, found: Tense, tag: TagOf): Tense {
  if (found === 'past' && (tag(i) === 'VBN' || tag(i) === null)) {
    for (let k = i - 1; k >= 0 && k >= i - 3; k--) {
      const w = wordAt(t, k)
      if (w === 'will' || w === 'would' || w === 'to' || w === 'could' || w === 'may' || w === 'might' || w === 'should' || w === 'must' || w === 'can')
        return 'future'
      if (w === 'was' || w === 'were' || w === 'had' || w === 'has' || w === 'have') return 'past'
      if (w === 'is' || w === 'are' || w === 'being') return 'present'
    }
  }
  return found
}
