import { type Quotation, RELS, UPOS, XPOS } from '../../model/annotation.ts'
import type { Actor } from './cast.ts'
import { isStyled } from './honours.ts'
import type { Ref } from './nominals.ts'
import type { Shapes } from './shapes.ts'

const rel = (name: string) => RELS.indexOf(name as (typeof RELS)[number])
const SUBJECT = new Set([rel('nsubj'), rel('nsubj:pass'), rel('nsubj:outer')])
const OWNED = new Set([rel('nmod:poss'), rel('compound'), rel('amod')])
const EXPL = rel('expl')
const CONJ = rel('conj')
const APPOS = rel('appos')
const FLAT = rel('flat')
const OBJECT = new Set([rel('obj'), rel('iobj')])
const POSS = rel('nmod:poss')
const CCOMP = rel('ccomp')
const VERB = UPOS.indexOf('VERB')
const NOUN = UPOS.indexOf('NOUN')
const PROPN = UPOS.indexOf('PROPN')
const ADJ = UPOS.indexOf('ADJ')
const MALE = new Set(['he', 'him', 'his', 'himself'])
const FEMALE = new Set(['she', 'her', 'hers', 'herself'])
const NEUTER = new Set(['it', 'its', 'itself'])
const PLURAL = new Set(['they', 'them', 'their', 'theirs', 'themselves'])

// Weights set by hand: a subject before anything else, this sentence before the last, words outside quotations before those inside.
const SAME_SENTENCE = 2.3
const BACK = [0, 1.4, 0.6, 0.2]
const AS_SUBJECT = 2
const EMBEDDED_SUBJECT = 1.3
const LEAD = 0.7
// Whoever the latest sentence before is about puts those of earlier sentences into the shade.
const SHADED = 0.8
/** "X has warned that it will act": who says so speaks of himself. */
const CONTROL = 1.2
/** Who spoke in the sentence before goes on speaking in this one. */
const GOES_ON = 0.6
/** "… met the envoy and told him": who the first verb is done to. */
const PARALLEL = 2.5
/** "When Lee left her seat": the subject of the clause that a possessive stands in. */
const LOCAL = 1.4
/** Stands for somebody the text describes without saying who: a candidate like others, that resolves to nobody. */
const STRANGER = {} as Actor
const SINGULAR = XPOS.indexOf('NN')
const FINITE = new Set([XPOS.indexOf('VBD'), XPOS.indexOf('VBZ')])

/**
 * Who is meant by he, she, it, they. The candidates are the names and descriptions of the same and the three sentences before, weighed by syntax
 * and distance; sex and number must fit. Where the best does not lead clearly the pronoun's actor is null.
 */
export function findPronouns(sh: Shapes, refs: readonly Ref[]): Ref[] {
  const { doc } = sh
  const out: Ref[] = []
  const all: Ref[] = []
  let next = 0
  const quoted = new Quoted(doc.quotations)
  const learnt: Learnt = new Map()
  for (let i = 0; i < doc.count; i++) {
    while (next < refs.length && refs[next]!.first < i) all.push(refs[next++]!)
    const w = doc.lower[i]!
    const kind = MALE.has(w) ? 'm' : FEMALE.has(w) ? 'f' : NEUTER.has(w) ? 'n' : PLURAL.has(w) ? 'p' : null
    if (kind === null || isStyled(sh, i)) continue
    const depth = quoted.at(doc.start[i]!)
    const own = w.endsWith('self') ? all.findLast((r) => r.end === i && r.form !== 'pronoun') : undefined
    const actor =
      own !== undefined
        ? own.actor
        : (kind === 'n' && isEmpty(sh, i)) || (kind === 'p' && /^(?:among|amongst)$/.test(doc.lower[i - 1] ?? ''))
          ? null
          : antecedent(sh, all, i, kind, depth, quoted, learnt)
    const type = actor?.type ?? (kind === 'm' || kind === 'f' ? 'person' : kind === 'p' ? 'group' : 'organisation')
    const ref: Ref = { first: i, end: i + 1, form: 'pronoun', type, actor }
    out.push(ref)
    // What a pronoun takes up stays in mind, and so does its sex.
    if (actor !== null) all.push(ref)
    if (actor !== null && actor.sex !== kind && (kind === 'm' || kind === 'f') && !learnt.has(actor)) learnt.set(actor, kind)
  }
  return out
}

/** "It is clear that", "it rained": nobody is meant. Only a subject or possessive can be somebody. */
function isEmpty(sh: Shapes, i: number): boolean {
  const { doc } = sh
  if (doc.lower[i] !== 'it') return false
  if (doc.rel[i] === EXPL || !SUBJECT.has(doc.rel[i]!)) return true
  const verb = doc.head[i]!
  if (verb >= 0 && doc.rel[verb] === CCOMP && doc.head[verb]! >= 0 && sh.lex.words.speech!.has(sh.folded[doc.head[verb]!]!)) return doc.upos[verb] !== VERB
  return verb < 0 || !(sh.lex.words.speech!.has(sh.folded[verb]!) || WILLED.has(doc.lemma[verb]!))
}

// What bodies and governments do, and weather, sums and situations do not.
const WILLED = new Set(
  `agree reject accept refuse want plan intend decide seek demand suspend halt launch sign ratify offer propose insist hope expect consider resume withdraw pull
  join leave send receive release hand stop begin start continue vote approve support back oppose threaten warn deny impose lift ease raise cut
  honor honour respect comply violate breach abandon pursue negotiate talk discuss meet host mediate allow let give get make take need have`.split(/\s+/),
)

function antecedent(sh: Shapes, all: readonly Ref[], i: number, kind: Kind, inside: number, quoted: Quoted, learnt: Learnt): Actor | null {
  const { doc } = sh
  const here = doc.sentenceOf[i]!
  const weights = new Map<Actor, number>()
  const possessive = /^(?:his|her|its|their|himself|herself|itself|themselves)$/.test(doc.lower[i]!)
  const speaker = inside > 0 ? null : undefined
  const personal = kind === 'm' || kind === 'f'
  let topic = 0
  let misnamed: Actor | null = null
  const others = new Set<Actor>()
  const shared = sharedVerb(sh, i)
  const clause = possessive ? clauseOf(sh, i) : -1
  for (let k = all.length - 1, looked = 0; k >= 0 && looked < 24; k--, looked++) {
    const r = all[k]!
    const back = here - doc.sentenceOf[r.first]!
    if (back > 3) break
    const stranger = r.actor === null && personal && back > 0 && isStranger(sh, r)
    if (r.end > i || isTurnLabel(sh, r)) continue
    if (r.actor === null ? !stranger : !agrees(r, kind, back, learnt)) {
      if (personal && back === 0 && misnamed === null && isMisnamed(sh, r, i)) misnamed = r.actor
      continue
    }
    const head = overApposition(sh, headOf(sh, r))
    if (OWNED.has(doc.rel[head]!) && r.form !== 'pronoun' && r.type !== 'person') continue
    const joined = doc.rel[head] === CONJ && doc.head[head]! >= 0
    const leading = leads(sh, r, head)
    const subject = leading || SUBJECT.has(doc.rel[joined ? doc.head[head]! : head]!)
    if (stranger && !subject) continue
    if (back === 0 && !possessive && coArgument(sh, head, i)) {
      if (r.actor !== null && OBJECT.has(doc.rel[i]!)) others.add(r.actor)
      continue
    }
    let weight =
      (back === 0 ? SAME_SENTENCE : BACK[back]!) +
      (subject ? (leading || mainClause(sh, joined ? doc.head[head]! : head) ? AS_SUBJECT : EMBEDDED_SUBJECT) : 0) +
      (r.form === 'pronoun' ? 0.3 : 0)
    if (clause >= 0 && back === 0 && doc.head[head] === clause && SUBJECT.has(doc.rel[head]!)) weight += LOCAL
    if (back === 0 && shared >= 0 && !subject && head > shared && within(sh, head, shared)) weight += PARALLEL
    if (back === 0 && subject && reports(sh, joined ? doc.head[head]! : head, i)) weight += CONTROL
    // "The ministry said … It added": one who goes on speaking.
    if (kind === 'n' && back === 1 && subject && !joined && speaks(sh, head) && speaks(sh, i) && mainClause(sh, head)) weight += GOES_ON
    const there = quoted.at(doc.start[r.first]!)
    if (there !== inside) {
      // The one who speaks is "I" in what he says; and who is spoken of inside is seldom "he said" outside.
      if (inside > 0 && there === 0 && subject && back === 0 && (leading || speaks(sh, head))) continue
      weight -= there > 0 ? 1.5 : 0.3
    }
    if (speaker === null && back > 1) weight -= 0.2
    if (topic > 0 && back > topic) weight -= SHADED
    else if (topic === 0 && personal && back > 0 && subject && !joined && there === 0 && (leading || mainClause(sh, head))) topic = back
    if (personal && (r.actor === null || sexOf(r.actor, learnt) === null)) weight -= 0.6
    const who = r.actor ?? STRANGER
    if (weight > (weights.get(who) ?? -9)) weights.set(who, weight)
  }
  for (const other of others) weights.delete(other)
  if (misnamed !== null && weights.size === 0) return misnamed
  return clearest(weights, kind === 'm' || kind === 'f' ? LEAD : LEAD + 0.4)
}

/** "…," scoffs Professor Ann Lee: who stands behind the verb that follows a quotation. */
function inverted(sh: Shapes, r: Ref): boolean {
  const { doc } = sh
  let v = r.first - 1
  for (let n = 0; n < 5 && v > 0 && doc.upos[v] !== VERB; n++, v--) if (doc.upos[v] !== NOUN && doc.upos[v] !== PROPN && doc.upos[v] !== ADJ) return false
  return v > 0 && doc.upos[v] === VERB && /^["”’']+$/.test(doc.lower[v - 1]!)
}

/** Whether word order alone shows that a mention is the subject of its sentence. */
function leads(sh: Shapes, r: Ref, head: number): boolean {
  return opens(sh, r, head) || inverted(sh, r)
}

/** A sentence's first phrase that the parser took for its root ("The group, one of the oldest, confirmed …") is its subject. */
function opens(sh: Shapes, r: Ref, head: number): boolean {
  const s = sh.doc.sentences[sh.doc.sentenceOf[head]!]!
  if (sh.doc.head[head]! < 0 && r.first - s.first < 2 && s.end - r.end > 3) return true
  if (r.form === 'name' && r.type === 'person' && tellsNext(sh, r.end)) return true
  // "Opposition Leader Ann Lee, whose party …, complained": a name that opens the sentence and is set off by a comma, wherever it was hung.
  return (
    r.form === 'name' && r.type === 'person' && sh.doc.lower[r.end] === ',' && SET_OFF.test(sh.doc.lower[r.end + 1] ?? '') && onlyTitles(sh, s.first, r.first)
  )
}

/** Whether a verb of speech in the past or the present stands right behind a name: "…, Foreign Minister Ann Lee said". */
function tellsNext(sh: Shapes, t: number): boolean {
  const { doc } = sh
  if (isTelling(sh, t)) return true
  // "Ann Lee, the party's chair, said".
  if (doc.lower[t] !== ',' || !SET_OFF.test(doc.lower[t + 1] ?? '')) return false
  const end = Math.min(doc.sentences[doc.sentenceOf[t]!]!.end, t + 24)
  for (let i = t + 2; i < end; i++) if (doc.lower[i] === ',' && isTelling(sh, i + 1)) return true
  return false
}

function isTelling(sh: Shapes, t: number): boolean {
  return t < sh.doc.count && sh.doc.upos[t] === VERB && FINITE.has(sh.doc.xpos[t]!) && sh.lex.words.speech!.has(sh.folded[t]!)
}

const SET_OFF = /^(?:who|whose|whom|which|a|an|the|one|now|once|himself|herself)$/

/** Whether nothing but nouns and adjectives, as in a title, stand between the sentence's start and a name. */
function onlyTitles(sh: Shapes, first: number, end: number): boolean {
  if (end - first > 6) return false
  for (let i = first; i < end; i++) {
    const u = sh.doc.upos[i]!
    if (u !== NOUN && u !== PROPN && u !== ADJ && sh.doc.lower[i] !== 'the') return false
  }
  return true
}

function clearest(weights: ReadonlyMap<Actor, number>, lead: number): Actor | null {
  let [best, second] = [-9, -9]
  let actor: Actor | null = null
  for (const [a, w] of weights) {
    if (w > best) {
      second = best
      best = w
      actor = a
    } else if (w > second) second = w
  }
  return best > 0.5 && best - second >= lead && actor !== STRANGER ? actor : null
}

/** Whether the pronoun is the subject of a clause that hangs, as what is said or thought, on the verb whose subject stands at `head`. */
function reports(sh: Shapes, head: number, pronoun: number): boolean {
  const { doc } = sh
  // "said its board would meet": the owner of the subject.
  const at = doc.rel[pronoun] === POSS && doc.head[pronoun]! > pronoun ? doc.head[pronoun]! : pronoun
  if (!SUBJECT.has(doc.rel[at]!)) return false
  const verb = doc.head[at]!
  return verb >= 0 && doc.rel[verb] === CCOMP && doc.head[verb] === doc.head[head] && head < pronoun
}

/** One person described but not known: "an Iranian official", "its envoy". */
function isStranger(sh: Shapes, r: Ref): boolean {
  return r.form === 'nominal' && r.type === 'person' && sh.doc.xpos[headOf(sh, r)] === SINGULAR
}

/** "His counterpart, Ann Lee, said": the name stands where its description does. */
function overApposition(sh: Shapes, head: number): number {
  const { doc } = sh
  const of = doc.head[head]!
  return doc.rel[head] === APPOS && of >= 0 && of < head && head - of < 8 ? of : head
}

/** Sexes that the text has told by a pronoun, of people whose names do not. */
type Learnt = Map<Actor, 'm' | 'f'>
type Kind = 'm' | 'f' | 'n' | 'p'

function sexOf(a: Actor, learnt: Learnt): 'm' | 'f' | null {
  return learnt.get(a) ?? a.sex
}

/** "Lee told the court that she was ready", of somebody whose given name seems a man's: nobody else can be meant, so the name misled. */
function isMisnamed(sh: Shapes, r: Ref, pronoun: number): boolean {
  if (r.form !== 'name' || r.actor === null || r.actor.type !== 'person' || r.actor.known !== null) return false
  return reports(sh, overApposition(sh, headOf(sh, r)), pronoun)
}

/** "SMITH: …", "ANN LEE (on the phone): …": whoever has the word is "I". */
function isTurnLabel(sh: Shapes, r: Ref): boolean {
  const { doc } = sh
  if (r.form !== 'name' || r.first !== doc.sentences[doc.sentenceOf[r.first]!]!.first) return false
  let t = r.end
  if (doc.lower[t] === '(') while (t < doc.count && t - r.end < 9 && doc.lower[t - 1] !== ')') t++
  return doc.lower[t] === ':'
}

function agrees(r: Ref, kind: Kind, back: number, learnt: Learnt): boolean {
  const type = r.actor!.type
  if (kind === 'm' || kind === 'f') {
    const sex = sexOf(r.actor!, learnt)
    return type === 'person' && (sex === null || sex === kind)
  }
  if (kind === 'n') return (type === 'organisation' || type === 'country') && r.type !== 'group'
  // A body is "they" at most within its own sentence; there are too many plurals that are no actors.
  return (type === 'organisation' && back === 0) || type === 'group' || r.type === 'group'
}

/** The token of the mention that hangs outside it, or the title before it that the parser made the head of both ("Mr Lee"). */
function headOf(sh: Shapes, r: Ref): number {
  const { head } = sh.doc
  let out = r.end - 1
  for (let t = r.end - 1; t >= r.first; t--)
    if (head[t]! < r.first || head[t]! >= r.end) {
      out = t
      break
    }
  for (let n = 0; n < 3 && sh.doc.rel[out] === FLAT && head[out]! >= 0 && head[out]! < out && r.first - head[out]! < 5; n++) out = head[out]!
  return out
}

/** Subject and object of one verb are two ("Peskov told him"), also where the verb shares its subject with the one before ("came and told him"). */
function coArgument(sh: Shapes, a: number, b: number): boolean {
  const { doc } = sh
  if (doc.head[a]! < 0 || doc.rel[a] === doc.rel[b]) return false
  return doc.head[a] === doc.head[b] || (SUBJECT.has(doc.rel[a]!) && doc.head[a] === sharedVerb(sh, b))
}

/** "Lee met the envoy and told him": the first verb, where the pronoun is the object of one that is joined to it and has no subject of its own; or -1. */
function sharedVerb(sh: Shapes, pronoun: number): number {
  const { doc } = sh
  const verb = doc.head[pronoun]!
  if (verb < 0 || verb > pronoun || !OBJECT.has(doc.rel[pronoun]!) || doc.rel[verb] !== CONJ || doc.head[verb]! < 0) return -1
  for (let i = pronoun - 1; i > doc.head[verb]!; i--) if (doc.head[i] === verb && SUBJECT.has(doc.rel[i]!)) return -1
  return doc.head[verb]!
}

/** The verb of the clause that a possessive stands in, or -1. */
function clauseOf(sh: Shapes, pronoun: number): number {
  let t = sh.doc.head[pronoun]!
  for (let n = 0; n < 6 && t >= 0; n++, t = sh.doc.head[t]!) if (sh.doc.upos[t] === VERB) return t
  return -1
}

/** Whether a token hangs below a verb as its object or in a phrase of its. */
function within(sh: Shapes, token: number, verb: number): boolean {
  let t = token
  for (let n = 0; n < 4 && t >= 0; n++, t = sh.doc.head[t]!) if (sh.doc.head[t] === verb) return t > verb
  return false
}

/** Whether the token's verb is the sentence's root or coordinated with it, or gives somebody's words (then the root may be in those words). */
function mainClause(sh: Shapes, head: number): boolean {
  const verb = sh.doc.head[head]!
  if (verb < 0) return true
  if (sh.doc.head[verb]! < 0 || sh.lex.words.speech!.has(sh.folded[verb]!)) return true
  return sh.doc.rel[verb] === CONJ && sh.doc.head[sh.doc.head[verb]!]! < 0
}

function speaks(sh: Shapes, head: number): boolean {
  const verb = sh.doc.head[head]!
  return verb >= 0 && sh.lex.words.speech!.has(sh.folded[verb]!)
}

/** Number (1 and up) of the outermost spoken quotation at an offset, 0 outside; asked with offsets that mostly ascend. */
class Quoted {
  private readonly starts: number[] = []
  private readonly ends: number[] = []

  constructor(quotations: readonly Quotation[]) {
    for (const q of quotations) {
      if (q.depth > 0 || q.use !== 'speech') continue
      this.starts.push(q.span[0])
      this.ends.push(q.span[1])
    }
  }

  at(offset: number): number {
    let [lo, hi] = [0, this.starts.length]
    while (lo < hi) {
      const mid = (lo + hi) >> 1
      if (this.starts[mid]! <= offset) lo = mid + 1
      else hi = mid
    }
    return lo > 0 && offset < this.ends[lo - 1]! ? lo : 0
  }
}
