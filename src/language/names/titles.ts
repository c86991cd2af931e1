import { matchAt } from './phrases.ts'
import { CAP, GLUED, type Shapes, WORD } from './shapes.ts'

const MODIFIERS = new Set(
  `prime foreign vice deputy chief former acting interim special senior defence defense interior finance home trade health justice energy economy
  education press national security executive attorney assistant first supreme crown opposition treasury commerce labor labour agriculture
  environment transport information communications culture sports tourism oil petroleum industry planning development permanent under associate
  presidential principal lead top ex shadow state federal regional provincial county district city general managing honorary outgoing incoming
  caretaker transitional religious spiritual political military naval police army intelligence nuclear peace climate human rights affairs
  cabinet council committee congressional parliamentary majority minority house senate group regional country party union joint field grand brigadier rear major lieutenant`.split(
    /\s+/,
  ),
)
const STATE = new Set(['state', 'staff', 'government', 'mission', 'defense', 'defence'])

/** Whether the token is the noun of an office, or an address ("minister", "Gen."). */
export function isTitleWord(sh: Shapes, i: number): boolean {
  const w = bare(sh, i)
  return sh.lex.titles.head.has(w) || sh.lex.titles.honorific.has(w) || isExecutive(sh, i)
}

/** The second word of "chief executive". */
export function isExecutive(sh: Shapes, i: number): boolean {
  return i > 0 && sh.folded[i] === 'executive' && sh.folded[i - 1] === 'chief'
}

/** Honorifics that stand before people's names and nowhere else. */
export function isAddress(sh: Shapes, i: number): boolean {
  return /^(?:mrs?|ms|dr|sir|sen|rep|gov|gen|lt|col|prof|capt|maj|sgt|adm|rev|madam|madame|monsieur|dame)$/.test(bare(sh, i))
}

function bare(sh: Shapes, i: number): string {
  const w = sh.folded[i]!
  return w.includes('.') ? w.replace(/\./g, '') : w
}

/**
 * End of a capitalised title that begins at the token ("Deputy Prime Minister", "Secretary of State", "Minister of Foreign Affairs and
 * Trade"), or the token itself when there is none. Does not look past `limit`.
 */
export function titleEnd(sh: Shapes, i: number, limit: number): number {
  let end = i
  let j = i
  while (j < limit && (sh.flags[j]! & CAP) !== 0) {
    if (j > i && sh.lex.titles.honorific.has(bare(sh, j)) && isKnownPerson(sh, j, limit)) break
    if (isTitleWord(sh, j)) end = j + 1
    else if (!MODIFIERS.has(sh.folded[j]!) && !(sh.folded[j]!.includes('-') && isTitleTail(sh, j))) break
    j++
    // Hyphenated offices: "Secretary-General", "Vice-President".
    if (j + 1 < limit && sh.doc.lower[j] === '-' && (sh.flags[j]! & GLUED) !== 0 && (sh.flags[j + 1]! & WORD) !== 0) {
      if (!isTitleWord(sh, j + 1) && !MODIFIERS.has(sh.folded[j + 1]!)) break
      j++
      if ((sh.flags[j]! & CAP) === 0) {
        end = j + 1
        j++
      }
    }
  }
  if (end === i) return i
  return portfolioEnd(sh, end, limit)
}

/** "Sheikh Hasina", "Pope Francis": the title is part of the name by which all know the person. */
function isKnownPerson(sh: Shapes, j: number, limit: number): boolean {
  const m = matchAt(sh, j, limit)
  return m !== null && m.entry.kind === 'person' && m.end - j > 1
}

function isTitleTail(sh: Shapes, j: number): boolean {
  const w = sh.folded[j]!
  return sh.lex.titles.head.has(w.slice(w.lastIndexOf('-') + 1))
}

/** "of State", "for Trade and Industry" after "Secretary", "Minister", "Chief", "Under-Secretary". */
function portfolioEnd(sh: Shapes, end: number, limit: number): number {
  const head = sh.folded[end - 1]!
  const link = sh.doc.lower[end]
  if (end + 1 >= limit || (link !== 'of' && link !== 'for')) return end
  const next = end + 1
  if ((sh.flags[next]! & CAP) === 0) return STATE.has(sh.folded[next]!) ? next + 1 : end
  if (STATE.has(sh.folded[next]!)) {
    const after = next + 1
    return sh.doc.lower[after] === 'for' && /minister|secretary/.test(head) ? portfolioEnd(sh, after, limit) : after
  }
  if (!/(?:minister|secretary|commissioner|general)$/.test(head) || sh.lex.phrases.get(sh.folded[next]!)?.kind === 'country') return end
  let j = next
  const last = Math.min(limit, next + 10)
  while (j < last) {
    if ((sh.flags[j]! & CAP) !== 0) j++
    else if ((sh.doc.lower[j] === 'and' || sh.doc.lower[j] === ',' || sh.doc.lower[j] === '&') && j + 1 < last && PORTFOLIO.has(sh.folded[j + 1]!)) j++
    else break
  }
  // "Minister of Foreign Affairs Sergei Lavrov": the portfolio ends where its words do.
  let k = next
  while (k < j && (PORTFOLIO.has(sh.folded[k]!) || MODIFIERS.has(sh.folded[k]!) || (sh.flags[k]! & CAP) === 0)) k++
  return k > next ? k : end
}

const PORTFOLIO = new Set(
  `foreign affairs human rights refugees defence defense trade industry finance health education interior justice energy agriculture fisheries livestock environment
  transport transportation information communications communication culture sports tourism youth women gender children labour labor employment planning development economy economic
  commerce investment investments science technology innovation water irrigation housing urban rural lands land resources natural mines mining petroleum oil gas
  international cooperation public works service administration security internal external humanitarian political peacebuilding operations social
  welfare solidarity family home immigration migration integration climate change digital infrastructure local government religious legal
  parliamentary constitutional relations european treasury budget research higher state minorities veterans tax monetary consumer competition diaspora ports shipping aviation railways power electricity homeland near eastern east`.split(
    /\s+/,
  ),
)

/** Whether the word can stand in the name of a ministry or portfolio. */
export function isPortfolio(word: string): boolean {
  return PORTFOLIO.has(word)
}
