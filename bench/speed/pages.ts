import { join } from 'node:path'
import type { Page as Tab } from 'playwright-core'
import { application } from '../../src/doors/http/app.ts'
import { PAGES } from '../../src/pages/index.ts'
import { LANES } from '../../src/pages/timeline/data.ts'
import type { Lane, TimelineEvent } from '../../src/pages/timeline/fold.ts'
import { openRecord } from '../../src/record/index.ts'
import { chromiumPath, launch } from '../../test/pages/browser.ts'
import { type Line, median, parley } from './command.ts'
import { makeFile } from './make.ts'

const HOST = '127.0.0.1:4770'
const TOKEN = 'a-token-for-measuring-only-00000'
const DAY = 86_400_000

/** What is measured, on which record: one of `articles` made ones unless a file is named. */
export interface PagesPlan {
  readonly articles: number
  readonly runs: number
  readonly folder: string
  readonly record: string | null
}

/** Every page of a record: milliseconds to the first byte, at the first look and at further ones (medians); without a network. */
export async function* pages(plan: PagesPlan): AsyncGenerator<Line> {
  const file = plan.record ?? made(plan)
  const record = await openRecord(file)
  try {
    const app = application({ record, gate: { hosts: new Set([HOST]), token: TOKEN, password: null }, now: () => '2026-01-01T00:00:00.000Z' })
    const get = async (path: string): Promise<number> => {
      const from = performance.now()
      const answer = await app.fetch(new Request(`http://${HOST}/${path}`, { headers: { host: HOST, cookie: `parley=${TOKEN}` } }))
      const took = performance.now() - from
      if (answer.status !== 200 || !(await answer.text()).includes('<main')) throw new Error(`/${path} answered ${answer.status}`)
      return took
    }
    const [actor] = await record.entries('actors', { limit: 1, members: 0 })
    const [article] = await record.entries('articles', { limit: 1 })
    const paths = [
      ...PAGES.filter((p) => p.menu !== null).map((p) => p.path),
      'search?q=talks',
      `id/${actor?.id}`,
      `article/${encodeURIComponent(article?.id ?? '')}`,
    ]
    for (const path of paths) {
      const first = await get(path)
      const again: number[] = []
      for (let i = 0; i < plan.runs; i++) again.push(await get(path))
      // An address that no one has asked for is not kept: this is what a page costs that nobody has looked at since the last change.
      const fresh: number[] = []
      for (let i = 0; i < plan.runs; i++) fresh.push(await get(`${path}${path.includes('?') ? '&' : '?'}unseen=${i}`))
      yield {
        what: `/${path}`,
        value: median(again),
        unit: 'ms, seen before',
        note: `${median(fresh).toFixed(0)} ms not seen yet, ${first.toFixed(0)} ms the first time`,
      }
    }
  } finally {
    await record.close()
  }
}

function made({ articles, folder }: PagesPlan): string {
  const [file, to] = [join(folder, `pages-${articles}.jsonl`), join(folder, `pages-${articles}.parley`)]
  makeFile(articles, file)
  parley(['add', file, '--record', to, '-q'])
  return to
}

/** Events of the made timeline. */
const EVENTS = 50_000

/** Steps that are measured, by key, several of each. */
const KEYS = ['+', '-', 'PageDown', 'PageUp', 'End', 'Home', 'ArrowRight', 'ArrowLeft']

/** The timeline in a browser with fifty thousand events: milliseconds from a key to the end of the frame that shows what came of it. */
export async function* timeline({ articles, folder, runs }: PagesPlan): AsyncGenerator<Line> {
  const record = await openRecord(made({ articles: Math.min(articles, 60), folder, runs, record: null }))
  const app = application({ record, gate: { hosts: new Set([HOST]), token: TOKEN, password: null }, now: () => '2026-01-01T00:00:00.000Z' })
  if (chromiumPath() === null) throw new Error('there is no chromium on the PATH')
  const browser = await launch()
  try {
    const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    const lanes = madeLanes()
    await tab.route('**/*', async (route) => {
      const url = new URL(route.request().url())
      if (url.pathname === '/api/lanes') return route.fulfill({ json: { lanes } })
      const answer = await app.fetch(new Request(url, { headers: { host: HOST, cookie: `parley=${TOKEN}` } }))
      const body = await answer.text()
      // The made lanes take the place of the record's own, and are fetched as those of a large record are.
      return route.fulfill({
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: body.replace(/ data-lanes="[^"]*"/, ' data-src="/api/lanes"'),
      })
    })
    await tab.goto(`http://${HOST}/timeline?from=2016-01-01&to=2025-12-31`)
    await tab.locator('#chart a.mark').first().waitFor()
    const took = await stepsOf(tab, runs)
    const all = took.flatMap((t) => t.ms)
    yield {
      what: `timeline of ${EVENTS} events, a step`,
      value: median(all),
      unit: 'ms',
      note: `${Math.max(...all).toFixed(0)} ms the slowest of ${all.length}`,
    }
    for (const { key, ms } of took) yield { what: `  ${key}`, value: median(ms), unit: 'ms', note: `${Math.max(...ms).toFixed(0)} ms the slowest` }
  } finally {
    await browser.close()
    await record.close()
  }
}

async function stepsOf(tab: Tab, runs: number): Promise<{ key: string; ms: number[] }[]> {
  const out: { key: string; ms: number[] }[] = []
  for (const key of KEYS) {
    const ms: number[] = []
    for (let i = 0; i < Math.max(5, runs); i++)
      ms.push(
        await tab.evaluate(async (pressed) => {
          const place = document.getElementById('chart') as HTMLElement
          const at = place.querySelector('a.mark:focus') ?? place
          const from = performance.now()
          at.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true, cancelable: true }))
          // The frame that draws, then a task after it: style, layout and paint are done by then.
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
          return performance.now() - from
        }, key),
      )
    out.push({ key, ms })
  }
  return out
}

/** Ten years of events in as many lanes as are shown: days, stretches and open ends, spread by a fixed rule. */
function madeLanes(): Lane[] {
  const start = Date.parse('2016-01-01') / DAY
  return Array.from({ length: LANES }, (_, lane) => {
    const events = Array.from({ length: Math.ceil(EVENTS / LANES) }, (_, i): TimelineEvent => {
      const from = start + ((i * 7919 + lane * 104_729) % 3650)
      return {
        id: `meeting-${lane}-${i}`,
        from: i % 41 === 0 ? null : from,
        to: i % 43 === 0 ? null : from + (i % 5 === 0 ? i % 30 : 0),
        label: `Round ${i} of line ${lane}`,
        date: `day ${from}`,
        status: i % 3 === 0 ? 'scheduled' : 'held',
      }
    })
    return { name: `Line ${lane}`, state: 'under way', track: `track-${lane}`, events: events.sort((a, b) => (a.from ?? a.to ?? 0) - (b.from ?? b.to ?? 0)) }
  })
}
