import { XPOS } from '../../model/annotation.ts'
import type { Actor } from './cast.ts'
import { fold } from './fold.ts'
import { type Linked, textOf } from './link.ts'
import { CAP, GLUED, type Shapes } from './shapes.ts'

/** How well a common noun fits a body: by its own name or by what the article calls it, or only by the sort of body it is. */
export type Fit = 'plain' | 'loose'

const words = (list: string) => new Set(list.split(/\s+/))

/** Who fights a state. What one of these words tells, the others may take up. */
const REBELS = words(
  'rebels rebel insurgents insurgent guerrillas guerrilla militants militant fighters separatists separatist militia paramilitaries paramilitary jihadists mutineers extremists radicals islamists gunmen',
)
const MOVEMENTS = words('group movement faction organisation organization front')
const PRESS = words('newspaper paper outlet broadcaster network channel website magazine daily')
export const FIRMS = words(
  'company firm carmaker automaker manufacturer maker airline retailer conglomerate utility developer operator shipbuilder planemaker steelmaker startup insurer brewer miner drugmaker supplier',
)
const LENDERS = words('bank lender fund')

/** Bodies of which a name tells at its head what they are: "the Writers Guild of America" is a guild, and the guild is a union. */
const HEADS = words(
  `academy administration agency alliance army assembly association authority bank board bureau brotherhood caucus centre center chamber church coalition college command commission
  committee community company confederation conference congress consortium corporation council court directorate exchange federation forces foundation forum front fund group guard
  guild initiative institute junta league mission ministry movement network office observatory organisation organization panel parliament party police secretariat senate service society syndicate treasury
  tribunal union university university workers teamsters steelworkers machinists longshoremen nurses teachers watch`,
)
const UNIONS = words('union guild brotherhood syndicate workers teamsters steelworkers machinists longshoremen nurses teachers')
/** Unions of states, and leagues of them: what "the bloc" takes up. */
const BLOC =
  /^(?:european union|african union|eurozone|asean|mercosur|ecowas|igad|sadc|east african community|arab league|gulf cooperation council|caricom|brics|opec\+?|eurasian economic union|commonwealth of independent states|shanghai cooperation organisation|group of (?:seven|twenty|eight)|non-aligned movement|pacific alliance|andean community)$/
/** People who make up a body that is called after them: "the producers" of an Alliance of Producers. */
const TRADES =
  /^(?:writers|producers|teachers|nurses|doctors|physicians|pilots|miners|farmers|growers|peasants|dockworkers|dockers|longshoremen|employers|manufacturers|players|owners|engineers|journalists|drivers|actors|directors|steelworkers|autoworkers|machinists|teamsters|musicians|firefighters|postmen|truckers|fishermen|shipowners|builders|publishers|retailers|creditors|veterans|bishops|studios|streamers|airlines|carriers|railways|railroads|hospitals|carmakers|automakers|shippers|universities|mines|operators)$/

/** Whom a body of employers stands for, by words of its name. */
const SIDES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:motion picture|film|television) .*producers\b/, 'studios streamers'],
  [/\bair ?lines? (?:association|council|federation|group)|\bairlines for\b/, 'airlines carriers'],
  [/\b(?:maritime|shipping|port|terminal|waterfront) .*(?:alliance|association|employers|operators)\b/, 'carriers shippers operators shipowners'],
  [/\b(?:railroads|railways|rail delivery|rail operators)\b/, 'railways railroads operators'],
  [/\b(?:hospitals?|nhs|health care|clinics) .*(?:association|federation|employers|group)\b/, 'hospitals'],
  [/\b(?:automobile|automotive|motor|car) .*(?:association|federation|manufacturers|industry)\b/, 'carmakers automakers manufacturers'],
  [/\b(?:mines|minerals|mining) .*(?:council|chamber|association)|chamber of mines\b/, 'mines'],
  [/\b(?:universities|colleges) .*(?:association|employers|federation)\b/, 'universities'],
]

/** Nouns before a head that say nothing of which body is meant. */
const NEUTRAL = words(
  `rebel guerrilla insurgent separatist paramilitary militant resistance opposition trade labour labor state government news wire umbrella member union terror terrorist peace world nation power sister parent armed powerful radical islamist
  main whole same latter ethnic influential giant banned outlawed`,
)
/** Adjectives before a head that tell it from the one that everybody knows. */
const OTHER = words(
  'other another second third local provincial municipal rival different smaller independent separate joint private foreign opposite new fellow neighbouring neighboring similar certain first next own so-called supposed alleged',
)

const xp = (tag: string) => XPOS.indexOf(tag as (typeof XPOS)[number])
const NOUN = xp('NN')
const NOUNS = xp('NNS')
const ADJECTIVES = new Set(['JJ', 'JJR', 'JJS', 'VBN', 'VBG'].map(xp))
const PROPER = new Set([xp('NNP'), xp('NNPS')])

interface Called {
  /** Heads of its names, and nouns that stand beside its name in the text. */
  readonly heads: Set<string>
  /** All words of its names, and what the text puts before them. */
  readonly about: Set<string>
}

/** What common nouns the bodies of an article may be called by. */
export class Calls {
  readonly #called = new Map<Actor, Called>()
  /** Bodies by the noun of their names that may stand for the whole, capital and all: "the Commission". */
  readonly #short = new Map<string, Set<Actor>>()

  constructor(sh: Shapes, linked: readonly Linked[]) {
    const names = new Set<string>()
    for (const l of linked) {
      const a = l.actor
      if (a === null || a.type !== 'organisation') continue
      let c = this.#called.get(a)
      if (c === undefined) {
        c = { heads: new Set(), about: new Set() }
        this.#called.set(a, c)
        readName(fold(a.name), c)
        if (a.section === 'employers') for (const w of ['employers', 'employer', 'industry', 'business', 'producers']) c.about.add(w)
        for (const [sort, plurals] of SIDES) if (sort.test(fold(a.name))) for (const w of plurals.split(' ')) c.about.add(w)
        if (a.section === 'unions') for (const w of ['workers', 'worker']) c.about.add(w)
      }
      const key = `${a.index} ${l.key}`
      if (!names.has(key)) {
        names.add(key)
        readName(l.key, c)
        for (const name of [l.key, fold(a.name)]) for (const w of nounsOf(name)) this.#short.set(w, (this.#short.get(w) ?? new Set()).add(a))
      }
      if (c.heads.size < 40) readBeside(sh, l, c)
    }
  }

  /** The bodies that a word may take up, with how well. */
  fitting(word: string, armed = false): { actor: Actor; fit: Fit }[] {
    const out: { actor: Actor; fit: Fit }[] = []
    for (const actor of this.#called.keys()) {
      // "The ethnic armed group" may be a union or a front that no list knows.
      const fit = this.fit(actor, word) ?? (armed && word === 'group' && actor.section === null && !NO_GROUP.test(actor.name) ? 'loose' : null)
      if (fit !== null) out.push({ actor, fit })
    }
    return out
  }

  /** Bodies that a capitalised noun alone is short for: "the Commission", "the Post". */
  shortFor(word: string): readonly Actor[] {
    return [...(this.#short.get(word) ?? [])]
  }

  /** Whether a word says of whom or of what a body is. */
  isAbout(actor: Actor, word: string): boolean {
    return this.#called.get(actor)?.about.has(word) ?? false
  }

  /** The article has called a body so. */
  learn(actor: Actor, head: string): void {
    this.#called.get(actor)?.heads.add(head)
  }

  fit(actor: Actor, word: string): Fit | null {
    const c = this.#called.get(actor)
    if (c === undefined) return null
    return fitOf(actor, c, word)
  }

  /** Whether a word before the head ("the actors' union", "the Lebanese group") can be said of the body. */
  admits({ actor, fit }: { readonly actor: Actor; readonly fit: Fit }, modifier: string, noun: boolean): boolean {
    if (NEUTRAL.has(modifier) || this.#called.get(actor)?.about.has(modifier)) return true
    return !noun && fit === 'plain' && !OTHER.has(modifier) && !/est$/.test(modifier)
  }
}

function fitOf(a: Actor, c: Called, word: string): Fit | null {
  const s = a.section === 'unions' ? 'ngo' : a.section
  if (word === 'employers' && a.section === 'employers') return 'plain'
  if (TRADES.test(word)) return c.about.has(word) && (a.section === 'employers' || !STATES.test(a.name)) ? 'plain' : null
  if (REBELS.has(word)) {
    if (s === 'forces' || s === 'services' || s === 'outlets') return null
    return s === 'armed' || meets(c.heads, REBELS) || /\b(?:liberation|resistance|insurgent) (?:front|army|movement|forces)\b/i.test(a.name) ? 'plain' : null
  }
  const bloc = BLOC.test(a.name.toLowerCase())
  switch (word) {
    case 'guild':
      return c.heads.has('guild') ? 'plain' : null
    case 'union':
      return !bloc && (a.section === 'unions' || meets(c.heads, UNIONS)) ? 'plain' : null
    case 'bloc':
      return bloc || c.heads.has('bloc') ? 'plain' : s === 'international' ? 'loose' : null
    case 'alliance':
      return a.name === 'NATO' || c.heads.has(word) ? 'plain' : null
    case 'party':
    case 'faction':
      return c.heads.has(word) || (word === 'party' && s === 'parties') ? 'plain' : word === 'faction' && (s === 'parties' || s === 'armed') ? 'loose' : null
    case 'agency':
      return c.heads.has(word) ? 'plain' : s === 'outlets' ? 'loose' : null
    case 'watchdog':
      return c.heads.has(word) ? 'plain' : s === 'international' || meets(c.heads, words('agency authority')) ? 'loose' : null
    default:
  }
  if (c.heads.has(word)) return bloc && word === 'union' ? null : 'plain'
  if (LENDERS.has(word)) return word === 'lender' && (c.heads.has('bank') || c.heads.has('fund')) ? 'loose' : null
  if (PRESS.has(word)) return s === 'outlets' ? 'loose' : null
  if (FIRMS.has(word)) {
    if (s === 'companies') return 'loose'
    return s === null && (word === 'company' || word === 'firm') && !meets(c.heads, HEADS) ? 'loose' : COMPANY.test(a.name) ? 'loose' : null
  }
  if (a.section === 'employers' && /^(?:group|lobby|association|federation|organi[sz]ation|alliance)$/.test(word)) return 'loose'
  if (MOVEMENTS.has(word)) {
    if (s === 'armed' || (s === 'ngo' && word !== 'movement')) return 'loose'
    return s === null && word !== 'front' && word !== 'movement' && !meets(c.heads, HEADS) && !NO_GROUP.test(a.name) ? 'loose' : null
  }
  return null
}

/** Names of bodies that nobody calls a group. */
const NO_GROUP =
  /\b(?:school|college|network|networks|news|times|post|journal|hospital|department|church|city|county|house|congress|television|radio|tv|hotel|airport|museum|stadium|records|studios|team|club|party|campaign|headquarters|programme|program|project)s?\b/i
const COMPANY = / (?:company|co|inc|ltd|corp|plc|group|holdings|motors|airlines)$/i
/** Unions of peoples and places, of which no member is meant by a common noun. */
const STATES = /\b(?:nations|states)\b/i

/** The last word of a name of several, and its head before "of": what it is for short. */
function nounsOf(key: string): string[] {
  const parts = key.split(' ')
  if (parts.length < 2) return []
  const of = parts.findIndex((w) => w === 'of' || w === 'for')
  return of > 0 ? [parts[of - 1]!] : [parts[parts.length - 1]!]
}

/** Whether the word is said of fighters against a state. */
export function isRebels(word: string): boolean {
  return REBELS.has(word)
}

function meets(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const x of a) if (b.has(x)) return true
  return false
}

/** The head of a name: its last word, or the one before "of", "for", "against"; further all its words. */
function readName(key: string, c: Called): void {
  const parts = key.split(/[ -]/)
  parts.forEach((w, i) => {
    c.about.add(w.replace(/'s?$/, ''))
    if (w === 'longshoremen' || w === "longshoremen's") for (const x of ['dockworkers', 'dockers', 'port', 'longshore']) c.about.add(x)
    if (w === 'auto' && parts[i + 1] === 'workers') c.about.add('autoworkers')
    const next = parts[i + 1]
    if (HEADS.has(w) && (next === undefined || /^(?:of|for|against|on|in|to|north|south|group)$/.test(next))) c.heads.add(w)
  })
}

/** What stands beside the name: "the rebel group X", "the actors' union, X", "X, the largest opposition faction". */
function readBeside(sh: Shapes, l: Linked, c: Called): void {
  const { doc, flags } = sh
  const s = doc.sentences[doc.sentenceOf[l.first]!]!
  let i = l.first - 1
  const comma = i > s.first && (doc.lower[i] === ',' || doc.lower[i] === '(')
  const closed = l.end >= s.end || /^[,.;):–—-]$/.test(doc.lower[l.end]!)
  if (comma && closed) i--
  if (!comma || closed) {
    const from = i
    let head = false
    const found: string[] = []
    for (; i >= s.first && from - i < 5; i--) {
      const w = doc.lower[i]!
      // "the foundation's Health Initiative" is no foundation.
      if (/^'s?$/.test(w) && found.length === 0) return readBehind(sh, l, c)
      if (w === "'" || w === "'s" || (w === '-' && (flags[i]! & GLUED) !== 0)) continue
      if (w === 'the' || w === 'a' || w === 'an') break
      const x = doc.xpos[i]!
      const noun = x === NOUN || x === NOUNS
      if ((flags[i]! & CAP) !== 0 || !(noun || ADJECTIVES.has(x))) {
        // Behind a comma only a whole description with its article is an apposition.
        if (comma) return readBehind(sh, l, c)
        break
      }
      if (!head && comma && !noun) return readBehind(sh, l, c)
      head ||= noun
      found.push(w)
    }
    // "The radical movement X" is X by a longer name.
    if (!comma && found.length > 0 && DESCRIBES.test(found[0]!) && l.first - i < 7)
      l.actor?.aliases.add(textOf(sh, { first: overPeople(sh, i, s.first) + 1, end: l.end }))
    const whole = i >= s.first && /^(?:the|an?)$/.test(doc.lower[i]!)
    if (!comma || whole)
      found.forEach((w, n) => {
        if (n === 0 || REBELS.has(w)) c.heads.add(w)
        c.about.add(w)
      })
  }
  readBehind(sh, l, c)
}

/** What a body is called right before its name. */
const DESCRIBES =
  /^(?:movement|group|broadcaster|company|firm|union|party|militia|faction|front|fund|consultancy|lender|watchdog|carmaker|airline|lobby|federation|alliance|coalition|think-tank|charity)$/

/** Back over the name of a people: "the Norwegian firm X". */
function overPeople(sh: Shapes, i: number, floor: number): number {
  for (const from of [i - 1, i])
    if (from >= floor && sh.lex.phrases.get(from === i ? sh.folded[i]! : `${sh.folded[from]} ${sh.folded[i]}`)?.kind === 'demonym')
      return overWords(sh, from - 1, floor)
  return i
}

/** Back over adjectives: "the radical Norwegian firm X". */
function overWords(sh: Shapes, i: number, floor: number): number {
  let k = i
  while (k >= floor && i - k < 2 && ADJECTIVES.has(sh.doc.xpos[k]!) && (sh.flags[k]! & CAP) === 0) k--
  return k
}

/** "X, the largest opposition faction". */
function readBehind(sh: Shapes, l: Linked, c: Called): void {
  const { doc, flags } = sh
  const s = doc.sentences[doc.sentenceOf[l.first]!]!
  if (doc.lower[l.end] !== ',' || l.end + 2 >= s.end || !/^(?:the|an?|its|their|his|her)$/.test(doc.lower[l.end + 1]!)) return
  for (let k = l.end + 2; k < s.end && k < l.end + 8; k++) {
    const x = doc.xpos[k]!
    if ((flags[k]! & CAP) === 0 && (x === NOUN || x === NOUNS)) {
      c.about.add(doc.lower[k]!)
      const next = k + 1 < s.end ? doc.xpos[k + 1]! : -1
      if (next !== NOUN && next !== NOUNS) {
        c.heads.add(doc.lower[k]!)
        return
      }
    } else if (ADJECTIVES.has(x)) c.about.add(doc.lower[k]!)
    else if (!PROPER.has(x) && !/^['-]|^'s$/.test(doc.lower[k]!)) return
  }
}
