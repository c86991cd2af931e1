import { stat } from 'node:fs/promises'
import { ENGINE } from '../model/engine.ts'
import type { Severity } from '../model/notes.ts'
import type { Member } from '../model/record.ts'
import type { Reading } from '../model/reading.ts'
import { brokenSources, engines, fileFaults, membersOfArticle, tableCounts } from '../store/check.ts'
import { linkable } from '../store/corpus.ts'
import type { Database } from '../store/database.ts'
import { linksStale } from '../store/links.ts'
import { unpackReading } from '../store/framed.ts'
import { failedEngine } from '../store/readings.ts'

/** Something that `doctor` found: a code and its data, worded at the doors. */
export interface Finding {
  readonly code: 'file-fault' | 'source-broken' | 'span-outside' | 'quote-differs' | 'articles-unread' | 'articles-failed' | 'links-stale'
  readonly severity: Exclude<Severity, 'refused'>
  readonly data: Readonly<Record<string, string | number | boolean | null>>
}

export interface Diagnosis {
  readonly file: string
  /** Bytes of the file, with what waits in its log. */
  readonly size: number
  readonly engine: string
  readonly counts: Readonly<Record<string, number>>
  /** Empty when all is well. */
  readonly findings: readonly Finding[]
}

/** Looks the whole record over: the file, the sealed sources, every claim's and member's words against the text. Changes nothing. */
export async function doctor(database: Database): Promise<Diagnosis> {
  const findings: Finding[] = []
  const { db } = database
  for (const fault of await fileFaults(db)) findings.push({ code: 'file-fault', severity: 'warning', data: { fault } })
  for (const source of await brokenSources(db)) findings.push({ code: 'source-broken', severity: 'warning', data: { source } })
  for (const { engine, articles } of await engines(db)) {
    if (engine === failedEngine(ENGINE)) findings.push({ code: 'articles-failed', severity: 'warning', data: { articles } })
    else if (engine !== ENGINE) findings.push({ code: 'articles-unread', severity: 'info', data: { articles, engine } })
  }
  const stale = await linksStale(db, ENGINE)
  if (stale) findings.push({ code: 'links-stale', severity: 'info', data: {} })
  for await (const a of linkable(db)) {
    const reading = unpackReading(a.reading)
    findings.push(...spanFindings(reading))
    // Entries that wait for linking may rest on an earlier version.
    if (!stale) findings.push(...quoteFindings(reading, await membersOfArticle(db, a.name)))
  }
  return {
    file: database.file,
    size: (await sizeOf(database.file)) + (await sizeOf(`${database.file}-wal`)),
    engine: ENGINE,
    counts: await tableCounts(db),
    findings,
  }
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    (s) => s.size,
    () => 0,
  )
}

function spanFindings({ article, claims }: Reading): Finding[] {
  const length = article.text.length
  return claims
    .filter((c) => c.evidence.length === 0 || c.evidence.some(([s, e]) => !(0 <= s && s < e && e <= length)))
    .map((c) => ({ code: 'span-outside', severity: 'warning', data: { article: article.name, claim: c.id } }))
}

function quoteFindings({ article }: Reading, members: readonly string[]): Finding[] {
  const findings: Finding[] = []
  for (const body of members) {
    const m = JSON.parse(body) as Member
    const words = m.spans.map(([s, e]) => article.text.slice(s, e)).join(' … ')
    if (words !== m.quote)
      findings.push({
        code: 'quote-differs',
        severity: 'warning',
        data: { article: article.name, claim: m.claim, quote: m.quote.slice(0, 80) },
      })
  }
  return findings
}
