import type { Note } from '../../model/notes.ts'

type Data = Readonly<Record<string, unknown>>

/**
 * Every code that a note or a problem can carry, in words: what is wrong, and what mends it. The only place where errors are
 * worded; a test compares it with the codes in the source.
 */
const WORDS: Readonly<Record<string, (d: Data) => string>> = {
  // Inputs
  'path-missing': (d) => `there is no ${d.path ?? 'such file or folder'}; check the path`,
  'file-unreadable': (d) => `cannot be read${d.reason ? ` (${d.reason})` : ''}; check its permissions`,
  'file-empty': () => 'the file is empty; nothing was read from it',
  'file-too-large': (d) => `too large${d.bytes ? ` (${d.bytes} bytes` : ''}${d.most ? `, at most ${d.most})` : d.bytes ? ')' : ''}; split it`,
  'file-binary': (d) => `no text${d.looksLike ? ` but ${d.looksLike}` : ''}, whatever its name says; convert it to text or HTML first`,
  'folder-too-deep': () => 'folders nested too deep were left out; add the inner folder itself',
  'folder-empty': () => 'nothing to read in this folder; check the path',
  'assets-skipped': (d) => `${d.count ?? 'some'} pictures, styles and scripts were passed over`,
  'encoding-guessed': (d) => `the encoding was guessed${d.encoding ? ` (${d.encoding})` : ''}; save it as UTF-8 if letters look wrong`,
  'characters-lost': (d) => `${d.count ?? 'some'} characters could not be decoded; save it as UTF-8`,
  'index-line-broken': (d) => `broken JSON${d.detail ? ` (${d.detail})` : ''}; the line was left out, mend it and add again`,
  'index-line-without-file': () => 'the line names no "file"; it was left out',
  'index-file-missing': (d) => `the index names ${d.file ?? d.name ?? 'a file'}, which is not there; check the name`,
  'published-unreadable': (d) => `"${d.value ?? ''}" is no date; the article stays undated unless it says its date itself. Give "published" as YYYY-MM-DD`,
  'published-ambiguous': (d) => `"${d.value ?? ''}" can be two days; give "published" as YYYY-MM-DD`,
  'published-differs': (d) => `the text says ${d.stated ?? d.found ?? 'another date'}, the file ${d.given ?? 'this one'}; the given date counts`,
  'json-broken': (d) => `broken JSON${d.detail ? ` (${d.detail})` : ''}; mend the line and add again`,
  'json-without-text': () => 'no field holds the article; name it "text"',
  'field-not-text': (d) => `the field "${d.field ?? ''}" is no text and was left out`,
  'csv-broken': (d) => `broken table${d.detail ? ` (${d.detail})` : ''}; mend the line and add again`,
  'csv-without-text': () => 'no column holds the article; name it "text"',
  'xml-doctype': () => 'XML with a DOCTYPE is refused, because it can reach outside; remove the DOCTYPE',
  'feed-broken': (d) => `the feed cannot be parsed${d.detail ? ` (${d.detail})` : ''}; save it again`,
  'feed-without-entries': () => 'the feed has no entries',
  'entry-without-text': () => 'an entry has no text; add the page that it links to instead',
  'html-too-deep': () => 'the page is nested so deep that only its text was taken',
  'html-without-article': () => 'no article stands out on the page; all its text was taken',
  'text-without-body': () => 'no article was found in the text; check the file',
  // Reading
  'language-not-read': (d) => `written in ${languageName(d.language)}: kept and searchable, but only English is read`,
  'sentence-not-parsed': () => 'a very long sentence was read without its structure',
}

function languageName(code: unknown): string {
  if (typeof code !== 'string') return 'another language than English'
  const names: Readonly<Record<string, string>> = { fr: 'French', de: 'German', es: 'Spanish', ru: 'Russian', uk: 'Ukrainian', ar: 'Arabic', fa: 'Persian', he: 'Hebrew', tr: 'Turkish', zh: 'Chinese', it: 'Italian', pt: 'Portuguese', ja: 'Japanese', ko: 'Korean', pl: 'Polish' }
  return names[code] ?? `a language with the code "${code}"`
}

/** The codes that have words. */
export const WORDED: ReadonlySet<string> = new Set(Object.keys(WORDS))

/** A problem in words, without the place. An unknown code is shown as it is, with its data. */
export function wordProblem(code: string, data: Data | null = {}): string {
  const words = WORDS[code]
  return words ? words(data ?? {}) : `${code}${data && Object.keys(data).length > 0 ? ` ${JSON.stringify(data)}` : ''}`
}

/** A note in words, with its place: `folder/a.txt: line 7: broken JSON …`. */
export function wordNote(note: Note): string {
  const { where } = note
  const line = where?.line !== undefined ? `line ${where.line}: ` : where?.byte !== undefined ? `byte ${where.byte}: ` : ''
  return `${where?.file ? `${where.file}: ` : ''}${line}${wordProblem(note.code, note.data ?? {})}`
}
