import type { Doc } from '../../../model/annotation.ts'
import type { Draft } from '../../kind.ts'
import type { Found } from './found.ts'

type Made = { readonly found: Found; readonly statement: Draft<'statement'> }

/** How many sentences may lie between two statements that go on. */
const REACH = 4

/**
 * A speaker who goes on speaking does so on the same occasion: a statement without a time, a person told or a medium of its
 * own takes them from the same speaker's statement just before it, with basis `inferred`. Takes statements in the order of
 * their cues. Another time or another person told ends the occasion.
 */
export function goingOn(doc: Doc, made: readonly Made[]): Made[] {
  const last = new Map<string, Made>()
  return made.map((m) => {
    const key = speakerKey(m)
    if (key === null || m.found.head < 0) return m
    const before = last.get(key)
    const now = before && continues(doc, before, m) ? inherit(before, m) : m
    last.set(key, now)
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

function inherit(before: Made, m: Made): Made {
  const [a, b] = [before.statement, m.statement]
  if (b.said !== null && a.said !== null && b.said !== a.said) return m
  if (b.to !== null && a.to !== null && b.to !== a.to) return m
  const said = b.said ?? a.said
  const to = b.to ?? (m.found.told >= 0 ? null : a.to)
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
