import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const LINE = JSON.stringify({ id: 'a', text: 'The foreign minister said on Monday that the talks in Geneva would go on.', published: '2021-03-02' })

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-start-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The modules that come in with one, as paths of the repository and names of packages. */
function loadedBy(module: string): string[] {
  const script = join(folder, 'loaded.mjs')
  writeFileSync(
    script,
    `import { registerHooks } from 'node:module'
const seen = []
registerHooks({ load: (url, context, next) => (seen.push(url), next(url, context)) })
await import(process.argv[2])
console.log(JSON.stringify(seen))`,
  )
  const run = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', script, join(ROOT, module)], { encoding: 'utf8' })
  expect(run.stderr).toBe('')
  return (JSON.parse(run.stdout) as string[]).flatMap((url) => /\/((?:src|node_modules)\/.*)$/.exec(url)?.[1] ?? [])
}

describe('what a start loads', { timeout: 60_000 }, () => {
  it('the command that hands out lines has nothing of what reads them', () => {
    const loaded = loadedBy('src/doors/cli/commands/analyse.ts')
    expect(loaded).toContain('src/record/pool.ts')
    expect(loaded.filter((m) => /^(?:node_modules|src\/(?:ingest|language|claims|link|store))\//.test(m))).toEqual([])
  })

  it('what reads lines has no library before a text asks for one', () => {
    const loaded = loadedBy('src/exports/analyse-line.ts')
    expect(loaded).toContain('src/claims/extract.ts')
    expect(loaded.filter((m) => m.startsWith('node_modules/'))).toEqual([])
  })
})

describe('the cache of compiled modules', { timeout: 60_000 }, () => {
  const analysed = (cache: string) => {
    const env = { ...process.env, NODE_COMPILE_CACHE: cache }
    const run = spawnSync(process.execPath, [join(ROOT, 'bin/parley'), 'analyse', '-q'], { encoding: 'utf8', input: `${LINE}\n`, env })
    return { status: run.status, stderr: run.stderr, claims: (JSON.parse(run.stdout) as { claims: unknown[] }).claims.length }
  }

  it('need not be there, nor be one that can be written', () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    const ok = { status: 0, stderr: '', claims: analysed(join(folder, 'cache')).claims }
    expect(ok.claims).toBeGreaterThan(0)
    // Twice with a good one: the second run reads what the first has written.
    for (const cache of [join(folder, 'cache'), join(file, 'below'), '/dev/null/none']) expect(analysed(cache)).toEqual(ok)
  })
})
