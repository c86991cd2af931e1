import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Note } from '../model/notes.ts'
import { parseInput } from './formats/index.ts'
import { collect, type CollectOptions, type Input } from './inputs.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'parley-inputs-'))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

function put(path: string, content: string | Uint8Array): string {
  const full = join(root, path)
  mkdirSync(dirname(full), { recursive: true })
  writeFileSync(full, content)
  return full
}

async function run(paths: string[], options?: CollectOptions): Promise<{ inputs: Input[]; notes: Note[] }> {
  const [inputs, notes]: [Input[], Note[]] = [[], []]
  for await (const one of collect(paths, options)) {
    if ('input' in one) inputs.push(one.input)
    else notes.push(one.note)
  }
  return { inputs, notes }
}

const text = 'The envoys met on Friday and agreed to meet again, a spokeswoman said.\n'

describe('collect', () => {
  it('walks folders in the order of names, without hidden files', async () => {
    for (const p of ['b.txt', 'a/z.txt', 'a/b.txt', '.hidden', '.git/config', 'B.txt']) put(p, text)
    const { inputs, notes } = await run([root])
    expect(inputs.map((i) => i.path)).toEqual(['B.txt', 'a/b.txt', 'a/z.txt', 'b.txt'])
    expect(notes).toEqual([])
  })

  it('takes what an index says, and names the file and line of what is broken in it', async () => {
    put('one.txt', text)
    put('two.txt', text)
    const lines = [
      '{"file": "one.txt", "published": "2025-03-04T10:00:00Z", "outlet": "Island Courier", "url": "https://courier.example/1", "title": "T"}',
      '',
      '{"file": "two.txt", "published": "soon"}',
      '{"file": "gone.txt"}',
      '{"published": "2025-03-04"}',
      '[1, 2]',
      '{"file": "two.txt", oops',
    ]
    const index = put('index.jsonl', lines.join('\n'))
    const { inputs, notes } = await run([root])
    expect(inputs.map((i) => [i.path, i.given])).toEqual([
      ['one.txt', { published: '2025-03-04', outlet: 'Island Courier', url: 'https://courier.example/1', title: 'T' }],
      ['two.txt', {}],
    ])
    expect(notes.map((n) => [n.code, n.where?.file, n.where?.line])).toEqual([
      ['published-unreadable', index, 3],
      ['index-line-without-file', index, 5],
      ['index-line-without-file', index, 6],
      ['index-line-broken', index, 7],
      ['index-file-missing', index, 4],
    ])
  })

  it('lets an index speak for folders below it, and nearer ones first', async () => {
    put('index.jsonl', '{"file": "sub/a.txt", "outlet": "Far"}\n{"file": "sub/b.txt", "outlet": "Far"}\n')
    put('sub/index.jsonl', '{"file": "a.txt", "outlet": "Near"}\n')
    put('sub/a.txt', text)
    put('sub/b.txt', text)
    const { inputs } = await run([root])
    expect(inputs.map((i) => [i.path, i.given.outlet])).toEqual([
      ['sub/a.txt', 'Near'],
      ['sub/b.txt', 'Far'],
    ])
  })

  it('reads the index beside a file that is named itself', async () => {
    put('index.jsonl', '{"file": "a.txt", "outlet": "Island Courier"}\n')
    const { inputs } = await run([put('a.txt', text)])
    expect(inputs.map((i) => [i.path, i.given.outlet])).toEqual([['a.txt', 'Island Courier']])
  })

  it('goes on after a missing folder, an empty file, a file that is too large', async () => {
    const [good, empty, large] = [put('good.txt', text), put('empty.txt', ''), put('large.txt', 'x'.repeat(500))]
    const { inputs, notes } = await run([join(root, 'nowhere'), empty, large, good], { maxBytes: 200 })
    expect(inputs.map((i) => i.path)).toEqual(['good.txt'])
    expect(notes.map((n) => [n.code, n.severity, n.where?.file])).toEqual([
      ['path-missing', 'refused', join(root, 'nowhere')],
      ['file-empty', 'refused', empty],
      ['file-too-large', 'refused', large],
    ])
  })

  it.skipIf(process.getuid?.() === 0)('goes on after a file that may not be read', async () => {
    const locked = put('locked.txt', text)
    chmodSync(locked, 0o000)
    put('open.txt', text)
    const { inputs, notes } = await run([root])
    expect(inputs.map((i) => i.path)).toEqual(['open.txt'])
    expect(notes).toMatchObject([{ code: 'file-unreadable', where: { file: locked }, data: { reason: 'EACCES', mend: 'check-rights' } }])
  })

  it('does not walk in circles', async () => {
    put('a/one.txt', text)
    symlinkSync(root, join(root, 'a/loop'))
    symlinkSync(join(root, 'nowhere'), join(root, 'a/dangling.txt'))
    const { inputs, notes } = await run([root])
    expect(inputs.map((i) => i.path)).toEqual(['a/one.txt'])
    expect(notes.map((n) => n.code)).toEqual(['file-unreadable'])
  })

  it('passes over what belongs to saved pages, with one note', async () => {
    put('page.html', '<html></html>')
    put('page_files/a.css', 'x')
    put('page_files/b.png', 'x')
    const { inputs, notes } = await run([root])
    expect(inputs.map((i) => i.path)).toEqual(['page.html'])
    expect(notes).toMatchObject([{ code: 'assets-skipped', severity: 'info', data: { count: 2 } }])
  })

  it('passes over what tells of the folder, unless the index lists it', async () => {
    put('a.txt', text)
    put('README.md', text)
    put('LICENSE', text)
    expect((await run([root])).inputs.map((i) => i.path)).toEqual(['a.txt'])
    put('index.jsonl', '{"file": "README.md"}\n')
    expect((await run([root])).inputs.map((i) => i.path)).toEqual(['README.md', 'a.txt'])
  })

  it('does not wait for a pipe that lies in a folder', async () => {
    put('a.txt', text)
    if (spawnSync('mkfifo', [join(root, 'pipe')]).status !== 0) return // no such thing on this system
    const { inputs, notes } = await run([root])
    expect(inputs.map((i) => i.path)).toEqual(['a.txt'])
    expect(notes).toMatchObject([{ code: 'file-unreadable', data: { reason: 'not a file' } }])
  })

  it('says that a folder holds nothing', async () => {
    expect((await run([root])).notes.map((n) => n.code)).toEqual(['folder-empty'])
  })

  it('reads standard input', async () => {
    async function* stdin() {
      yield Buffer.from('{"text": "The envoys met ')
      yield 'on Friday."}\n'
    }
    const { inputs } = await run(['-'], { stdin: stdin() })
    expect(inputs.map((i) => i.path)).toEqual(['stdin'])
    expect(parseInput(inputs[0]!).articles.map((a) => a.text)).toEqual(['The envoys met on Friday.'])
  })

  it('tells a picture that is called .txt', async () => {
    const file = put('talks.txt', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
    const { inputs } = await run([file])
    const { articles, notes } = parseInput(inputs[0]!)
    expect(articles).toEqual([])
    expect(notes).toEqual([{ code: 'file-binary', severity: 'refused', where: { file, byte: 0 }, data: { what: 'PNG picture', mend: 'convert-to-text' } }])
  })
})
