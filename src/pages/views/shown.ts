import type { Page } from '../page.ts'
import { address } from '../parts/address.ts'
import { h } from '../parts/h.ts'
import { ShownWords, titleOf } from './shown-words.ts'

/** `/id/ID`: what any id leads to, with the words behind it. The same content opens beside a page when a chip is followed there. */
export const shownPage: Page = {
  path: 'id',
  menu: null,
  takesRest: true,
  async answer({ record, rest, ask }) {
    const shown = await record.show(rest, ask.asOf)
    const title = titleOf(shown)
    return { title, body: h(ShownWords, { shown, level: 1, judging: ask.asOf === null }), json: address('/api/show', { id: rest, 'as-of': ask.asOf }) }
  },
}
