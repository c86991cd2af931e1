import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** A sentence of a treebank: forms and columns by word; heads count from 0, -1 is the root. */
export interface TreeSentence {
  readonly form: string[]
  readonly lemma: string[]
  readonly upos: string[]
  readonly xpos: string[]
  readonly head: number[]
  readonly rel: string[]
  /** No space follows the surface token that the word ends. */
  readonly glued: boolean[]
  /** Surface tokens of several words: first word, last word, form. */
  readonly multi: { first: number; last: number; form: string }[]
  readonly paragraph: boolean
}

export interface TreeDocument {
  readonly id: string
  readonly genre: string
  readonly sentences: TreeSentence[]
}

const empty = (paragraph: boolean): TreeSentence => ({
  form: [],
  lemma: [],
  upos: [],
  xpos: [],
  head: [],
  rel: [],
  glued: [],
  multi: [],
  paragraph,
})

/** Reads a CoNLL-U file, gzipped or not. Throws with the line's number when a row is not as the format says. */
export function readTreebank(path: string): TreeDocument[] {
  const raw = readFileSync(path)
  const text = (path.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8')
  const documents: TreeDocument[] = []
  let paragraph = true
  let sentence = empty(true)
  text.split('\n').forEach((line, at) => {
    if (line.startsWith('# newdoc id = ')) {
      documents.push({ id: line.slice(14), genre: '', sentences: [] })
      paragraph = true
    } else if (line.startsWith('# genre = ')) Object.assign(documents.at(-1)!, { genre: line.slice(10) })
    else if (line.startsWith('# newpar')) paragraph = true
    else if (line === '') {
      if (sentence.form.length > 0) documents.at(-1)!.sentences.push({ ...sentence, paragraph })
      if (sentence.form.length > 0) paragraph = false
      sentence = empty(false)
    } else if (!line.startsWith('#')) row(sentence, line.split('\t'), at + 1)
  })
  return documents
}

function row(s: TreeSentence, f: string[], line: number): void {
  if (f.length < 8) throw new Error(`line ${line}: ${f.length} columns`)
  const id = f[0]!
  const glued = (f[9] ?? '').includes('SpaceAfter=No')
  if (id.includes('-')) {
    const [first, last] = id.split('-').map(Number) as [number, number]
    s.multi.push({ first: first - 1, last: last - 1, form: f[1]! })
    for (let k = first - 1; k < last; k++) s.glued[k] = k < last - 1 || glued
    return
  }
  if (id.includes('.')) return
  const inside = s.multi.at(-1)
  const k = s.form.length
  s.form.push(f[1]!)
  s.lemma.push(f[2]!)
  s.upos.push(f[3]!)
  s.xpos.push(f[4]!)
  s.head.push(Number(f[6]) - 1)
  s.rel.push(f[7]!)
  if (!inside || k > inside.last) s.glued[k] = glued
}

/** The document's running text, as the treebank's notes say it is rebuilt: paragraphs end in a blank line. */
export function textOf(document: TreeDocument): string {
  let out = ''
  document.sentences.forEach((s, n) => {
    if (s.paragraph && n > 0) out = `${out.trimEnd()}\n\n`
    for (const t of surface(s)) out += t.form + (t.glued ? '' : ' ')
  })
  return out.trimEnd()
}

/** Surface tokens of a sentence: those of several words once. */
export function surface(s: TreeSentence): { form: string; first: number; last: number; glued: boolean }[] {
  const out: { form: string; first: number; last: number; glued: boolean }[] = []
  let m = 0
  for (let k = 0; k < s.form.length; k++) {
    const multi = s.multi[m]
    if (multi && multi.first === k) {
      out.push({ form: multi.form, first: k, last: multi.last, glued: s.glued[multi.last]! })
      k = multi.last
      m++
    } else out.push({ form: s.form[k]!, first: k, last: k, glued: s.glued[k]! })
  }
  return out
}
