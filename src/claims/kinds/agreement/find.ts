import type { Doc } from '../../../model/annotation.ts'
import { isRel, U } from '../../syntax.ts'
import { disowned, oneSided, performed, pledge, pointsSettled, swapped, unfulfilled } from './acts.ts'
import { type Candidate, deniedExtent } from './candidate.ts'
import { consent } from './consent.ts'
import { idiomatic } from './idioms.ts'
import { broughtAlong, byConsensus, declaredVoid, putForward, saidNo, signingAhead, stillWithout } from './ends.ts'
import { ahead, asTheTextSays, dropped, inHand, missed, nothingSigned, notOnce, onOffer, onTime, quarrelSettled, votedDown } from './fate.ts'
import { verdictOn } from '../../shared/verdict.ts'
import { agreementWords } from './lexicon.ts'
import {
  byIdiom,
  came,
  cameToNothing,
  concluded,
  dated,
  gaveWay,
  had,
  handedOver,
  inReturn,
  lived,
  mayCome,
  notKept,
  notYet,
  settledUp,
  signedFor,
  signs,
  thatTheyMade,
  whatWasAgreed,
  won,
} from './mention.ts'
import { broken, byNoun, byTerms, possessed, tabled } from './noun.ts'
import { agreed } from './object.ts'
import { jointly, offers, underTerms } from './offers.ts'
import { carriedOut, emptyHanded, existing, holding, inExchange, laidDown, nearness, stated, underIt } from './standing.ts'
import { verbOver } from './verbs.ts'

/** All candidates of a document, one a clause. */
export function findAgreements(doc: Doc): Candidate[] {
  const out: Candidate[] = []
  for (const s of doc.sentences) {
    if (!s.parsed || s.region !== 'body') continue
    const from = out.length
    for (let t = s.first; t < s.end; t++) {
      const told = at(doc, t)
      const found = told && weighed(doc, told)
      // A date alone says least: what any verb says of the same agreement goes before it.
      if (found && found.verb < 0 && found.status === 'reached' && later(doc, found, s.end)) continue
      if (found && !out.slice(from).some((c) => same(doc, c, found))) out.push(found)
    }
  }
  return settled(out)
}

/** A candidate as the words around it leave it: denied, or null where nobody says that there is such an agreement. */
function weighed(doc: Doc, c: Candidate): Candidate | null {
  const found = verdictOn(doc, c.verb >= 0 ? c.verb : c.trigger)
  if (!found || (c.status === 'denied' && found.verdict !== 'unwanted')) return c
  // "denied that it had broken the truce", "that the treaty binds it"
  if (found.verdict !== 'denied' || c.status === 'broken' || c.terms) return null
  const place = deniedExtent(doc, found.by, c.verb >= 0 ? c.verb : c.trigger)
  return { ...c, status: 'denied', stage: null, first: Math.min(place.first, c.first, found.from ?? c.first), last: Math.max(place.last, c.last) }
}

/** What stands in an agreement is reached where the article tells of one that is there, on offer where it only tells of offers. */
function settled(found: readonly Candidate[]): Candidate[] {
  const told = found.filter((c) => !c.terms)
  const there = told.some((c) => c.status === 'reached' || c.status === 'implemented')
  const offered = told.some((c) => c.status === 'proposed' || c.status === 'partial')
  return found.map((c) => (c.terms && !there && offered ? { ...c, status: 'proposed' as const } : c))
}

/** Whether a verb further on in the sentence says more of the noun ("the deal of 2015 collapsed"). */
function later(doc: Doc, found: Candidate, end: number): boolean {
  for (let t = found.noun + 1; t < end; t++) if (doc.upos[t] === U.VERB && at(doc, t)?.noun === found.noun) return true
  return false
}

/** Two about the same words say one thing; the first stands, unless the second is of another status in words of its own. */
function same(doc: Doc, a: Candidate, b: Candidate): boolean {
  if (a.trigger === b.trigger || (a.noun >= 0 && a.noun === b.noun && (a.status === b.status || (b.verb < 0 && b.status === 'reached')))) return true
  const within = a.first <= b.first && b.last <= a.last
  if (within && a.status === 'denied') return true
  if (within && b.verb === -1 && a.status === b.status) return true
  // "agreed to a deal that would free ten": what the deal is to bring.
  if (within && b.status === 'proposed' && isRel(doc, b.trigger, 'acl:relcl')) return true
  return within && a.status === b.status && doc.head[b.trigger] === a.trigger && !isRel(doc, b.trigger, 'parataxis', 'conj')
}

/** Past forms that are often taken for other words. */
const MISTAGGED: ReadonlySet<string> = new Set(['tore', 'shook', 'froze'])

function at(doc: Doc, t: number): Candidate | null {
  const w = agreementWords()
  const lemma = doc.lemma[t]!
  if ((doc.upos[t] === U.VERB || MISTAGGED.has(doc.lower[t]!)) && !isRel(doc, t, 'amod', 'compound', 'case')) {
    if (w.consent.has(lemma)) return byConsensus(doc, t) ?? nothingSigned(doc, t) ?? whatWasAgreed(doc, t) ?? consent(doc, t) ?? idiomatic(doc, t)
    if (w.pledge.has(lemma)) {
      const found = idiomatic(doc, t) ?? pledge(doc, t)
      if (found) return found
    }
    if (w.swapped.has(lemma)) return swapped(doc, t) ?? inExchange(doc, t)
    const kept =
      nothingSigned(doc, t) ??
      votedDown(doc, t) ??
      quarrelSettled(doc, t) ??
      dropped(doc, t) ??
      missed(doc, t) ??
      notOnce(doc, t) ??
      whatWasAgreed(doc, t) ??
      disowned(doc, t) ??
      idiomatic(doc, t) ??
      settledUp(doc, t) ??
      came(doc, t) ??
      pointsSettled(doc, t) ??
      holding(doc, t) ??
      onTime(doc, t) ??
      performed(doc, t) ??
      unfulfilled(doc, t) ??
      notKept(doc, t) ??
      had(doc, t) ??
      byIdiom(doc, t) ??
      mayCome(doc, t) ??
      offers(doc, t) ??
      gaveWay(doc, t) ??
      won(doc, t) ??
      signedFor(doc, t) ??
      handedOver(doc, t) ??
      concluded(doc, t) ??
      ahead(doc, t) ??
      broughtAlong(doc, t) ??
      byConsensus(doc, t) ??
      declaredVoid(doc, t) ??
      saidNo(doc, t)
    if (kept) return kept
    const noun = agreed(doc, t)
    if (noun.at >= 0 && !oneSided(doc, noun.at)) return verbOver(doc, t, noun.at, noun.role) ?? onOffer(doc, t)
    return onOffer(doc, t) ?? putForward(doc, t) ?? jointly(doc, t) ?? signs(doc, t) ?? inExchange(doc, t) ?? inReturn(doc, t)
  }
  if (doc.lower[t] === 'worth') return onOffer(doc, t)
  if (doc.upos[t] === U.NOUN || doc.upos[t] === U.PROPN) {
    if (w.breakNouns.has(lemma)) return broken(doc, t)
    if (lemma === 'agreement' || lemma === 'consent' || lemma === 'acceptance' || lemma === 'approval') {
      const own = possessed(doc, t)
      if (own) return own
    }
    const hand = inHand(doc, t) ?? signingAhead(doc, t) ?? stillWithout(doc, t) ?? asTheTextSays(doc, t)
    if (hand) return hand
    const nothing = emptyHanded(doc, t) ?? cameToNothing(doc, t)
    if (nothing) return nothing
    if (doc.upos[t] === U.PROPN && w.hard.has(lemma.toLowerCase()) && !w.nouns.has(lemma)) return laidDown(doc, t) ?? dated(doc, t)
    if (w.nouns.has(lemma))
      return oneSided(doc, t)
        ? null
        : (notYet(doc, t) ??
            thatTheyMade(doc, t) ??
            byTerms(doc, t) ??
            tabled(doc, t) ??
            nearness(doc, t) ??
            underTerms(doc, t) ??
            underIt(doc, t) ??
            laidDown(doc, t) ??
            byNoun(doc, t) ??
            stated(doc, t) ??
            existing(doc, t) ??
            carriedOut(doc, t) ??
            lived(doc, t) ??
            dated(doc, t))
  }
  return null
}
