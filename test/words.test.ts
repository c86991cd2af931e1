import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { WORDED } from '../src/doors/cli/words.ts'

const SRC = join(import.meta.dirname, '..', 'src')
const used = new Map<string, string>()
for (const entry of readdirSync(SRC, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !entry.name.endsWith('.ts') || entry.name.endsWith('.test.ts')) continue
  const path = join(entry.parentPath, entry.name)
  const text = readFileSync(path, 'utf8')
  for (const m of text.matchAll(/(?:new Problem\(\s*|\bnote\(|\bcode: |problem\(|wordProblem\()'([a-z]+(?:-[a-z]+)*)'/g)) used.set(m[1]!, relative(SRC, path))
  if (path.endsWith('ingest/notes.ts')) for (const m of text.matchAll(/^ {2}'([a-z-]+)': \{ severity/gm)) used.set(m[1]!, relative(SRC, path))
}

describe('codes and their words', () => {
  it('finds codes to check', () => {
    expect(used.size).toBeGreaterThan(40)
  })
  it.each([...used].sort())('%s (%s) is worded', (code) => {
    // Codes of an output line carry their message themselves.
    if (['not-json', 'not-an-object', 'no-id', 'no-text', 'too-long', 'thread-lost'].includes(code)) return
    expect(WORDED.has(code)).toBe(true)
  })
  it.each([...WORDED].sort())('%s is a code that something can give', (code) => {
    expect(used.has(code)).toBe(true)
  })
})
