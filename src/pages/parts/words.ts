import type { ComponentChildren, VNode } from 'preact'
import { h } from './h.ts'
import { dateWords } from '../../views/text.ts'
import type { Lookup } from '../page.ts'
import { addressOf, articleAddress } from './address.ts'

/** Something that has members: words in articles. */
export interface Supported {
  readonly id: string
  readonly members: readonly { readonly article: string }[]
  readonly reports: number
  readonly origins: number
}

/**
 * The first rung of the ladder: `Outlet · 4 Mar 2025 · +2`. Leads to the words in their context. With a browser part they open beside
 * the page; without one the same address is a page of its own.
 */
export function Chip({ entry, lookup }: { entry: Supported; lookup: Lookup }): VNode {
  const first = entry.members[0]?.article
  const article = first === undefined ? undefined : lookup(first)
  const name = article?.outlet ?? first ?? 'no article'
  const day = article?.published ? dateWords(article.published.edtf) : 'undated'
  const more = entry.reports > 1 ? ` · +${entry.reports - 1}` : ''
  const origins = `${entry.reports} ${entry.reports === 1 ? 'report' : 'reports'}, ${entry.origins} ${entry.origins === 1 ? 'origin' : 'origins'}`
  return h('a', { class: 'chip', href: addressOf(entry.id), 'data-id': entry.id, title: `${origins}: show the words` }, `${name} · ${day}${more}`)
}

const SIGN: Readonly<Record<string, string>> = { stated: '', inferred: '≈ ', given: '' }

/** A date as what it is: in words, machine-readable, with its basis. Certainty is told by words, not by colour alone. */
export function When({ edtf, basis, because }: { edtf: string | null; basis?: string; because?: string | null }): VNode {
  if (!edtf) return h('span', { class: 'when unknown' }, 'date unknown')
  const note = basis && basis !== 'stated' ? h('span', { class: 'basis' }, ` (${basis})`) : null
  const title = [edtf, basis, because].filter(Boolean).join(' · ')
  return h(
    'span',
    { class: `when ${basis ?? 'stated'}`, title },
    SIGN[basis ?? 'stated'],
    h('time', isDay(edtf) ? { dateTime: edtf } : {}, dateWords(edtf)),
    note,
  )
}

function isDay(edtf: string): boolean {
  return /^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(edtf)
}

/** How much stands behind something. */
export function Support({ entry }: { entry: { reports: number; origins: number } }): VNode {
  const reports = `${entry.reports} ${entry.reports === 1 ? 'report' : 'reports'}`
  const origins = `${entry.origins} ${entry.origins === 1 ? 'origin' : 'origins'}`
  return h('span', { class: 'support' }, entry.origins === entry.reports ? reports : `${reports}, ${origins}`)
}

/** A state or kind, as a word in a frame. */
export function Tag({ children, of }: { children: ComponentChildren; of?: string }): VNode {
  return h('span', { class: `tag${of ? ` tag-${of.replace(/\W+/g, '-')}` : ''}` }, children)
}

/** Words as they stand in an article: quotation marks only where they are quoted there. */
export function Quote({ text, form }: { text: string; form: 'direct' | 'indirect' | 'mixed' }): VNode {
  if (form === 'direct') return h('q', { class: 'quote' }, text)
  return h(
    'span',
    { class: 'paraphrase' },
    text.replace(/^that /, ''),
    h('span', { class: 'basis' }, form === 'mixed' ? ' (in part quoted)' : ' (paraphrased)'),
  )
}

/** A link to an article with its outlet and day. */
export function ArticleLink({ id, lookup }: { id: string; lookup: Lookup }): VNode {
  const a = lookup(id)
  const day = a?.published ? dateWords(a.published.edtf) : 'undated'
  return h('a', { href: articleAddress(id) }, `${a?.outlet ?? id} · ${day}`, a?.headline ? ` · ${a.headline}` : '')
}

/** A heading with how many follow. */
export function Count({ title, count, level = 2 }: { title: string; count: number | null; level?: 1 | 2 | 3 }): VNode {
  return h(`h${level}`, null, title, count === null ? null : h('span', { class: 'count' }, ` ${count}`))
}

/** What stands where a list has nothing, and why that can be. */
export function Nothing({ children }: { children: ComponentChildren }): VNode {
  return h('p', { class: 'nothing' }, children)
}
