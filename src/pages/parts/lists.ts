import type { ComponentChildren, VNode } from 'preact'
import { h } from './h.ts'
import { Count, Nothing } from './words.ts'
import { address, SCREEN } from './address.ts'

/** A field of a filter form. */
export interface FilterField {
  readonly name: string
  readonly label: string
  /** Values to choose from; free text without. */
  readonly values?: readonly string[]
}

/** Filters as a plain form: they stand in the address, so a list can be sent to somebody. */
export function Filters({ path, fields, params }: { path: string; fields: readonly FilterField[]; params: URLSearchParams }): VNode {
  const asOf = params.get('as-of')
  const active = fields.some((f) => params.get(f.name))
  return h(
    'form',
    { class: 'filters', method: 'get', action: path, role: 'search' },
    ...fields.map((f) => h('label', null, h('span', null, f.label), f.values ? chooser(f, params) : entryField(f, params))),
    asOf ? h('input', { type: 'hidden', name: 'as-of', value: asOf }) : null,
    h('button', { type: 'submit' }, 'Show'),
    active ? h('a', { href: address(path, { 'as-of': asOf }) }, 'All') : null,
  )
}

function chooser(f: FilterField, params: URLSearchParams): VNode {
  const now = params.get(f.name) ?? ''
  return h('select', { name: f.name }, h('option', { value: '' }, 'any'), ...f.values!.map((v) => h('option', { value: v, selected: v === now }, v)))
}

function entryField(f: FilterField, params: URLSearchParams): VNode {
  return h('input', { name: f.name, value: params.get(f.name) ?? '', autocomplete: 'off' })
}

/** Links to the screens before and after; nothing when all is on one. */
export function Screens({ path, params, screen, total }: { path: string; params: URLSearchParams; screen: number; total: number }): VNode | null {
  const last = Math.max(1, Math.ceil(total / SCREEN))
  if (last === 1) return null
  const to = (n: number) => address(path, { ...Object.fromEntries(params), screen: n === 1 ? null : n })
  return h(
    'nav',
    { class: 'screens', 'aria-label': 'Screens' },
    screen > 1 ? h('a', { href: to(screen - 1), rel: 'prev' }, '← Before') : null,
    h('span', null, `${screen} of ${last}`),
    screen < last ? h('a', { href: to(screen + 1), rel: 'next' }, 'After →') : null,
  )
}

/** A table that scrolls by itself on narrow screens. */
export function Table({ caption, head, rows }: { caption: string; head: readonly string[]; rows: readonly ComponentChildren[] }): VNode {
  return h(
    'div',
    { class: 'scroll', tabIndex: 0, role: 'region', 'aria-label': caption },
    h('table', null, h('caption', null, caption), h('thead', null, h('tr', null, ...head.map((c) => h('th', { scope: 'col' }, c)))), h('tbody', null, ...rows)),
  )
}

/** A list of facts: name and value. Unknown ones are left out. */
export function Facts({ facts }: { facts: readonly (readonly [string, ComponentChildren])[] }): VNode {
  const known = facts.filter(([, v]) => v !== null && v !== undefined && v !== '')
  return h('dl', { class: 'facts' }, ...known.map(([k, v]) => h('div', null, h('dt', null, k), h('dd', null, v))))
}

/** What stands round every list: its name and number, filters, the entries or why there are none, and the way to other screens. */
export function ListFrame(of: {
  title: string
  path: string
  total: number
  screen: number
  params: URLSearchParams
  fields: readonly FilterField[]
  /** What is said when nothing fits. */
  empty: ComponentChildren
  /** The entries on this screen; null when there are none. */
  list: VNode | null
  /** What stands between filters and entries. */
  above?: ComponentChildren
}): VNode {
  const { title, path, total, screen, params } = of
  return h(
    'section',
    null,
    h(Count, { title, count: total, level: 1 }),
    of.fields.length > 0 ? h(Filters, { path, fields: of.fields, params }) : null,
    of.above,
    of.list ?? h(Nothing, null, of.empty),
    h(Screens, { path, params, screen, total }),
  )
}
