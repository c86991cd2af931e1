import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMMANDS } from '../src/doors/cli/commands/index.ts'
import { helpText } from '../src/doors/cli/run.ts'
import { openRecord } from '../src/record/index.ts'
import { VIEWS } from '../src/views/index.ts'
import { EXAMPLE, parley, temporary } from './cli.ts'
import { faults, SCHEMAS } from './schemas.ts'

const place = temporary()
const record = join(place.folder, 'example.parley')
const json = async (...argv: string[]) => {
  const ran = await parley([...argv, '--record', record, '--json'])
  return { ...ran, document: ran.out ? (JSON.parse(ran.out) as Record<string, unknown>) : null }
}

let added: Awaited<ReturnType<typeof json>>
beforeAll(async () => {
  added = await json('add', EXAMPLE)
}, 120_000)
afterAll(place.remove)

describe('help', () => {
  it('fits on one screen without a command', async () => {
    const { code, out } = await parley([])
    expect(code).toBe(0)
    expect(out.split('\n').length).toBeLessThan(40)
  })
  it.each(COMMANDS.map((c) => c.name))('tells what %s is for', async (name) => {
    const command = await COMMANDS.find((c) => c.name === name)!.load()
    const { code, out } = await parley([name, '--help'])
    expect(code).toBe(0)
    expect(out).toBe(helpText(command))
    expect(command.summary).toBe(COMMANDS.find((c) => c.name === name)!.summary)
    for (const option of command.options) expect(out).toContain(`--${option.name}`)
  })
  it.each(VIEWS.map((v) => v.name))('lists the view %s as a command', (name) => {
    expect(COMMANDS.map((c) => c.name)).toContain(name)
  })
  it('names the nearest command for a wrong one, and ends with 2', async () => {
    const { code, err } = await parley(['breif'])
    expect(code).toBe(2)
    expect(err).toContain('"brief"')
  })
  it('ends with 2 for an unknown option and says where help is', async () => {
    const { code, err } = await parley(['brief', '--colour'])
    expect(code).toBe(2)
    expect(err).toContain('parley brief --help')
  })
})

describe('answers as JSON keep to their schemas', () => {
  it('add', () => {
    expect(added.code).toBe(0)
    expect(faults(added.document)).toEqual([])
  })
  it.each(VIEWS.map((v) => v.name))('%s', async (name) => {
    const { code, document } = await json(name)
    expect(code).toBe(0)
    expect(faults(document)).toEqual([])
  })
  it.each(VIEWS.map((v) => v.name))('%s as of a day', async (name) => {
    const { document } = await json(name, '--as-of', '2025-04-01')
    expect(faults(document)).toEqual([])
    expect(document!.asOf).toBe('2025-04-01')
  })
  it('stories', async () => {
    const { document } = await json('stories')
    expect(faults(document)).toEqual([])
    expect((document as { stories: unknown[] }).stories.length).toBeGreaterThan(2)
  })

  it('search', async () => {
    const { document } = await json('search', 'embassies')
    expect(faults(document)).toEqual([])
    expect(document!.total).toBeGreaterThan(1)
  })
  it('show, for an entry of every part and for an article', async () => {
    const exported = JSON.parse((await parley(['export', 'json', '--record', record])).out) as Record<string, { id: string }[]>
    const ids = Object.entries(exported).flatMap(([, entries]) => (Array.isArray(entries) && entries[0] ? [entries[0].id] : []))
    expect(ids.length).toBeGreaterThan(8)
    for (const id of ids) {
      const { code, document } = await json('show', id)
      expect([id, code, faults(document)]).toEqual([id, 0, []])
    }
  })
  it('judge, and its list, and undo', async () => {
    const actors = (await json('who')).document!.actors as { id: string; name: string }[]
    const made = await json('judge', 'rename', actors[0]!.id, '--value', 'Another Name')
    expect(faults(made.document)).toEqual([])
    expect((await parley(['who', 'Another', '--record', record])).out).toContain('Another Name')
    const id = (made.document!.judgements as { id: string }[])[0]!.id
    const undone = await json('judge', 'undo', id)
    expect(faults(undone.document)).toEqual([])
    expect((await parley(['who', 'Another', '--record', record])).out).not.toContain('Another Name')
    expect(faults((await json('judge', 'list')).document)).toEqual([])
  })
  it('doctor', async () => {
    const { code, document } = await json('doctor')
    expect(faults(document)).toEqual([])
    expect(document!.ok).toBe(true)
    expect(code).toBe(0)
  })
  it('analyse, for articles and for lines that cannot be read', async () => {
    const lines = [
      JSON.stringify({ id: 'a', text: 'The minister said on Tuesday that talks would resume in Geneva.', published: '2025-03-04' }),
      '{"id": 7',
      '[]',
      '{"text": "x"}',
      '{"id": "b"}',
    ]
    const { code, out } = await parley(['analyse'], { stdin: `${lines.join('\n')}\n` })
    const documents = out
      .trim()
      .split('\n')
      .map((l) => JSON.parse(l) as { error?: { code: string } })
    expect(documents.map((d) => faults(d))).toEqual([[], [], [], [], []])
    expect(documents.map((d) => d.error?.code ?? null)).toEqual([null, 'not-json', 'not-an-object', 'no-id', 'no-text'])
    expect(code).toBe(3)
  })
  it('analyse with the spans of single values', async () => {
    const line = JSON.stringify({ id: 'a', text: 'The presidents of Peru and Chile met in Lima on March 3, officials said.', published: '2025-03-04' })
    const plain = JSON.parse((await parley(['analyse', '-q'], { stdin: line })).out) as object
    const full = JSON.parse((await parley(['analyse', '-q', '--value-spans'], { stdin: line })).out) as object
    expect(JSON.stringify(plain)).not.toContain('valueSpans')
    expect(JSON.stringify(full)).toContain('valueSpans')
    expect(faults(full)).toEqual([])
  })
  it('has a test here for every schema', () => {
    // The first five are the API's own; test/pages holds these.
    const tested = [
      'parley.beside/1',
      'parley.choices/1',
      'parley.error/1',
      'parley.job/1',
      'parley.looked/1',
      'parley.add/1',
      'parley.analysis/1',
      'parley.doctor/1',
      'parley.judge/1',
      'parley.record/1',
      'parley.remove/1',
      'parley.search/1',
      'parley.show/1',
      'parley.stories/1',
    ]
    expect([...tested, ...VIEWS.map((v) => `parley.${v.name}/1`)].sort()).toEqual([...SCHEMAS])
  })
})

describe('adding', () => {
  const folder = join(place.folder, 'add')
  const own = join(folder, 'own.parley')
  const add = (...argv: string[]) => parley(['add', ...argv, '--record', own])
  beforeAll(() => {
    mkdirSync(join(folder, 'in'), { recursive: true })
    writeFileSync(
      join(folder, 'in', 'a.txt'),
      'Talks between Peru and Chile\n\nPeru and Chile held talks in Lima on 3 March 2025, the foreign ministry said. A second round was set for April.\n',
    )
  })
  it('twice changes nothing', async () => {
    await add(join(folder, 'in'))
    const first = (await parley(['export', 'json', '--record', own])).out
    const { code, err } = await add(join(folder, 'in'))
    expect(code).toBe(0)
    expect(err).toContain('1 unchanged')
    expect((await parley(['export', 'json', '--record', own])).out).toBe(first)
  })
  it('an edited article makes a new version and says what changed', async () => {
    writeFileSync(
      join(folder, 'in', 'a.txt'),
      'Talks between Peru and Chile\n\nPeru and Chile held talks in Lima on 4 March 2025, the foreign ministry said. A second round was set for April.\n',
    )
    const { code, err } = await add(join(folder, 'in'))
    expect(code).toBe(0)
    expect(err).toContain('new version')
    expect(err).toContain('4 March 2025')
  })
  it('removes an article by the path of its file, whatever name came with it', async () => {
    const mine = join(folder, 'mine')
    const file = join(folder, 'mine.parley')
    mkdirSync(mine)
    const talks = (city: string) => `The envoys of Peru and Chile met in ${city} on 3 March 2025, the foreign ministry said.\n`
    for (const [name, city] of [
      ['a', 'Lima'],
      ['b', 'Quito'],
    ] as const)
      writeFileSync(join(mine, `${name}.txt`), talks(city))
    writeFileSync(join(mine, 'index.jsonl'), '{"file": "a.txt", "url": "https://press.example/a"}\n')
    writeFileSync(join(mine, 'two.jsonl'), ['x', 'y'].map((id) => JSON.stringify({ id, text: talks(`Cusco ${id}`) })).join('\n'))
    await parley(['add', mine, '--record', file])
    const removed = async (path: string) => {
      const { code, out, err } = await parley(['remove', path, '--record', file, '--json'])
      return { code, err, removed: (JSON.parse(out) as { removed: string[] }).removed }
    }
    expect(await removed(join(mine, 'a.txt'))).toMatchObject({ code: 0, removed: ['https://press.example/a'] })
    const two = await removed(join(mine, 'two.jsonl'))
    expect(two).toMatchObject({ code: 1, removed: [] })
    expect(two.err).toMatch(/2 articles came from .*two\.jsonl \(x, y\)/)
    expect((await removed(join(mine, 'a.txt'))).err).toMatch(/no article .*parley search/)
    expect(await removed(join(mine, 'b.txt'))).toMatchObject({ code: 0, removed: ['b.txt'] })
  })
  it('says that articles are there but not linked when adding was cut off', async () => {
    const file = join(folder, 'cut.parley')
    const stop = new AbortController()
    const opened = await openRecord(file, { create: true })
    // All has been taken in when linking begins: what is aborted then is cut off before it.
    await opened.add([EXAMPLE], { signal: stop.signal, onProgress: (p) => p.articles > 9 && stop.abort(), workers: 1 })
    expect(await opened.count('articles')).toBe(0)
    const { articles } = await opened.pending()
    await opened.close()
    expect(articles).toBeGreaterThan(0)
    const { out } = await parley(['brief', '--record', file])
    expect(out).toContain(`has ${articles} articles`)
    expect(out).toMatch(/not linked yet.*parley add/)
    expect((await parley(['brief', '--record', file, '--json'])).err).toMatch(/not everything is linked yet/)
    await parley(['add', EXAMPLE, '--record', file])
    expect((await parley(['brief', '--record', file])).out).toContain('Tracks')
  })
  it('tells undated reports apart from what is new since a day', async () => {
    const open = join(folder, 'open')
    const file = join(folder, 'open.parley')
    mkdirSync(open)
    const lines = [
      { id: 'dated', published: '2025-03-04', text: 'Peru and Chile held talks in Lima on 3 March 2025, the foreign ministry said.' },
      { id: 'undated', text: 'Norland and Sudria will hold talks in Oslo, an official said. "We are ready," the official said.' },
    ]
    writeFileSync(join(open, 'lines.jsonl'), lines.map((l) => JSON.stringify(l)).join('\n'))
    await parley(['add', open, '--record', file])
    const brief = async (day: string) => (await parley(['brief', '--since', day, '--record', file])).out
    expect(await brief('2030-01-01')).toMatch(/New since 1 Jan 2030: nothing; and with an undated report, which can be of any day: articles 1/)
    expect(await brief('2030-01-01')).not.toContain('new reports')
    expect(await brief('2025-03-01')).toMatch(/New since 1 Mar 2025: articles 1, .*undated report.*: articles 1/)
    const { newsUndated } = JSON.parse((await parley(['brief', '--since', '2030-01-01T00:00:00Z', '--record', file, '--json'])).out) as {
      newsUndated: { articles: number }
    }
    expect(newsUndated.articles).toBe(0)
  })
  it('removes an article and what rested on it', async () => {
    const name = (JSON.parse((await parley(['export', 'json', '--record', own])).out) as { articles: { id: string }[] }).articles[0]!.id
    const { code, out } = await parley(['remove', name, 'no-such-article', '--record', own, '--json'])
    expect(code).toBe(1)
    expect(faults(JSON.parse(out))).toEqual([])
    const after = JSON.parse((await parley(['export', 'json', '--record', own])).out) as Record<string, unknown[]>
    expect(Object.entries(after).filter(([, v]) => Array.isArray(v) && v.length > 0)).toEqual([])
  })
  it('says where and how to mend what cannot be read, does the rest, and ends with 3', async () => {
    const bad = join(folder, 'bad')
    mkdirSync(bad)
    writeFileSync(join(bad, 'empty.txt'), '')
    writeFileSync(join(bad, 'picture.txt'), Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex'))
    const good = JSON.stringify({ id: 'g', text: 'The two governments met on Monday in Oslo, an official said.' })
    writeFileSync(
      join(bad, 'lines.jsonl'),
      `${Array.from({ length: 6 }, (_, i) => good.replace('"g"', `"g${i}"`).replace('Oslo', `Oslo for the ${i + 2}th time`)).join('\n')}\n{"id": "broken"\n`,
    )
    writeFileSync(join(bad, 'dated.txt'), 'A short text about talks in Oslo that was published on some day or other.\n')
    writeFileSync(join(bad, 'index.jsonl'), '{"file": "dated.txt", "published": "2025-02-31"}\n')
    const { code, err } = await parley(['add', bad, join(folder, 'missing'), '--record', join(folder, 'bad.parley')])
    expect(code).toBe(3)
    expect(err).toMatch(/empty\.txt: .*empty/)
    expect(err).toMatch(/picture\.txt: .*convert it to text/)
    expect(err).toMatch(/lines\.jsonl: line 7: broken JSON.*mend the line/)
    expect(err).toMatch(/2025-02-31.*YYYY-MM-DD/)
    expect(err).toMatch(/missing.*check the path/)
    const articles = (JSON.parse((await parley(['export', 'json', '--record', join(folder, 'bad.parley')])).out) as { articles: unknown[] }).articles
    expect(articles).toHaveLength(7)
  })
  it.each([
    [
      'a foreign file',
      (f: string) => writeFileSync(f, 'this is no database, but a text of some length that SQLite does not know'),
      /foreign|not a record|no record/i,
    ],
    ['a missing file', () => {}, /no record|parley add/i],
  ])('refuses %s as record, and says so', async (_, make, words) => {
    const file = join(folder, `record-${Math.abs(words.source.length)}.parley`)
    make(file)
    const before = existsSync(file) ? readFileSync(file, 'utf8') : null
    const { code, err } = await parley(['brief', '--record', file])
    expect(code).toBe(1)
    expect(err).toMatch(words)
    expect(existsSync(file) ? readFileSync(file, 'utf8') : null).toBe(before)
  })
  it('keeps the record to its owner', () => {
    expect(statSync(record).mode & 0o777).toBe(0o600)
  })
})

describe('the record as of a day', () => {
  const DAY = '2025-03-09'
  const idsOf = async (...argv: string[]) => [...new Set([...JSON.stringify((await json(...argv)).document).matchAll(/"id":"([^"]+)"/g)].map((m) => m[1]!))]
  it('shows the words behind every id that a view of that day names, and without the day where they stand now', async () => {
    const today = new Set([...(await idsOf('tracks')), ...(await idsOf('timeline')), ...(await idsOf('said', '--limit', '0'))])
    const then = [...(await idsOf('tracks', '--as-of', DAY)), ...(await idsOf('timeline', '--as-of', DAY)), ...(await idsOf('said', '--as-of', DAY))]
    expect(then.filter((id) => !today.has(id)).length).toBeGreaterThan(0)
    for (const id of then) {
      const shown = await json('show', id, '--as-of', DAY)
      expect([id, shown.code, faults(shown.document), (shown.document!.entry as { id: string }).id]).toEqual([id, 0, [], id])
      const now = await json('show', id)
      expect([id, now.code]).toEqual([id, 0])
      if (!today.has(id)) expect((await parley(['show', id, '--record', record])).out).toContain(`${id} stands in`)
    }
  })
  it("leads from today's id to the entry of the day, or says that nothing was known of it", async () => {
    const ids = await idsOf('tracks')
    const codes = []
    for (const id of ids) {
      const { code, err } = await parley(['show', id, '--as-of', DAY, '--record', record])
      if (code !== 0) expect(err).toContain(`published by ${DAY}`)
      codes.push(code)
    }
    expect(codes).toContain(0)
    const early = await parley(['show', ids[0]!, '--as-of', '1990-01-01', '--record', record])
    expect([early.code, early.out]).toEqual([1, ''])
    expect(early.err).toContain('published by 1990-01-01')
  })
  it('says with which day its ids are shown', async () => {
    expect((await parley(['brief', '--as-of', DAY, '--record', record])).err).toContain(`show ID --as-of ${DAY}`)
  })
})

describe('lines for a terminal', () => {
  const views = VIEWS.map((v) => v.name)
  it('keep what a file name or an article holds from commanding it', async () => {
    const folder = join(place.folder, 'evil')
    const file = join(place.folder, 'evil.parley')
    mkdirSync(folder)
    const evil = 'a\nFORGED LINE\u001b[31m\u0007.txt'
    const text =
      'Peru and Chile held talks in Lima on 3 March 2025, the foreign minister of Peru, Ana\u001b]0;x\u0007 Diaz, said. "We agree \u001b[2J on it," she said.\n'
    writeFileSync(join(folder, evil), text)
    writeFileSync(join(folder, `${evil}.png.txt`), '')
    const { err } = await parley(['add', folder, '--record', file])
    const outs = [err]
    for (const argv of [['search', 'talks'], ['show', evil], ['remove', `no${evil}`], ['judge', 'reject', evil], ['doctor'], ...views.map((v) => [v])]) {
      const ran = await parley([...argv, '--record', file])
      outs.push(ran.out, ran.err)
    }
    expect(outs.join('')).toContain('FORGED LINE')
    expect(outs.join('')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
    expect(outs.join('')).not.toMatch(/^FORGED/m)
  })

  it.each(['search embassies', ...views])('%s keeps to a terminal of 40 columns', async (command) => {
    const argv = [...command.split(' '), '--record', record]
    const { code, out } = await parley(argv, { env: { COLUMNS: '40' } })
    expect(code).toBe(0)
    // A word that is longer, an id or a file's name, stands on a line of its own.
    expect(out.split('\n').filter((l) => l.length > 40 && / /.test(l.trim()))).toEqual([])
    const words = (text: string) => text.split(/\s+/).filter((w) => /^[a-z]+-[0-9a-f]{16}$/.test(w))
    expect(words(out)).toEqual(words((await parley(argv)).out))
  })
})

describe('arguments that make no sense', () => {
  it.each([
    ['said', '--form', 'spoken'],
    ['said', '--limit', 'many'],
    ['said', '--on', '2025-13-01'],
    ['conflicts', '--kind', 'weather'],
    ['conditions', '--type', 'bribe'],
    ['who', '--type', 'ship'],
    ['deadlines', '--state', 'late'],
    ['brief', '--since', 'yesterday'],
    ['brief', '--fail-on', 'rain'],
    ['brief', '--as-of', '2025-02-30'],
    ['add', EXAMPLE, '--workers', '0'],
    ['export', 'pdf'],
    ['judge', 'burn', 'x'],
  ])('%s %s %s is refused before anything is shown', async (...argv) => {
    const { code, out, err } = await parley([...argv, '--record', record])
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^parley /)
  })
  it('says that nothing had been published yet, and not that the record is empty', async () => {
    expect((await parley(['brief', '--as-of', '1990-01-01', '--record', record])).out).toMatch(/published by 1990-01-01/)
  })
  it('ends with 4 where --fail-on finds something', async () => {
    expect((await parley(['brief', '--fail-on', 'conflicts', '--record', record])).code).toBe(4)
  })
})

describe('the launcher', () => {
  const bin = join(import.meta.dirname, '..', 'bin', 'parley')
  it('runs from the clone', () => {
    expect(execFileSync(process.execPath, [bin, '--version'], { encoding: 'utf8' })).toMatch(/^parley \d+\.\d+\.\d+\n$/)
  })
  it('passes exit codes on', () => {
    expect(spawnSync(process.execPath, [bin, 'no-such-command']).status).toBe(2)
  })
  it('ends quietly when its reader does', () => {
    const ran = spawnSync('sh', ['-c', `"${process.execPath}" "${bin}" said --record "${record}" | head -1`], { encoding: 'utf8' })
    expect(ran.stderr).toBe('')
    expect(ran.stdout.trim()).not.toBe('')
  })
})
