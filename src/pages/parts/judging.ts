import type { VNode } from 'preact'
import type { LinkPart } from '../../model/record.ts'
import { h } from './h.ts'

/** What a user can decide about an entry of each part, besides rejecting it. */
const RENAMED = new Set<LinkPart>(['actors', 'tracks', 'meetings', 'conditions', 'deadlines', 'positions'])
const MERGED = new Set<LinkPart>(['actors', 'meetings', 'tracks', 'conditions', 'deadlines', 'positions', 'statements'])
const DATED = new Set<LinkPart>(['meetings', 'deadlines'])

interface Choice {
  readonly action: string
  readonly label: string
  readonly button: string
  /** Name of the field that the user fills in, if any; `targets` adds ids, `value` gives the judgement's value. */
  readonly field?: { readonly name: 'targets' | 'value'; readonly hint: string; readonly must: boolean; readonly pick?: LinkPart }
}

function choices(part: LinkPart): Choice[] {
  const out: Choice[] = []
  if (MERGED.has(part))
    out.push({ action: 'merge', label: 'The same as', button: 'Merge', field: { name: 'targets', hint: 'name or id of the other', must: true, pick: part } })
  if (RENAMED.has(part)) out.push({ action: 'rename', label: 'Better name', button: 'Rename', field: { name: 'value', hint: 'the name', must: true } })
  if (DATED.has(part))
    out.push({ action: 'date', label: 'Date', button: 'Set date', field: { name: 'value', hint: '2025-03-04, 2025-03 or 2025-02-24/2025-02-28', must: true } })
  out.push({ action: 'reject', label: 'Wrong because', button: 'Reject', field: { name: 'value', hint: 'the reason (may stay empty)', must: false } })
  return out
}

/** Forms for deciding about an entry. Scripts send them as JSON; without scripts `parley judge` does the same. */
export function Judging({ part, id }: { part: LinkPart; id: string }): VNode {
  return h(
    'details',
    { class: 'judging' },
    h('summary', null, 'Decide about this'),
    h('noscript', null, h('p', { class: 'nothing' }, `Deciding here needs scripts. "parley judge ACTION ${id}" does the same.`)),
    h('p', { class: 'basis' }, 'The id of this entry: ', h('code', null, id)),
    ...choices(part).map((c) => JudgeForm({ choice: c, id })),
  )
}

function JudgeForm({ choice: c, id }: { choice: Choice; id: string }): VNode {
  const pick = c.field?.pick
  // The script fills the list with the entries whose names hold what has been typed.
  const list = pick ? { list: `pick-${id}`, 'data-pick': pick } : {}
  return h(
    'form',
    { class: 'judge', 'data-action': c.action, 'data-targets': id },
    h(
      'label',
      null,
      h('span', null, c.label),
      h('input', { name: c.field!.name, required: c.field!.must, placeholder: c.field!.hint, autocomplete: 'off', ...list }),
    ),
    pick ? h('datalist', { id: `pick-${id}` }) : null,
    h('button', { type: 'submit' }, c.button),
    h('output', { class: 'said', role: 'status' }),
  )
}

/** A form that makes one claim an entry of its own. */
export function SplitForm({ claim }: { claim: string }): VNode {
  return h(
    'form',
    { class: 'judge', 'data-action': 'split', 'data-targets': claim },
    h('button', { type: 'submit', title: 'These words are about something else: give them an entry of their own' }, 'Not the same'),
    h('output', { class: 'said', role: 'status' }),
  )
}

/** A form that settles a contradiction: this side is wrong, so that its words no longer count. The log keeps it, and it can be undone. */
export function SideForm({ claim }: { claim: string }): VNode {
  return h(
    'form',
    { class: 'judge', 'data-action': 'reject', 'data-targets': claim },
    h('label', null, h('span', null, 'Wrong because'), h('input', { name: 'value', placeholder: 'the reason (may stay empty)', autocomplete: 'off' })),
    h('button', { type: 'submit' }, 'This side is wrong'),
    h('output', { class: 'said', role: 'status' }),
  )
}
