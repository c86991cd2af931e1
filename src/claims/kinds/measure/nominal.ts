import type { Doc } from '../../../model/annotation.ts'
import { actorAt } from '../../shared/actors.ts'
import { caseOf, clauseTokens, phraseTokens } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { agentsOf, doerOf } from '../../shared/voices.ts'
import { isRel, R } from '../../syntax.ts'
import { announced } from './announced.ts'
import type { ActFound } from './found.ts'
import { deed, proposed } from './frames.ts'
import { type Act, measureLexicon } from './lexicon.ts'
import { ownerOf } from './owner.ts'
import { isPerson } from './people.ts'
import { typeOf } from './things.ts'
import { actFor } from './turns.ts'

/** "the release of hostages from Peru", "Peru's renewed offensive", "threats of sanctions", "a promise of aid", "an 11-week blockade". */
export function nominal(doc: Doc, t: number): ActFound | null {
  return noun(doc, t) ?? deed(doc, t)
}

function noun(doc: Doc, t: number): ActFound | null {
  const lex = measureLexicon()
  const lemma = doc.lemma[t]!
  const said = announced(doc, t)
  if (said) return said
  const act = TAKING.has(lemma) ? 'start' : lex.act.get(lemma)
  const stretch = phraseTokens(doc, t)
  const kids = [...kidsOf(doc, t)]
  const object = kids.find((k) => k > t && isRel(doc, k, 'nmod') && caseOf(doc, k) === 'of')
  if (act && object !== undefined) return ofThing(doc, t, act, object, stretch)
  const own = lex.nouns.get(lemma)
  if (!own || (lex.only.has(lemma) && typeOf(doc, t, 'start') !== own)) return null
  const owner = ownerOf(doc, t)
  if (own === 'aid') {
    if (doc.lower[t - 1] === 'under') return null
    // "the siege" of a film is no measure: one that is told has a length, a place or an owner.
    if (isRel(doc, t, 'compound', 'amod') || !kids.some((k) => !isRel(doc, k, 'punct', 'case', 'cc', 'conj') && !(lemma === 'siege' && isRel(doc, k, 'det'))))
      return null
    // "lifted an 11-week blockade": whoever lifts it has laid it.
    const verb = isRel(doc, t, 'obj') ? doc.head[t]! : -1
    const keeper =
      owner >= 0
        ? owner
        : verb >= 0 && ['lift', 'ease', 'end', 'impose', 'maintain', 'tighten', 'lay', 'keep'].includes(doc.lemma[verb]!)
          ? doerOf(doc, verb)
          : -1
    return { head: t, type: own, act: 'stop', by: keeper, thing: -1, stretch }
  }
  // "the Paris attacks" happened there; nobody in Paris made them.
  if (own === 'military' && owner >= 0 && isRel(doc, owner, 'compound') && actorAt(doc, owner)?.type !== 'organisation') return null
  const turn = kids.map((k) => TURNS.get(doc.lower[k]!)).find((x) => x !== undefined)
  if (owner >= 0 && turn) return { head: t, type: own, act: turn, by: owner, thing: -1, stretch }
  const verb = isRel(doc, t, 'nsubj') ? doc.head[t]! : -1
  // "a Kenyan air strike killed", "shelling by the rebels hit": an attack that is told by what it did.
  const struck = own === 'military' && verb > t && lex.striking.has(doc.lemma[verb]!) && factsOf(doc, verb).factuality === 'asserted'
  return owner >= 0 && struck ? { head: t, type: own, act: 'start', by: owner, thing: -1, stretch: clauseTokens(doc, verb) } : null
}

const TURNS: ReadonlyMap<string, Act> = new Map<string, Act>([
  ['renewed', 'resume'],
  ['resumed', 'resume'],
  ['expanded', 'increase'],
  ['intensified', 'increase'],
  ['escalating', 'increase'],
  ['widening', 'increase'],
  ['growing', 'increase'],
  ['stepped-up', 'increase'],
  ['wider', 'increase'],
  ['new', 'start'],
  ['latest', 'start'],
  ['fresh', 'start'],
])

/** Nouns of taking people, read where somebody orders or announces it. */
const TAKING: ReadonlySet<string> = new Set(['arrest', 'detention', 'abduction', 'kidnapping', 'seizure'])

/** "an expansion of operations", "the denial of aid", "the release of three sailors from Peru". */
function ofThing(doc: Doc, t: number, act: Act, object: number, stretch: readonly [number, number]): ActFound | null {
  const taken = TAKING.has(doc.lemma[t]!) && isPerson(doc, object)
  const type = taken ? 'detainees' : typeOf(doc, object, act)
  if (!type) return null
  // Of detainees the adjective says whose they are, not who lets them go.
  let by = ownerOf(doc, t)
  if (by < 0)
    by =
      type === 'detainees'
        ? ([...kidsOf(doc, object)].find((k) => k > object && ['by', 'from'].includes(caseOf(doc, k)) && agentsOf(doc, k).length > 0) ?? -1)
        : ownerOf(doc, object)
  const verb = doc.rel[t] === R.obj ? doc.head[t]! : -1
  if (
    by < 0 &&
    verb >= 0 &&
    ['continue', 'begin', 'announce', 'order', 'launch', 'halt', 'resume', 'start', 'approve', 'plan', 'decree'].includes(doc.lemma[verb]!)
  )
    by = doerOf(doc, verb)
  if (type === 'detainees' && (by < 0 || proposed(doc, t))) return null
  if (by < 0) return null
  const last = Math.max(stretch[1], phraseTokens(doc, object)[1], treeOf(doc).right[by]! > t ? by : t)
  return { head: t, type, act: actFor(doc, doc.lemma[t]!, act, type, object), by, thing: object, stretch: [stretch[0], last] }
}
