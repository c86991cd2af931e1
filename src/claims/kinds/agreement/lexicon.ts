import { lexicon, words } from '../../data.ts'

const NAMES = [
  'nouns',
  'hard',
  'soft',
  'joint',
  'consent',
  'pledge',
  'reach',
  'signed',
  'announced',
  'force',
  'yield',
  'won',
  'wins',
  'asked',
  'texts',
  'hands',
  'implement',
  'break',
  'breakNouns',
  'propose',
  'include',
  'deny',
  'denyNouns',
  'unreal',
  'ahead',
  'failing',
  'open',
  'swapped',
  'swappables',
  'bound',
  'truces',
  'hold',
  'start',
  'performed',
  'observers',
  'side',
  'several',
  'doing',
  'terms',
  'asking',
  'offerable',
  'raisable',
  'actNouns',
  'granting',
  'formal',
  'matters',
  'finished',
  'kept',
] as const

export type AgreementWords = Readonly<Record<(typeof NAMES)[number], ReadonlySet<string>>>

const GROUPS = ['failIdioms', 'keepIdioms', 'breakIdioms', 'acceptIdioms', 'reachIdioms'] as const
export type IdiomGroup = (typeof GROUPS)[number]

/** A verb's idiom: the words behind the verb in their order, each one of several; null stands for an object in between. */
export interface Idiom {
  readonly group: IdiomGroup
  readonly words: readonly (ReadonlySet<string> | null)[]
  /** Whether its own words say what is kept or broken ("kept their word"). */
  readonly whole: boolean
  /** Whether it tells of a beginning ("came into force"), so that a future one speaks of an agreement that is there. */
  readonly start: boolean
}

/** What can be said of an agreement that "is" somehow: the words of each state, longest first. */
export interface State {
  readonly status: 'proposed' | 'reached' | 'implemented' | 'broken' | 'denied'
  readonly words: readonly ReadonlySet<string>[]
}

const STATES = { statesDenied: 'denied', statesBroken: 'broken', statesKept: 'implemented', statesReached: 'reached', statesProposed: 'proposed' } as const

type Raw = Record<string, readonly string[]>

let loaded: AgreementWords | null = null
let idioms: ReadonlyMap<string, readonly Idiom[]> | null = null
let states: readonly State[] | null = null

/** Loads `data/claims/agreement.yaml` on first use. */
export function agreementWords(): AgreementWords {
  if (!loaded) {
    const raw = lexicon<Raw>('agreement')
    loaded = Object.fromEntries(NAMES.map((n) => [n, words(raw[n])])) as AgreementWords
  }
  return loaded
}

function idiomOf(group: IdiomGroup, verb: string, rest: readonly string[]): Idiom {
  const last = rest.at(-1) ?? ''
  const accepting =
    group === 'acceptIdioms' &&
    (/^(?:drop|lift|withdraw|waive)$/.test(verb) || /^(?:board|aboard|line|consensus)$/.test(last) || (verb === 'vote' && last.startsWith('favour')))
  return {
    group,
    words: rest.map((r) => (r === '…' ? null : new Set(r.split('/')))),
    whole: group === 'reachIdioms' || group === 'failIdioms' || accepting || (group !== 'acceptIdioms' && WHOLE.test(last)),
    start: /^(?:come|enter|go|take)$/.test(verb),
  }
}

const WHOLE = /^(?:word|promises?|pledges?|commitments?|terms|obligations)\b/

/** The idioms that begin with a verb's lemma, or undefined. */
export function idiomsOf(lemma: string): readonly Idiom[] | undefined {
  if (!idioms) {
    const out = new Map<string, Idiom[]>()
    const raw = lexicon<Raw>('agreement')
    for (const group of GROUPS)
      for (const line of raw[group] ?? []) {
        const [verbs, ...rest] = line.split(' ')
        for (const verb of verbs!.split('/')) {
          const list = out.get(verb) ?? []
          list.push(idiomOf(group, verb, rest))
          out.set(verb, list)
        }
      }
    idioms = out
  }
  return idioms.get(lemma)
}

/** What agreements are said to be. */
export function agreementStates(): readonly State[] {
  if (!states) {
    const raw = lexicon<Raw>('agreement')
    states = Object.entries(STATES)
      .flatMap(([name, status]) => (raw[name] ?? []).map((line) => ({ status, words: line.split(' ').map((x) => words(x.split('/'))) })))
      .sort((a, b) => b.words.length - a.words.length)
  }
  return states
}
