import type { Doc } from '../../../model/annotation.ts'
import { clauseTokens, isPredicate, shave, subjectOf } from '../../shared/clause.ts'
import { factsOf } from '../../shared/factuality.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { isRel, R, U, X } from '../../syntax.ts'
import type { Found } from './found.ts'
import { conditionLexicon } from './lexicon.ts'

/**
 * Conditions made by a subordinate clause: "X if Y", "no X until Y", "X once Y", "X as long as Y". The clause below the
 * conjunction is what is required, the clause above it what depends. Mere time clauses ("met before flying home"),
 * reported questions ("asked if") and concessions ("even if", "as if") are none.
 */
export function clauseConditions(doc: Doc): Found[] {
  const out: Found[] = []
  const tied = tiedSentences(doc)
  for (let t = 0; t < doc.count; t++) {
    if (!CLAUSES.has(doc.rel[t]!) || !tied.has(doc.sentenceOf[t]!)) continue
    const mark = markOf(doc, t)
    if (!mark) continue
    const found = read(doc, t, mark)
    if (found) out.push(found)
  }
  return out
}

const CLAUSES: ReadonlySet<number> = new Set([R.advcl, R.acl, R.ccomp, R.xcomp, R.conj, R.obl, R.nmod])
const TIES: ReadonlySet<string> = new Set([
  'if',
  'unless',
  'until',
  'till',
  'before',
  'once',
  'when',
  'after',
  'provided',
  'providing',
  'as',
  'so',
  'condition',
  'assuming',
  'while',
  'without',
  'only',
])

/** Sentences that hold a word which may tie two things: the others need no look. */
function tiedSentences(doc: Doc): Set<number> {
  const out = new Set<number>()
  for (let t = 0; t < doc.count; t++) if (TIES.has(doc.lower[t]!)) out.add(doc.sentenceOf[t]!)
  return out
}

interface Mark {
  readonly token: number
  readonly last: number
  readonly words: string
}

/** The conjunction over a clause, several words joined; null without one that can make a condition. */
function markOf(doc: Doc, clause: number): Mark | null {
  const lex = conditionLexicon()
  const { left } = treeOf(doc)
  for (const k of kidsOf(doc, clause)) {
    if (k > clause) break
    const tie =
      doc.rel[k] === R.mark ||
      (doc.rel[k] === R.advmod && (doc.lower[k] === 'when' || doc.lower[k] === 'once')) ||
      (doc.rel[k] === R.case && isPredicate(doc, clause))
    if (!tie) continue
    let [first, last, text] = [left[k]!, k, doc.lower[k]!]
    for (const f of kidsOf(doc, k)) {
      if (doc.rel[f] !== R.fixed) continue
      last = f
      text += ` ${doc.lower[f]}`
    }
    const before = first > 0 ? doc.lower[first - 1]! : ''
    if (text === 'if' && first > 0 && (QUESTIONING.has(doc.lemma[first - 1]!) || (doc.lemma[first - 1] === 'say' && doc.xpos[first - 1] === X.VB))) return null
    if ((before === 'even' || before === 'as' || before === 'what') && text === 'if') return null
    if (before === 'only' || before === 'not') text = `${before === 'only' ? 'only ' : ''}${text}`
    const long = lengthen(doc, first, last)
    if (long) return long
    if (
      lex.any.has(text) ||
      lex.blockedMarks.has(text) ||
      lex.open.has(text) ||
      lex.any.has(doc.lower[k]!) ||
      lex.blockedMarks.has(doc.lower[k]!) ||
      lex.open.has(doc.lower[k]!)
    )
      return { token: first, last, words: text }
    if (doc.lower[k] === 'before' || doc.lower[k] === 'until') return { token: first, last, words: doc.lower[k]! }
    first = k
  }
  // "as long as", "provided that": the treebank hangs these in several ways, so the words before the clause decide.
  return lengthen(doc, left[clause]!, left[clause]!)
}

/** Words before "if" that make a question of it. */
const QUESTIONING: ReadonlySet<string> = new Set([
  'ask',
  'wonder',
  'know',
  'idea',
  'unclear',
  'doubt',
  'question',
  'determine',
  'unsure',
  'uncertain',
  'see',
  'check',
])

const LONG: readonly (readonly string[])[] = [
  ['as', 'long', 'as'],
  ['so', 'long', 'as'],
  ['as', 'soon', 'as'],
  ['on', 'the', 'condition', 'that'],
  ['on', 'condition', 'that'],
  ['provided', 'that'],
  ['providing', 'that'],
  ['unless', 'and', 'until'],
  ['if', 'and', 'when'],
]

function lengthen(doc: Doc, first: number, last: number): Mark | null {
  for (const words of LONG) {
    for (let shift = 0; shift < words.length && first - shift >= 0; shift++) {
      const from = first - shift
      if (words.every((w, i) => doc.lower[from + i] === w) && from + words.length > last)
        return { token: from, last: from + words.length - 1, words: words.join(' ') }
    }
  }
  return null
}

function read(doc: Doc, clause: number, mark: Mark): Found | null {
  const lex = conditionLexicon()
  const [top, main] = climb(doc, clause, mark)
  if (main < 0 || doc.sentenceOf[main] !== doc.sentenceOf[clause]) return null
  const bare = mark.words.replace(/^only /, '')
  // The mark hung on a name of the subject ("if General Motors do not"): the words tell more than the tree.
  if ((bare === 'if' || bare === 'unless') && doc.upos[clause] === U.PROPN && !isPredicate(doc, clause)) return null
  // "asked if", "whether": a question. After a noun ("the day before") no condition either.
  if (isRel(doc, top, 'ccomp') && (bare === 'if' || bare === 'when') && main === doc.head[top]) return null
  const facts = factsOf(doc, main)
  // "would have described": past and gone; "while he invoked …, he did not": a contrast.
  if (facts.perfect && (facts.modal === 'would' || facts.modal === 'could')) return null
  if (bare === 'while' && (mark.token < main || doc.lower[mark.token - 1] === ',')) return null
  if (bare === 'while' && !facts.negated && !(declined(doc, main) && factsOf(doc, clause).tense !== 'past')) return null
  // "No nation bargains while it is shelled": a saying.
  if (bare === 'while' && facts.modal === null && doc.lower[clauseTokens(doc, main)[0]] === 'no') return null
  const only = mark.words.startsWith('only ') || onlyBefore(doc, mark.token)
  const blocked = facts.negated || facts.factuality === 'denied' || blockedAbove(doc, main) || only
  const future =
    facts.modal !== null ||
    facts.tense === 'future' ||
    facts.factuality === 'planned' ||
    facts.factuality === 'offered' ||
    imperative(doc, main) ||
    ready(doc, main)
  if (lex.any.has(mark.words) || lex.any.has(bare)) {
    if (bare === 'if' && facts.tense === 'past' && !future && !blocked && !said(doc, clause)) return null
  } else if (lex.blockedMarks.has(bare)) {
    if (!blocked && !(bare === 'until' && future && holds(doc, main))) return null
    if (!finite(doc, clause) && bare !== 'until' && bare !== 'before' && bare !== 'without') return null
  } else if (lex.open.has(bare)) {
    if (!(blocked && only) && !(future && (bare === 'once' || bare === 'when' || bare === 'as soon as' || only))) return null
    if (bare === 'when' && !only && facts.modal !== 'will' && facts.modal !== 'would') return null
    if (bare === 'after' && !only) return null
  }
  return assemble(doc, top, main, mark)
}

/**
 * The head of the whole conditional clause, and the predicate that it hangs on. The parser may hang the marked verb below another one of
 * its clause, or the clause on a bare infinitive ("unlikely to happen until") or on the verb of saying beside what was said.
 */
function climb(doc: Doc, clause: number, mark: Mark): [top: number, main: number] {
  let top = clause
  for (let n = 0; n < 6; n++) {
    const h = doc.head[top]!
    if (h < mark.token || h < 0 || commaBetween(doc, top, h) || startsAnew(doc, top, h)) break
    top = h
  }
  let main = doc.head[top]!
  if (main < 0) return [top, main]
  if (main < mark.token && (isRel(doc, top, 'ccomp') || /^(?:say|tell|warn|add|insist|argue|declare|announce|state)$/.test(doc.lemma[main]!))) {
    const said = [...kidsOf(doc, main)].filter((k) => k > main && k < mark.token && isRel(doc, k, 'ccomp', 'parataxis')).at(-1)
    if (said !== undefined) main = said
  }
  for (let n = 0; n < 4 && doc.rel[main] === R.xcomp && doc.head[main]! >= 0 && doc.head[main]! < main && mark.token > main; n++) {
    if (!RAISING.has(doc.lemma[doc.head[main]!]!) && !conditionLexicon().blocked.has(doc.lemma[doc.head[main]!]!) && doc.upos[doc.head[main]!] !== U.ADJ) break
    main = doc.head[main]!
  }
  return [top, main]
}

const RAISING = new Set([
  'seem',
  'appear',
  'prove',
  'look',
  'expect',
  'have',
  'plan',
  'hope',
  'allow',
  'permit',
  'let',
  'consent',
  'keep',
  'continue',
  'begin',
  'start',
  'vow',
  'pledge',
  'intend',
  'mean',
  'threaten',
])

/** "If they walk out I will close it": the verb above has a subject of its own behind the clause, so it is the main one though no comma parts them. */
function startsAnew(doc: Doc, clause: number, head: number): boolean {
  return head > clause && [...kidsOf(doc, head)].some((k) => k > clause && k < head && isRel(doc, k, 'nsubj', 'nsubj:pass', 'expl'))
}

function commaBetween(doc: Doc, a: number, b: number): boolean {
  for (let t = Math.min(a, b) + 1; t < Math.max(a, b); t++) if (doc.lower[t] === ',') return true
  return false
}

/** Cuts the two sides out: the conditional clause without its conjunction, and the main clause without the conditional one. */
function assemble(doc: Doc, clause: number, main: number, mark: Mark): Found | null {
  const tree = treeOf(doc)
  const requires = shave(doc, Math.max(mark.last + 1, tree.left[clause]!), clauseTokens(doc, clause, { loose: true })[1])
  // "if necessary", "if possible": nothing is required of anybody.
  if (requires[0] === requires[1]) return null
  if (requires[1] < requires[0] || requires[0] > (doc.upos[main] === U.VERB ? Math.max(clause, mark.last) : clause) + 1) return null
  let then = clauseTokens(doc, main)
  if (mark.token > main) {
    const [first] = clauseTokens(doc, main)
    then = shave(doc, first, Math.max(first, mark.token - 1 - (doc.lower[mark.token - 1] === 'only' ? 1 : 0)))
  } else {
    const after = Math.max(requires[1] + 1, first(doc, main, requires[1]))
    then = shave(doc, Math.min(after, main), clauseTokens(doc, main, { loose: true })[1])
  }
  if (then[1] < then[0]) return null
  const evidence: [number, number] = [Math.min(then[0], mark.token < then[0] ? mark.token : requires[0], then[0]), Math.max(then[1], requires[1])]
  return { evidence, then, requires, predicate: main, setter: subjectOf(doc, main), type: null, tie: mark.token }
}

/** First token of the main clause where the conditional clause stands before it: after the comma (and "then"). */
function first(doc: Doc, main: number, after: number): number {
  let t = after + 1
  while (t < main && (doc.upos[t] === U.PUNCT || doc.lower[t] === 'then')) t++
  return t
}

function onlyBefore(doc: Doc, token: number): boolean {
  for (let t = token - 1; t >= 0 && t >= token - 6; t--) if (doc.lower[t] === 'only') return true
  return false
}

/** "unlikely", "on hold", "refuses", "insists": the main clause, or what it hangs on, is held back. */
function blockedAbove(doc: Doc, main: number): boolean {
  const lex = conditionLexicon()
  if (lex.blocked.has(doc.lemma[main]!)) return true
  for (const k of kidsOf(doc, main)) if (lex.blocked.has(doc.lemma[k]!) && !isRel(doc, k, 'advcl', 'ccomp', 'conj', 'nsubj')) return true
  const head = doc.head[main]!
  return (
    head >= 0 &&
    isRel(doc, main, 'xcomp', 'ccomp', 'csubj', 'advcl') &&
    (lex.blocked.has(doc.lemma[head]!) || factsOf(doc, head).negated) &&
    !isRel(doc, main, 'advcl')
  )
}

/** "refuses to talk while": the act, or what it hangs on, is refused. */
function declined(doc: Doc, main: number): boolean {
  return [main, doc.head[main]!].some((t) => t >= 0 && /^(?:refuse|decline|reject|rule|suspend|unwilling|pointless|impossible)$/.test(doc.lemma[t]!))
}

function holds(doc: Doc, main: number): boolean {
  if (['put', 'hold'].includes(doc.lemma[main]!) && [...kidsOf(doc, main)].some((k) => doc.lower[k] === 'off')) return true
  if (
    [
      'stay',
      'remain',
      'continue',
      'keep',
      'hold',
      'last',
      'go',
      'fight',
      'be',
      'refrain',
      'abstain',
      'desist',
      'defer',
      'delay',
      'postpone',
      'suspend',
      'wait',
      'forgo',
      'block',
      'freeze',
      'fast',
      'strike',
      'picket',
      'occupy',
    ].includes(doc.lemma[main]!)
  )
    return true
  for (const k of kidsOf(doc, main)) if (doc.rel[k] === R.xcomp && ['stay', 'remain', 'continue', 'keep'].includes(doc.lemma[k]!)) return true
  return false
}

function imperative(doc: Doc, main: number): boolean {
  if (doc.xpos[main] !== X.VB) return false
  for (const k of kidsOf(doc, main)) if (isRel(doc, k, 'nsubj', 'mark') || (doc.rel[k] === R.aux && doc.lemma[k] !== 'do')) return false
  return true
}

function ready(doc: Doc, main: number): boolean {
  const lemma = doc.lemma[main]!
  if (['ready', 'willing', 'prepared', 'open', 'possible', 'agree', 'offer', 'propose', 'promise', 'vow', 'threaten', 'warn', 'pledge', 'look'].includes(lemma))
    return true
  const head = doc.head[main]!
  return (
    head >= 0 &&
    isRel(doc, main, 'xcomp', 'ccomp', 'acl') &&
    [
      'ready',
      'willing',
      'prepared',
      'prepare',
      'open',
      'agree',
      'offer',
      'propose',
      'promise',
      'vow',
      'threaten',
      'pledge',
      'willingness',
      'readiness',
      'possible',
    ].includes(doc.lemma[head]!)
  )
}

/** Whether the clause stands in somebody's mouth, where the past tense of the report moves an "if" back. */
function said(doc: Doc, clause: number): boolean {
  for (let h = doc.head[clause]!, n = 0; h >= 0 && n < 8; h = doc.head[h]!, n++) if (doc.rel[h] === R.ccomp) return true
  return false
}

function finite(doc: Doc, clause: number): boolean {
  if ([X.VBD, X.VBZ, X.VBP].includes(doc.xpos[clause]!)) return true
  for (const k of kidsOf(doc, clause))
    if (isRel(doc, k, 'nsubj', 'nsubj:pass', 'expl') || (isRel(doc, k, 'aux', 'cop', 'aux:pass') && doc.xpos[k] !== X.VBG)) return true
  return false
}
