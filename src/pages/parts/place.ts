import type { VNode } from 'preact'
import { h } from './h.ts'
import type { Place } from '../../record/index.ts'
import { dateWords } from '../../views/text.ts'
import { articleAddress } from './address.ts'

/** The second rung: the words in their context, and the way to the whole article. */
export function PlaceWords({ place }: { place: Place }): VNode {
  const day = place.published ? dateWords(place.published.edtf) : 'undated'
  return h(
    'article',
    { class: 'place' },
    h(
      'header',
      null,
      h('strong', null, place.outlet ?? place.article),
      ` · ${day}`,
      place.current ? null : h('span', { class: 'basis' }, ' · an earlier version'),
      place.headline ? h('div', { class: 'headline' }, place.headline) : null,
    ),
    place.spans.length > 0
      ? h('blockquote', null, place.before, ...marked(place), place.after)
      : h('p', { class: 'nothing' }, 'These words cannot be placed in the text that is kept, so nothing is marked.'),
    h('a', { class: 'whole', href: articleAddress(place.article, place.spans) }, 'Whole article'),
  )
}

/** The passage with its spans marked; what stands between two spans is not. */
export function marked(place: Pick<Place, 'passage' | 'spans'>): (VNode | string)[] {
  const start = place.spans[0]?.[0] ?? 0
  const out: (VNode | string)[] = []
  let at = 0
  for (const [s, e] of place.spans) {
    if (s - start > at) out.push(place.passage.slice(at, s - start))
    out.push(h('mark', null, place.passage.slice(Math.max(at, s - start), e - start)))
    at = Math.max(at, e - start)
  }
  if (at < place.passage.length) out.push(place.passage.slice(at))
  return out
}
