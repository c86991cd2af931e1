import type { Doc } from '../../../model/annotation.ts'
import { X } from '../../syntax.ts'
import { canSpeak, namedTokens } from './agents.ts'
import { type Found, holds, near } from './found.ts'
import { cues } from './lexicon.ts'
import { phraseHead, pos } from './nodes.ts'

const CITING = new Set(['cite', 'quote'])
const RELAYING = new Set(['report', 'say', 'write', 'note', 'tell', 'add', 'state', 'reveal', 'announce'])

/**
 * "Reuters reported, citing an official, that …": the official is the source and the outlet was told. The citing is no
 * statement of its own then. What is cited must be a person or a body; "citing the attack" gives a reason.
 */
export function relay(doc: Doc, found: readonly Found[]): Found[] {
  const gone = new Set<Found>()
  const named = namedTokens(doc)
  for (const g of found) {
    if (!CITING.has(doc.lemma[g.head]!) || g.content.length === 0) continue
    const object = phraseHead(doc, g.content[0]!)
    if (!isInformant(doc, object, named)) continue
    const f = near(found, g.head).find(
      (x) =>
        x !== g &&
        !gone.has(x) &&
        RELAYING.has(doc.lemma[x.head]!) &&
        x.speaker !== null &&
        doc.sentenceOf[x.head] === doc.sentenceOf[g.head] &&
        Math.abs(x.head - g.head) < 40,
    )
    if (!f || !f.speaker || !isOutlet(doc, f)) continue
    f.told = f.speaker.means
    f.speaker = { token: object, means: object }
    gone.add(g)
  }
  for (const f of found) if (!gone.has(f) && passesOn(doc, f, found)) gone.add(f)
  return found.filter((f) => !gone.has(f))
}

/** "The ministry said that …, the agency reported": the ministry's statement is the one; the report adds none of its own. */
function passesOn(doc: Doc, f: Found, found: readonly Found[]): boolean {
  if (!f.speaker || (f.frame === 'according' ? !isTeller(doc, f) : f.frame !== 'inserted' || doc.lemma[f.head] !== 'report' || !isOutlet(doc, f))) return false
  const [first] = f.content[0] ?? [0]
  return near(found, f.head).some(
    (g) =>
      g !== f &&
      g.speaker !== null &&
      g.level === 'speech' &&
      g.content.length > 0 &&
      holds(f, g.head) &&
      holds(f, g.speaker.token) &&
      // "According to the agency, the ministry said that …": all that the agency tells is what the ministry said.
      (f.frame !== 'according' ||
        (f.head < first &&
          g.frame !== 'inserted' &&
          doc.xpos[g.head] !== X.VB &&
          doc.xpos[g.head] !== X.VBG &&
          g.speaker.token - first < 8 &&
          g.head - g.speaker.token < 12 &&
          !finiteBetween(doc, g.speaker.token + 1, g.cue[0]?.[0] ?? g.head))) &&
      doc.sentenceOf[g.head] === doc.sentenceOf[f.head],
  )
}

/** Who tells the news: an outlet, or one who works for it. */
function isTeller(doc: Doc, f: Found): boolean {
  const { range, means } = f.speaker!
  const words = range ? doc.text.slice(doc.start[range[0]]!, doc.end[range[1] - 1]!) : doc.text.slice(doc.start[means]!, doc.end[means]!)
  return (
    /^(?:reporter|journalist|correspondent|report|reports|newspaper|paper|agency|broadcaster|channel|outlet|magazine|daily|website|media)$/.test(
      doc.lower[means]!,
    ) || OUTLET.test(words)
  )
}

/** Words in the names of outlets. */
const OUTLET =
  /\b(?:News|Times|Post|Radio|TV|Television|Press|Reuters|AFP|AP|Bloomberg|Axios|CNN|BBC|NBC|CBS|ABC|NPR|Herald|Journal|Guardian|Tribune|Xinhua|TASS|Mail|Telegraph|Gazette|Chronicle|Jazeera|Arabiya|Politico|Broadcasting|Observer)\b/

/** Whether a verb in the past or the present stands between two tokens. */
function finiteBetween(doc: Doc, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (doc.xpos[i] === X.VBD || doc.xpos[i] === X.VBZ || doc.xpos[i] === X.VBP || doc.xpos[i] === X.MD) return true
  return false
}

function isInformant(doc: Doc, t: number, named: Uint8Array): boolean {
  if (pos(doc, t, 'PROPN')) return doc.mentions.some((m) => m.first <= t && t < m.end && m.type === 'person')
  return (
    cues().unnamed.has(doc.lower[t]!) &&
    !/^(?:report|reports|document|documents|statement|letter|memo|study|survey|polls?|data)$/.test(doc.lower[t]!) &&
    canSpeak(doc, t, named)
  )
}

/** A news outlet by the look of it: an organisation, or a name that is no person. */
function isOutlet(doc: Doc, f: Found): boolean {
  const t = f.speaker!.means
  const m = doc.mentions.find((x) => x.first <= t && t < x.end)
  if (m) return m.type === 'organisation'
  return pos(doc, t, 'PROPN') || /^(?:agency|newspaper|outlet|channel|broadcaster|paper|daily|network|media|magazine|website)$/.test(doc.lower[t]!)
}
