import type { DocActor, Mention, Parsed } from '../../model/annotation.ts'
import { lexicon } from './lexicon.ts'
import { recognise } from './recognise.ts'
import { shapesOf } from './shapes.ts'

export function findNames(doc: Parsed): { mentions: Mention[]; actors: DocActor[] } {
  const sh = shapesOf(doc, lexicon())
  const found = recognise(sh)
  return {
    mentions: found.map((f) => ({ span: [doc.start[f.first]!, doc.end[f.end - 1]!], first: f.first, end: f.end, form: 'name', type: f.type, actor: null })),
    actors: [],
  }
}
