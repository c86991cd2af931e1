import type { Doc } from '../../model/annotation.ts'
import type { Factuality } from '../../model/claim.ts'
import { lexicon, words } from '../data.ts'
import { isRel, R, U, X } from '../syntax.ts'
import { governorOf, isPredicate } from './clause.ts'
import { kidsOf } from './tree.ts'

interface Lexicon {
  readonly denied: readonly string[]
  readonly demanded: readonly string[]
  readonly offered: readonly string[]
  readonly planned: readonly string[]
  readonly possible: readonly string[]
  readonly hypotheticalMarks: readonly string[]
  readonly negative: readonly string[]
  readonly pastHabit: readonly string[]
}

let sets: Record<keyof Lexicon, ReadonlySet<string>> | null = null

function groups(): Record<keyof Lexicon, ReadonlySet<string>> {
  if (!sets) {
    const raw = lexicon<Lexicon>('factuality')
    sets = Object.fromEntries(Object.entries(raw).map(([k, v]) => [k, words(v as string[])])) as Record<keyof Lexicon, ReadonlySet<string>>
  }
  return sets
}

/** How a clause is put: what its auxiliaries, its conjunction and the verbs above it say about it. */
export interface ClauseFacts {
  readonly negated: boolean
  /** Lemma of the modal (`will`, `would`, `may`, `could`, …), "going" for "going to", or null. */
  readonly modal: string | null
  readonly tense: 'past' | 'present' | 'future' | null
  readonly progressive: boolean
  readonly perfect: boolean
  readonly passive: boolean
  /** "if", "unless", "whether", "once", … that the clause stands under, or null. */
  readonly condition: string | null
  readonly question: boolean
  /** Predicates above the clause up to the sentence's root, nearest first. */
  readonly above: readonly number[]
  readonly factuality: Factuality
}

/**
 * Reads how a clause is meant. `predicate` is its head. Reporting verbs ("said that …") leave what stands below them as it
 * is; "planned to", "demanded that", "denied that", "may" and "if" change it, the nearest first. Without a parse the
 * verb's own tag is all there is.
 */
export function factsOf(doc: Doc, predicate: number): ClauseFacts {
  let known = cache.get(doc)
  if (!known) cache.set(doc, (known = new Map()))
  let facts = known.get(predicate)
  if (!facts) known.set(predicate, (facts = readFacts(doc, predicate)))
  return facts
}

/** Several kinds ask about the same clauses. */
const cache = new WeakMap<Doc, Map<number, ClauseFacts>>()

function readFacts(doc: Doc, predicate: number): ClauseFacts {
  const own = auxiliaries(doc, predicate)
  const above: number[] = []
  for (let g = governorOf(doc, predicate); g >= 0 && above.length < 12; g = governorOf(doc, g)) above.push(g)
  const condition = conditionOver(doc, predicate)
  const last = doc.sentences[doc.sentenceOf[predicate]!]!.end - 1
  const question = doc.lower[last] === '?' || (last > 0 && doc.lower[last - 1] === '?')
  return { ...own, condition, question, above, factuality: judge(doc, predicate, own, condition, question) }
}

type Auxiliaries = Pick<ClauseFacts, 'negated' | 'modal' | 'tense' | 'progressive' | 'perfect' | 'passive'>

/** Tense, mood and negation off the verb's auxiliaries; a conjunct without any borrows those of the verb before it. */
export function auxiliaries(doc: Doc, predicate: number, depth = 0): Auxiliaries {
  let [negated, modal, progressive, perfect, passive] = [false, null as string | null, false, false, false]
  let [past, present, any] = [false, false, false]
  for (const k of kidsOf(doc, predicate)) {
    if (groups().negative.has(doc.lower[k]!) && isRel(doc, k, 'advmod', 'cc:preconj', 'det')) negated = true
    if (isRel(doc, k, 'nsubj', 'nsubj:pass', 'obj') && hasNo(doc, k)) negated = true
    if (!isRel(doc, k, 'aux', 'aux:pass', 'cop')) continue
    any = true
    const lemma = doc.lemma[k]!
    if (doc.xpos[k] === X.MD || /^(?:will|would|can|could|may|might|shall|should|must|ought|'ll|'d|wo|ca)$/.test(doc.lower[k]!))
      modal = MODALS.get(doc.lower[k]!) ?? doc.lower[k]!
    // "They'd met again": had, before a form that no modal takes.
    if (doc.lower[k] === "'d" && hadForm(doc, predicate)) {
      modal = null
      perfect = true
    }
    if (lemma === 'have' && k < predicate) perfect = true
    if (lemma === 'be' && doc.rel[k] === R.aux && doc.xpos[predicate] === X.VBG) progressive = true
    if (doc.rel[k] === R['aux:pass']) passive = true
    if (doc.xpos[k] === X.VBD) past = true
    if (doc.xpos[k] === X.VBZ || doc.xpos[k] === X.VBP) present = true
  }
  if (!any && depth < 4 && doc.rel[predicate] === R.conj && isPredicate(doc, doc.head[predicate]!) && bare(doc, predicate)) {
    const other = auxiliaries(doc, doc.head[predicate]!, depth + 1)
    return { ...other, negated: negated || other.negated }
  }
  // "X, who leads the party, ruled it out": the tagger may take a past tense with a subject of its own for a participle.
  if (!any && doc.xpos[predicate] === X.VBN && doc.upos[predicate] === U.VERB && ownSubject(doc, predicate)) past = true
  const tense =
    modal === 'will' || modal === 'shall' || modal === 'going'
      ? 'future'
      : past || doc.xpos[predicate] === X.VBD || (perfect && !modal)
        ? 'past'
        : present || doc.xpos[predicate] === X.VBZ || doc.xpos[predicate] === X.VBP
          ? 'present'
          : null
  return { negated, modal, tense, progressive, perfect, passive }
}

function hadForm(doc: Doc, verb: number): boolean {
  return (doc.xpos[verb] === X.VBN || doc.xpos[verb] === X.VBD) && doc.lower[verb] !== doc.lemma[verb]
}

function ownSubject(doc: Doc, predicate: number): boolean {
  for (const k of kidsOf(doc, predicate)) if (doc.rel[k] === R.nsubj && k < predicate) return true
  return false
}

const MODALS: ReadonlyMap<string, string> = new Map([
  ["'ll", 'will'],
  ['wo', 'will'],
  ["'d", 'would'],
  ['ca', 'can'],
])

function bare(doc: Doc, predicate: number): boolean {
  const x = doc.xpos[predicate]
  return x === X.VB || x === X.VBN || x === X.VBG
}

const NONE = new Set(['nothing', 'nobody', 'none', 'neither'])

function hasNo(doc: Doc, noun: number): boolean {
  for (const k of kidsOf(doc, noun)) if (doc.rel[k] === R.det && (doc.lower[k] === 'no' || doc.lower[k] === 'neither')) return true
  // "Neither Sudan nor Ethiopia has signed"
  for (const k of kidsOf(doc, noun)) if (k < noun && doc.lower[k] === 'neither' && isRel(doc, k, 'cc', 'cc:preconj')) return true
  return NONE.has(doc.lower[noun]!)
}

/** The conditional conjunction over a clause or over one it hangs on within four steps. */
function conditionOver(doc: Doc, predicate: number): string | null {
  let at = predicate
  for (let steps = 0; at >= 0 && steps < 4; steps++) {
    for (const k of kidsOf(doc, at)) if (doc.rel[k] === R.mark && groups().hypotheticalMarks.has(doc.lower[k]!)) return doc.lower[k]!
    if (!isRel(doc, at, 'xcomp', 'conj', 'ccomp', 'acl:relcl')) break
    at = doc.head[at]!
  }
  return null
}

function judge(doc: Doc, predicate: number, own: Auxiliaries, condition: string | null, question: boolean): Factuality {
  if (condition === 'if' || condition === 'unless' || condition === 'in case' || condition === 'should') return 'hypothetical'
  const outer = embedding(doc, predicate)
  if (own.negated) return 'denied'
  if (outer) return outer
  if (own.modal === 'must' || own.modal === 'should' || own.modal === 'ought') return 'demanded'
  if (own.modal === 'may' || own.modal === 'might' || own.modal === 'could' || own.modal === 'can') return 'possible'
  if (condition || question) return 'hypothetical'
  if (own.modal === 'will' || own.modal === 'shall') return 'planned'
  if (own.modal === 'would') return 'possible'
  for (const k of kidsOf(doc, predicate)) if (doc.rel[k] === R.advmod && groups().pastHabit.has(doc.lower[k]!) && own.tense === 'past') return 'past-habit'
  return 'asserted'
}

/** What the words that govern a clause make of it: the nearest that says anything; two denials make it asserted. */
function embedding(doc: Doc, predicate: number): Factuality | null {
  let at = predicate
  for (let steps = 0; steps < 6; steps++) {
    const head = doc.head[at]!
    if (head < 0) return null
    // "…, while the premier ruled it out": a clause of its own, not under what governs the one it stands beside.
    if (isRel(doc, at, 'advcl') && aside(doc, at)) return null
    const complement =
      isRel(doc, at, 'xcomp', 'ccomp', 'csubj', 'csubj:pass', 'acl', 'advcl') || (isRel(doc, at, 'obl', 'nmod', 'obj') && doc.upos[at] === U.VERB)
    if (complement && !isRel(doc, at, 'advcl')) {
      const found = groupOf(doc.lemma[head]!)
      if (found) return found === 'denied' || !auxNegated(doc, head) ? found : 'denied'
    }
    if (!complement && !isRel(doc, at, 'conj', 'obj', 'nmod', 'obl')) return null
    at = head
  }
  return null
}

const ASIDE = new Set(['while', 'whereas', 'though', 'although', 'after', 'because', 'since', 'when', 'as'])

/** Whether an adverbial clause is a full one, with a subject and a conjunction that leaves it real. */
function aside(doc: Doc, token: number): boolean {
  let [subject, mark] = [false, false]
  for (const k of kidsOf(doc, token)) {
    if (isRel(doc, k, 'nsubj', 'nsubj:pass')) subject = true
    if (isRel(doc, k, 'mark', 'advmod') && ASIDE.has(doc.lower[k]!)) mark = true
  }
  return subject && mark
}

function auxNegated(doc: Doc, token: number): boolean {
  for (const k of kidsOf(doc, token)) if (doc.rel[k] === R.advmod && groups().negative.has(doc.lower[k]!)) return true
  return false
}

const ORDER = ['denied', 'demanded', 'offered', 'planned', 'possible'] as const

/** Which kind of embedding a lemma makes, or null when it is none (a reporting verb, say). */
export function groupOf(lemma: string): (typeof ORDER)[number] | null {
  for (const name of ORDER) if (groups()[name].has(lemma)) return name
  return null
}

/** Whether something below a token negates it ("not", "no", "never"); clauses below it do not count. */
export function negated(doc: Doc, token: number): boolean {
  if (auxNegated(doc, token)) return true
  for (const k of kidsOf(doc, token)) if (doc.rel[k] === R.det && doc.lower[k] === 'no') return true
  return false
}
