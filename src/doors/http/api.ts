import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Problem } from '../../model/notes.ts'
import { LINK_PARTS, type LinkPart } from '../../model/record.ts'
import { optionsFrom } from '../../pages/page.ts'
import { timelineLanes } from '../../pages/timeline/data.ts'
import type { OpenRecord, Verdict } from '../../record/index.ts'
import { WireOffsets } from '../../exports/record.ts'
import { VIEWS } from '../../views/index.ts'
import { entryTitle } from '../../views/text.ts'
import { argumentName, type View } from '../../views/view.ts'
import { checkOptions, checkParameters } from '../cli/checks.ts'
import { storiesAnswer } from '../cli/commands/stories.ts'
import { dayOf, textLookup } from '../cli/record.ts'
import { besideAnswer } from './beside.ts'
import { recordAnswer } from '../cli/commands/export.ts'
import { judgementsAnswer } from '../cli/commands/judge.ts'
import { searchAnswer } from '../cli/commands/search.ts'
import { showAnswer } from '../cli/commands/show.ts'
import type { Server } from './app.ts'
import { refuse } from './guard.ts'
import { Jobs } from './jobs.ts'
import { openapi } from './openapi.ts'

/** The API: the same answers as `--json`, under the names of the commands. */
export function api({ record, now }: Server): Hono {
  const app = new Hono({ strict: false })
  const jobs = new Jobs(record, now)
  app.use('*', bodyLimit({ maxSize: 48 * MB, onError: tooLarge }))
  for (const view of VIEWS) app.get(`/${view.name}`, async (c) => c.json(await viewAnswer(record, view, new URL(c.req.url).searchParams)))
  app.get('/openapi.json', takes(), (c) => c.json(openapi()))
  app.get('/record', takes('as-of'), async (c) => {
    return c.json(await recordAnswer(record, dayIn(c.req.query('as-of'))))
  })
  app.get('/show', takes('id', 'as-of'), async (c) =>
    c.json(await showAnswer(record, required(c.req.query('id'), 'nothing-to-show'), dayIn(c.req.query('as-of')))),
  )
  // What the pages show beside themselves: inner offsets, no promise to other programs.
  app.get('/words', takes('id', 'as-of'), async (c) =>
    c.json((await record.show(required(c.req.query('id'), 'nothing-to-show'), dayIn(c.req.query('as-of')))) as object),
  )
  app.get('/lanes', takes('track', 'status', 'as-of'), async (c) => {
    const params = new URL(c.req.url).searchParams
    const ask = await record.ask(dayIn(params.get('as-of')))
    return c.json(await timelineLanes(ask, optionsFrom(params, ['track', 'status'])))
  })
  app.get('/choices', takes('part', 'q'), async (c) => {
    const part = c.req.query('part')
    if (!LINK_PARTS.includes(part as LinkPart)) throw new Problem('unknown-part', { part: part ?? '', parts: LINK_PARTS.join(', ') }, 2)
    const found = await record.holding(part as LinkPart, required(c.req.query('q'), 'nothing-to-search'), CHOICES)
    return c.json({ schema: 'parley.choices/1', choices: found.map((e) => ({ id: e.id, name: entryTitle(e) })) })
  })
  app.get('/search', takes('q', 'limit', 'as-of'), async (c) => {
    const params = new URL(c.req.url).searchParams
    const limit = Number(params.get('limit') ?? 20)
    if (!Number.isInteger(limit) || limit < 1 || limit > 1000) throw new Problem('not-a-number', { option: 'limit', value: params.get('limit') ?? '' }, 2)
    return c.json(await searchAnswer(record, required(params.get('q'), 'nothing-to-search'), limit, dayIn(params.get('as-of'))))
  })
  app.get('/beside', takes('a', 'b'), async (c) =>
    c.json(await besideAnswer(record, required(c.req.query('a'), 'nothing-to-show'), required(c.req.query('b'), 'nothing-to-show'))),
  )
  app.get('/stories', takes(), async (c) => c.json(await storiesAnswer(record)))
  app.get('/judgements', takes(), async (c) => c.json(judgementsAnswer(record, await record.judgements())))
  app.post('/judge', async (c) => {
    const made = await record.judge(verdictIn(await bodyOf(c.req), now()))
    return c.json(judgementsAnswer(record, [made]))
  })
  app.post('/looked', async (c) => {
    await record.looked(now())
    return c.json({ schema: 'parley.looked/1', at: await record.lastLook() })
  })
  app.post('/add', async (c) => c.json(jobs.add(await bodyOf(c.req)), 202))
  app.get('/jobs/:id', takes(), (c) => {
    const job = jobs.get(c.req.param('id'))
    if (!job) throw new Problem('unknown-id', { id: c.req.param('id') })
    return c.json(job)
  })
  return app
}

const MB = 1024 * 1024

/** Entries to choose from that are offered at a time. */
const CHOICES = 12

function tooLarge(): Response {
  return refuse(413, 'body-too-large', 'Too much at once; send it in parts of 48 MB at most, or use "parley add".')
}

/** A request's JSON; throws the problem `body-broken`. */
async function bodyOf(request: { json(): Promise<unknown> }): Promise<unknown> {
  try {
    return await request.json()
  } catch (e) {
    if (e instanceof SyntaxError) throw new Problem('body-broken', { reason: e.message }, 2)
    throw e
  }
}

const ACTIONS = new Set<unknown>(['merge', 'split', 'rename', 'reject', 'date', 'undo'])

function verdictIn(body: unknown, at: string): Verdict {
  const { action, targets, value } = (body ?? {}) as Record<string, unknown>
  if (!ACTIONS.has(action)) throw new Problem('unknown-action', { action: String(action), actions: [...ACTIONS].join(', ') }, 2)
  const ids = Array.isArray(targets) ? targets.filter((t): t is string => typeof t === 'string') : []
  return { at, action: action as Verdict['action'], targets: ids, value: typeof value === 'string' ? value : null }
}

/** Refuses parameters that a route does not know. */
function takes(...known: readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    checkParameters(new URL(c.req.url).searchParams, known)
    await next()
  }
}

/** The day of `as-of`, checked; null without it. */
function dayIn(given: string | null | undefined): string | null {
  return given ? dayOf(given) : null
}

function required(value: string | null | undefined, code: string): string {
  if (!value?.trim()) throw new Problem(code, {}, 2)
  return value
}

async function viewAnswer(record: OpenRecord, view: View, params: URLSearchParams): Promise<object> {
  const own = argumentName(view)
  const known = [...view.options.map((o) => o.name), 'as-of', ...(own ? ['argument', own] : [])]
  checkParameters(params, known)
  const given = Object.fromEntries(params)
  checkOptions(view.options, given, '')
  const options = own && given.argument === undefined ? { ...given, argument: given[own] } : given
  const ask = await record.ask(dayIn(params.get('as-of')))
  const data = await view.data(ask, options)
  return new WireOffsets(await textLookup(record, data)).convert(data) as object
}
