import type { LinkPart, Links, Member } from '../../model/record.ts'
import { type Codable, codeOf } from './claim.ts'

/** What the export of codes asks of the record. */
interface Source {
  entries<P extends LinkPart>(part: P): Links[P]
}

const HEADER = ['date', 'source', 'target', 'plover', 'cameo', 'quad', 'quote', 'article', 'claim'] as const

/** One deed of the record, before its parties are paired. */
interface Deed {
  readonly of: Codable
  readonly date: string | null
  readonly sources: readonly string[]
  readonly targets: readonly string[]
  readonly members: readonly Member[]
}

/**
 * The record as event data: CSV, UTF-8, one line a deed and pair of parties. Each entry counts once, however many articles report it;
 * `quote`, `article` and `claim` are those of its first member. Dates are EDTF and are when the deed was done or is to be done, empty
 * where no text says so: the day of publication never stands in. Deeds of which no party is known are left out. What several do with one another (meetings, agreements) has a line
 * for each ordered pair. Sorted by date, undated last, then by claim. Cells that a spreadsheet would take for a formula begin with an
 * apostrophe.
 */
export function toCodes(source: Source): string {
  const rows = deeds(source).flatMap(rowsOf)
  rows.sort((a, b) => compare(a[0] || '~', b[0] || '~') || compare(a[8]!, b[8]!) || compare(a[1]!, b[1]!) || compare(a[2]!, b[2]!))
  return [HEADER, ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('')
}

function deeds(source: Source): Deed[] {
  const entries = <P extends LinkPart>(part: P): Links[P] => source.entries(part)
  return [
    ...entries('meetings').map((e) => mutual({ kind: 'meeting', status: e.status }, e.when, e.parties.length > 0 ? e.parties : e.people, e.members)),
    ...entries('agreements').map((e) => mutual({ ...e, kind: 'agreement' }, e.when, e.parties, e.members)),
    ...entries('refusals').map((e) => deed({ ...e, kind: 'refusal' }, null, [e.by, ...e.with], [], e.members)),
    ...entries('measures').map((e) => deed({ ...e, kind: 'measure' }, e.when, [e.by, ...e.with], [e.toward], e.members)),
    ...entries('conditions').map((e) => deed({ kind: 'condition', type: e.type }, null, [e.by], [], e.members)),
    ...entries('deadlines').map((e) => deed({ kind: 'deadline', by: e.by, orElse: e.orElse }, null, [e.by], e.on, e.members)),
    ...entries('statements').map((e) => deed({ ...e, kind: 'statement' }, e.said, [e.source, ...e.with], [e.to], e.members)),
  ]
}

function deed(of: Codable, date: string | null, sources: readonly (string | null)[], targets: readonly (string | null)[], members: readonly Member[]): Deed {
  const known = (names: readonly (string | null)[]): string[] => names.filter((n) => n !== null)
  return { of, date, sources: known(sources), targets: known(targets), members }
}

function mutual(of: Codable, date: string | null, parties: readonly string[], members: readonly Member[]): Deed {
  return { of, date, sources: parties, targets: parties.length > 1 ? parties : [], members }
}

function rowsOf({ of, date, sources, targets, members }: Deed): string[][] {
  const first = members[0]
  const code = first ? codeOf(of, first.quote) : null
  if (!first || !code || sources.length + targets.length === 0) return []
  const end = [code.plover ?? '', code.cameo, code.quad, first.quote, first.article, first.claim]
  const some = (names: readonly string[]): readonly string[] => (names.length > 0 ? names : [''])
  return some(sources).flatMap((s) => some(targets).flatMap((t) => (s !== '' && s === t ? [] : [[date ?? '', s, t, ...end]])))
}

/** A cell: white space in one piece, formulas defused, quotation marks doubled. */
export function cell(value: string): string {
  const plain = value.replace(/\s+/g, ' ')
  const safe = /^ ?[=+\-@]/.test(plain) ? `'${plain}` : plain
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** By code units: the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
