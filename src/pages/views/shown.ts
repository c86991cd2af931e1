import type { Page } from '../page.ts'
import { h } from '../parts/h.ts'
import { ShownWords, titleOf } from './shown-words.ts'

/** `/id/ID`: what any id leads to, with the words behind it. The same content opens beside a page when a chip is followed there. */
export const shownPage: Page = {
  path: 'id',
  menu: null,
  takesRest: true,
  async answer({ record, rest }) {
    const shown = await record.show(rest)
    const title = titleOf(shown)
    return { title, body: h(ShownWords, { shown, level: 1 }), json: `/api/show?id=${encodeURIComponent(rest)}` }
  },
}
