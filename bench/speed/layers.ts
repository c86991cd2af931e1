import { extractClaims } from '../../src/claims/extract.ts'
import { CLAIM_KINDS } from '../../src/claims/kinds/index.ts'
import { clean } from '../../src/ingest/clean/index.ts'
import { readSentences, tag } from '../../src/language/annotate.ts'
import { languageData } from '../../src/language/data.ts'
import { findNames } from '../../src/language/names/names.ts'
import { findQuotations } from '../../src/language/quotations/quotations.ts'
import { findTimes } from '../../src/language/times/times.ts'
import { tokenizeArticle } from '../../src/language/tokens/layer.ts'
import { sketch } from '../../src/link/lineage/sketch.ts'
import type { Doc } from '../../src/model/annotation.ts'
import type { StatementClaim } from '../../src/model/claim.ts'
import { toAnalysis } from '../../src/exports/analysis.ts'
import { readArticle } from '../../src/record/read.ts'
import { rawFromLine } from '../../src/record/line.ts'
import { type Line, median } from './command.ts'
import { makeArticle } from './make.ts'

const BATCH = 50

/** CPU ms an article by layer: medians over batches of made articles, the first batch (warming up) left out. */
export function layers(count: number): Line[] {
  const spent = new Map<string, number[]>()
  for (let from = 0; from < count; from += BATCH) {
    const lines = Array.from({ length: Math.min(BATCH, count - from) }, (_, k) => JSON.stringify(makeArticle(from + k)))
    const batch = readBatch(lines)
    if (from > 0) for (const [layer, ms] of batch) spent.set(layer, [...(spent.get(layer) ?? []), ms / lines.length])
  }
  const figures = [...spent].map(([layer, ms]) => ({ layer, ms: median(ms) }))
  const whole = figures.find((f) => f.layer === 'all')!.ms
  return figures.map(({ layer, ms }) => ({
    what: layer === 'all' ? 'reading, everything' : `  ${layer}`,
    value: ms,
    unit: 'CPU ms an article',
    note: `${((100 * ms) / whole).toFixed(0)} %`,
  }))
}

/** CPU ms by layer over a batch: each layer runs over all its articles before the next one starts. */
function readBatch(lines: readonly string[]): Map<string, number> {
  const out = new Map<string, number>()
  const run = <I, O>(layer: string, list: readonly I[], work: (item: I, k: number) => O): O[] => {
    const before = process.cpuUsage()
    const results = list.map(work)
    const { user, system } = process.cpuUsage(before)
    out.set(layer, (user + system) / 1000)
    return results
  }
  const data = languageData()
  const raws = lines.map((line) => rawFromLine(line))
  const readings = run('all', raws, (raw) => readArticle(raw))
  const articles = run('clean', raws, clean)
  const tokens = run('tokens', articles, (article) => tokenizeArticle(article))
  run('tags', tokens, (doc) => tag(doc, data))
  const read = run('parse', tokens, (doc) => readSentences(doc, data))
  // Tags and trees are one pass over a sentence; what the trees take is the rest of it.
  out.set('parse', Math.max(0, out.get('parse')! - out.get('tags')!))
  const quoted = run('quotations', read, ({ tagged }) => ({ ...tagged, quotations: findQuotations(tagged) }))
  const timed = run('times', quoted, (doc) => ({ ...doc, times: findTimes(doc) }))
  const parsed = timed.map((doc, k) => ({ ...doc, ...read[k]!.trees }))
  const docs: Doc[] = run('names', parsed, (doc) => ({ ...doc, ...findNames(doc) }))
  const contexts: { statements: StatementClaim[] }[] = docs.map(() => ({ statements: [] }))
  for (const kind of CLAIM_KINDS) {
    const drafts = run(`claims: ${kind.kind}`, docs, (doc, k) => kind.extract(doc, contexts[k]!))
    if (kind.kind === 'statement')
      for (const [k, found] of drafts.entries())
        contexts[k] = { statements: found.map((d, i) => ({ ...d, id: `s${i}`, within: null, inHeadline: false }) as StatementClaim) }
  }
  const kinds = [...out].reduce((sum, [layer, ms]) => sum + (layer.startsWith('claims: ') ? ms : 0), 0)
  const claims = run('claims: order, nesting', docs, extractClaims)
  out.set('claims: order, nesting', Math.max(0, out.get('claims: order, nesting')! - kinds))
  if (!claims.some((list) => list.length > 0)) throw new Error('not one claim was found in a batch of made articles')
  run('sketch', articles, sketch)
  run('analysis as JSON', readings, (reading, k) => JSON.stringify(toAnalysis(reading, raws[k]!.name, {})))
  return out
}
