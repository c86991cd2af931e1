import type { Doc } from '../../../model/annotation.ts'
import { pairsOf, principalsOf } from '../../shared/principals.ts'
import { factsOf } from '../../shared/factuality.ts'
import { isRel, R, U, X } from '../../syntax.ts'
import { isBody } from './body.ts'
import type { ActFound } from './found.ts'
import { measureLexicon } from './lexicon.ts'

/*
 * What bears on talks: acts of those who can be sides or sponsors of talks (states, their bodies, unions of states, armed groups, and whoever the
 * article's talks are between), in the time of the talks. What firms, media and police do, purchases, and history do not.
 */

/** Whether an act of these actors can bear on talks at all; `names` may be empty where nobody is said to act. */
export function bears(doc: Doc, a: ActFound, names: readonly string[], when: string | null): boolean {
  if (names.length === 0 && (a.type === 'detainees' || a.type === 'legal') && a.act === 'start' && !a.fixed && !ruling(doc, a.by)) return false
  if (a.by >= 0 && measureLexicon().private.has(doc.lemma[a.by]!) && doc.upos[a.by] === U.NOUN) return false
  if (names.length > 0 && !names.some((n) => canBeSide(doc, n, a))) return false
  return !longPast(doc, a, when) && !sentToTalk(doc, a) && !bought(doc, a) && !attribute(doc, a)
}

/** Somebody who rules, though the article does not say here where; what courts and prosecutors do every day is no act of a side. */
function ruling(doc: Doc, by: number): boolean {
  return by >= 0 && isBody(doc, by) && !/^(?:court|prosecutor|bank|fund|team|side|council|commission|regulator|group|union)$/.test(doc.lemma[by]!)
}

/** Bodies that by their names are of states, of unions of states, or armed; everybody else must be one whom the article's talks are about. */
const PUBLIC =
  /\b(?:government|ministry|minister|cabinet|parliament|congress|senate|assembly|house|council|court|tribunal|army|forces?|military|navy|guards?|police|presidency|administration|authority|department|office|agency|commission|committee|union|nations|league|nato|fund|bank|treasury|bloc|community|alliance|front|movement|brigades?|militia|state|party|coalition|organi[sz]ation|group of|troika|eurogroup|quartet)\b/i
const OUTSIDE_LAW: ReadonlySet<string> = new Set(['military', 'detainees', 'diplomatic'])

function canBeSide(doc: Doc, name: string, a: ActFound): boolean {
  if (MEDIA.test(name)) return false
  // A firm or a union between which and another the article's talks are.
  if (
    pairsOf(doc)
      .slice(0, 3)
      .some((p) => p.n >= 3 && p.pair.includes(name))
  )
    return true
  if (outsider(name)) return false
  const actor = doc.actors.find((x) => x.name === name)
  if (!actor || actor.type === 'country' || actor.type === 'group') return true
  // Somebody whose country is not named acts for it where he heads or represents it.
  if (actor.type === 'person') return actor.roles.some((r) => (a.type === 'military' ? COMMANDS : HEADS).test(r.title))
  if (actor.type === 'place') return true
  if (OUTSIDE_LAW.has(a.type) || PUBLIC.test(name)) return true
  return pairsOf(doc).some((p) => p.pair.includes(name)) || (principalsOf(doc).get(name) ?? 0) >= 4 || name === name.toUpperCase()
}

const MEDIA = /\b(?:press|news|reuters|afp|cnn|bbc|times|tv|television|radio|xinhua|tass|herald|tribune|guardian|bloomberg|jazeera|epa|ap)\b/i

const HEADS =
  /\b(?:president|premier|prime minister|chancellor|king|queen|emir|sultan|taoiseach|minister|leader|commander|general|governor|secretary of state|chief|envoy|head of state|ambassador|spokes\w+)\b/i

const COMMANDS = /\b(?:president|premier|prime minister|king|rebel leader|commander|warlord)\b/i

/** Whether a body is no side of any talks by its name: media, firms, trade unions, charities. */
function outsider(name: string): boolean {
  const { outsiders } = measureLexicon()
  return name
    .toLowerCase()
    .split(/[\s,./-]+/)
    .some((w) => outsiders.has(w))
}

/** How many years before the article an act may lie and still belong to the same talks. */
const YEARS = 4

/** "invaded in 1979": history, by the year of the act or the only years its sentence names. */
function longPast(doc: Doc, a: ActFound, when: string | null): boolean {
  const published = Number(/\d{4}/.exec(doc.article.published?.edtf ?? '')?.[0] ?? 0)
  if (published === 0) return false
  const year = Number(/\d{4}/.exec(when ?? '')?.[0] ?? 0)
  if (year > 0) return published - year > YEARS
  const s = doc.sentences[doc.sentenceOf[a.head]!]!
  const years = doc.times.filter((x) => x.span[0] >= s.span[0] && x.span[1] <= s.span[1] && x.edtf !== null).map((x) => Number(/\d{4}/.exec(x.edtf!)?.[0] ?? 0))
  return years.length > 0 && years.every((y) => y > 0 && published - y > YEARS)
}

/** "sent a delegation to": whoever is sent to talk takes part in a meeting; only an ambassador is a step by himself. */
function sentToTalk(doc: Doc, a: ActFound): boolean {
  return (
    a.type === 'diplomatic' &&
    a.act === 'give' &&
    a.thing >= 0 &&
    /^(?:delegation|delegate|negotiator|envoy|team|mission|diplomat|official)$/.test(doc.lemma[a.thing]!)
  )
}

/** "has bought copper": trade as usual; to promise or stop it is an act. */
function bought(doc: Doc, a: ActFound): boolean {
  return a.type === 'trade' && a.act === 'give' && !a.fixed && factsOf(doc, a.head).factuality === 'asserted' && factsOf(doc, a.head).tense !== 'future'
}

/** "power provided by", "licences issued by": says what a thing is, not what somebody did; behind a comma it is told. */
function attribute(doc: Doc, a: ActFound): boolean {
  if (doc.rel[a.head] !== R.acl || doc.xpos[a.head] !== X.VBN || doc.lower[a.head - 1] === ',') return false
  return a.thing >= 0 && a.thing < a.head && (a.act === 'give' || a.type === 'legal' || a.type === 'trade') && !isRel(doc, a.thing, 'root')
}
