import type { Span } from '../../model/span.ts'
import { chain, fold, isCountry, party } from '../common/names.ts'
import type { Local } from './roles.ts'
import { isTitleOnly, withTitle } from './names.ts'

// What stands for whoever was spoken of last: such words name nobody outside their sentence.
const PASSING = /^(?:an?|its|their|his|her|our|my|your|this|that|these|those|both|some|other) /i
// A bare office or body ("the foreign ministry", "the government", "the company") is whosever the last paragraph was about.
const BARE =
  /^(?:the )?(?:[\p{Lu}.]+ |[\p{L}]+ )?(?:president|envoy|minister|prime minister|chancellor|secretary|secretary-general|spokes(?:man|woman|person)|government|ministry|cabinet|company|firm|country|parliament)$/iu
// A ministry acts for its country; nobody calls the country so.
const OFFICE =
  /\b(?:ministry|treasury|pentagon|embassy|foreign office|consulate|presidential palace)$|^(?:the )?\p{L}+ department$|^(?:the )?(?:ministry|department|government) (?:of|for) /iu
const SIDE = /\b(?:side|sides|delegation|camp|embassy|negotiators|officials|leadership)$/i
// Who belongs to a body, how many of them there are, and who speaks for it, are no names of it.
const MEMBERS = /^(?:the )?\d|['’]s? (?:\p{L}+ )?(?:men|troops|forces|fighters|committee|leadership|delegation|team|side|board)$/u

/**
 * As what an article names an actor: the names it uses, and apart from them the names with the title before them. Adjectives of a country
 * ("Norwegian") name nobody; peoples ("Norwegians") do.
 */
export function aliasesOf(local: Local): { names: string[]; titled: string[]; addressed: string[]; plain: number } {
  const out = new Set<string>()
  const titled: string[] = []
  const addressed: string[] = []
  const also: string[] = []
  const bare = new Set<string>()
  let plain = 0
  const name = fold(local.actor.name)
  for (const a of local.actor.aliases) {
    if (
      fold(a) !== name &&
      (PASSING.test(a) ||
        (local.type === 'country' && (OFFICE.test(a) || isPopulation(a, local))) ||
        (local.type === 'organisation' && MEMBERS.test(a)) ||
        (BARE.test(a) && !/^the \p{Lu}\S* \S+/u.test(a)) ||
        (/^the /i.test(a) && SIDE.test(a)) ||
        isAdjective(a) ||
        isOfSomebody(a, local))
    )
      continue
    if (local.type === 'person' && fold(a) !== name && (isTitleOnly(a) || isCut(a, local))) continue
    out.add(a)
  }
  if (local.type === 'person') {
    const { text } = local.art.article
    const of = new Set(local.actor.roles.flatMap((r) => (r.of ? fold(r.of).split(' ') : [])))
    for (const m of local.art.reading.names) {
      if (m.actor !== local.actor.id || m.form !== 'name' || goesOn(local, m.span)) continue
      const span = withTitle(text, m.span, of)
      const short = fold(text.slice(m.span[0], m.span[1]))
      // Whose prime minister it is does not belong to the name.
      const title =
        span &&
        text
          .slice(span[0], span[1])
          .replace(/\s+/g, ' ')
          .replace(/^.*['’]s? (?=\p{Lu}\p{L}+ .*\p{L} )/u, '')
      // A lone common noun is the rest of a title that began further off: "the movement's leader Lind".
      const whole = title && span && !/^\p{Ll}+$/u.test(text.slice(span[0], m.span[0]).trim()) ? title : null
      if (whole === null || short.includes(' ')) bare.add(short)
      if (whole === null && short === name) plain++
      if (whole === null) continue
      if (short.includes(' ')) titled.push(whole)
      else if (fold(whole).split(' ').length === 2) addressed.push(whole)
      else also.push(whole)
    }
    // "Mr. Lind" all through is not "Lind".
    const behind = new Set([...addressed, ...also].map((t) => fold(t).split(' ').at(-1)))
    for (const a of out) if (behind.has(fold(a)) && fold(a) !== name && !bare.has(fold(a))) out.delete(a)
  }
  out.add(local.actor.name)
  return { names: [...out], titled, addressed, plain }
}

/** "Norwegian": what is said of a country, and no name of it. */
function isAdjective(alias: string): boolean {
  const known = party(alias)
  return isCountry(known) && fold(alias) !== fold(known) && !isCountry(chain(alias).at(-1) as string) && !/[^s]s$/.test(alias)
}

/** "Norwegians" where the article nowhere writes "the Norwegians": a people, and not those who act for the country. */
function isPopulation(alias: string, local: Local): boolean {
  if (!/[^s]s$/.test(alias) || !isCountry(party(alias)) || isCountry(chain(alias).at(-1) as string)) return false
  const { text } = local.art.article
  const whole = `the ${alias.replace(/^the /i, '')}`.toLowerCase()
  return !local.art.reading.names.some(
    ({ actor, span: [start, end] }) =>
      actor === local.actor.id &&
      text
        .slice(Math.max(0, start - 4), end)
        .toLowerCase()
        .endsWith(whole),
  )
}

/** "Lind's administration": a government under the name of a person, which is no name of the country. */
function isOfSomebody(alias: string, local: Local): boolean {
  const m = /^(?:the )?(.+?)['’]s? (?:\p{L}+ )?(?:administration|government|cabinet)$/iu.exec(alias)
  return local.type === 'country' && m !== null && party(m[1] as string) !== party(local.actor.name)
}

/** Whether the name goes on behind what was taken for it: "Ada" of "Ada Lind". */
function goesOn(local: Local, [, end]: Span): boolean {
  const { text } = local.art.article
  const last = local.words.at(-1)
  return last !== undefined && local.words.length > 1 && fold(text.slice(end, end + last.length + 3)).split(' ')[0] === last && /^\s/.test(text.slice(end))
}

/** A given name that was cut off from the surname which stands right behind it. */
function isCut(alias: string, local: Local): boolean {
  const words = fold(alias).split(' ')
  if (words.length !== 1 || local.words.length < 2 || words[0] !== local.words[0] || words[0] === local.words.at(-1)) return false
  const rest = local.words.slice(1).join(' ')
  const { text } = local.art.article
  const places = local.art.reading.names.filter((m) => m.actor === local.actor.id && fold(text.slice(m.span[0], m.span[1])) === words[0])
  return places.length > 0 && places.every((m) => fold(text.slice(m.span[1], m.span[1] + 2 * rest.length + 8)).startsWith(rest))
}

/** The first place of each form in which an article names the actor. */
export function spansOf(local: Local): Span[] {
  const forms = new Set<string>()
  return local.art.reading.names
    .filter((m) => {
      if (m.actor !== local.actor.id) return false
      const form = fold(local.art.article.text.slice(m.span[0], m.span[1]))
      if (forms.has(form)) return false
      forms.add(form)
      return true
    })
    .map((m) => m.span)
}
