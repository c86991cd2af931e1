import type { Ref } from './nominals.ts'
import type { Places } from './roles.ts'
import type { Shapes } from './shapes.ts'

/** Styles by which somebody is spoken of instead of by name. */
const STYLE = /^(?:excellency|majesty|holiness|highness|eminence|beatitude|honou?r|lordship|ladyship|grace)$/

/** Whether a possessive pronoun belongs to a style: "His Excellency" is one who is not "his". */
export function isStyled(sh: Shapes, pronoun: number): boolean {
  const next = pronoun + 1
  return next < sh.doc.count && STYLE.test(sh.doc.lower[next]!) && /^\p{Lu}/u.test(sh.doc.text.charAt(sh.doc.start[next]!))
}

/**
 * "His Excellency" alone: the person last named with that style ("His Excellency President Ann Lee"), or nobody where the article names none.
 * Gives mentions in reading order; `inName` marks the tokens of names.
 */
export function findStyled(sh: Shapes, places: Places): Ref[] {
  const { doc } = sh
  const out: Ref[] = []
  const latest = new Map<string, Ref['actor']>()
  for (let t = 1; t < doc.count; t++) {
    if (!/^(?:his|her|your|their)$/.test(doc.lower[t - 1]!) || !isStyled(sh, t - 1)) continue
    const style = doc.lower[t]!
    const named = personBehind(places, t + 1, doc.sentences[doc.sentenceOf[t]!]!.end, sh)
    if (named !== undefined) latest.set(style, named)
    else out.push({ first: t - 1, end: t + 1, form: 'nominal', type: 'person', actor: latest.get(style) ?? null })
  }
  return out
}

/** The person whose name, perhaps with titles before it, follows; undefined where no name does. */
function personBehind(places: Places, from: number, end: number, sh: Shapes): Ref['actor'] | undefined {
  for (let i = from; i < Math.min(end, from + 9); i++) {
    const at = places.startsAt[i]!
    if (at >= 0 && places.linked[at]!.type === 'person') return places.linked[at]!.actor
    // Titles are capitals, with "of the" between them.
    if (!/^\p{Lu}/u.test(sh.doc.text.charAt(sh.doc.start[i]!)) && !/^(?:of|the|and|for|,)$/.test(sh.doc.lower[i]!)) return undefined
  }
  return undefined
}
