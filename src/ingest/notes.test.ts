import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FIELD_NAMES, fieldKey } from './given.ts'
import { FORMATS } from './formats/index.ts'
import { INGEST_NOTES } from './notes.ts'

const manual = readFileSync(new URL('../../docs/reference/formats.md', import.meta.url), 'utf8')
const table = [...manual.matchAll(/^\| `([\w-]+)` \| (\w+) \| .* \| `([\w-]+)` \|$/gm)].map((m) => [m[1]!, m[2]!, m[3]!])

describe('the manual', () => {
  it.each(Object.entries(INGEST_NOTES))('tells of the note %s', (code, { severity, mend }) => {
    expect(table.filter((row) => row[0] === code)).toEqual([[code, severity, mend]])
  })

  it('tells of no note that there is not', () => {
    expect(table.map((row) => row[0]).filter((code) => !(code! in INGEST_NOTES))).toEqual([])
  })

  it.each(FORMATS.map((f) => [f.name, f] as const))('has a section for the format %s, with its endings', (name, format) => {
    const section = manual.split(/^### /m).find((s) => s.startsWith(`${name}\n`)) ?? ''
    for (const ending of format.endings) expect(section).toContain(`\`${ending}\``)
  })

  it.each(Object.entries(FIELD_NAMES).filter(([name]) => name !== 'file'))('lists the names of the field %s', (name, names) => {
    const row = manual.split('\n').find((l) => l.startsWith(`| ${name} |`)) ?? ''
    expect(row.split('|')[2]?.split(',').map(fieldKey)).toEqual([...names])
  })
})
