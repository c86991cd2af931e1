import type { Doc } from '../../../model/annotation.ts'
import type { MeasureType } from '../../../model/claim.ts'
import { kidsOf } from '../../shared/tree.ts'
import { agentsOf, isOpenPronoun } from '../../shared/voices.ts'
import { isRel, U } from '../../syntax.ts'
import { isBody } from './body.ts'
import type { ActFound } from './found.ts'
import { measureLexicon, type Saying } from './lexicon.ts'
import { isPerson } from './people.ts'
import { meant, typeOf } from './things.ts'

/*
 * Acts that a verb tells only together with words further on, none of which is a thing that is acted on: "took the crew hostage", "went back to war",
 * "put the hikers on a plane", "held its fire". The table (`sayings` in the lexicon) gives type and act for each.
 */

type Stretch = readonly [first: number, last: number]

/** A saying at its place: the last of its words, and the noun in its gap (-1 without one). */
interface Hit {
  readonly saying: Saying
  readonly last: number
  readonly thing: number
}

/** Whether a saying begins at a verb; cheap, so that common verbs need no look at their trees. */
export function saysSo(doc: Doc, t: number): boolean {
  return hitAt(doc, t) !== null
}

/** "took the crew hostage", "went back to war": an act by the words of the table, where somebody who can act does it. */
export function said(doc: Doc, t: number, by: number, passive: boolean, things: readonly number[], stretch: Stretch): ActFound | null {
  if (by < 0 || (agentsOf(doc, by).length === 0 && !isBody(doc, by) && !isOpenPronoun(doc, by))) return null
  const hit = hitAt(doc, t, passive)
  if (!hit) return null
  const { act } = hit.saying
  const plain = hit.saying.words.every((w) => w.gap === null || w.gap === '')
  const type = hit.saying.type ?? (hit.thing >= 0 ? sortOf(doc, hit.thing) : null)
  // Bodies without a name may go back to a table after lunch.
  if (type === null || (type === 'diplomatic' && agentsOf(doc, by).length === 0 && !isOpenPronoun(doc, by))) return null
  return { head: t, type, act, by, thing: (plain ? things[0] : undefined) ?? hit.thing, stretch: [stretch[0], Math.max(stretch[1], hit.last)] }
}

/** Of what sort it is to stop something: as its frame or list says. */
function sortOf(doc: Doc, thing: number): MeasureType | null {
  const { things, frames } = measureLexicon()
  for (const name of (meant(doc, thing) ? things.get(doc.lemma[thing]!) : undefined) ?? []) {
    const frame = frames.get(name)
    if (frame?.acts.has('pause')) return frame.type
  }
  return typeOf(doc, thing, 'stop')
}

function hitAt(doc: Doc, t: number, passive = false): Hit | null {
  const known = measureLexicon().sayings.get(doc.lemma[t]!)
  if (!known) return null
  for (const saying of known) {
    const hit = matched(doc, t, saying, passive)
    if (hit) return hit
  }
  return null
}

/** How far a gap reaches. */
const GAP = 8
const FILLERS: ReadonlySet<number> = new Set([U.DET, U.ADJ, U.ADV, U.NUM, U.NOUN, U.PROPN, U.PART])

function matched(doc: Doc, t: number, saying: Saying, passive: boolean): Hit | null {
  const { end } = doc.sentences[doc.sentenceOf[t]!]!
  let [at, thing] = [t, -1]
  let gap: Saying['words'][number] | null = null
  for (const word of saying.words) {
    if (word.gap !== null) {
      gap = word
      continue
    }
    let next = at + 1
    const from = next
    while (next < end && !(word.any.has(doc.lower[next]!) && doc.lower[next + 1] !== '-' && doc.lower[next - 1] !== '-')) {
      if (gap ? next - from >= GAP || stops(doc, next) : !filler(doc, next) || next - at > 4) return null
      next++
    }
    if (next >= end) return null
    if (gap) {
      const noun = nounIn(doc, from, next, gap.gap!)
      // A passive has its object before it, and a gap for any noun may be empty.
      if (noun < 0 && gap.gap !== '' && !(passive && from === next && suffers(doc, t, gap.gap!))) return null
      if (noun >= 0) thing = noun
    }
    ;[at, gap] = [next, null]
  }
  if (gap) {
    // "fired two shells": a gap at the end is what stands right behind.
    const noun = nounIn(doc, at + 1, Math.min(end, at + 6), gap.gap!)
    if (noun < 0) return null
    ;[thing, at] = [noun, noun]
  }
  // "summoned the ambassador": the last word is what it is about.
  return { saying, last: at, thing: thing < 0 && doc.upos[at] === U.NOUN ? at : thing }
}

/** Whether the subject of a passive, or the noun that a participle hangs on, is of the class asked for. */
function suffers(doc: Doc, t: number, kind: string): boolean {
  const subject = [...kidsOf(doc, t)].find((k) => isRel(doc, k, 'nsubj:pass')) ?? (isRel(doc, t, 'acl', 'acl:relcl') ? doc.head[t]! : -1)
  return subject >= 0 && nounIn(doc, subject, subject + 1, kind) >= 0
}

function stops(doc: Doc, token: number): boolean {
  return (doc.upos[token] === U.VERB && !doc.lower[token]!.endsWith('ed') && !doc.lower[token]!.endsWith('ing')) || /^[;:.?!–—]$/.test(doc.lower[token]!)
}

function filler(doc: Doc, token: number): boolean {
  return FILLERS.has(doc.upos[token]!) || /^(?:its|their|his|her|our|your|my|of|-)$/.test(doc.lower[token]!)
}

/** The last noun of a stretch, if it is of the class asked for ('': any noun or pronoun); -1 without one. */
function nounIn(doc: Doc, from: number, to: number, kind: string): number {
  const lex = measureLexicon()
  if (kind !== 'money')
    for (let k = from + 1; k < to; k++)
      if (doc.upos[k] === U.ADP && (doc.upos[k - 1] === U.NOUN || doc.upos[k - 1] === U.PROPN)) {
        // "the families of the captives", "the warrants against the rebels": the first noun is meant.
        to = k
        break
      }
  for (let k = to - 1; k >= from; k--) {
    if (![U.NOUN, U.PROPN, U.PRON, U.NUM, U.SYM].includes(doc.upos[k]!)) continue
    if (kind === '') return k
    if (kind === 'people' && (isPerson(doc, k) || /^(?:them|him|her)$/.test(doc.lower[k]!))) return k
    if (kind === 'envoys' && (lex.type.get(doc.lemma[k]!) === 'diplomatic' || ['official', 'spy', 'agent', 'attaché', 'staff'].includes(doc.lemma[k]!)))
      return k
    if (kind === 'money' && (lex.things.get(doc.lemma[k]!) ?? lex.things.get(doc.lower[k]!) ?? []).includes('money')) return k
    if (kind === 'lorries' && (lex.things.get(doc.lemma[k]!) ?? []).some((c) => c === 'convoy' || c === 'ration' || c === 'aid')) return k
    if (kind === 'forces' && (lex.things.get(doc.lemma[k]!) ?? []).includes('force')) return k
    if (kind === 'atoms' && (lex.things.get(doc.lemma[k]!) ?? []).includes('atom')) return k
    if (kind === 'captives' && lex.type.get(doc.lemma[k]!) === 'detainees') return k
    if (kind !== 'money' && doc.upos[k] === U.NOUN) return -1
  }
  return -1
}
