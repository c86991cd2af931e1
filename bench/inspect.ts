// inspect.ts "A sentence." [--claims]: how a text is read, token by token; for those who work on the rules.
import { extractClaims } from '../src/claims/extract.ts'
import { clean } from '../src/ingest/clean/index.ts'
import { annotate } from '../src/language/annotate.ts'
import { RELS, UPOS, XPOS } from '../src/model/annotation.ts'

const text = process.argv[2] ?? ''
const article = {
  ...clean({ name: 'inspect', text, given: { published: '2025-03-04' }, found: {}, notes: [] }),
  headline: null,
  body: [[0, text.length]] as const,
  language: 'en',
}
const doc = annotate(article)
for (const s of doc.sentences) {
  for (let i = s.first; i < s.end; i++) {
    const head = doc.head[i]! < 0 ? '-' : `${doc.head[i]} ${doc.lower[doc.head[i]!]}`
    console.log(
      `${String(i).padStart(4)} ${doc.text.slice(doc.start[i], doc.end[i]).padEnd(18)} ${doc.lemma[i]!.padEnd(14)} ${UPOS[doc.upos[i]!]!.padEnd(6)} ${XPOS[doc.xpos[i]!]!.padEnd(5)} ${RELS[doc.rel[i]!]!.padEnd(12)} ${head}`,
    )
  }
  console.log('')
}
for (const m of doc.mentions) console.log(m.form, m.type, JSON.stringify(doc.text.slice(...m.span)), doc.actors.find((a) => a.id === m.actor)?.name ?? null)
for (const t of doc.times) console.log('time', JSON.stringify(doc.text.slice(...t.span)), t.type, t.value, t.edtf, t.bound)
if (process.argv.includes('--claims'))
  for (const c of extractClaims(doc)) console.log(JSON.stringify({ ...c, text: c.evidence.map(([x, y]) => doc.text.slice(x, y)) }))
