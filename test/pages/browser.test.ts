import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { application } from '../../src/doors/http/app.ts'
import { type Listening, listen } from '../../src/doors/http/listen.ts'
import { toDossier } from '../../src/pages/dossier/format.ts'
import { PAGES } from '../../src/pages/index.ts'
import { openRecord, type OpenRecord } from '../../src/record/index.ts'
import { chromiumPath, launch, REQUIRED } from './browser.ts'
import { EXAMPLE, TOKEN } from './world.ts'

const found = chromiumPath() !== null
if (!found && REQUIRED) throw new Error('these tests must run, but there is no chromium on the PATH')
if (!found) console.warn('SKIPPED: the pages are not tested in a browser, because there is no "chromium" on the PATH (apt-get install chromium)')

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const LISTS = PAGES.filter((p) => p.menu !== null).map((p) => p.path)
/** Pictures of the manual are written only when asked for: they differ from machine to machine by their fonts. */
const PICTURES = process.env.PARLEY_WRITE_DOCS === '1' ? join(import.meta.dirname, '..', '..', 'docs', 'pictures') : null

describe.skipIf(!found)('in a browser', () => {
  let folder: string
  let record: OpenRecord
  let listening: Listening
  let browser: Browser
  let base: string
  const hosts = new Set<string>()
  const asked: string[] = []

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'parley-browser-'))
    record = await openRecord(join(folder, 'talks.parley'), { create: true })
    await record.add([EXAMPLE], { clock: () => '2026-01-01T00:00:00.000Z' })
    let n = 0
    const now = () => new Date(Date.UTC(2026, 0, 2, 0, 0, n++)).toISOString()
    listening = await listen(application({ record, gate: { hosts, token: TOKEN, password: null }, now }), '127.0.0.1', 0)
    hosts.add(`127.0.0.1:${listening.port}`)
    base = `http://127.0.0.1:${listening.port}`
    browser = await launch()
  }, 90_000)
  afterAll(async () => {
    await browser?.close()
    await listening?.close()
    await record?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  interface Look {
    readonly dark?: boolean
    readonly width?: number
    readonly script?: boolean
  }

  /** A page of a fresh visitor who has the token; notes every request and every error in `asked` and `wrong`. */
  async function visit<T>(look: Look, work: (page: Page, wrong: string[]) => Promise<T>): Promise<T> {
    const context: BrowserContext = await browser.newContext({
      colorScheme: look.dark ? 'dark' : 'light',
      viewport: { width: look.width ?? 1280, height: 900 },
      javaScriptEnabled: look.script ?? true,
      reducedMotion: 'reduce',
    })
    try {
      await context.addCookies([{ name: 'parley', value: TOKEN, url: base }])
      const page = await context.newPage()
      const wrong: string[] = []
      page.on('request', (r) => asked.push(r.url()))
      page.on('pageerror', (e) => wrong.push(String(e)))
      page.on('console', (m) => m.type() === 'error' && wrong.push(m.text()))
      return await work(page, wrong)
    } finally {
      await context.close()
    }
  }

  async function axe(page: Page): Promise<string[]> {
    // The page's policy forbids foreign scripts, so the checker is put in from outside it.
    await page.evaluate(AXE)
    const { violations } = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as {
      violations: { id: string; nodes: { html: string; failureSummary: string }[] }[]
    }
    return violations.map((v) => `${v.id}: ${v.nodes[0]!.html} ${v.nodes[0]!.failureSummary}`)
  }

  /** All pages: the lists, and one of each that lists lead to. */
  async function everyPage(): Promise<string[]> {
    const [track] = await record.entries('tracks', { limit: 1 })
    const [conflict] = await record.entries('conflicts', { limit: 1 })
    const [statement] = await record.entries('statements', { limit: 1 })
    const [actor] = await record.entries('actors', { limit: 1 })
    const [lineage] = await record.entries('lineage', { limit: 1 })
    const m = statement!.members[0]!
    const at = m.spans.map(([s, e]) => `${s}-${e}`).join(',')
    const ids = [track!, conflict!, statement!, actor!, lineage!].map((e) => `id/${e.id}`)
    return [
      ...LISTS,
      ...ids,
      `id/${m.claim}`,
      `article/${encodeURIComponent(m.article)}?at=${at}`,
      'search?q=embassies',
      'stories',
      `beside?a=${encodeURIComponent(lineage!.articles[0]!)}&b=${encodeURIComponent(lineage!.articles[1]!)}`,
      'no-such-page',
    ]
  }

  it('finds nothing to blame with axe on any page, light and dark, wide and narrow', async () => {
    const pages = await everyPage()
    expect(pages.length).toBeGreaterThan(15)
    for (const look of [{ dark: false }, { dark: true, width: 390 }])
      await visit(look, async (page, wrong) => {
        for (const path of pages) {
          await page.goto(`${base}/${path}`)
          expect(await axe(page), `${path} ${JSON.stringify(look)}`).toEqual([])
          const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
          expect(wide, `${path} is wider than its screen of ${look.width ?? 1280}`).toBeLessThanOrEqual(0)
        }
        expect(wrong.filter((w) => !w.includes('404'))).toEqual([])
      })
  }, 180_000)

  it('says the same with and without a script', async () => {
    const words = (script: boolean, path: string) =>
      visit({ script }, async (page) => {
        await page.goto(`${base}/${path}`)
        return (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim()
      })
    for (const path of LISTS.filter((p) => p !== 'timeline' && p !== 'add')) expect(await words(true, path), path).toBe(await words(false, path))
    for (const path of ['timeline', 'add']) expect((await words(false, path)).length).toBeGreaterThan(100)
  }, 90_000)

  it('climbs the ladder by keyboard alone: chip, words, whole article, and back', async () => {
    await visit({}, async (page, wrong) => {
      await page.goto(`${base}/said?speaker=Peskov`)
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press('Tab')
        if (await page.evaluate('document.activeElement.classList.contains("chip")')) break
      }
      const chip = await page.evaluate('document.activeElement.textContent')
      expect(chip).toMatch(/ · .*\d{4}/)
      await page.keyboard.press('Enter')
      await page.locator('#pane mark').first().waitFor()
      expect(await page.evaluate('document.activeElement.className')).toBe('whole')
      await page.keyboard.press('Escape')
      expect(await page.locator('#pane').isHidden()).toBe(true)
      expect(await page.evaluate('document.activeElement.textContent')).toBe(chip)
      await page.keyboard.press('Enter')
      await page.locator('#pane mark').first().waitFor()
      const quoted = await page.locator('#pane mark').first().innerText()
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/article\//)
      const marked = page.locator('mark.at').first()
      expect(quoted).toContain(await marked.innerText())
      const box = await marked.boundingBox()
      expect(box!.y).toBeGreaterThan(0)
      expect(box!.y).toBeLessThan(900)
      expect(wrong).toEqual([])
    })
  }, 60_000)

  it('answers why it says Istanbul on 27 February with one click on the timeline', async () => {
    await visit({}, async (page) => {
      await page.goto(`${base}/timeline`)
      await page.locator('a.mark[aria-label*="27 Feb 2025"]').first().click()
      await page.locator('#pane mark').first().waitFor()
      const words = await page.locator('#pane').innerText()
      expect(words).toContain('Istanbul')
      expect(words).toContain('27')
    })
  }, 30_000)

  it('moves in the timeline by keys, keeps what is in sight in the address, and has its table one key away', async () => {
    await visit({}, async (page, wrong) => {
      await page.goto(`${base}/timeline`)
      await page.locator('#chart').focus()
      await page.keyboard.press('ArrowRight')
      const first = await page.evaluate('document.activeElement.getAttribute("aria-label")')
      expect(first).toBeTruthy()
      await page.keyboard.press('ArrowRight')
      expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).not.toBe(first)
      await page.keyboard.press('Home')
      expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe(first)
      const lane = await page.evaluate('document.activeElement.dataset.lane')
      await page.keyboard.press('ArrowDown')
      expect(Number(await page.evaluate('document.activeElement.dataset.lane'))).toBeGreaterThan(Number(lane))
      await page.keyboard.press('+')
      await page.waitForURL(/from=\d{4}-\d\d-\d\d&to=/)
      const zoomed = page.url()
      await page.reload()
      expect(page.url()).toBe(zoomed)
      await page.keyboard.press('t')
      expect(await page.locator('#table').getAttribute('open')).not.toBeNull()
      await page.keyboard.press('Tab')
      expect(wrong).toEqual([])
    })
  }, 30_000)

  it('merges two actors from the page, and undoes it', async () => {
    await visit({}, async (page) => {
      const count = async () => (await record.entries('actors')).length
      const before = await count()
      const [a, b] = (await record.entries('actors')).filter((x) => x.type === 'person')
      await page.goto(`${base}/id/${a!.id}`)
      await page.locator('details.judging summary').click()
      // Part of the other's name is enough to be offered it.
      await page.locator('form.judge[data-action="merge"] input').fill(b!.name.slice(0, 5))
      await page.locator(`datalist option[value="${b!.id}"]`).waitFor({ state: 'attached' })
      await page.locator('form.judge[data-action="merge"] input').fill(b!.id)
      await Promise.all([page.waitForEvent('load'), page.locator('form.judge[data-action="merge"] button').click()])
      expect(await count()).toBe(before - 1)
      await page.goto(`${base}/judgements`)
      expect(await page.locator('main').innerText()).toContain('merge')
      await Promise.all([page.waitForEvent('load'), page.locator('form.judge button').first().click()])
      expect(await count()).toBe(before)
      expect(await page.locator('main').innerText()).toContain('undone')
      await page.goto(`${base}/id/${a!.id}`)
      await page.locator('details.judging summary').click()
      await page.locator('form.judge[data-action="merge"] input').fill('nobody')
      await page.locator('form.judge[data-action="merge"] button').click()
      await page.locator('form.judge[data-action="merge"] output:not(:empty)').waitFor()
      expect(await page.locator('form.judge[data-action="merge"] output').innerText()).toContain('nobody')
    })
  }, 60_000)

  it('settles a contradiction for one side, and undoes it', async () => {
    await visit({}, async (page) => {
      const conflicts = async () => record.entries('conflicts')
      const before = await conflicts()
      await page.goto(`${base}/id/${before.find((c) => c.kind === 'number')!.id}`)
      await page.locator('form.judge[data-action="reject"] input').first().fill('a slip')
      await Promise.all([page.waitForEvent('load'), page.getByText('This side is wrong').first().click()])
      expect((await conflicts()).length).toBe(before.length - 1)
      await page.goto(`${base}/judgements`)
      await Promise.all([page.waitForEvent('load'), page.locator('form.judge button').first().click()])
      expect((await conflicts()).map((c) => c.id)).toEqual(before.map((c) => c.id))
    })
  }, 60_000)

  it('marks what was there as seen', async () => {
    await visit({}, async (page) => {
      await page.goto(base)
      await Promise.all([page.waitForEvent('load'), page.getByText('Mark all as seen').click()])
      expect(await page.locator('main').innerText()).toContain('Since you looked')
      expect(await record.lastLook()).not.toBeNull()
    })
  }, 30_000)

  it('takes files that are dropped and text that is pasted', async () => {
    await visit({}, async (page) => {
      await page.goto(`${base}/add`)
      const before = await record.count('articles')
      const transfer = await page.evaluateHandle(() => {
        const t = new DataTransfer()
        t.items.add(new File(['The envoys of Norland and Sudria met in Lisbon on 3 May 2025, officials said.\n'], 'dropped.txt', { type: 'text/plain' }))
        return t
      })
      await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
      await page.getByText('1 added').waitFor()
      await page.locator('textarea[name="text"]').fill('The envoys of Norland and Sudria will meet again in Lisbon in June, the Norland ministry said.')
      await page.locator('input[name="published"]').fill('2025-05-04')
      await page.locator('#add button').click()
      await expect.poll(() => record.count('articles'), { timeout: 20_000 }).toBe(before + 2)
      await page.locator('#progress').getByText('1 added').waitFor()
    })
  }, 60_000)

  it('makes a dossier that works from disk with the network cut, and asks nobody for anything', async () => {
    const links = await record.links()
    const texts = await record.texts()
    const source = {
      asOf: null,
      entries: (part: keyof typeof links) => links[part],
      text: (id: string) => texts.get(id) ?? '',
      article: (id: string) => links.articles.find((a) => a.id === id),
    }
    const file = join(folder, 'dossier.html')
    writeFileSync(file, await toDossier(source as Parameters<typeof toDossier>[0]))
    const context = await browser.newContext({ offline: true })
    try {
      const page = await context.newPage()
      const requests: string[] = []
      const wrong: string[] = []
      page.on('request', (r) => requests.push(r.url()))
      page.on('pageerror', (e) => wrong.push(String(e)))
      page.on('console', (m) => m.type() === 'error' && wrong.push(m.text()))
      await page.goto(`file://${file}`)
      await page.locator('#chart').focus()
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('+')
      await page.locator('a.mark').first().click()
      expect(new URL(page.url()).hash).toMatch(/^#w-/)
      await page.locator('a.chip').first().click()
      const target = new URL(page.url()).hash.slice(1)
      expect(await page.locator(`[id="${target}"] mark`).count()).toBeGreaterThan(0)
      // What a page tries to load in spite of its policy fails.
      expect(await page.evaluate('fetch("https://example.org/").then(() => "asked", () => "refused")')).toBe('refused')
      expect(requests.filter((r) => !r.startsWith('file:'))).toEqual([])
      expect(await axe(page)).toEqual([])
      expect(wrong.filter((w) => !w.includes('Content Security Policy') && !w.includes('example.org'))).toEqual([])
    } finally {
      await context.close()
    }
  }, 60_000)

  it('has asked nobody but its own server', () => {
    expect(asked.length).toBeGreaterThan(50)
    expect([...new Set(asked.map((u) => new URL(u).origin))]).toEqual([base])
  })

  it.skipIf(PICTURES === null)(
    'draws the pictures of the manual',
    async () => {
      mkdirSync(PICTURES!, { recursive: true })
      const pages = await everyPage()
      for (const [width, dark] of [
        [1280, false],
        [390, true],
      ] as const)
        await visit({ width, dark }, async (page) => {
          for (const path of pages.slice(0, -1)) {
            await page.goto(`${base}/${path}`)
            const name = path.replace(/[?/].*$/, '') || 'now'
            const sort = path.startsWith('id/') ? `-${path.slice(3).replace(/-.*$/, '')}` : ''
            await page.screenshot({ path: join(PICTURES!, `${name}${sort}-${width}.png`) })
          }
        })
    },
    120_000,
  )
})
