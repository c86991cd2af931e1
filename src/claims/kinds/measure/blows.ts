import type { Doc, DocActor } from '../../../model/annotation.ts'
import { actorAt, mentionAt } from '../../shared/actors.ts'
import { caseOf, clauseTokens } from '../../shared/clause.ts'
import { kidsOf } from '../../shared/tree.ts'
import { agentsOf } from '../../shared/voices.ts'
import { isRel, R, U, X } from '../../syntax.ts'
import { isBody } from './body.ts'
import type { ActFound } from './found.ts'
import { measureLexicon } from './lexicon.ts'
import { ownerOf } from './owner.ts'
import { typeOf } from './things.ts'

/*
 * Verbs that are an act by themselves ("bombed", "blacklisted"), and forces that come and go by themselves.
 */

type Stretch = readonly [first: number, last: number]

/** "bombed the port", "blacklisted two banks": an act by the verb alone, where somebody does it to something that can suffer it. */
export function alone(doc: Doc, t: number, things: readonly number[], by: number, stretch: Stretch): ActFound | null {
  const lex = measureLexicon()
  const found = lex.alone.get(doc.lemma[t]!)
  if (!found || by < 0) return null
  const military = found.type === 'military'
  // The air force that "has been bombing" has bombed somebody.
  if (things.length === 0 && found.act !== 'stop' && !(military && lex.armed.has(doc.lemma[by]!))) return null
  if (military && doc.lemma[doc.head[t]!] !== 'threaten' && spares(doc, t, things, by)) return null
  return { head: t, type: found.type, act: found.act, by, thing: things[0] ?? -1, stretch }
}

/** Whether a blow is one of words or hits nobody: "attacked the senator for", "hit a record", "killed it". */
function spares(doc: Doc, t: number, things: readonly number[], by: number): boolean {
  const lex = measureLexicon()
  const lemma = doc.lemma[t]!
  if (lemma === 'kill') return things.every((k) => doc.upos[k] === U.PRON)
  if (lex.felling.has(lemma))
    return !things.some((k) => lex.targets.has(doc.lemma[k]!)) || (agentsOf(doc, by).length === 0 && !isBody(doc, by) && !lex.armed.has(doc.lemma[by]!))
  return fruitless(doc, things, by)
}

/** "attacked the senator for": what is attacked must be somewhere, or a force; people and ideas are attacked with words. */
function fruitless(doc: Doc, things: readonly number[], by: number): boolean {
  return (
    things.length > 0 &&
    !things.some((k) => {
      const actor = actorAt(doc, k)
      if (actor) return actor.type !== 'person'
      // A name that nobody knows, hit by an army, is a place.
      if (doc.upos[k] === U.PROPN && by >= 0 && measureLexicon().armed.has(doc.lemma[by]!) && mentionAt(doc, k)?.type !== 'person') return true
      return measureLexicon().targets.has(doc.lemma[k]!) || typeOf(doc, k, null) === 'military' || typeOf(doc, k, null) === 'aid'
    })
  )
}

/** "laid down their arms", "will hand over 840 weapons", "surrendered its missiles": a side that gives up its own. */
export function surrenders(doc: Doc, lemma: string, thing: number, by: number): boolean {
  if (!['surrender', 'lay', 'decommission', 'hand', 'turn'].includes(lemma) || !measureLexicon().weapons.has(doc.lemma[thing]!)) return false
  const own = [...kidsOf(doc, thing)].some((k) => /^(?:its|their|his)$/.test(doc.lower[k]!))
  // What rebels hand over is their own.
  const rebels =
    agentsOf(doc, by).some((x) => x.type === 'organisation') ||
    ['rebel', 'guerrilla', 'insurgent', 'militia', 'fighter', 'militant', 'movement'].includes(doc.lemma[by]!)
  return own || rebels || lemma === 'surrender' || lemma === 'lay' || lemma === 'decommission'
}

const MOVING: ReadonlySet<string> = new Set(['deploy', 'arrive', 'land', 'mass', 'advance', 'gather', 'enter', 'cross', 'move', 'assemble'])

/** "Kenyan troops crossed into", "US warships arrived in": forces that come are sent. */
export function marches(doc: Doc, t: number): ActFound | null {
  const leaves = ['leave', 'quit', 'vacate', 'evacuate'].includes(doc.lemma[t]!) && [...kidsOf(doc, t)].some((k) => k > t && doc.rel[k] === R.obj)
  if (!MOVING.has(doc.lemma[t]!) && !leaves) return null
  const verb = isRel(doc, t, 'xcomp') && ['begin', 'start'].includes(doc.lemma[doc.head[t]!] ?? '') ? doc.head[t]! : t
  const subject = [...kidsOf(doc, verb)].find((k) => doc.rel[k] === R.nsubj)
  if (subject === undefined || !FORCES.has(doc.lemma[subject]!)) return null
  const owner = ownerOf(doc, subject)
  return owner < 0 ? null : { head: t, type: 'military', act: leaves ? 'ease' : 'start', by: owner, thing: subject, stretch: clauseTokens(doc, verb) }
}

const LEAVING: ReadonlySet<string> = new Set(['withdraw', 'pull', 'retreat', 'leave', 'depart'])
const GROUND =
  /^(?:territory|town|city|village|area|strip|position|province|zone|base|region|enclave|valley|heights|district|airport|port|country|capital|corridor|border|land|island|bank)s?$/

/** "Armenian forces pulled back from four villages", "Peru withdrew from the province": forces that go by themselves. */
export function withdraws(doc: Doc, t: number, kids: readonly number[], particle: string | null, by: number, stretch: Stretch): ActFound | null {
  const lemma = doc.lemma[t]!
  if (by < 0 || !LEAVING.has(lemma) || (lemma === 'pull' && particle !== 'out' && particle !== 'back')) return null
  if (kids.some((k) => k > t && isRel(doc, k, 'obj'))) return null
  const forces = FORCES.has(doc.lemma[by]!) || ['force', 'forces', 'army', 'military', 'fighter', 'rebel', 'unit'].includes(doc.lemma[by]!)
  const sides = agentsOf(doc, by)
  if (forces && (sides.length > 0 || (doc.xpos[t] === X.VBD && isBody(doc, by)))) return { head: t, type: 'military', act: 'ease', by, thing: -1, stretch }
  if (!sides.some((a) => a.type !== 'person' && a.type !== 'place') || lemma === 'leave' || lemma === 'depart') return null
  const place = kids.find(
    (k) => k > t && isRel(doc, k, 'obl', 'nmod') && /^(?:from|of|out of)$/.test(caseOf(doc, k)) && (GROUND.test(doc.lower[k]!) || onMap(doc, k, sides)),
  )
  return place === undefined ? null : { head: t, type: 'military', act: 'ease', by, thing: -1, stretch }
}

/** Whether a token names a place or somebody else's country. */
function onMap(doc: Doc, token: number, own: readonly DocActor[]): boolean {
  const actor = actorAt(doc, token)
  return actor !== null && (actor.type === 'place' || (actor.type === 'country' && !own.includes(actor)))
}

const FORCES: ReadonlySet<string> = new Set([
  'troop',
  'troops',
  'soldier',
  'peacekeeper',
  'warship',
  'tank',
  'marine',
  'reinforcement',
  'contingent',
  'battalion',
  'brigade',
])
