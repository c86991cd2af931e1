import type { Format } from './format.ts'

/** Plain text: the file's text to the letter is the article. */
export const text: Format = {
  name: 'text',
  summary: 'Plain text; headline, byline, dateline and furniture are told apart by their looks.',
  mediaType: 'text/plain',
  endings: ['.txt', '.text', '.md'],
  sniff: () => true,
  read: ({ text, path, given, notes }) => ({
    articles: [{ name: given.id ?? given.url ?? path, text, given, found: {}, notes }],
    notes: [],
  }),
}
