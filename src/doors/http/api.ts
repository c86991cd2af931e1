import { Hono } from 'hono'
import { Problem } from '../../model/notes.ts'
import type { OpenRecord } from '../../record/index.ts'
import { WireOffsets } from '../../exports/record.ts'
import { VIEWS } from '../../views/index.ts'
import type { View } from '../../views/view.ts'
import { checkOptions } from '../cli/checks.ts'
import { dayOf, textLookup } from '../cli/record.ts'
import { searchAnswer } from '../cli/commands/search.ts'
import { showAnswer } from '../cli/commands/show.ts'
import type { Server } from './app.ts'

/** The API: the same answers as `--json`, under the names of the commands. */
export function api({ record }: Server): Hono {
  const app = new Hono({ strict: false })
  for (const view of VIEWS) app.get(`/${view.name}`, async (c) => c.json(await viewAnswer(record, view, new URL(c.req.url).searchParams)))
  app.get('/show', async (c) => c.json(await showAnswer(record, required(c.req.query('id'), 'nothing-to-show'))))
  // What the pages show beside themselves: inner offsets, no promise to other programs.
  app.get('/words', async (c) => c.json((await record.show(required(c.req.query('id'), 'nothing-to-show'))) as object))
  app.get('/search', async (c) => {
    const params = new URL(c.req.url).searchParams
    const limit = Number(params.get('limit') ?? 20)
    if (!Number.isInteger(limit) || limit < 1 || limit > 1000) throw new Problem('not-a-number', { option: 'limit', value: params.get('limit') ?? '' }, 2)
    const day = params.get('as-of')
    return c.json(await searchAnswer(record, required(params.get('q'), 'nothing-to-search'), limit, day ? dayOf(day) : null))
  })
  app.notFound(() =>
    Response.json(
      { schema: 'parley.error/1', error: { code: 'no-such-answer', message: 'There is no such answer; /api/openapi.json lists them.' } },
      { status: 404 },
    ),
  )
  return app
}

function required(value: string | null | undefined, code: string): string {
  if (!value?.trim()) throw new Problem(code, {}, 2)
  return value
}

async function viewAnswer(record: OpenRecord, view: View, params: URLSearchParams): Promise<object> {
  const known = new Set([...view.options.map((o) => o.name), 'as-of', ...(view.argument ? ['argument'] : [])])
  const options = Object.fromEntries([...params].filter(([k]) => known.has(k)))
  checkOptions(options)
  const ask = await record.ask(params.get('as-of') ? dayOf(params.get('as-of')!) : null)
  const data = await view.data(ask, options)
  return new WireOffsets(await textLookup(record, data)).convert(data) as object
}
