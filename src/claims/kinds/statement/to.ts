import type { Doc } from '../../../model/annotation.ts'
import { U, X } from '../../syntax.ts'
import type { Found } from './found.ts'
import { pos, sentenceOf } from './nodes.ts'
import { phrase } from './source.ts'
import type { Names } from './resolve.ts'

const PLATFORMS = /^(?:twitter|x|facebook|instagram|telegram|tiktok|youtube|weibo|truth social|whatsapp|linkedin|reddit|bluesky)$/i
const MEDIA = new Set([
  'television',
  'tv',
  'radio',
  'station',
  'broadcaster',
  'channel',
  'network',
  'newspaper',
  'paper',
  'magazine',
  'daily',
  'weekly',
  'website',
  'podcast',
])

/**
 * The person, body or outlet told: the object of "told", "in an interview with …", "said on CNBC". A reporter's "me" and
 * "this newspaper" are the article's outlet. Null for reporters in general, social networks, and where nobody is named.
 */
export function toldWhom(doc: Doc, f: Found, names: Names, quoted: boolean): string | null {
  if (f.told >= 0) return whom(doc, f.told, names, quoted)
  if (f.head < 0 || f.level !== 'speech') return null
  const [first, end] = sentenceOf(doc, f.head)
  for (let i = first; i < end; i++) {
    if (f.content.some(([s, e]) => s <= i && i < e)) continue
    const interview = doc.lower[i] === 'interview' || doc.lower[i] === 'conversation'
    if (interview && i + 2 < end && /^(?:with|to|by|on|for)$/.test(doc.lower[i + 1]!)) return whom(doc, headFrom(doc, i + 2, end), names, quoted)
    if (interview && pos(doc, i - 1, 'PROPN')) return body(i - 1, names)
    if (LETTERS.has(doc.lower[i]!) && i + 2 < end && doc.lower[i + 1] === 'to' && !beforeOther(doc, i, f.head)) {
      const reader = whom(doc, headFrom(doc, i + 2, end), names, quoted)
      if (reader !== null) return reader
    }
    if (doc.lower[i] === 'on' && i >= f.head && i - f.head < 6 && i + 1 < end && doc.head[headFrom(doc, i + 1, end)] === f.head)
      return body(headFrom(doc, i + 1, end), names)
  }
  return null
}

const LETTERS = new Set(['letter', 'memo', 'email', 'note', 'message', 'cable', 'telegram'])

/** Whether a letter belongs to another verb of saying than the cue: "welcomed his letter to Kim and said …". */
function beforeOther(doc: Doc, letter: number, cue: number): boolean {
  for (let t = letter, steps = 0; t >= 0 && steps < 6; t = doc.head[t]!, steps++) {
    if (t === cue) return false
    if (doc.upos[t] === U.VERB) return true
  }
  return true
}

/** Head of the noun phrase that starts at a token. */
function headFrom(doc: Doc, first: number, end: number): number {
  let t = first
  while (t + 1 < end && doc.head[t]! > t && doc.head[t]! < end && doc.upos[doc.head[t]!] !== U.VERB) t = doc.head[t]!
  return t
}

function whom(doc: Doc, t: number, names: Names, quoted: boolean): string | null {
  if (!quoted && (doc.lower[t] === 'me' || doc.lower[t] === 'us') && doc.upos[t] === U.PRON) return doc.article.outlet
  const [first] = phrase(doc, t)
  if (!quoted && MEDIA.has(doc.lower[t]!) && (doc.lower[first] === 'this' || doc.lower[first] === 'our')) return doc.article.outlet
  const name = names.who({ token: t, means: t }).name
  if (name !== null && name !== 'unnamed') return PLATFORMS.test(name) ? null : name
  const known = doc.upos[t] === U.PROPN ? shortForm(doc, doc.text.slice(doc.start[t]!, doc.end[t]!)) : null
  if (known !== null) return known
  return MEDIA.has(doc.lower[t]!) && doc.xpos[t] === X.NN ? outletWords(doc, first, t) : null
}

/** "the Post": the article's own outlet, or the one body of its text, whose name ends with the word. */
function shortForm(doc: Doc, word: string): string | null {
  const ends = (name: string) => name.length > word.length && name.endsWith(` ${word}`)
  if (doc.article.outlet !== null && ends(doc.article.outlet)) return doc.article.outlet
  const bodies = doc.actors.filter((a) => a.type === 'organisation' && ends(a.name))
  return bodies.length === 1 ? bodies[0]!.name : null
}

/** "Cuban television": the words, where one of them is capitalised and so tells which. */
function outletWords(doc: Doc, first: number, t: number): string | null {
  let from = first
  if (/^(?:a|an|the)$/.test(doc.lower[from]!)) from++
  if (from >= t || !/^\p{Lu}/u.test(doc.text.slice(doc.start[from]!, doc.end[from]!))) return null
  return doc.text.slice(doc.start[from]!, doc.end[t]!).replace(/\s+/g, ' ')
}

/** An organisation named at a token, no social network. */
function body(t: number, names: Names): string | null {
  for (const m of names.within([Math.max(0, t - 6), t + 1])) {
    const a = names.actorOf(m)
    if (m.end === t + 1 && a?.type === 'organisation' && !PLATFORMS.test(a.name)) return a.name
  }
  return null
}
