import { basename } from 'node:path'
import { Hono } from 'hono'
import { Problem } from '../../model/notes.ts'
import { assets } from '../../pages/assets.ts'
import { PAGES } from '../../pages/index.ts'
import { documentOf } from '../../pages/layout.ts'
import { type Page, type PageAnswer } from '../../pages/page.ts'
import { withDay } from '../../pages/parts/address.ts'
import { h } from '../../pages/parts/h.ts'
import type { OpenRecord } from '../../record/index.ts'
import { checkOptions, checkParameters } from '../cli/checks.ts'
import { dayOf } from '../cli/record.ts'
import { wordProblem } from '../cli/words.ts'
import { api } from './api.ts'
import { Kept } from './kept.ts'
import { type Gate, guard, headers, refuse } from './guard.ts'

/** What the server is made with; all that comes from outside stands here, so that tests can bring their own. */
export interface Server {
  readonly record: OpenRecord
  readonly gate: Gate
  /** The time, ISO 8601. */
  readonly now: () => string
}

/** The whole web application: pages, and the API behind them. */
export function application(server: Server): Hono {
  const app = new Hono({ strict: false })
  app.use(headers())
  app.use(guard(server.gate))
  const { style, script, icon } = assets()
  for (const asset of [style, script, icon])
    app.get(asset.path, (c) => {
      c.header('Cache-Control', asset === icon ? 'max-age=3600' : 'max-age=31536000, immutable')
      return c.body(asset.body, 200, { 'Content-Type': asset.type })
    })
  app.route('/api', api(server))
  const kept = new Kept()
  for (const page of PAGES) {
    app.get(`/${page.path}`, (c) => answerPage(server, kept, page, c.req.url))
    if (page.takesRest) app.get(`/${page.path}/*`, (c) => answerPage(server, kept, page, c.req.url))
  }
  app.notFound((c) =>
    c.req.path.startsWith('/api/')
      ? refuse(404, 'no-such-answer', 'There is no such answer; /api/openapi.json lists them.')
      : errorPage(server, 404, 'There is no such page.'),
  )
  app.onError((e, c) => {
    const { status, code, message } = worded(e)
    if (new URL(c.req.url).pathname.startsWith('/api/')) return refuse(status, code, message)
    return errorPage(server, status, message)
  })
  return app
}

/** An error as the outside sees it: a status, a code, and words. */
export function worded(e: unknown): { status: 400 | 404 | 409 | 500; code: string; message: string } {
  if (e instanceof Problem) {
    const status = e.code === 'unknown-id' || e.code === 'unknown-on-day' ? 404 : e.code.startsWith('record-') ? 409 : 400
    return { status, code: e.code, message: wordProblem(e.code, e.data) }
  }
  if (e instanceof URIError) return { status: 400, code: 'broken-address', message: wordProblem('broken-address') }
  return { status: 500, code: 'defect', message: wordProblem('defect') }
}

/** The part of an address after a page's own path, decoded; throws a `URIError` when it is broken. */
function restOf(page: Page, pathname: string): string {
  return decodeURIComponent(pathname.slice(page.path.length + 1).replace(/^\//, ''))
}

async function answerPage(server: Server, kept: Kept, page: Page, address: string): Promise<Response> {
  const url = new URL(address)
  const state = await server.record.state()
  const found = kept.get(state, url.pathname + url.search)
  if (found !== undefined) return textOf(found, 200)
  const params = url.searchParams
  checkParameters(params, [...(page.fields ?? []).map((f) => f.name), 'as-of', 'screen'])
  checkOptions(page.fields ?? [], Object.fromEntries(params), '')
  const day = params.get('as-of')
  const asOf = day ? dayOf(day) : null
  const ask = await server.record.ask(asOf)
  const answer = await page.answer({ record: server.record, ask, rest: restOf(page, url.pathname), params, word: wordProblem })
  const text = html(server, answer, page, asOf)
  kept.set(state, url.pathname + url.search, text)
  return textOf(text, 200)
}

function html(server: Server, answer: PageAnswer, page: Page | null, asOf: string | null): string {
  const { style, script } = assets()
  const kept = asOf ? `?as-of=${asOf}` : ''
  const menu = PAGES.flatMap((p) => (p.menu === null ? [] : [{ href: `/${p.path}${kept}`, name: p.menu, here: p === page, apart: p.apart === true }]))
  const text = documentOf(answer, { menu, record: basename(server.record.file), asOf, style: style.path, script: script.path })
  return asOf === null ? text : withDay(text, asOf)
}

function textOf(page: string, status: number): Response {
  return new Response(page, { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } })
}

function errorPage(server: Server, status: number, message: string): Response {
  const body = h(
    'section',
    null,
    h('h1', null, status === 404 ? 'Not here' : 'That did not work'),
    h('p', null, message),
    h('p', null, h('a', { href: '/' }, 'To the first screen')),
  )
  return textOf(html(server, { title: message, body, json: null }, null, null), status)
}
