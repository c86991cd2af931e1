import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen } from '../../src/doors/http/listen.ts'
import { PAGES } from '../../src/pages/index.ts'
import { VIEWS } from '../../src/views/index.ts'
import { faults } from '../schemas.ts'
import { EXAMPLE, HOST, TOKEN, type World, world } from './world.ts'

const LISTS = PAGES.filter((p) => p.menu !== null).map((p) => `/${p.path}`)

let w: World
beforeAll(async () => {
  w = await world([EXAMPLE])
}, 60_000)
afterAll(() => w.close())

describe('who may come in', () => {
  it.each(['evil.example', 'evil.example:4770', '127.0.0.1:1', ''])('refuses the host "%s", whatever else is right', async (host) => {
    const answer = await w.get('/tracks', { host })
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ error: { code: 'foreign-host' } })
  })

  it.each(['http://evil.example', 'https://127.0.0.1:4771', 'null'])('refuses the origin "%s" on every route', async (origin) => {
    for (const path of [...LISTS, '/api/tracks', '/assets/icon.svg']) expect((await w.get(path, { origin })).status).toBe(403)
    expect((await w.post('/api/judge', {}, { origin })).status).toBe(403)
  })

  it('refuses changes that do not say where they come from, and other forms than JSON', async () => {
    const request = (headers: Record<string, string>) =>
      w.app.fetch(new Request(`http://${HOST}/api/judge`, { method: 'POST', body: '{}', headers: { host: HOST, cookie: `parley=${TOKEN}`, ...headers } }))
    expect((await request({ 'content-type': 'application/json' })).status).toBe(403)
    expect((await request({ origin: `http://${HOST}`, 'content-type': 'text/plain' })).status).toBe(415)
    expect((await request({ origin: `http://${HOST}`, 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415)
  })

  it.each([...LISTS, '/api/tracks', '/api/openapi.json', '/assets/icon.svg', '/nothing-here'])('refuses %s without the token', async (path) => {
    for (const cookie of ['', 'parley=', `parley=${TOKEN}x`, `parley=${TOKEN.slice(1)}`]) expect((await w.get(path, { cookie })).status).toBe(403)
  })

  it('takes the token from the address once, and turns it into a cookie that scripts and other sites cannot use', async () => {
    const answer = await w.get(`/tracks?token=${TOKEN}&as-of=2025-04-01`, { cookie: '' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/tracks?as-of=2025-04-01')
    expect(answer.headers.get('set-cookie')).toMatch(/^parley=[^;]+;.*HttpOnly.*SameSite=Strict/)
  })

  it('asks for the password when there is one, and takes no token then', async () => {
    const other = await world([], 'a long enough one')
    try {
      const sent = (password: string) => other.get('/', { authorization: `Basic ${Buffer.from(`x:${password}`).toString('base64')}` })
      expect((await other.get('/')).status).toBe(401)
      expect((await sent('wrong')).status).toBe(401)
      expect((await sent('a long enough one')).status).toBe(200)
    } finally {
      await other.close()
    }
  })

  it.each([...LISTS, '/api/tracks', '/nothing'])('sends the policy with %s', async (path) => {
    const { headers } = await w.get(path)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*|https?:/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('the API', () => {
  it.each(VIEWS.map((v) => v.name))('answers /api/%s as the command does with --json', async (name) => {
    const answer = await w.get(`/api/${name}`)
    expect(answer.status).toBe(200)
    expect(faults(await answer.json())).toEqual([])
  })

  it('answers for ids, words and the whole record by their schemas', async () => {
    const { tracks } = (await (await w.get('/api/tracks')).json()) as { tracks: { id: string }[] }
    expect(tracks.length).toBeGreaterThan(0)
    for (const path of [`/api/show?id=${tracks[0]!.id}`, '/api/search?q=embassies', '/api/record', '/api/stories', '/api/judgements'])
      expect(faults(await (await w.get(path)).json())).toEqual([])
  })

  it('lays two articles side by side, and every passage stands where it says', async () => {
    const lineage = (await w.record.entries('lineage')).find((l) => l.relation !== 'shared quotes')!
    const [a, b] = lineage.articles
    const path = `a=${encodeURIComponent(a!)}&b=${encodeURIComponent(b!)}`
    const answer = (await (await w.get(`/api/beside?${path}`)).json()) as {
      rows: { how: string; a: { span: [number, number]; words: { text: string }[] } | null }[]
    }
    expect(faults(answer)).toEqual([])
    const points = [...(await w.record.texts([a!])).get(a!)!]
    for (const r of answer.rows) if (r.a) expect(r.a.words.map((x) => x.text).join('')).toBe(points.slice(...r.a.span).join(''))
    expect(answer.rows.some((r) => r.how === 'reworded' || r.how === 'same')).toBe(true)
    expect(await (await w.get(`/beside?${path}`)).text()).toContain('<mark class="other">')
  })

  it.each([
    ['/api/beside?a=nobody&b=nobody', 404, 'unknown-id'],
    ['/api/beside?a=x', 400, 'nothing-to-show'],
    ['/api/show?id=nobody', 404, 'unknown-id'],
    ['/api/show', 400, 'nothing-to-show'],
    ['/api/tracks?as-of=2025-02-30', 400, 'not-a-day'],
    ['/api/said?form=loud', 400, 'unknown-value'],
    ['/api/brief?asOf=2025-03-09', 400, 'unknown-parameter'],
    ['/api/said?spoken=Peskov', 400, 'unknown-parameter'],
    ['/api/record?day=2025-03-09', 400, 'unknown-parameter'],
    ['/api/show?id=x&as_of=2025-03-09', 400, 'unknown-parameter'],
    ['/api/conditions?type=bribe', 400, 'unknown-value'],
    ['/api/search?q=', 400, 'nothing-to-search'],
    ['/api/search?q=x&limit=0', 400, 'not-a-number'],
    ['/api/jobs/job-99', 404, 'unknown-id'],
    ['/api/no-such', 404, 'no-such-answer'],
  ])('refuses %s with %i in words', async (path, status, code) => {
    const answer = await w.get(path)
    expect(answer.status).toBe(status)
    const body = (await answer.json()) as { error: { code: string; message: string } }
    expect(faults(body)).toEqual([])
    expect(body.error.code).toBe(code)
    expect(body.error.message.length).toBeGreaterThan(10)
  })

  it('describes itself: every path of the description answers, and every schema that it names is there', async () => {
    const api = (await (await w.get('/api/openapi.json')).json()) as { openapi: string; paths: Record<string, object>; components: { schemas: object } }
    expect(api.openapi).toMatch(/^3\.1/)
    const named = [...JSON.stringify(api.paths).matchAll(/#\/components\/schemas\/([\w.-]+)/g)].map((m) => m[1]!)
    expect(named.length).toBeGreaterThan(10)
    for (const name of named) expect(Object.keys(api.components.schemas)).toContain(name)
    for (const [path, ways] of Object.entries(api.paths).filter(([p]) => !p.includes('{')))
      if ('get' in ways) expect((await w.get(`/api${path}`)).status, path).not.toBe(404)
  })

  it('offers entries by a part of their names, and takes signs of patterns for what they are', async () => {
    const choices = async (part: string, q: string) => {
      const answer = (await (await w.get(`/api/choices?part=${part}&q=${encodeURIComponent(q)}`)).json()) as { choices: { id: string; name: string }[] }
      expect(faults(answer)).toEqual([])
      return answer.choices
    }
    const [person] = ((await (await w.get('/api/who?limit=0')).json()) as { actors: { id: string; name: string; type: string }[] }).actors.filter(
      (x) => x.type === 'person',
    )
    expect((await choices('actors', person!.name.slice(1, 6).toUpperCase())).map((c) => c.id)).toContain(person!.id)
    for (const signs of ['%%', '__', '\\%', "' or 1=1 --"]) expect(await choices('actors', signs), signs).toEqual([])
    expect((await w.get('/api/choices?part=settings&q=revision')).status).toBe(400)
  })

  it('judges and takes back, and the record follows', async () => {
    const who = async () => ((await (await w.get('/api/who?limit=0')).json()) as { actors: { id: string; name: string; type: string }[] }).actors
    const [a, b] = (await who()).filter((x) => x.type === 'person')
    const before = (await who()).length
    const merged = await w.post('/api/judge', { action: 'merge', targets: [a!.id, b!.id] })
    expect(merged.status).toBe(200)
    const answer = (await merged.json()) as { judgements: { id: string }[] }
    expect(faults(answer)).toEqual([])
    expect(await who()).toHaveLength(before - 1)
    expect((await w.post('/api/judge', { action: 'undo', targets: [answer.judgements[0]!.id] })).status).toBe(200)
    expect(await who()).toHaveLength(before)
  })

  it('notes that somebody has looked; what came later is new then', async () => {
    const looked = (await (await w.post('/api/looked', {})).json()) as { at: string }
    expect(faults(looked)).toEqual([])
    expect(looked.at).toMatch(/^2026-01-02T/)
    expect(await (await w.get('/')).text()).toContain('Since you looked')
  })

  it.each([
    ['{"action":"erase","targets":[]}', 'unknown-action'],
    ['{"action":"merge","targets":["one"]}', 'judge-targets'],
    ['{"action":"reject","targets":["nobody"]}', 'unknown-id'],
    ['[]', 'unknown-action'],
    ['null', 'unknown-action'],
    ['{', 'body-broken'],
  ])('refuses the judgement %s', async (body, code) => {
    expect(await (await w.post('/api/judge', body)).json()).toMatchObject({ error: { code } })
  })
})

describe('adding through the API', () => {
  const done = async (of: World, started: Response) => {
    const { job } = (await started.json()) as { job: string }
    for (let i = 0; i < 200; i++) {
      const now = (await (await of.get(`/api/jobs/${job}`)).json()) as {
        state: string
        report: { added: string[]; problems: { message: string }[] } | null
        message: string | null
      }
      if (now.state === 'done' || now.state === 'failed') return now
      await new Promise((wait) => setTimeout(wait, 50))
    }
    throw new Error('the job does not end')
  }

  it('reads files and pasted text, tells problems, and lets no name out of its folder', async () => {
    const other = await world([])
    try {
      const text = 'The foreign ministers of Norland and Sudria met in Lisbon on 3 May 2025, the Norland ministry said.\n'
      const outside = join(tmpdir(), `parley-outside-${process.pid}.txt`)
      const names = ['a.txt', `../../../../${outside}`, '/etc/parley-test.txt', '..\\..\\b.txt', '.hidden/../c.txt', 'd\u0000e.txt']
      const sent = await other.post('/api/add', {
        files: [
          ...names.map((name) => ({ name, base64: Buffer.from(`Report ${name.length}\n\n${text}`).toString('base64') })),
          { name: 'picture.txt', base64: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]).toString('base64') },
        ],
      })
      expect(sent.status).toBe(202)
      const files = await done(other, sent)
      expect(files.state).toBe('done')
      expect(faults(files)).toEqual([])
      expect(files.report!.added, JSON.stringify(files.report)).toHaveLength(names.length)
      expect(files.report!.problems.some((p) => p.message.startsWith('picture.txt'))).toBe(true)
      expect(existsSync(outside) || existsSync('/etc/parley-test.txt')).toBe(false)
      // The record itself lies in the same folder here; the one that the files were kept in must not be named.
      expect(JSON.stringify(files)).not.toContain('parley-add-')
      const pasted = await done(
        other,
        await other.post('/api/add', { article: { text: `${text} It was the first time.`, published: '2025-05-04', outlet: 'Harbour Post' } }),
      )
      expect(pasted.report!.added).toHaveLength(1)
      expect(await other.record.count('articles')).toBe(names.length + 1)
    } finally {
      await other.close()
    }
  }, 60_000)

  it.each(['{}', '{"files":[]}', '{"files":[{"name":1}]}', '{"article":{"text":" "}}', '7'])('refuses %s', async (body) => {
    expect(await (await w.post('/api/add', body)).json()).toMatchObject({ error: { code: 'nothing-to-add' } })
  })

  it('refuses 200 MB without taking them in', async () => {
    let sent = 0
    const chunk = new Uint8Array(1024 * 1024)
    const body = new ReadableStream({
      pull(controller) {
        if (sent++ < 200) controller.enqueue(chunk)
        else controller.close()
      },
    })
    const headers = { host: HOST, cookie: `parley=${TOKEN}`, origin: `http://${HOST}`, 'content-type': 'application/json' }
    const answer = await w.app.fetch(new Request(`http://${HOST}/api/add`, { method: 'POST', headers, body, duplex: 'half' } as RequestInit))
    expect(answer.status).toBe(413)
    expect(sent).toBeLessThan(80)
    const declared = await w.app.fetch(
      new Request(`http://${HOST}/api/add`, { method: 'POST', headers: { ...headers, 'content-length': String(200 * 1024 * 1024) }, body: '{}' }),
    )
    expect(declared.status).toBe(413)
  })
})

describe('a real socket', () => {
  it('does not wait for a slow client, and serves others meanwhile', async () => {
    const listening = await listen(w.app, '127.0.0.1', 0)
    try {
      const slow = connect(listening.port, '127.0.0.1')
      slow.write('GET / HTTP/1.1\r\nHost: ')
      // Another client is answered while the slow one hangs; its host has another port, so that it is refused, which is an answer too.
      const answer = await new Promise<string>((resolve) => {
        const quick = connect(listening.port, '127.0.0.1', () => quick.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'))
        let text = ''
        quick.on('data', (d) => (text += d))
        quick.on('close', () => resolve(text))
      })
      expect(answer).toMatch(/^HTTP\/1\.1 403/)
      slow.destroy()
    } finally {
      await listening.close()
    }
  })
})

describe('pages', () => {
  it.each(LISTS)('%s is whole without a script', async (path) => {
    const answer = await w.get(path)
    expect(answer.status).toBe(200)
    const html = await answer.text()
    expect(html).toMatch(/^<!doctype html>/)
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).toContain('<main id="main"')
    expect(html).not.toMatch(/undefined|\[object Object\]|NaN/)
    expect(html).not.toMatch(/<script(?! src="\/assets\/)/)
    expect(html).not.toMatch(/ style="| on\w+="/)
  })

  it('leads from a chip to the words and from there to the whole article, marked', async () => {
    const html = await (await w.get('/said?speaker=Peskov')).text()
    const chip = /<a class="chip" href="(\/id\/[^"]+)"/.exec(html)![1]!
    const words = await (await w.get(chip)).text()
    expect(words).toContain('<mark>')
    const whole = /<a class="whole" href="(\/article\/[^"]+)#at"/.exec(words)![1]!.replaceAll('&amp;', '&')
    const article = await (await w.get(whole)).text()
    expect(article).toMatch(/<mark class="at" id="at">/)
    const quoted = /<mark>([^<]+)<\/mark>/.exec(words)![1]!
    expect(article.replace(/<[^>]+>/g, '')).toContain(quoted)
  })

  it.each(['at=99999999-100000000', 'at=5-2', 'at=x', 'at=-1-4'])('marks nothing for ?%s, and says so', async (query) => {
    const [article] = await w.record.entries('articles', { limit: 1 })
    const html = await (await w.get(`/article/${encodeURIComponent(article!.id)}?${query}`)).text()
    expect(html).not.toContain('class="at"')
    expect(html).toContain('nothing is marked')
  })

  it.each(['/id/nobody', '/article/nobody', '/no-such-page', '/article/..%2f..%2f..%2fetc%2fpasswd', '/assets/..%2f..%2fpackage.json', '/id/%00'])(
    '%s is not here',
    async (path) => {
      const answer = await w.get(path)
      expect(answer.status).toBe(404)
      expect(await answer.text()).not.toMatch(/root:|"name": "parley"/)
    },
  )

  it.each(['/id/%E0%A4%A', '/article/%'])('a broken address %s is answered in words', async (path) => {
    expect([400, 404]).toContain((await w.get(path)).status)
  })

  it('shows the record as it was on a day, and says so', async () => {
    const html = await (await w.get('/said?as-of=2025-03-05')).text()
    expect(html).toContain('as it could be read on 2025-03-05')
    expect(html).not.toContain('Jul 2025')
  })
})

describe('the record as of a day', () => {
  it.each(['/', '/tracks', '/timeline', '/said', '/conditions', '/articles'])('every link on %s keeps the day and leads somewhere', async (path) => {
    const html = await (await w.get(`${path}?as-of=2025-03-09`)).text()
    const links = [...new Set([...html.matchAll(/ href="(\/[^"]*)"/g)].map((m) => m[1]!.replaceAll('&amp;', '&')))].filter(
      (l) => !/^\/(?:assets|api)\//.test(l),
    )
    expect(links.length).toBeGreaterThan(10)
    for (const link of links) {
      expect(link).toMatch(/[?&]as-of=2025-03-09(?:&|#|$)/)
      expect([link, (await w.get(link.replace(/#.*/, ''))).status]).toEqual([link, 200])
    }
  })

  it('shows the words of an id of that day beside the page and on its own, without forms for deciding', async () => {
    const { tracks } = (await (await w.get('/api/tracks?as-of=2025-03-09')).json()) as { tracks: { id: string }[] }
    for (const { id } of tracks) {
      const words = (await (await w.get(`/api/words?id=${id}&as-of=2025-03-09`)).json()) as { entry: { id: string } }
      expect(words.entry.id).toBe(id)
      expect(await (await w.get(`/id/${id}?as-of=2025-03-09`)).text()).not.toContain('data-action')
      expect(await (await w.get(`/id/${id}`)).text()).toContain('data-action')
    }
    expect((await w.get(`/id/${tracks[0]!.id}?as-of=1990-01-01`)).status).toBe(404)
  })
})

describe('parameters', () => {
  it('knows the argument of a view by the name that the page has for it', async () => {
    const statements = async (query: string) => ((await (await w.get(`/api/said${query}`)).json()) as { statements: unknown[] }).statements
    const all = await statements('')
    const some = await statements('?speaker=Peskov')
    expect(some.length).toBeGreaterThan(0)
    expect(some.length).toBeLessThan(all.length)
    expect(await statements('?argument=Peskov')).toEqual(some)
  })

  it.each(['/?as_of=2025-03-09', '/?asOf=2025-03-09', '/said?by=Peskov', '/conditions?type=bribe', '/conflicts?kind=weather', '/?since=yesterday'])(
    'the page %s is refused in words',
    async (path) => {
      const answer = await w.get(path)
      expect(answer.status).toBe(400)
      expect(await answer.text()).toMatch(/known are|takes/)
    },
  )

  it.each(LISTS)('%s takes what its own form sends, empty fields too, and its JSON is there', async (path) => {
    const html = await (await w.get(path)).text()
    const form = /<form class="filters".*?<\/form>/s.exec(html)?.[0] ?? ''
    const query = [...form.matchAll(/ name="([^"]+)"/g)].map((m) => `${m[1]}=`).join('&')
    const answer = await w.get(`${path}?screen=1&${query}`)
    expect(answer.status).toBe(200)
    const json = /href="(\/api\/[^"]*)">This page as JSON/.exec(await answer.text())?.[1]?.replaceAll('&amp;', '&')
    if (json) expect([json, (await w.get(json)).status]).toEqual([json, 200])
  })
})

describe('articles that attack', () => {
  const EVIL = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'><svg onload=alert(3)>{{7*7}}${7*7}'

  it('come out as text, whatever field they stand in', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-evil-'))
    const line = {
      id: `${EVIL}.txt`,
      headline: `Talks in Lisbon ${EVIL}`,
      outlet: EVIL,
      url: 'javascript:alert(4)',
      byline: EVIL,
      published: '2025-05-04',
      text: `The foreign minister of Norland, Ada <b>${EVIL}</b>, said on Saturday: "We will not sign ${EVIL} before Friday." The ministers of Norland and Sudria met in Lisbon on 3 May 2025 ${EVIL}. If Sudria ${EVIL} withdraws, talks will resume.`,
    }
    writeFileSync(
      join(folder, 'evil.jsonl'),
      `${JSON.stringify(line)}\n${JSON.stringify({ ...line, id: 'data:text/html,x', url: 'data:text/html,<script>1</script>' })}\n`,
    )
    const other = await world([folder])
    try {
      const articles = await other.record.entries('articles')
      expect(articles.length).toBeGreaterThan(0)
      const links = await other.record.links()
      const ids = [...links.statements, ...links.meetings, ...links.conditions, ...links.actors].map((e) => e.id)
      expect(ids.length).toBeGreaterThan(0)
      const paths = [
        ...LISTS,
        '/search?q=%3Cscript%3E',
        ...ids.slice(0, 30).map((id) => `/id/${id}`),
        ...articles.map((a) => `/article/${encodeURIComponent(a.id)}`),
      ]
      for (const path of paths) {
        const answer = await other.get(path)
        expect(answer.status, path).toBe(200)
        const html = await answer.text()
        expect(html, path).not.toMatch(/<script>|<img|<svg onload|<b>|onerror=alert\(2\)>(?!&)/)
        expect(html, path).not.toMatch(/(?:href|src|action)="(?:javascript|data):/i)
      }
    } finally {
      await other.close()
      rmSync(folder, { recursive: true, force: true })
    }
  }, 60_000)
})
