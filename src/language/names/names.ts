import type { DocActor, Mention, Parsed } from '../../model/annotation.ts'

export function findNames(_doc: Parsed): { mentions: Mention[]; actors: DocActor[] } {
  return { mentions: [], actors: [] }
}
