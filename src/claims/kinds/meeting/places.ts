import type { Doc } from '../../../model/annotation.ts'
import { actorAt, partyOf } from '../../shared/actors.ts'
import { behindDateline } from '../../shared/dateline.ts'
import { addDays } from '../../shared/when.ts'
import { tokenAt } from '../../syntax.ts'
import type { Place } from './details.ts'
import type { Known } from './nearby.ts'
import { overlap } from './resolve.ts'

// Where a meeting was whose own words do not tell.

/** How many sentences off the same talks still are where they were. */
const REACH = 6
const WINDOW = 24
/** How many days before the report those talks were that its dateline is from. */
const FRESH = 2

/** The town that the nearest sighting of the same parties tells, where no day speaks against it; null without one. */
export function nearbyPlace(own: Known, all: readonly Known[]): Place | null {
  const s = own.sighting
  if (own.parties.length === 0 || s.another || s.candidate.family === 'call' || !TOLD.test(s.candidate.status)) return null
  let best: { place: Place; distance: number } | null = null
  for (const k of all.slice(Math.max(0, own.at - WINDOW), own.at + WINDOW)) {
    const o = k.sighting
    if (o === s || o.place === null || o.place.country || o.another || !TOLD.test(o.candidate.status)) continue
    if (k.parties.length !== own.parties.length || !k.parties.every((p) => own.parties.includes(p))) continue
    if (s.round !== null && o.round !== null && s.round !== o.round) continue
    const distance = Math.abs(s.sentence - o.sentence)
    const days = s.when !== null && o.when !== null
    if (days ? !overlap(s.when!.edtf, o.when!.edtf) : distance > 2) continue
    if (distance <= REACH && (best === null || distance < best.distance)) best = { place: o.place, distance }
  }
  return best?.place ?? null
}

const TOLD = /^(?:held|under way|postponed)$/

/** The town of an article's dateline, for talks of the day in its first sentences; null where it is the seat of a party or there is none. */
export function datelinePlace(doc: Doc, own: Known, when: string | null): Place | null {
  const s = own.sighting
  const published = doc.article.published?.edtf ?? null
  if (when === null || published === null || s.candidate.family === 'call' || s.candidate.family === 'visit' || !TOLD.test(s.candidate.status)) return null
  const from = addDays(published, -FRESH)
  if (from === null || !overlap(when, `${from}/${published}`) || when.length > 21) return null
  const lead = doc.sentences.findIndex((x) => x.region === 'body')
  if (lead < 0 || s.sentence - lead > 1) return null
  const { first } = doc.sentences[lead]!
  if (behindDateline(doc, lead) === first) return null
  const town = actorAt(doc, first)
  const seat = town ? partyOf(doc, town) : null
  if (town?.type !== 'place' || (seat !== null && own.parties.includes(seat))) return null
  const mention = doc.mentions.find((m) => m.actor === town.id && tokenAt(doc, m.span[0]) === first)
  return mention ? { name: spelled(town.name), span: mention.span, country: false } : null
}

/** Datelines shout. */
function spelled(name: string): string {
  return /\p{Ll}/u.test(name) ? name : name.replace(/\p{Lu}+/gu, (w) => w[0] + w.slice(1).toLowerCase())
}
