import { CodePoints } from '../../../exports/codepoints.ts'
import { WireOffsets } from '../../../exports/record.ts'
import { Problem } from '../../../model/notes.ts'
import type { OpenRecord, Place, Shown, ShownArticle } from '../../../record/index.ts'
import { bold, clean, dateWords, dim, entryTitle, safe, wrap } from '../../../views/text.ts'
import type { Page } from '../../../views/view.ts'
import { type Command, recordFile } from '../command.ts'
import { asOfDay, textLookup, withRecord } from '../record.ts'
import { changedWords } from './add.ts'

/** `parley show`: one step from any value to the words that it rests on. */
export const show: Command = {
  name: 'show',
  summary: 'the words behind any value, in context',
  usage: 'ID… [OPTIONS]',
  about: `Takes any id that a view, an export or a search shows: of a meeting, track, statement, condition, deadline, contradiction, actor, claim or article
(an article's name does too: the id or URL that came with it, else its path below the folder that was added), and gives the words that it rests on with what stands before and after them. Entries of a view with --as-of
are those of its day: give the same day here.`,
  options: [{ name: 'as-of', value: 'DATE', help: 'the entry as it could be read on that day (YYYY-MM-DD)' }],
  examples: ['parley show meeting-1f0c…', 'parley show track-093c… --as-of 2025-03-09', 'parley show articles/a.txt'],
  run: async (context) => {
    if (context.args.length === 0) throw new Problem('nothing-to-show', {}, 2)
    const asOf = asOfDay(context)
    return withRecord(recordFile(context), async (record) => {
      for (const id of context.args) {
        const shown = await record.show(id, asOf)
        if (context.options.json) await context.out.json(await toWire(record, id, shown))
        else await context.out.text(`${toText(shown, { width: context.out.width, colour: context.out.colour, article: () => undefined })}\n`)
      }
      return 0
    })
  },
}

/** `parley.show/1` for an id; `asOf` is `YYYY-MM-DD` or null. Throws `unknown-id` and `unknown-on-day`. */
export async function showAnswer(record: OpenRecord, id: string, asOf: string | null): Promise<object> {
  return toWire(record, id, await record.show(id, asOf))
}

function placesOf(shown: Shown): readonly Place[] {
  return shown.sort === 'entry' ? shown.places : shown.sort === 'claim' ? [shown.place] : []
}

function titleOf(shown: Shown): string {
  if (shown.sort === 'article') return shown.article.headline ?? shown.article.id
  if (shown.sort === 'claim') return `${shown.claim.kind}: ${clean(shown.place.quote)}`
  return entryTitle(shown.entry)
}

async function toWire(record: OpenRecord, id: string, shown: Shown): Promise<object> {
  const places = placesOf(shown)
  const entry = shown.sort === 'entry' ? shown.entry : shown.sort === 'claim' ? { kind: shown.claim.kind, entries: shown.entries } : shown
  const texts = await record.texts(places.map((p) => p.article))
  const offsets = new WireOffsets(await textLookup(record, entry))
  return {
    schema: 'parley.show/1',
    id,
    what: shown.sort === 'entry' ? shown.part : shown.sort,
    title: titleOf(shown),
    entry: offsets.convert(entry),
    places: places.map((p) => ({
      article: p.article,
      outlet: p.outlet,
      published: p.published?.edtf ?? null,
      headline: p.headline,
      claim: p.claim,
      spans: new CodePoints(texts.get(p.article) ?? '').spans(p.spans),
      before: p.before,
      quote: p.passage,
      after: p.after,
    })),
  }
}

function toText(given: Shown, page: Page): string {
  // An article's text keeps its paragraphs; its lines are made safe one by one.
  if (given.sort === 'article') return articleText({ ...safe(given.article), text: given.article.text }, given.entries, page)
  const shown = safe(given)
  const head = shown.sort === 'entry' ? `${bold(clean(titleOf(shown)), page)} · ${shown.part}` : bold(clean(titleOf(shown)), page)
  const lines = [head]
  if (shown.sort === 'entry') {
    if (shown.was) lines.push(dim(`  ${shown.was} stands in ${shown.entry.id}`, page))
    lines.push(...facts(shown.entry as unknown as { [key: string]: unknown }))
  } else for (const e of shown.entries) lines.push(dim(`  part of ${e.part} ${e.entry}`, page))
  for (const p of placesOf(shown)) {
    const day = p.published ? dateWords(p.published.edtf) : 'undated'
    lines.push(
      '',
      `  ${p.outlet ?? p.article} · ${day}${p.current ? '' : ' · an earlier version'}${p.headline ? ` · ${clean(p.headline)}` : ''} ${dim(p.article, page)}`,
    )
    lines.push(wrap(`${p.before ? `…${p.before}` : ''} [${p.passage}] ${p.after ? `${p.after}…` : ''}`, page, '    '))
  }
  if (shown.sort === 'entry' && shown.members > shown.places.length) lines.push('', `  and ${shown.members - shown.places.length} more places`)
  return lines.join('\n')
}

const PLAIN = [
  'when',
  'whenBasis',
  'whenBecause',
  'place',
  'status',
  'state',
  'round',
  'parties',
  'people',
  'by',
  'on',
  'type',
  'due',
  'dueBasis',
  'dueBecause',
  'length',
  'said',
  'to',
  'form',
  'source',
  'kind',
  'resolved',
  'because',
  'reports',
  'origins',
]

/** The values of an entry, one a line; what is unknown is left out. */
function facts(entry: { [key: string]: unknown }): string[] {
  return PLAIN.flatMap((key) => {
    const value = entry[key]
    if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return []
    return [`  ${key.padEnd(12)}${clean(Array.isArray(value) ? value.join(key === 'because' ? '; ' : ', ') : String(value))}`]
  })
}

function articleText(a: ShownArticle, entries: Extract<Shown, { sort: 'article' }>['entries'], page: Page): string {
  const lines = [bold(clean(a.headline ?? a.id), page)]
  for (const key of ['id', 'outlet', 'url', 'language'] as const) if (a[key]) lines.push(`  ${key.padEnd(12)}${clean(a[key])}`)
  lines.push(`  published   ${a.published ? `${a.published.edtf} (${a.published.basis}${a.published.because ? `: ${a.published.because}` : ''})` : 'unknown'}`)
  if (a.names.length > 1) lines.push(`  also        ${a.names.filter((n) => n !== a.id).join(', ')}`)
  lines.push(`  versions    ${a.versions.length}`)
  for (const v of a.versions) for (const line of v.changes ? changedWords(v.changes) : []) lines.push(wrap(line, page, '    '))
  lines.push(`  claims      ${a.claims.length}`, `  entries     ${entries.length}`)
  for (const e of entries.slice(0, 40)) lines.push(dim(`    ${e.part} ${e.entry}`, page))
  const text = a.body.map(([s, e]) => a.text.slice(s, e)).join(' ')
  lines.push('', ...text.split(/\n+/).map((p) => wrap(p, page, '  ')))
  return lines.join('\n')
}
