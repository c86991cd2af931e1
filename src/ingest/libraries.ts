import { createRequire } from 'node:module'

const load = createRequire(import.meta.url)

// The libraries behind single formats, each loaded when a text first asks for it and kept: together they are some 250 modules and take
// longer to load than fifty articles to read, and most articles, being plain text or lines of JSON in English, need none.

/** The DOM that pages are built in. */
export const linkedom = (): typeof import('linkedom') => load('linkedom')
/** What finds the article proper in a page. */
export const readability = (): typeof import('@mozilla/readability') => load('@mozilla/readability')
/** Reads RSS, RDF and Atom. */
export const feedsmith = (): typeof import('feedsmith') => load('feedsmith')
export const csvParse = (): typeof import('csv-parse/sync') => load('csv-parse/sync')
/** Encodings other than UTF-8. */
export const iconv = (): typeof import('iconv-lite') => load('iconv-lite')
/** Guesses an encoding by frequencies. */
export const chardet = (): typeof import('chardet') => load('chardet')
/** Guesses a language by groups of letters. */
export const tinyld = (): typeof import('tinyld') => load('tinyld')
