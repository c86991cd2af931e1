import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { temporary } from './cli.ts'
import { PAGES, readmeOutput } from './docs.ts'

// With PARLEY_WRITE_DOCS=1 the pages are written instead of compared.
const ROOT = join(import.meta.dirname, '..')
const WRITE = process.env.PARLEY_WRITE_DOCS === '1'
const place = temporary()
afterAll(place.remove)

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

describe('the manual', () => {
  it.each(PAGES)('%s is what the code says', async (path, make) => {
    const page = await make()
    if (WRITE) writeFileSync(join(ROOT, path), page)
    expect(read(path)).toBe(page)
  })

  it("shows a true run in README's first screen", async () => {
    const output = await readmeOutput(join(place.folder, 'readme.parley'))
    const parts = /(<!-- run -->\n```text\n)([\s\S]*?)(\n```\n<!-- end -->)/
    if (WRITE)
      writeFileSync(
        join(ROOT, 'README.md'),
        read('README.md').replace(parts, (_, a: string, _b: string, c: string) => `${a}${output}${c}`),
      )
    expect(parts.exec(read('README.md'))?.[2]).toBe(output)
  })

  const pages = [
    'README.md',
    'ARCHITECTURE.md',
    'CONTRIBUTING.md',
    'examples/embassies/README.md',
    ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
      .filter((f) => f.endsWith('.md'))
      .map((f) => `docs/${f}`),
  ]
  it('finds pages to check', () => {
    expect(pages.length).toBeGreaterThan(8)
  })
  it.each(pages)('%s links to what is there', (page) => {
    const targets = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map((m) => m[1]!.split('#')[0]!).filter((t) => t !== '' && !/^[a-z]+:/.test(t))
    expect(targets.filter((t) => !existsSync(join(ROOT, dirname(page), t)))).toEqual([])
  })
  it.each(pages)('%s names no file that is not there', (page) => {
    const named = [...read(page).matchAll(/`((?:src|test|data|docs|bench|schemas|examples|bin)\/[\w./-]+\.(?:ts|json|yaml|md|js))`/g)].map((m) => m[1]!)
    expect(named.filter((f) => !existsSync(join(ROOT, f)))).toEqual([])
  })
})
