import type { ActorType } from '../../model/annotation.ts'
import { matchAt } from './phrases.ts'
import { CAP, GLUED, INITIAL, type Shapes, TITLED, WORD } from './shapes.ts'
import { isAddress, isPortfolio, isTitleWord } from './titles.ts'

/** A name that shows by its words what it names: `other` for treaties, awards, events, which are no actors. */
export interface Pattern {
  readonly end: number
  readonly type: ActorType | 'other'
}

// Heads that are as often the first part of a title: "Press Secretary", "Defense Minister", "Party Leader" are no bodies.
const BEFORE_TITLE = new Set(
  'press defence defense treasury service trade intelligence air military oil energy health police army party union company team senate house parliament court council committee department group board church bank cabinet'.split(
    ' ',
  ),
)
const NUMERAL = /^(?:[IVX]{1,4}|\d{1,4})$/
const DAY =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?$/
const LISTS =
  /^(?:ministry|department|office|committee|commission|directorate|secretary|institute|center|centre|council|bureau|association|board|agency|federation|society|organization|organisation|movement|union|authority|alliance|coalition|confederation|chamber|guild|syndicate|front|league|forum|brotherhood)$/
const STRONG_TITLES =
  /^(?:president|minister|mr|mrs|ms|dr|sir|spokesman|spokeswoman|spokesperson|ambassador|senator|sen|rep|gov|chancellor|premier|pm|prime|queen|pope|ayatollah|sheikh|envoy|chairman|chairwoman|secretary|commissioner|director|professor|prof|gen|col|lt)$/
const OWNERS =
  /^(?:people|peoples|shippers|truckers|pilots|miners|actors|directors|producers|publishers|retailers|manufacturers|exporters|importers|builders|firefighters|fishermen|dockworkers|longshoremen|autoworkers|teamsters|musicians|broadcasters|prosecutors|magistrate|magistrates|presidents|ministers|seafarers|shipowners|creditors|brokers|contractors|landowners|settlers|elders|chiefs|believers|scientists|historians|economists|chemists|bakers|hunters|sailors|dockers|railwaymen|grocers|women|men|children|farmers|workers|teachers|lord|students|journalists|lawyers|soldiers|veterans|employers|traders|writers|nurses|doctors|mothers|citizens|king|queen|prosecutor|attorney|governor|mayor|general|bishops|players|owners|drivers|engineers|artists|growers|peasants|physicians|st|consumers|girls|boys|parents)$/

/**
 * The organisation, place or thing whose name begins at token `p`, told by its head noun ("Election Commission", "Ministry of Trade and
 * Industry", "Lake Victoria", "Geneva Convention"), or null. `e` is where the run of capitals ends, `limit` the sentence.
 */
export function patternAt(sh: Shapes, p: number, e: number, limit: number): Pattern | null {
  const { lex, folded, flags } = sh
  if (isAddress(sh, p)) return null
  const { bodyLast, placeLast, thingLast, placeFirst, bodyOf } = lex.words as Record<string, ReadonlySet<string>>
  let best: Pattern | null = null
  const stop = Math.min(joined(sh, p, e, limit), p + 12)
  for (let q = p; q < stop; q++) {
    if ((flags[q]! & CAP) === 0) continue
    const w = folded[q]!
    if (q > p && STRONG_TITLES.test(w.replace(/\./g, '')) && sh.doc.lower[q + 1] !== "'s") break
    if (w === 'i' || (q > p && DAY.test(w))) break
    if (q === p) {
      if (placeFirst!.has(w) && q + 1 < e && (flags[q + 1]! & CAP) !== 0 && /^(?:mount|mt\.?|lake|cape|fort|gulf|strait|río|rio|lago|isle)$/.test(w))
        best = { end: q + 2, type: 'place' }
    } else if (bodyLast!.has(w) || placeLast!.has(w) || thingLast!.has(w)) {
      const next = folded[q + 1]
      const titled = q + 1 < limit && (flags[q + 1]! & CAP) !== 0 && next !== undefined && isTitleWord(sh, q + 1)
      if (titled && BEFORE_TITLE.has(w)) continue
      const type = bodyLast!.has(w) && !(placeLast!.has(w) && placely(w)) ? 'organisation' : placeLast!.has(w) ? 'place' : 'other'
      best = {
        end: type === 'other' && NUMERAL.test(sh.doc.text.slice(sh.doc.start[q + 1] ?? 0, sh.doc.end[q + 1] ?? 0)) && q + 1 < limit ? q + 2 : q + 1,
        type,
      }
    }
    if (bodyOf!.has(w) || (best?.end === q + 1 && best.type === 'organisation')) {
      const ext = extension(sh, q, limit, q > p)
      if (ext > q + 1) {
        const t = /^(?:bank|house|club|museum|university)$/.test(w) || best === null || best.type !== 'place' ? 'organisation' : best.type
        return { end: ext, type: t }
      }
    }
    if (/^(?:gulf|strait|bay|sea|city|town|cape|isle|state|port|battle|treaty|declaration|day|province|republic|lake|hill|straits|district)$/.test(w)) {
      const ext = extension(sh, q, limit, q > p)
      if (ext > q + 1) return { end: ext, type: /^(?:battle|treaty|declaration|day)$/.test(w) ? 'other' : 'place' }
    }
  }
  return best
}

function placely(w: string): boolean {
  return /^(?:hospital|hotel|stadium|airport|mosque|station|prison|palace|market|state|cinema|museum|camp|park|gallery)$/.test(w)
}

/** The run of capitals, and further over "'s", "s'", "&" and "and" where these stand inside a body's name. */
function joined(sh: Shapes, p: number, e: number, limit: number): number {
  const { folded, flags, doc } = sh
  let end = e
  for (let guard = 0; guard < 4 && end + 1 < limit; guard++) {
    const w = doc.lower[end]
    const owner = (w === "'s" || w === "'") && (flags[end]! & GLUED) !== 0 && OWNERS.test(folded[end - 1]!)
    const and = w === 'and' && !titledSentence(sh, p) && (flags[end + 1]! & (CAP | INITIAL)) === CAP && bodyAfter(sh, end + 1, limit) && plainBefore(sh, p, end)
    if (!owner && w !== '&' && !and) break
    if ((flags[end + 1]! & CAP) === 0) break
    end += 2
    while (end < limit && end < p + 16 && (flags[end]! & CAP) !== 0) end++
  }
  return end
}

/** "Peace and Security Council": what follows "and" ends in a body's head, and is short. */
function bodyAfter(sh: Shapes, i: number, limit: number): boolean {
  let j = i
  while (j < limit && j < i + 4 && (sh.flags[j]! & CAP) !== 0) j++
  if (j === i) return false
  const last = sh.folded[j - 1]!
  if (
    !/^(?:committee|council|party|commission|agency|authority|board|institute|bureau|association|foundation|ministry|department|organization|organisation|administration|office|service|services|company|union|centre|center|fund|program|programme|movement|group|college|hospital|university|corporation|court|force|network|directorate|society|academy|secretariat|front|alliance|ltd|limited|inc|division|system|systems|forces|federation|confederation|coalition|chamber|exchange|holdings|inspectorate|guild|studios|mission|unit|bank)$/.test(
      last,
    )
  )
    return false
  return matchAt(sh, i, limit) === null
}

/** No known name stands before the "and", so that "Hamas and Security Council" stay two. */
function plainBefore(sh: Shapes, p: number, end: number): boolean {
  if (end - p > 3) return false
  const m = matchAt(sh, p, end)
  if (m !== null && m.end === end) return false
  return (!sh.lex.words.bodyLast!.has(sh.folded[end - 1]!) || isPortfolio(sh.folded[end - 1]!)) && !sh.lex.given.has(sh.folded[p]!)
}

/** "of …", "for …", "on …" after the head of a body: the end of what belongs to the name, or `q + 1`. */
function extension(sh: Shapes, q: number, limit: number, compound: boolean): number {
  const { doc, flags, folded } = sh
  const link = doc.lower[q + 1]
  if (q + 2 >= limit || !(link === 'of' || link === 'for' || link === 'on' || link === 'against' || link === 'to' || link === 'in')) return q + 1
  if (link === 'in' || link === 'to' || (compound && link === 'on' && titledSentence(sh, q))) return q + 1
  let j = q + 2
  if (doc.lower[j] === 'the' || doc.lower[j] === 'an') j++
  if (j >= limit || (flags[j]! & CAP) === 0 || DAY.test(folded[j]!) || /^(?:directors|trustees|governors)$/.test(folded[j]!)) return q + 1
  const m = matchAt(sh, j, limit)
  if (m !== null && (m.entry.kind === 'country' || m.end - m.first > 1)) {
    // "Bank of England", "University of Cape Town"; but "Republic of Korea Navy" goes on.
    j = m.end
    while (j < limit && (flags[j]! & CAP) !== 0 && sh.lex.words.bodyLast!.has(folded[j]!)) j++
    return j
  }
  const start = j
  j = capsFrom(sh, j, limit)
  if (LISTS.test(folded[q]!) || isPortfolio(folded[start]!)) {
    for (let guard = 0; guard < 6 && j + 1 < limit; guard++) {
      const w = doc.lower[j]
      let k = j + 1
      if (w === ',' && doc.lower[k] === 'and') k++
      if (k >= limit || (flags[k]! & CAP) === 0 || !(w === ',' || w === 'and' || w === '&')) break
      if (!isPortfolio(folded[k]!) && !(w !== ',' && !isKnown(sh, k, limit))) break
      if (w === ',' && doc.lower[j + 1] !== 'and' && !listGoesOn(sh, k, limit)) break
      j = capsFrom(sh, k, limit)
      if (w !== ',' || doc.lower[k - 1] === 'and') break
    }
  }
  if (j === start) return q + 1
  return second(sh, j, limit)
}

/** A second "of": "Union for the Conservation of Nature", "University of the Thai Chamber of Commerce"; not before a known body or person. */
function second(sh: Shapes, j: number, limit: number): number {
  if (sh.doc.lower[j] !== 'of' || j + 1 >= limit || titledSentence(sh, j)) return j
  const k = sh.doc.lower[j + 1] === 'the' ? j + 2 : j + 1
  if (k >= limit || (sh.flags[k]! & (CAP | INITIAL)) !== CAP) return j
  const m = matchAt(sh, k, limit)
  if (m !== null) return m.entry.kind === 'country' ? m.end : j
  return capsFrom(sh, k, limit)
}

/** Whether a list that goes on after a comma comes to its "and" soon. */
function listGoesOn(sh: Shapes, k: number, limit: number): boolean {
  for (let j = k; j < limit && j < k + 8; j++) {
    if (sh.doc.lower[j] === 'and' || sh.doc.lower[j] === '&') return j + 1 < limit && (sh.flags[j + 1]! & CAP) !== 0
    if ((sh.flags[j]! & CAP) === 0 && sh.doc.lower[j] !== ',') return false
  }
  return false
}

function isKnown(sh: Shapes, k: number, limit: number): boolean {
  const m = matchAt(sh, k, limit)
  return m !== null && m.entry.kind !== 'place'
}

function capsFrom(sh: Shapes, j: number, bound: number): number {
  const limit = Math.min(bound, j + 16)
  while (j < limit) {
    if ((sh.flags[j]! & CAP) !== 0) {
      // "Office of the First Lady Grace Achieng": the holder is no part of the office's name.
      if (isTitleWord(sh, j) && j + 1 < limit && (sh.flags[j + 1]! & CAP) !== 0 && sh.lex.given.has(sh.folded[j + 1]!)) return j + 1
      if (STRONG_TITLES.test(sh.folded[j]!)) break
      j++
    } else if (sh.doc.lower[j] === '-' && (sh.flags[j]! & GLUED) !== 0 && j + 1 < limit && (sh.flags[j + 1]! & (GLUED | WORD)) === (GLUED | WORD)) j += 2
    else break
  }
  return j
}

function titledSentence(sh: Shapes, i: number): boolean {
  return (sh.flags[i]! & TITLED) !== 0
}
