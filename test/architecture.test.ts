import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const SRC = join(import.meta.dirname, '..', 'src')

/** Which rooms a room may import, besides itself and `model`. The same table stands in ARCHITECTURE.md. */
const WALLS: Readonly<Record<string, readonly string[]>> = {
  model: [],
  ingest: [],
  language: [],
  claims: [],
  link: ['claims'],
  store: [],
  record: ['ingest', 'language', 'claims', 'link', 'store'],
  views: ['claims', 'record'],
  exports: ['claims', 'record'],
  pages: ['claims', 'record', 'views', 'exports'],
  doors: ['record', 'views', 'exports', 'pages'],
}

/** Built-in modules that a reading must not touch: clocks have no module, but disk, network and processes do. */
const OUTSIDE = /^node:(fs|net|http|https|dns|child_process|os|cluster|dgram|tls)/
/** Files that load the model or lexicons, once. */
const LOADERS = new Set(['language/data.ts', 'claims/data.ts', 'link/data.ts', 'language/names/data.ts'])

interface Import {
  file: string
  room: string
  target: string
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((e) => e.isFile() && /\.tsx?$/.test(e.name) && !/(\.test|^fixture)\.tsx?$/.test(e.name))
    .map((e) => join(e.parentPath, e.name))
    .sort()
}

const files = sources(SRC)
const imports: Import[] = files.flatMap((path) => {
  const file = relative(SRC, path)
  const text = readFileSync(path, 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((m) => ({
    file,
    room: file.split('/')[0]!,
    target: m[1]!.startsWith('.') ? relative(SRC, join(dirname(path), m[1]!)) : m[1]!,
  }))
})

describe('the walls between rooms', () => {
  it('finds rooms, files and imports to check', () => {
    expect(files.length).toBeGreaterThan(40)
    expect(imports.filter((i) => !i.target.startsWith('node:')).length).toBeGreaterThan(100)
    expect([...new Set(imports.map((i) => i.room))].sort()).toEqual(Object.keys(WALLS).sort())
  })

  it.each(Object.keys(WALLS))('%s imports only what it may', (room) => {
    const allowed = new Set([room, 'model', ...WALLS[room]!])
    const local = imports.filter((i) => i.room === room && /^[a-z]+\//.test(i.target) && i.target.split('/')[0]! in WALLS)
    const outward = imports.filter((i) => i.room === room && i.target.startsWith('..'))
    expect(local.filter((i) => !allowed.has(i.target.split('/')[0]!))).toEqual([])
    expect(outward.filter((i) => !i.target.startsWith('../data/') && !i.target.startsWith('../package.json'))).toEqual([])
  })

  it.each(['model', 'language', 'claims', 'link'])('%s reaches nothing outside while it reads', (room) => {
    const mine = imports.filter((i) => i.room === room)
    expect(mine.length).toBeGreaterThan(0)
    expect(mine.filter((i) => OUTSIDE.test(i.target) && !LOADERS.has(i.file))).toEqual([])
  })

  it.each(['ingest', 'language', 'claims', 'link', 'views', 'exports'])('%s reads no clock and no randomness', (room) => {
    const mine = files.filter((f) => relative(SRC, f).startsWith(`${room}/`))
    expect(mine.length).toBeGreaterThan(0)
    const bad = mine.filter((f) => /\bnew Date\(\)|Date\.now\(|Math\.random\(|performance\.now\(|toLocale|Intl\./.test(code(f)))
    expect(bad.map((f) => relative(SRC, f))).toEqual([])
  })

  it('has no way out of the machine', () => {
    const out =
      /(?:from|import|require)\s*\(?\s*['"](?:node:)?(?:http|https|http2|net|tls|dgram|dns|dns\/promises)['"]|\bfetch\s*\(|\bWebSocket\b|\bEventSource\b|XMLHttpRequest|sendBeacon/
    const reaching = files.filter((f) => out.test(code(f))).map((f) => relative(SRC, f))
    // One listens, on this machine unless told; one runs in the browser and asks only the server that its page came from.
    expect(reaching).toEqual(['doors/http/listen.ts', 'pages/browser/server.ts'])
    expect(out.test("import x from 'node:https'") && out.test('await fetch(url)')).toBe(true)
  })

  it('keeps SQL in the store', () => {
    const outside = files.filter((f) => !relative(SRC, f).startsWith('store/'))
    const bad = outside.filter(
      (f) => /['"`]\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE)\b/.test(code(f)) || /from '(kysely|node:sqlite)'/.test(code(f)),
    )
    expect(bad.map((f) => relative(SRC, f))).toEqual([])
    expect(files.some((f) => /from 'kysely'/.test(code(f)))).toBe(true)
  })

  it('keeps files readable: none over 500 lines', () => {
    const long = files.map((f) => [relative(SRC, f), code(f).split('\n').length] as const).filter(([, n]) => n > 500)
    expect(long).toEqual([])
  })
})

const texts = new Map<string, string>()
function code(file: string): string {
  let text = texts.get(file)
  if (text === undefined) {
    text = readFileSync(file, 'utf8')
    texts.set(file, text)
  }
  return text
}
