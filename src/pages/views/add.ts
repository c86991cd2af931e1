import type { Page } from '../page.ts'
import { h } from '../parts/h.ts'

/** Adding from the page: files that are chosen or dropped, or text that is pasted. */
export const addPage: Page = {
  path: 'add',
  menu: 'Add',
  apart: true,
  answer: async () => ({
    title: 'Add articles',
    json: null,
    body: h(
      'section',
      null,
      h('h1', null, 'Add articles'),
      h('p', null, 'Texts, saved pages, feeds, spreadsheets or JSON lines. They are read on this machine and kept in the record; nothing is sent anywhere.'),
      h('noscript', null, h('p', { class: 'nothing' }, 'Adding here needs scripts. "parley add FILE…" does the same.')),
      h(
        'form',
        { id: 'add', class: 'adding' },
        h(
          'label',
          { class: 'drop' },
          h('span', null, 'Choose files, or drop them anywhere on this page'),
          h('input', { type: 'file', name: 'files', multiple: true }),
        ),
        h('label', null, h('span', null, 'Or paste the text of one article'), h('textarea', { name: 'text', rows: 10 })),
        h(
          'div',
          { class: 'filters' },
          h('label', null, h('span', null, 'Its outlet (may stay empty)'), h('input', { name: 'outlet', autocomplete: 'off' })),
          h(
            'label',
            null,
            h('span', null, 'Published (YYYY-MM-DD, may stay empty)'),
            h('input', { name: 'published', autocomplete: 'off', pattern: '\\d{4}(-\\d\\d){0,2}' }),
          ),
          h('label', null, h('span', null, 'Its address (may stay empty)'), h('input', { name: 'url', autocomplete: 'off' })),
        ),
        h('button', { type: 'submit' }, 'Add'),
      ),
      h('div', { id: 'progress', role: 'status', 'aria-live': 'polite' }),
    ),
  }),
}
