import type { Doc } from '../../../model/annotation.ts'
import type { Span } from '../../../model/span.ts'
import { firstFrom } from '../../shared/when.ts'
import { X } from '../../syntax.ts'
import type { Draft } from '../../kind.ts'
import { type Found, holds, near } from './found.ts'

type Made = { readonly found: Found; readonly statement: Draft<'statement'> }

/** How many sentences may lie between two statements that go on. */
const REACH = 8
/** Up to how many sentences another date between the two is taken for that of something told. */
const CLOSE = 4

/**
 * A speaker who goes on speaking does so on the same occasion: a statement without a time, a person told or a medium of its
 * own takes them from the same speaker's statement just before it, with basis `inferred`. Takes statements in the order of
 * their cues. Another time or another person told ends the occasion.
 */
export function goingOn(doc: Doc, made: readonly Made[]): Made[] {
  const last = new Map<string, Made>()
  const all = made.map((m) => m.found)
  return made.map((m) => {
    const key = speakerKey(m)
    if (key === null || m.found.head < 0) return m
    const before = last.get(key)
    const now = before && continues(doc, before, m) ? inherit(doc, before, m) : m
    // Words inside another's words, and what somebody had said, are no step of the occasion.
    if (!before || (!isEarlier(doc, m.found.head) && !near(all, m.found.head).some((f) => f !== m.found && holds(f, m.found.head)))) last.set(key, now)
    return now
  })
}

function speakerKey({ statement: s }: Made): string | null {
  if (s.source === null) return null
  if (s.source !== 'unnamed') return `${s.source}|${s.with.join('|')}`
  return 'unnamed'
}

function continues(doc: Doc, before: Made, m: Made): boolean {
  if (doc.sentenceOf[m.found.head]! - doc.sentenceOf[before.found.head]! > REACH) return false
  if (m.statement.source === 'unnamed' && !/^(?:the|this|that) /i.test(m.statement.described ?? '') && m.found.speaker?.token !== before.found.speaker?.token)
    return false
  if (before.found.content.some(([s, e]) => s <= m.found.head && m.found.head < e)) return false
  return m.statement.factuality === 'asserted' && before.statement.factuality === 'asserted' && m.found.level === 'speech'
}

/**
 * Whether a saying falls on the day of the one before it: not an earlier one ("had said"), not what somebody says all along
 * ("insists", after "said"), and farther off no other date is given between the two.
 */
function sameDay(doc: Doc, before: Made, m: Made): boolean {
  const [a, b] = [before.found.head, m.found.head]
  if (isEarlier(doc, b)) return false
  if ((doc.xpos[b] === X.VBZ || doc.xpos[b] === X.VBP) && doc.xpos[a] === X.VBD) return false
  const [from, to] = [doc.start[Math.min(a, b)]!, doc.end[doc.sentences[doc.sentenceOf[Math.max(a, b)]!]!.end - 1]!]
  if (doc.sentenceOf[b]! - doc.sentenceOf[a]! <= CLOSE) return true
  const said = before.statement.valueSpans?.said?.[0]
  for (let i = firstFrom(doc, from); i < doc.times.length && doc.times[i]!.span[0] < to; i++) {
    const x = doc.times[i]!
    if (x.type !== 'DATE' || x.edtf === null || x.edtf === before.statement.said || x.span[0] === said?.[0]) continue
    if (!within(x.span, before) && !within(x.span, m)) return false
  }
  return true
}

/** "told the reporter", "told the newspaper": whoever was told before. */
function isSameListener(doc: Doc, t: number): boolean {
  return (
    /^(?:reporter|correspondent|interviewer|newspaper|paper|agency|broadcaster|channel|magazine|outlet|network|station|daily)$/.test(doc.lower[t]!) &&
    doc.lower[t - 1] === 'the'
  )
}

/** "had said". */
function isEarlier(doc: Doc, verb: number): boolean {
  for (let i = verb - 1; i >= 0 && verb - i < 4; i--) if (doc.lower[i] === 'had' && doc.head[i] === verb) return true
  return false
}

function within([start, end]: Span, { statement }: Made): boolean {
  return statement.contentSpans.some(([s, e]) => s <= start && end <= e)
}

function inherit(doc: Doc, before: Made, m: Made): Made {
  const [a, b] = [before.statement, m.statement]
  if (b.said !== null && a.said !== null && b.said !== a.said) return m
  if (b.to !== null && a.to !== null && b.to !== a.to) return m
  const said = b.said ?? (a.said !== null && sameDay(doc, before, m) ? a.said : null)
  const to = b.to ?? (m.found.told >= 0 && !isSameListener(doc, m.found.told) ? null : a.to)
  const medium = b.medium === 'unknown' ? a.medium : b.medium
  if (said === b.said && to === b.to && medium === b.medium) return m
  const spans = { ...b.valueSpans }
  const basis = { ...b.basis }
  const because = { ...b.because }
  for (const [field, value, own] of [
    ['said', said, b.said],
    ['to', to, b.to],
  ] as const) {
    if (value === own) continue
    const from = a.valueSpans?.[field]
    if (from) spans[field] = from
    basis[field] = 'inferred'
    because[field] = 'the speaker goes on from the statement before'
  }
  return {
    found: m.found,
    statement: { ...b, said, to, medium, valueSpans: spans, basis, because },
  }
}
