import { extractClaims } from '../claims/extract.ts'
import { clean } from '../ingest/clean/index.ts'
import { annotate } from '../language/annotate.ts'
import { loadModel } from '../language/data.ts'
import { sketch } from '../link/lineage/sketch.ts'
import type { RawArticle } from '../model/article.ts'
import { ENGINE } from '../model/engine.ts'
import type { Reading } from '../model/reading.ts'

/** Takes the model from memory that another thread has made with `sharedModel`. Where there is no room left in it, this thread loads its own. */
export function prepare(memory: unknown): void {
  try {
    loadModel(memory as ReturnType<typeof loadModel>)
  } catch {
    // `annotate` loads the model from the disk when it first needs it.
  }
}

/**
 * Reads one article: a pure function of the raw article and the engine's version. Claims, actors and times have ids and
 * spans of this article alone. An article in another language than English is cleaned and sketched, so that it can be
 * searched and compared, and has the note `language-not-read`.
 */
export function readArticle(raw: RawArticle): Reading {
  const reading = readAlone(raw)
  return { ...reading, sketch: sketch(reading.article) }
}

/** The same without the sketch that articles are compared by, for whoever looks at one article alone. */
export function readAlone(raw: RawArticle): Omit<Reading, 'sketch'> {
  const article = clean(raw)
  const frame = { engine: ENGINE, article }
  if (article.language !== 'en') {
    // Too short to tell its language, it says too little to miss anything.
    const severity = article.language === null ? 'info' : 'warning'
    const note = { code: 'language-not-read', severity, data: { language: article.language } } as const
    return { ...frame, times: [], names: [], actors: [], claims: [], notes: [...article.notes, note] }
  }
  const doc = annotate(article)
  return {
    ...frame,
    times: doc.times,
    names: doc.mentions.filter((m) => m.form === 'name'),
    actors: doc.actors,
    claims: extractClaims(doc),
    notes: article.notes,
  }
}
