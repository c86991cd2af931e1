import type { Doc } from '../../../model/annotation.ts'
import type { MeasureType } from '../../../model/claim.ts'
import { caseOf } from '../../shared/clause.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isRel, U } from '../../syntax.ts'
import { type Act, measureLexicon } from './lexicon.ts'

/**
 * What sort of act something done to a thing is: by its head, else by what it is a part or a kind of ("shipments of shells", "aid trucks"), by
 * the verb below it ("stopped communicating"). Meetings are no measures. `act` settles words of two sorts: weapons that are handed over are
 * aid and else military, people who are let go are detainees.
 */
export function typeOf(doc: Doc, noun: number, act: Act | null, depth = 0): MeasureType | null {
  const lex = measureLexicon()
  const lemma = doc.lemma[noun]!
  if (depth === 0 && lex.meeting.has(lemma)) return null
  if (lex.people.has(lemma)) {
    if (act === 'ease' || act === 'free') return 'detainees'
    if (['soldier', 'officer', 'fighter', 'militant', 'sailor'].includes(lemma) && act !== null) return 'military'
    if (!lex.type.has(lemma)) return null
  }
  if (lex.weapons.has(lemma)) return weapons(doc, noun, act)
  if (lemma === 'asset' && [...kidsOf(doc, noun)].some((k) => k < noun && /^(?:military|strategic|naval|nuclear)$/.test(doc.lower[k]!))) return 'military'
  // "begin drilling for gas" is trade, "a drill" is the army's.
  const own = (doc.upos[noun] === U.VERB ? lex.doing.get(lemma) : undefined) ?? lex.type.get(lemma)
  if (own) return own
  // "put the measure off": what is put off or lifted is a rule.
  if (lemma === 'measure' && act === 'ease') return 'legal'
  if (depth > 2) return null
  for (const k of kidsOf(doc, noun)) {
    const part =
      isRel(doc, k, 'compound', 'amod', 'conj', 'obj') ||
      (isRel(doc, k, 'nmod') &&
        (caseOf(doc, k) === 'of' ||
          (lex.empty.has(lemma) && ['on', 'over', 'about', 'against', 'in'].includes(caseOf(doc, k))) ||
          (amount(doc, noun) && ['in', 'for'].includes(caseOf(doc, k))))) ||
      (isRel(doc, k, 'acl') && lemma === 'effort')
    if (!part) continue
    const found = typeOf(doc, k, act, depth + 1)
    if (found) return found
  }
  return null
}

/** "$450 million a year in aid": money, whose use stands behind it. */
function amount(doc: Doc, noun: number): boolean {
  return (
    doc.upos[noun] === U.NUM ||
    doc.upos[noun] === U.SYM ||
    ['million', 'billion', 'trillion', 'dollar', 'euro', 'pound', 'yuan', 'yen', '$', '€', '£'].includes(doc.lower[noun]!)
  )
}

/** Weapons that are given, shipped or withheld are aid; what is tested, fired or stationed is military. */
function weapons(doc: Doc, noun: number, act: Act | null): MeasureType {
  const near = [...kidsOf(doc, noun), doc.head[noun]!].filter((k) => k >= 0)
  if (near.some((k) => /^(?:test|launch|fire|strike|attack|site|program|programme|drill)$/.test(doc.lemma[k]!))) return 'military'
  if (near.some((k) => /^(?:shipment|delivery|supply|aid|sale|transfer)$/.test(doc.lemma[k]!))) return 'aid'
  if (act === 'give') return 'aid'
  const given = [...kidsOf(doc, noun)].some((k) => k > noun && ['to', 'for'].includes(caseOf(doc, k)))
  return given || act === 'resume' ? 'aid' : 'military'
}
