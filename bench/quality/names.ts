import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { annotate } from '../../src/language/annotate.ts'
import type { Article } from '../../src/model/article.ts'
import { bareArticle } from '../../src/model/fixture.ts'

/**
 * Reads a names set of the shared bench and writes one analysis a line for the scorer:
 *
 *   node bin/run bench/quality/names.ts worldwide-dev OUT.jsonl
 *   python3 $PARLEY_SHARED/eval/score_language.py names SET.jsonl.gz OUT.jsonl --types person,organisation,place,country --merge country=place
 */
export function predictNames(set: string, shared: string): string {
  const lines: string[] = []
  for (const line of gunzipSync(readFileSync(join(shared, 'bench', 'names', `${set}.jsonl.gz`)))
    .toString('utf8')
    .split('\n')) {
    if (line === '') continue
    const { id, text } = JSON.parse(line) as { id: string; text: string }
    const doc = annotate(articleOf(id, text))
    const points = codePoints(text)
    const names = doc.mentions.filter((m) => m.form === 'name').map((m) => ({ span: [points[m.span[0]]!, points[m.span[1]]!], type: m.type, actor: m.actor }))
    lines.push(JSON.stringify({ id, names }))
  }
  return `${lines.join('\n')}\n`
}

/** An article that is all body: the sets have no furniture. */
export function articleOf(name: string, text: string): Article {
  return bareArticle(text, { name })
}

/** For every UTF-16 offset of the text (its end included) the offset in code points. */
function codePoints(text: string): Uint32Array {
  const out = new Uint32Array(text.length + 1)
  let n = 0
  for (let i = 0; i < text.length; i++) {
    out[i] = n
    const c = text.charCodeAt(i)
    if (!(c >= 0xd800 && c < 0xdc00 && i + 1 < text.length)) n++
  }
  out[text.length] = n
  return out
}

if (import.meta.main) {
  const [set, to] = process.argv.slice(2)
  const shared = process.env.PARLEY_SHARED
  if (set === undefined || to === undefined || shared === undefined) throw new Error('usage: PARLEY_SHARED=FOLDER names.ts SET OUT')
  const began = performance.now()
  writeFileSync(to, predictNames(set, shared))
  console.log(`${set}: ${Math.round(performance.now() - began)} ms`)
}
