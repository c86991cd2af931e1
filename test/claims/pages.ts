import { readFileSync } from 'node:fs'
import type { ClaimKindName } from '../../src/model/claim.ts'
import { casesOf } from './check.ts'

const MARK = '<!-- cases -->'

/** The file of a kind's page in the manual. */
export function pageFile(kind: ClaimKindName): URL {
  return new URL(`../../docs/reference/${kind}.md`, import.meta.url)
}

/** A kind's page as it should be: what stands above the mark, and the kind's cases below it as tables. */
export function pageOf(kind: ClaimKindName): string {
  const text = readFileSync(pageFile(kind), 'utf8')
  const head = text.slice(0, text.indexOf(MARK) + MARK.length)
  const cases = casesOf(kind)
  const [yes, no] = [cases.filter((c) => (c.expect ?? []).length > 0), cases.filter((c) => (c.expect ?? []).length === 0)]
  const rows = yes.map((c) => `| ${cell(c.text)} | ${c.published ?? ''} | ${(c.expect ?? []).map((e) => values(e)).join('<br>')} |`)
  const none = no.map((c) => `| ${cell(c.text)} | ${c.never ? `not ${c.never.map((n) => values(n)).join(', nor ')}` : 'none'} |`)
  return [
    head,
    '',
    '## Examples',
    '',
    'Every row is a test. The second column is the day on which the article appeared, where that matters.',
    '',
    '| text | published | found |',
    '| --- | --- | --- |',
    ...rows,
    '',
    '## Counter-examples',
    '',
    '| text | found |',
    '| --- | --- |',
    ...none,
    '',
  ].join('\n')
}

function values(row: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(row).map(([k, v]) => `${k} ${v === null ? 'null' : Array.isArray(v) ? v.join(', ') : String(v)}`)
  return cell(parts.length > 0 ? parts.join('; ') : 'one claim')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
