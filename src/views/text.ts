import type { Member } from '../model/record.ts'
import type { Page } from './view.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** An EDTF date in words: `2025-03-04` → "4 Mar 2025", `2025-02-24/2025-02-28` → "24–28 Feb 2025", `../X` → "by X"; null → "date unknown". */
export function dateWords(edtf: string | null): string {
  if (!edtf) return 'date unknown'
  const stretch = edtf.replace(/^\[(.*)\.\.(.*)\]$/, '$1/$2')
  if (!stretch.includes('/')) return point(stretch)
  const [from, to] = stretch.split('/') as [string, string]
  if (from === '..' || from === '') return `by ${point(to)}`
  if (to === '..' || to === '') return `${point(from)} or later`
  if (from === to) return point(from)
  const [a, b] = [from.split('-'), to.split('-')]
  if (a.length === 3 && b.length === 3 && a[0] === b[0] && a[1] === b[1]) return `${Number(a[2])}–${point(to)}`
  if (a.length === b.length && a.length > 1 && a[0] === b[0]) return `${point(from).replace(/ \d{4}$/, '')} – ${point(to)}`
  return `${point(from)} – ${point(to)}`
}

function point(edtf: string): string {
  const m = /^(\d{4}|[\dX]{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(edtf)
  if (!m) return edtf
  const month = m[2] ? MONTHS[Number(m[2]) - 1] : undefined
  if (!month) return m[2] ? edtf : m[1]!
  return `${m[3] ? `${Number(m[3])} ` : ''}${month} ${m[1]}`
}

/** The provenance chip of an entry: `[Meridian Wire · 4 Mar 2025 · +2]`; `+2` counts further articles of `reports` (those of the members, unless given). */
export function chip(members: readonly Pick<Member, 'article'>[], page: Page, reports?: number): string {
  const articles = [...new Set(members.map((m) => m.article))]
  const first = articles[0]
  if (!first) return ''
  const entry = page.article(first)
  const day = entry?.published ? dateWords(entry.published.edtf) : 'undated'
  const count = reports ?? articles.length
  const more = count > 1 ? ` · +${count - 1}` : ''
  return dim(`[${entry?.outlet ?? short(first, 28)} · ${day}${more}]`, page)
}

/** How many articles and independent origins stand behind something, in words. */
export function support(entry: { reports: number; origins: number }): string {
  const reports = `${entry.reports} ${entry.reports === 1 ? 'report' : 'reports'}`
  return entry.origins === entry.reports ? reports : `${reports}, ${entry.origins} ${entry.origins === 1 ? 'origin' : 'origins'}`
}

/** One line of at most `width` characters, white space folded, cut with an ellipsis. Control characters never reach a terminal. */
export function short(text: string, width: number): string {
  const flat = clean(text)
  return flat.length <= width ? flat : `${flat.slice(0, Math.max(1, width - 1)).trimEnd()}…`
}

/** Text from an article made safe for a terminal: controls (escape sequences too) and direction marks become spaces. */
export function clean(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/

/**
 * The same data with every text in it safe for a terminal, and on one line: names of files and actors come from outside just as quotes do.
 * What has nothing unsafe stays as it is.
 */
export function safe<T>(data: T): T {
  if (typeof data === 'string') return (UNSAFE.test(data) ? clean(data) : data) as T
  if (Array.isArray(data)) return data.map((x: unknown) => safe(x)) as T
  if (data === null || typeof data !== 'object') return data
  return Object.fromEntries(Object.entries(data).map(([k, v]) => [k, safe(v as unknown)])) as T
}

/** Wraps text to the page, every line after the first indented. */
export function wrap(text: string, page: Page, indent: string): string {
  const lines: string[] = []
  let line = ''
  for (const word of clean(text).split(' ')) {
    if (line && indent.length + line.length + 1 + word.length > page.width) {
      lines.push(line)
      line = word
    } else line = line ? `${line} ${word}` : word
  }
  if (line) lines.push(line)
  return lines.map((l) => indent + l).join('\n')
}

export function bold(text: string, page: Page): string {
  return page.colour ? `\u001b[1m${text}\u001b[22m` : text
}

export function dim(text: string, page: Page): string {
  return page.colour ? `\u001b[2m${text}\u001b[22m` : text
}

/** What an entry of any part is called: its label, name, subject or words; its id where it has none of them. */
export function entryTitle(entry: { readonly id: string }): string {
  const e = entry as { readonly [key: string]: unknown }
  return String(e.label ?? e.name ?? e.about ?? e.text ?? e.what ?? e.id)
}

/** A heading with the number of what follows. */
export function heading(title: string, count: number | null, page: Page): string {
  return bold(count === null ? title : `${title} (${count})`, page)
}
