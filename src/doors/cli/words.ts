import type { Note } from '../../model/notes.ts'
import { safe } from '../../views/text.ts'

type Data = Readonly<Record<string, unknown>>

/**
 * Every code that a note or a problem can carry, in words: what is wrong, and what mends it. The only place where errors are
 * worded; a test compares it with the codes in the source.
 */
const WORDS: Readonly<Record<string, (d: Data) => string>> = {
  // Inputs
  'path-missing': () => 'there is no such file or folder; check the path',
  'file-unreadable': (d) => `cannot be read${why(d.reason)}; check its permissions`,
  'file-empty': () => 'the file is empty; nothing was read from it',
  'file-too-large': (d) => `too large (${d.bytes} bytes, at most ${d.limit}); split it`,
  'file-binary': (d) => `no text${d.what ? ` (${d.what})` : ''}, whatever its name says; convert it to text or HTML first`,
  'folder-too-deep': (d) => `folders more than ${d.limit} deep were left out; add the inner folder itself`,
  'folder-empty': () => 'nothing to read in this folder; check the path',
  'assets-skipped': (d) => `${d.count} files that are no articles (pictures, styles, scripts, a README) were passed over`,
  'encoding-guessed': (d) => `the encoding was guessed (${d.encoding}); save it as UTF-8 if letters look wrong`,
  'characters-lost': (d) => `${d.count} characters could not be decoded; save it as UTF-8`,
  'index-line-broken': (d) => `broken JSON${why(d.reason)}; what the line gives was left out, mend the line and add again`,
  'index-line-without-file': () => 'the line names no "file"; it was left out',
  'index-file-missing': (d) => `the index names "${d.name}", which is not there; check the name`,
  'published-unreadable': (d) => `"${d.value}" is no date; the article stays undated unless it says its date itself. Give "published" as YYYY-MM-DD`,
  'published-ambiguous': (d) => `"${d.value}" can be two days; give "published" as YYYY-MM-DD`,
  'published-differs': (d) => `the text says ${d.stated}, what came with it ${d.given}; the given date counts`,
  'json-broken': (d) => `broken JSON${why(d.reason)}; mend the line and add again`,
  'json-without-text': (d) => `no field holds the article${d.fields ? ` (there are ${d.fields})` : ''}; name it "text"`,
  'field-not-text': (d) => `the field "${d.field}" is no text and was left out`,
  'csv-broken': (d) => `broken table${why(d.reason)}; mend the line and add again`,
  'csv-without-text': (d) => `no column holds the article${d.fields ? ` (there are ${d.fields})` : ''}; name it "text"`,
  'xml-doctype': () => 'XML with a DOCTYPE is refused, because it can reach outside; remove the DOCTYPE',
  'feed-broken': (d) => `the feed cannot be parsed${why(d.reason)}; save it again`,
  'feed-without-entries': () => 'the feed has no entries',
  'entry-without-text': (d) => `the entry "${d.entry}" has no text; add the page that it links to instead`,
  'html-too-deep': () => 'the page is nested so deep that only its text was taken',
  'html-without-article': () => 'no article stands out on the page; all its text was taken',
  'text-without-body': () => 'no article was found in the text; check the file',
  // Reading
  'language-not-read': (d) =>
    d.language === null
      ? 'too short to tell its language: kept and searchable, but not read'
      : `written in ${languageName(d.language)}: kept and searchable, but only English is read`,
  'reading-failed': (d) => `kept, but the reading failed${why(d.reason)}: a defect of Parley; "parley add" tries again with the next version`,
  'reading-stopped': (d) => `left out, because its reading ended unexpectedly${why(d.reason)}; the file may be too large for the memory at hand`,
  // The record
  'record-missing': (d) => `there is no record ${d.file}; "parley add FOLDER" makes one, --record names another`,
  'record-foreign': (d) =>
    `${d.file} is ${d.found === 'other-database' ? "another program's database" : 'no database'}, not a record of Parley; nothing in it was touched. Name another file with --record`,
  'record-newer': (d) => `${d.file} was written by a newer Parley (layout ${d.version}, this one knows ${d.known}); update Parley`,
  'record-locked': (d) => `${d.file} is held by another process; wait until it is done, and run the command again`,
  'record-unreadable': (d) => `${d.file} cannot be read${why(d.reason)}; check its permissions, or bring back a copy`,
  'record-unwritable': (d) =>
    d.reason === 'no-folder'
      ? `there is no folder ${d.folder} for the record; make it first`
      : `${d.file} cannot be written${why(d.reason)}; check the permissions and the room on the disk`,
  'unknown-id': (d) =>
    `nothing in the record has the id "${d.id}"; every view shows ids (those of --as-of belong to their day: give it here too), and "parley search" finds articles`,
  'article-ambiguous': (d) => `${d.count} articles came from ${d.path} (${d.articles}${Number(d.count) > 5 ? ', …' : ''}); name the one that is meant`,
  'not-linked': (d) =>
    `The record has ${d.articles} articles, but they are not linked yet: adding was cut off or is still going on. "parley add" with the same files links them.`,
  'unknown-on-day': (d) => `nothing that was published by ${d.day} has the id "${d.id}"; without the day it can be shown`,
  'judge-targets': (d) => `"${d.action}" takes ${d.most === d.least ? `exactly ${d.least}` : `${d.least} or more`} ids, each once; ${d.given} came`,
  'judge-value': (d) =>
    d.action === 'date' ? `"${d.value ?? ''}" is no date; give --value as 2025-03-04, 2025-03 or 2025-02-24/2025-02-28` : `"${d.action}" needs --value`,
  'judge-parts': (d) => `only entries of one sort can be merged, not ${d.parts}`,
  'judgement-undone': (d) => `the judgement ${d.id} has been undone already`,
  // What the doctor finds
  'file-fault': (d) => `the file is damaged: ${d.fault}; bring back a copy, or add the articles to a new record`,
  'source-broken': (d) => `the sealed source ${d.source} is not what was sealed; add its file again`,
  'span-outside': (d) => `a claim of ${d.article} points outside its text (${d.claim}); "parley add" with this version reads it again`,
  'quote-differs': (d) => `an entry quotes ${d.article ?? 'an article'} in other words than it has; the next "parley add" links anew`,
  'articles-unread': (d) => `${d.articles} articles were read by engine ${d.engine}; the next "parley add" reads them again`,
  'articles-failed': (d) => `${d.articles} articles could not be read; "parley show" of the article says why`,
  'links-stale': () => 'not everything is linked yet; the next "parley add" does it',
  // Arguments
  interrupted: () => 'interrupted; what was acknowledged is kept, and the same command goes on from there',
  'nothing-to-add': () => 'name files or folders to add, or "-" for standard input',
  'nothing-to-remove': () => 'name the articles to remove',
  'unknown-part': (d) => `there is no part "${d.part}" of a record; the parts are ${d.parts}`,
  'nothing-to-search': () => 'name the words to look for',
  'nothing-to-show': () => 'name the id to show',
  'not-a-number': (d) => `${d.option} takes a whole number, not "${d.value}"`,
  'not-a-day': (d) => `${d.option} takes a day as YYYY-MM-DD, not "${d.value}"`,
  'unknown-parameter': (d) => `there is no parameter "${d.name}" here; known are: ${d.known}`,
  'unknown-value': (d) => `${d.option} takes ${d.known}, not "${d.value}"`,
  'not-a-date': (d) => `${d.option} takes a day, month or year (2025-03-04, 2025-03, 2025), not "${d.value}"`,
  'too-many-arguments': (d) => `"${d.argument}" is one argument too many; put words with spaces in quotation marks`,
  'unknown-action': (d) => `there is no action "${d.action}"; there are ${d.actions}`,
  'unknown-fail-on': (d) => `--fail-on knows conflicts, lapsed and unread, not "${d.what}"`,
  'unknown-format': (d) => `there is no format "${d.format}"; there are ${d.formats}`,
  'broken-address': () => 'the address is broken; go back to the list that led here',
  defect: () => 'an error that should not happen; what was acknowledged is kept',
  'body-broken': (d) => `what was sent is no JSON${why(d.reason)}`,
  'serve-needs-password': (d) => `to listen on ${d.host}, set a password of twelve characters or more in $PARLEY_PASSWORD`,
  'serve-cannot-listen': (d) => `cannot listen on ${d.host}, port ${d.port}${why(d.reason)}; name another with --port`,
  'output-unwritable': (d) => `${d.path} cannot be written${why(d.reason)}`,
}

/** A reason in brackets, where there is one. */
function why(reason: unknown): string {
  return reason === undefined || reason === null || reason === '' ? '' : ` (${String(reason)})`
}

function languageName(code: unknown): string {
  if (typeof code !== 'string') return 'another language than English'
  const names: Readonly<Record<string, string>> = {
    fr: 'French',
    de: 'German',
    es: 'Spanish',
    ru: 'Russian',
    uk: 'Ukrainian',
    ar: 'Arabic',
    fa: 'Persian',
    he: 'Hebrew',
    tr: 'Turkish',
    zh: 'Chinese',
    it: 'Italian',
    pt: 'Portuguese',
    ja: 'Japanese',
    ko: 'Korean',
    pl: 'Polish',
  }
  return names[code] ?? `a language with the code "${code}"`
}

/** The codes that have words. */
export const WORDED: ReadonlySet<string> = new Set(Object.keys(WORDS))

/** A problem in words, without the place. An unknown code is shown as it is, with its data. */
export function wordProblem(code: string, data: Data | null = {}): string {
  const words = WORDS[code]
  return safe(words ? words(data ?? {}) : `${code}${data && Object.keys(data).length > 0 ? ` ${JSON.stringify(data)}` : ''}`)
}

/** A note in words, with its place: `folder/a.txt: line 7: broken JSON …`. */
export function wordNote(note: Note): string {
  const { where } = note
  const line = where?.line !== undefined ? `line ${where.line}: ` : where?.byte !== undefined ? `byte ${where.byte}: ` : ''
  return `${where?.file ? `${safe(where.file)}: ` : ''}${line}${wordProblem(note.code, note.data ?? {})}`
}
