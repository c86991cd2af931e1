import type { Doc } from '../../../model/annotation.ts'
import type { MeasureType } from '../../../model/claim.ts'
import { caseOf } from '../../shared/clause.ts'
import { kidsOf } from '../../shared/tree.ts'
import { isRel, U } from '../../syntax.ts'
import { type Act, measureLexicon } from './lexicon.ts'
import { isPerson } from './people.ts'

/**
 * What sort of act something done to a thing is: by its head, else by what it is a part or a kind of ("shipments of shells", "aid trucks"), by
 * the verb below it ("stopped communicating"). Meetings are no measures. `act` settles words of two sorts: weapons that are handed over are
 * aid and else military, people who are let go are detainees.
 */
export function typeOf(doc: Doc, noun: number, act: Act | null, depth = 0): MeasureType | null {
  const lex = measureLexicon()
  const lemma = doc.lemma[noun]!
  if (depth === 0 && lex.meeting.has(lemma)) return null
  if (depth === 0 && act === 'free' && isPerson(doc, noun)) return 'detainees'
  if (lex.people.has(lemma)) {
    if (act === 'ease' || act === 'free') return ['peacekeeper', 'marine'].includes(lemma) ? 'military' : 'detainees'
    if (['soldier', 'officer', 'fighter', 'militant', 'sailor', 'peacekeeper', 'marine'].includes(lemma) && act !== null) return 'military'
    if (!lex.type.has(lemma)) return null
  }
  const kind = ofKind(doc, noun)
  if (kind) return kind
  if (lex.weapons.has(lemma)) return weapons(doc, noun, act)
  if (lemma === 'asset' && [...kidsOf(doc, noun)].some((k) => k < noun && /^(?:military|strategic|naval|nuclear)$/.test(doc.lower[k]!))) return 'military'
  if (doc.upos[noun] === U.VERB && lemma === 'deliver' && ![...kidsOf(doc, noun)].some((k) => isRel(doc, k, 'obj') && typeOf(doc, k, 'give', depth + 1)))
    return null
  // "begin drilling for gas" is trade, "a drill" is the army's.
  const own = doc.upos[noun] === U.VERB ? (lex.doing.get(lemma) ?? lex.type.get(doc.lower[noun]!)) : lex.type.get(lemma)
  if (own && (doc.upos[noun] === U.VERB || meant(doc, noun))) return own
  // "put the measure off": what is put off or lifted is a rule.
  if (lemma === 'measure' && act === 'ease') return 'legal'
  // "begin storing water" gives no water: of a verb only what it acts on as a measure counts.
  if (depth > 2 || (doc.upos[noun] === U.VERB && !lex.act.has(lemma))) return null
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
    // "a delegate lead", "a law firm": an attribute says of what sort a thing is of aid, arms and trade only.
    const loose = k < noun && isRel(doc, k, 'compound', 'amod') && (found === 'legal' || found === 'diplomatic') && !STEADY.has(doc.lemma[k]!)
    if (found && !loose) return found
  }
  return null
}

const STEADY: ReadonlySet<string> = new Set(['embassy', 'visa', 'consulate', 'border', 'airspace'])

/** Whether a word of several meanings is meant as a measure's thing here: "a bombing campaign", not "his campaign". */
export function meant(doc: Doc, noun: number): boolean {
  const only = measureLexicon().only.get(doc.lemma[noun]!)
  if (!only || only.has(doc.lower[noun]!)) return true
  // "strikes on two ports", not "a strike on Wednesday".
  if (
    doc.lemma[noun] === 'strike' &&
    (doc.lower[noun + 1] === 'on' || doc.lower[noun + 1] === 'against') &&
    !doc.times.some((x) => x.span[0] === doc.start[noun + 2])
  )
    return true
  const from = Math.max(doc.sentences[doc.sentenceOf[noun]!]!.first, noun - 4)
  for (let k = from; k < noun; k++) if ((only.has(doc.lemma[k]!) || only.has(doc.lower[k]!)) && doc.upos[k] !== U.ADP) return true
  for (let k = noun + 1; k < noun + 5 && k < doc.count; k++) if (only.has(doc.lemma[k]!) || only.has(doc.lower[k]!)) return true
  return false
}

/** Words that their attribute makes a thing of another sort: travel bans are sanctions, border crossings the neighbour's concern, a trade list trade. */
function ofKind(doc: Doc, noun: number): MeasureType | null {
  const lemma = doc.lemma[noun]!
  if (!['ban', 'freeze', 'crossing', 'list', 'link', 'route', 'point'].includes(lemma)) return null
  const before = [...kidsOf(doc, noun)].filter((k) => k < noun && isRel(doc, k, 'compound', 'amod')).map((k) => doc.lemma[k]!)
  if ((lemma === 'ban' || lemma === 'freeze') && before.some((w) => /^(?:travel|visa|arm|arms|asset|entry)$/.test(w))) return 'sanctions'
  if (/^(?:crossing|point|link|route)$/.test(lemma) && before.some((w) => /^(?:border|frontier|air|rail|crossing|land)$/.test(w))) return 'diplomatic'
  if (lemma === 'ban') {
    const on = doc.lower.slice(noun + 1, noun + 7).join(' ')
    if (/^(?:on|against) .*\b(?:arms?|weapons?|weaponry)\b/.test(on)) return 'sanctions'
    if (/^(?:on|against) .*\b(?:imports?|exports?|goods|products?|trade|purchases?|sales?|coal|oil|gas|grain|wheat|beef)\b/.test(on)) return 'trade'
  }
  if (lemma !== 'list') return null
  const text = doc.lower.slice(Math.max(0, noun - 4), Math.min(doc.count, noun + 8)).join(' ')
  return /\b(?:trade|trading|export|trusted|buyers|partners|white)\b/.test(text)
    ? 'trade'
    : /\b(?:sanctions?|terror\w*|black)\b/.test(text)
      ? 'sanctions'
      : null
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
