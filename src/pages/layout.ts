import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { PageAnswer } from './page.ts'
import { h } from './parts/h.ts'

/** What stands round a page's content. */
export interface Frame {
  readonly menu: readonly { readonly href: string; readonly name: string; readonly here: boolean; readonly apart: boolean }[]
  /** The record's file name, for the title. */
  readonly record: string
  /** `YYYY-MM-DD` when the record is shown as it was on a day. */
  readonly asOf: string | null
  /** Addresses of style and script, with their content's hash. */
  readonly style: string
  readonly script: string
}

/** A page as a whole HTML document. */
export function documentOf(answer: PageAnswer, frame: Frame): string {
  return `<!doctype html>\n${renderToString(h(Document, { answer, frame }))}`
}

function MenuPart({ items, name }: { items: Frame['menu']; name: string }): VNode {
  return h('ul', { 'aria-label': name }, ...items.map((m) => h('li', null, h('a', { href: m.href, ...(m.here ? { 'aria-current': 'page' } : {}) }, m.name))))
}

function Document({ answer, frame }: { answer: PageAnswer; frame: Frame }): VNode {
  return h(
    'html',
    { lang: 'en' },
    h(
      'head',
      null,
      h('meta', { charset: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('title', null, `${answer.title} · ${frame.record}`),
      h('link', { rel: 'icon', href: '/assets/icon.svg' }),
      h('link', { rel: 'stylesheet', href: frame.style }),
      h('script', { src: frame.script, defer: true }),
    ),
    h(
      'body',
      null,
      h('a', { class: 'skip', href: '#main' }, 'To the content'),
      h(
        'header',
        { class: 'top' },
        h('a', { class: 'brand', href: '/' }, 'Parley'),
        h(
          'nav',
          { 'aria-label': 'Pages' },
          h(MenuPart, { items: frame.menu.filter((m) => !m.apart), name: 'The talks' }),
          h(MenuPart, { items: frame.menu.filter((m) => m.apart), name: 'The record' }),
        ),
        h(
          'form',
          { class: 'find', method: 'get', action: '/search', role: 'search', 'aria-label': 'Search everything' },
          h('input', { type: 'search', name: 'q', 'aria-label': 'Search everything', placeholder: 'Search everything' }),
          frame.asOf ? h('input', { type: 'hidden', name: 'as-of', value: frame.asOf }) : null,
          h('button', { type: 'submit' }, 'Search'),
        ),
      ),
      frame.asOf
        ? h('p', { class: 'as-of', role: 'status' }, `The record as it could be read on ${frame.asOf}. `, h('a', { href: '?' }, 'All that is known'))
        : null,
      h('main', { id: 'main', tabIndex: -1 }, answer.body),
      h('aside', { id: 'pane', 'aria-label': 'The words behind it', hidden: true }),
      h(
        'footer',
        { class: 'bottom' },
        answer.json ? h('a', { href: answer.json }, 'This page as JSON') : null,
        h('a', { href: '/api/openapi.json' }, 'For programs'),
        h('span', null, frame.record),
      ),
    ),
  )
}
