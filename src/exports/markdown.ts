import type { ArticleEntry, Links, LinkPart, Member } from '../model/record.ts'

/** What the Markdown export asks of the record. */
interface Source {
  readonly asOf: string | null
  entries<P extends LinkPart>(part: P): Links[P]
  article(id: string): ArticleEntry | undefined
}

/**
 * The record as one Markdown document: tracks with their meetings, deadlines, conditions, contradictions, statements; every line ends in
 * numbered notes, and the notes at the end give outlet, date, address and the words themselves.
 */
export function toMarkdown(source: Source): string {
  const notes = new Notes(source)
  const parts = [
    `# Record of the talks${source.asOf ? `, as known on ${source.asOf}` : ''}`,
    tracks(source, notes),
    deadlines(source, notes),
    conditions(source, notes),
    conflicts(source, notes),
    statements(source, notes),
    notes.text(),
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

function tracks(source: Source, notes: Notes): string {
  const meetings = new Map(source.entries('meetings').map((m) => [m.id, m]))
  const sections = source.entries('tracks').map((t) => {
    const rows = t.meetings
      .flatMap((id) => meetings.get(id) ?? [])
      .map((m) => {
        const inferred = m.when && m.whenBasis === 'inferred' ? ' (inferred)' : ''
        return `- ${m.when ?? 'date unknown'}${inferred} · ${escape(m.label)} · ${m.status}${m.round ? ` · round ${m.round}` : ''} ${notes.mark(m.members)}`
      })
    return `## ${escape(t.name)} (${t.state})\n\n${rows.join('\n')}`
  })
  return sections.join('\n\n')
}

function deadlines(source: Source, notes: Notes): string {
  const rows = source.entries('deadlines').map((d) => {
    const inferred = d.due && d.dueBasis !== 'stated' ? ` (${d.dueBasis}${d.dueBecause ? `: ${escape(d.dueBecause)}` : ''})` : ''
    return `- ${d.due ?? 'date unknown'}${inferred} · ${escape(d.label)} · ${d.state} ${notes.mark(d.members)}`
  })
  return section('Deadlines', rows)
}

function conditions(source: Source, notes: Notes): string {
  return section(
    'Conditions',
    source.entries('conditions').map((c) => `- ${escape(c.by ?? 'somebody')} (${c.type}): ${escape(c.label)} ${notes.mark(c.members)}`),
  )
}

function conflicts(source: Source, notes: Notes): string {
  const rows = source.entries('conflicts').map((c) => {
    const sides = c.sides.map((s) => `  - ${escape(s.value)}: ${quoted(s.quote)} ${notes.mark([s])}`)
    const points = c.resolved ? `\n  - the evidence points to ${escape(c.resolved)}${c.because ? `: ${escape(c.because)}` : ''}` : ''
    return `- ${c.kind}: ${escape(c.about)}\n${sides.join('\n')}${points}`
  })
  return section('Contradictions', rows)
}

function statements(source: Source, notes: Notes): string {
  const rows = source.entries('statements').map((s) => {
    const who = s.source === 'unnamed' ? (s.described ?? 'unnamed source') : (s.source ?? s.described ?? 'speaker unknown')
    const words = s.form === 'direct' ? quoted(s.text) : `${escape(s.text)} (${s.form === 'mixed' ? 'in part quoted' : 'paraphrased'})`
    return `- ${s.said ?? 'day unknown'} · ${escape(who)}: ${words} ${notes.mark(s.members)}`
  })
  return section('Statements', rows)
}

function section(title: string, rows: readonly string[]): string {
  return rows.length > 0 ? `## ${title}\n\n${rows.join('\n')}` : ''
}

function quoted(text: string): string {
  return `“${escape(text)}”`
}

/** Text from an article made safe for Markdown: one line, no markup of its own, no raw HTML. */
function escape(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~]/g, (c) => `\\${c}`)
}

class Notes {
  readonly #source: Source
  readonly #numbers = new Map<string, number>()
  readonly #lines: string[] = []

  constructor(source: Source) {
    this.#source = source
  }

  /** Numbers of the notes for these members, one note for each place; at most four are shown. */
  mark(members: readonly Member[]): string {
    return members
      .slice(0, 4)
      .map((m) => `[^${this.#number(m)}]`)
      .join('')
  }

  #number(m: Member): number {
    const key = `${m.article}\n${m.claim}\n${m.quote}`
    const known = this.#numbers.get(key)
    if (known) return known
    const number = this.#lines.length + 1
    const a = this.#source.article(m.article)
    const where = [a?.outlet ?? m.article, a?.published?.edtf ?? 'undated', a?.url].filter(Boolean).map((x) => escape(String(x)))
    this.#numbers.set(key, number)
    this.#lines.push(`[^${number}]: ${where.join(', ')}: ${quoted(m.quote)}`)
    return number
  }

  text(): string {
    return this.#lines.join('\n')
  }
}
