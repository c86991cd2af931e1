import { lexicon, words } from '../../data.ts'

interface Raw {
  readonly marks: { readonly any: string[]; readonly blocked: string[]; readonly open: string[] }
  readonly blocked: string[]
  readonly prepositions: string[]
  readonly depends: string[]
  readonly demand: { readonly verb: string[]; readonly object: string[]; readonly on: string[]; readonly person: string[]; readonly noun: string[] }
  readonly must: string[]
  readonly impersonal: string[]
  readonly ready: string[]
  readonly give: string[]
  readonly ease: string[]
  readonly harm: string[]
  readonly goOn: string[]
  readonly happen: string[]
  readonly hostile: string[]
  readonly goods: string[]
  readonly fate: string[]
  readonly threatening: string[]
  readonly process: string[]
  readonly accords: string[]
  readonly content: string[]
  readonly moving: string[]
  readonly askedState: string[]
  readonly conditionNoun: string[]
  readonly approval: string[]
  readonly approving: string[]
  readonly decision: string[]
  readonly captive: string[]
  readonly breach: string[]
  readonly askTo: string[]
  readonly askFor: string[]
  readonly askThing: string[]
  readonly askThat: string[]
  readonly strong: string[]
  readonly document: string[]
  readonly wanted: string[]
  readonly benefit: string[]
}

type Set = ReadonlySet<string>

/** The lexicon of conditions with its lists as sets; where it says lemma, lemma. */
export interface ConditionLexicon {
  readonly any: Set
  readonly blockedMarks: Set
  readonly open: Set
  readonly blocked: Set
  /** Several-word prepositions by their last word, longest first. */
  readonly prepositions: readonly (readonly string[])[]
  readonly depends: Set
  readonly demandVerb: Set
  readonly demandObject: Set
  readonly demandOn: Set
  readonly demandPerson: Set
  readonly demandNoun: Set
  readonly must: Set
  readonly impersonal: Set
  readonly ready: Set
  readonly give: Set
  readonly ease: Set
  readonly harm: Set
  readonly goOn: Set
  readonly happen: Set
  readonly hostile: Set
  readonly goods: Set
  readonly fate: Set
  readonly threatening: Set
  readonly process: Set
  readonly accords: Set
  readonly content: Set
  readonly moving: Set
  readonly askedState: Set
  readonly conditionNoun: Set
  readonly approval: Set
  readonly approving: Set
  readonly decision: Set
  readonly captive: Set
  readonly breach: Set
  readonly askTo: Set
  readonly askFor: Set
  readonly askThing: Set
  readonly askThat: Set
  readonly strong: Set
  readonly document: Set
  readonly wanted: Set
  readonly benefit: Set
}

let loaded: ConditionLexicon | null = null

/** Loads `data/claims/condition.yaml` once. */
export function conditionLexicon(): ConditionLexicon {
  if (loaded) return loaded
  const raw = lexicon<Raw>('condition')
  loaded = {
    any: words(raw.marks.any),
    blockedMarks: words(raw.marks.blocked),
    open: words(raw.marks.open),
    blocked: words(raw.blocked),
    prepositions: raw.prepositions.map((p) => p.split(' ')).sort((a, b) => b.length - a.length),
    depends: words(raw.depends),
    demandVerb: words(raw.demand.verb),
    demandObject: words(raw.demand.object),
    demandOn: words(raw.demand.on),
    demandPerson: words(raw.demand.person),
    demandNoun: words(raw.demand.noun),
    must: words(raw.must),
    impersonal: words(raw.impersonal),
    ready: words(raw.ready),
    give: words(raw.give),
    ease: words(raw.ease),
    harm: words(raw.harm),
    goOn: words(raw.goOn),
    happen: words(raw.happen),
    hostile: words(raw.hostile),
    goods: words(raw.goods),
    fate: words(raw.fate),
    threatening: words(raw.threatening),
    process: words(raw.process),
    accords: words(raw.accords),
    content: words(raw.content),
    moving: words(raw.moving),
    askedState: words(raw.askedState),
    conditionNoun: words(raw.conditionNoun),
    approval: words(raw.approval),
    approving: words(raw.approving),
    decision: words(raw.decision),
    captive: words(raw.captive),
    breach: words(raw.breach),
    askTo: words(raw.askTo),
    askFor: words(raw.askFor),
    askThing: words(raw.askThing),
    askThat: words(raw.askThat),
    strong: words(raw.strong),
    document: words(raw.document),
    wanted: words(raw.wanted),
    benefit: words(raw.benefit),
  }
  return loaded
}
