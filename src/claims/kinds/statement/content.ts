import type { Doc } from '../../../model/annotation.ts'
import { kidsOf } from '../../shared/tree.ts'
import { U, X } from '../../syntax.ts'
import { tells, type VerbAt } from './lexicon.ts'
import { agentOf } from './source.ts'
import { isPassive, isQuoteMark, kid, minus, type Range, rangeOf, rel, quotationEnd, opensQuotation, pos, sentenceOf, timeAt } from './nodes.ts'
import { hearsay, relativeObject } from './constructions.ts'
import { afterColon, asReported, bareClause, type Content, clause, gardenPath, hasFinite, phraseAndQuote } from './clauses.ts'

/** What the verb reports under one of its readings, or null when none of the reading's frames is there. */
export function contentOf(doc: Doc, at: VerbAt): Content | null {
  const { verb } = at
  const v = at.token
  const passive = isPassive(doc, v)
  if (verb.lemma === 'like' && !wishes(doc, v)) return null
  if (verb.lemma === 'see' && at.tail.length === 0 && undergoes(doc, v)) return null
  const held = passive ? hearsay(doc, at) : null
  if (held?.frame === 'held') return held
  return (
    (verb.frames.has('that') || verb.frames.has('wh') || verb.frames.has('quote') ? clause(doc, at, passive) : null) ??
    (verb.frames.has('that') && !passive ? bareClause(doc, at) : null) ??
    (verb.frames.has('that') && !passive ? gardenPath(doc, at) : null) ??
    (passive ? null : afterColon(doc, at)) ??
    (passive ? asReported(doc, at) : null) ??
    (verb.frames.has('np+inf') || verb.frames.has('inf') ? infinitive(doc, at, passive) : null) ??
    (verb.frames.has('ger') ? gerund(doc, at) : null) ??
    withObject(doc, at, passive) ??
    (passive ? null : namedInQuotes(doc, at)) ??
    prepositional(doc, at) ??
    (passive && at.verb.frames.has('np') ? (passiveSubject(doc, at) ?? participle(doc, at)) : null) ??
    held ??
    (passive ? null : (sameWords(doc, at) ?? relativeObject(doc, at))) ??
    (passive ? null : phraseAndQuote(doc, at))
  )
}

/** "would see 1,900 posts go": what will befall somebody, and no view. */
function undergoes(doc: Doc, v: number): boolean {
  for (const k of kidsOf(doc, v))
    if (k < v && rel(doc, k, 'aux') && /^(?:would|will|may|might|could|can|[’']ll|[’']d)$/.test(doc.lower[k]!)) return doc.lower[v + 1] !== 'that'
  return false
}

/** "would like to see": liking is a wish only with "would". */
function wishes(doc: Doc, v: number): boolean {
  for (const k of kidsOf(doc, v)) if (k < v && rel(doc, k, 'aux') && /^(?:would|[’']d)$/.test(doc.lower[k]!)) return true
  return false
}

/** "vowed to stay", "urged both sides to stop". */
function infinitive(doc: Doc, at: VerbAt, passive: boolean): Content | null {
  const v = at.token
  for (const k of kidsOf(doc, v)) {
    if (k < v || !rel(doc, k, 'xcomp', 'advcl', 'ccomp')) continue
    const mark = kid(doc, k, 'mark', 'case')
    if (mark < 0 || mark <= v || doc.lower[mark] !== 'to' || (doc.xpos[mark] !== X.TO && doc.xpos[k] !== X.VB && !rel(doc, k, 'advcl'))) continue
    const between = objectBetween(doc, v, k)
    const end = rangeOf(doc, k)[1]
    if (between >= 0 && at.verb.frames.has('np+inf')) {
      const cueEnd = at.last
      return {
        frame: 'np+inf',
        ranges: [[Math.max(rangeOf(doc, between)[0], cueEnd + 1), end]],
        cueEnd,
        told: tells(at.verb) ? between : -1,
      }
    }
    if (between < 0 && at.verb.frames.has('np+inf') && passive)
      return {
        frame: 'np+inf',
        ranges: [rangeOf(doc, k)],
        cueEnd: at.last,
        told: -1,
      }
    if (at.verb.frames.has('inf') && !rel(doc, k, 'advcl'))
      return {
        frame: 'inf',
        ranges: [[Math.max(rangeOf(doc, k)[0], at.last + 1), end]],
        cueEnd: at.last,
        told: -1,
      }
  }
  return null
}

/** The object between a verb and its infinitive, or -1; "In a letter, they urged him to stay" has another phrase before the verb. */
function objectBetween(doc: Doc, v: number, k: number): number {
  for (const x of kidsOf(doc, v)) if (x > v && x < k && rel(doc, x, 'obj', 'iobj', 'obl')) return x
  return -1
}

function gerund(doc: Doc, at: VerbAt): Content | null {
  for (const k of kidsOf(doc, at.token))
    if (k > at.token && rel(doc, k, 'xcomp', 'ccomp', 'obj') && doc.xpos[k] === X.VBG && kid(doc, k, 'nsubj') < 0)
      return {
        frame: 'ger',
        ranges: [rangeOf(doc, k)],
        cueEnd: at.last,
        told: -1,
      }
  return null
}

/** A noun phrase, with what is said of it: "called the offer final", "accused them of lying", "described it as dead". */
function withObject(doc: Doc, at: VerbAt, passive: boolean): Content | null {
  const v = at.token
  const { verb } = at
  if (verb.lemma === 'put' && at.tail.length === 0) return putAt(doc, at)
  const kids = [...kidsOf(doc, v)]
  const object = kids.find((k) => k > v && rel(doc, k, 'obj') && !at.tail.includes(k)) ?? (passive ? kids.find((k) => rel(doc, k, 'nsubj:pass')) : undefined)
  if (object === undefined) return passive ? null : likeObject(doc, at)
  const reflexive = doc.xpos[object] === X.PRP && /self$|selves$/.test(doc.lower[object]!)
  const first =
    object > v ? Math.max(at.tail.length > 0 && at.last < rangeOf(doc, object)[0] ? at.last + 1 : rangeOf(doc, object)[0], v + 1) : rangeOf(doc, object)[0]
  const more: number[] = []
  let frame = verb.frames.has('np') ? 'np' : ''
  for (const k of kids) {
    if (k <= v || k === object) continue
    if (verb.frames.has('np+pred') && (rel(doc, k, 'ccomp', 'obj') || (rel(doc, k, 'xcomp') && !marked(doc, k, 'to')))) [frame] = ['np+pred', more.push(k)]
    else if (rel(doc, k, 'obl', 'advcl', 'xcomp') || (rel(doc, k, 'nmod') && k > object)) {
      const p = introducer(doc, k)
      if (p && (verb.objectPreps.has(p) || (verb.frames.has('np+as') && p === 'as'))) [frame] = [`np+${p}`, more.push(k)]
    }
  }
  // `called the credit "a payment"`: the parser may make one noun phrase of both.
  if (frame === '' && verb.frames.has('np+pred') && object > v)
    for (let i = rangeOf(doc, object)[0]; i < rangeOf(doc, object)[1]; i++) if (isQuoteMark(doc, i)) frame = 'np+pred'
  // "called the charges unfounded": the parser may hang the adjective on the noun before it.
  if (frame === '' && verb.frames.has('np+pred') && object > v)
    for (const k of kidsOf(doc, object))
      if (k > object && rel(doc, k, 'amod', 'acl', 'advmod') && pos(doc, k, 'ADJ', 'VERB') && rangeOf(doc, k)[0] === object + 1) frame = 'np+pred'
  // "called the strike a way of winning": the noun phrase right behind the object is what it is called.
  const second = frame === '' && verb.frames.has('np+pred') && object > v ? secondPhrase(doc, object, sentenceOf(doc, v)[1]) : -1
  if (second >= 0) [frame] = ['np+pred', more.push(second)]
  // "accused them of lying": the parser may hang the phrase on the object.
  if (more.length === 0)
    for (const k of kidsOf(doc, object)) {
      const p = rel(doc, k, 'nmod', 'acl', 'advcl') ? introducer(doc, k) : ''
      if (p && (verb.objectPreps.has(p) || (verb.frames.has('np+as') && p === 'as'))) frame = `np+${p}`
    }
  // "called himself a moderate" says something, "defended himself" tells of an act.
  if (!frame || (reflexive && frame !== 'np+as' && frame !== 'np+pred')) return null
  const objectRange: Range = [first, rangeOf(doc, object)[1]]
  if (object < v)
    return {
      frame,
      ranges: [rangeOf(doc, object), ...more.map((k): Range => rangeOf(doc, k))],
      cueEnd: at.last,
      told: -1,
    }
  const end = Math.max(objectRange[1], ...more.map((k) => rangeOf(doc, k)[1]))
  return end > first
    ? {
        frame,
        ranges: [[first, withComplement(doc, end, sentenceOf(doc, v)[1])]],
        cueEnd: at.last,
        told: -1,
      }
    : null
}

/**
 * "criticized long-standing deals", "called the new rule a hoax", where the parser took the words right behind the verb for
 * a predicate because of an "-ing" or a missing article: they are what is criticized, or are called something.
 */
function likeObject(doc: Doc, at: VerbAt): Content | null {
  const { verb, token: v } = at
  if (!(verb.frames.has('np') || verb.frames.has('np+pred')) || verb.level === 'mind') return null
  const end = sentenceOf(doc, v)[1]
  if (verb.level === 'evidence') return smallClause(doc, at, end)
  for (const k of kidsOf(doc, v)) {
    if (k <= at.last || !rel(doc, k, 'xcomp') || !pos(doc, k, 'VERB', 'NOUN', 'PROPN', 'ADJ')) continue
    const [first, stop] = rangeOf(doc, k)
    if (first !== at.last + 1 || doc.lower[first] === 'to' || isQuoteMark(doc, first)) return null
    if (verb.frames.has('np')) return { frame: 'np', ranges: [[first, withComplement(doc, stop, end)]], cueEnd: at.last, told: -1 }
    return secondPhrase(doc, k, end) >= 0 || stop > k + 1 ? { frame: 'np+pred', ranges: [[first, Math.max(stop, k + 1)]], cueEnd: at.last, told: -1 } : null
  }
  return null
}

/** "the poll shows Silva leading by ten", "… shows them with a big lead": a subject and a participle or a phrase, wherever the parser hung them. */
function smallClause(doc: Doc, at: VerbAt, end: number): Content | null {
  for (const k of kidsOf(doc, at.token)) {
    if (k <= at.last || !rel(doc, k, 'advcl', 'iobj', 'ccomp', 'xcomp', 'nsubj')) continue
    const [first, stop] = rangeOf(doc, k)
    if (first !== at.last + 1 || !pos(doc, first, 'PROPN', 'NOUN', 'PRON', 'DET', 'ADJ', 'NUM') || doc.lower[first] === 'to') return null
    let last = stop
    for (const j of kidsOf(doc, at.token)) if (j > k && rel(doc, j, 'obj', 'obl', 'advcl', 'xcomp') && rangeOf(doc, j)[0] === last) last = rangeOf(doc, j)[1]
    return last - first > 2 && last <= end ? { frame: 'np', ranges: [[first, last]], cueEnd: at.last, told: -1 } : null
  }
  return null
}

/** `called the report about the donors "outrageous"`: from the object to the quotation that says what it is called, whatever the parse made of it. */
function namedInQuotes(doc: Doc, at: VerbAt): Content | null {
  if (!at.verb.frames.has('np+pred')) return null
  const first = at.last + 1
  const end = Math.min(sentenceOf(doc, at.token)[1], first + 26)
  if (first >= end || !pos(doc, first, 'DET', 'PROPN', 'PRON', 'NOUN', 'ADJ')) return null
  for (let i = first + 1; i < end; i++) {
    if (/^[.;:]$/.test(doc.lower[i]!) || doc.lower[i] === 'and') return null
    if (!opensQuotation(doc, i)) continue
    if (doc.lower[i - 1] === ',') return null
    const close = quotationEnd(doc, i)
    return close > i ? { frame: 'np+pred', ranges: [[first, close]], cueEnd: at.last, told: -1 } : null
  }
  return null
}

/** "put the damage to the port at more than $5 billion": from the object to the number behind "at", whatever the parse made of it. */
function putAt(doc: Doc, at: VerbAt): Content | null {
  const end = Math.min(sentenceOf(doc, at.token)[1], at.last + 22)
  const first = at.last + 1
  if (first >= end || !pos(doc, first, 'DET', 'NOUN', 'PROPN', 'PRON', 'ADJ', 'NUM')) return null
  for (let i = first + 1; i + 1 < end; i++) {
    if (/^[.;:,]$/.test(doc.lower[i]!) || doc.upos[i] === U.VERB) return null
    if (doc.lower[i] !== 'at') continue
    for (let k = i + 1; k < Math.min(end, i + 7); k++) {
      if (doc.upos[k] !== U.NUM && !isNumber(doc, k)) continue
      let last = k + 1
      while (last < end && pos(doc, last, 'NUM', 'NOUN', 'SYM', 'PROPN')) last++
      return { frame: 'np', ranges: [[first, last]], cueEnd: at.last, told: -1 }
    }
    return null
  }
  return null
}

/** "put the dead at 40": a number, at the head or before it. */
function isNumber(doc: Doc, token: number): boolean {
  return doc.upos[token] === U.NUM || doc.upos[token] === U.SYM || kid(doc, token, 'nummod') >= 0
}

/** "said the same of the deal", "says the opposite": words that stand for what somebody else said. */
function sameWords(doc: Doc, at: VerbAt): Content | null {
  if (!/^(?:say|think|believe|argue|claim)$/.test(at.verb.lemma) || at.tail.length > 0) return null
  const object = kid(doc, at.token, 'obj')
  if (object <= at.token || !/^(?:same|opposite|contrary|reverse|otherwise)$/.test(doc.lower[object]!)) return null
  return { frame: 'np', ranges: [rangeOf(doc, object)], cueEnd: at.last, told: -1 }
}

/** Head of the noun phrase with "a", "an" or "the" that starts right behind an object's own words, or -1. */
function secondPhrase(doc: Doc, object: number, end: number): number {
  const next = object + 1
  if (next + 1 >= end || !/^(?:a|an|the)$/.test(doc.lower[next]!)) return -1
  const head = doc.head[next]!
  return head > next && head < end && doc.upos[head] !== U.VERB ? head : -1
}

/** A noun phrase with the infinitive or the that-clause right behind it, wherever the parser hung that. */
function withComplement(doc: Doc, end: number, last: number): number {
  if (end >= last) return end
  const to = doc.lower[end] === 'not' ? end + 1 : end
  if (doc.lower[to] === 'to' && to + 1 < last && doc.xpos[to + 1] === X.VB) {
    // "to be dissolved": the head of the infinitive may stand behind it.
    let head = to + 1
    for (let up = 0; up < 4 && rel(doc, head, 'aux', 'aux:pass', 'cop') && doc.head[head]! > head && doc.head[head]! < last; up++) head = doc.head[head]!
    return Math.max(end, Math.min(last, rangeOf(doc, head)[1]))
  }
  if (doc.lower[end] === 'that' && hasFinite(doc, end + 1, Math.min(last, end + 15))) {
    let t = end
    for (let up = 0; up < 64 && doc.head[t]! > t; up++) t = doc.head[t]!
    return Math.max(end, Math.min(last, rangeOf(doc, t)[1]))
  }
  return end
}

function marked(doc: Doc, token: number, word: string): boolean {
  const m = kid(doc, token, 'mark', 'case')
  return m >= 0 && doc.lower[m] === word
}

/** The preposition or "as" before a phrase. */
function introducer(doc: Doc, token: number): string {
  const c = kid(doc, token, 'case', 'mark')
  return c >= 0 && c < token ? doc.lower[c]! : ''
}

/** "warned of delays", "called for an end", "called on both sides to accept". */
function prepositional(doc: Doc, at: VerbAt): Content | null {
  const v = at.token
  const { verb } = at
  const tail = verb.tail.at(-1) ?? ''
  // "takes issue with the plan": the phrase may hang on the noun.
  const holders = at.tail.length > 0 ? [...kidsOf(doc, v), ...kidsOf(doc, at.last)] : [...kidsOf(doc, v)]
  for (const k of holders) {
    if (k < v) continue
    if (!rel(doc, k, 'obl', 'advcl', 'xcomp', 'obl:agent', 'ccomp', 'nmod')) continue
    const c = kid(doc, k, 'case', 'mark')
    if (c < 0 || c <= v) continue
    const p = doc.lower[c]!
    if ((!verb.preps.has(p) && !(tail === p && at.tail.includes(c) && (verb.frames.has('np') || verb.frames.has('np+inf')))) || timeAt(doc, c + 1)) continue
    // "people briefed on the matter" were told, and say nothing.
    if (tells(verb) && isPassive(doc, v) && !agentOf(doc, v)) continue
    const [, sentenceEnd] = sentenceOf(doc, v)
    let end = rangeOf(doc, k)[1]
    if (verb.frames.has('np+inf'))
      for (const x of kidsOf(doc, v)) if (x > k && rel(doc, x, 'xcomp', 'advcl', 'ccomp') && marked(doc, x, 'to')) end = Math.max(end, rangeOf(doc, x)[1])
    end = withComplement(doc, end, sentenceEnd)
    return c + 1 < Math.min(end, sentenceEnd) ? { frame: p, ranges: [[c + 1, end]], cueEnd: c, told: -1 } : null
  }
  return null
}

/** "The offer was rejected": what was rejected stands as the subject. */
function passiveSubject(doc: Doc, at: VerbAt): Content | null {
  const k = kid(doc, at.token, 'nsubj:pass')
  return k >= 0 ? { frame: 'np', ranges: [rangeOf(doc, k)], cueEnd: at.last, told: -1 } : null
}

/** "remarks first reported by the agency": what was reported is the noun before. Only with an agent, or nobody says it. */
function participle(doc: Doc, at: VerbAt): Content | null {
  const h = doc.head[at.token]!
  if (h < 0 || h > at.token || !rel(doc, at.token, 'acl') || !agentOf(doc, at.token)) return null
  const first = rangeOf(doc, h)[0]
  return {
    frame: 'np',
    ranges: minus([first, at.token], []),
    cueEnd: at.last,
    told: -1,
  }
}
