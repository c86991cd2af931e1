import type { Command } from '../command.ts'

/** Every command with its one-line summary; the code behind it is loaded only when it is called. */
export const COMMANDS: readonly { readonly name: string; readonly summary: string; readonly load: () => Promise<Command> }[] = [
  {
    name: 'add',
    summary: 'read articles into the record: files, folders, feeds, spreadsheets, standard input',
    load: async () => (await import('./add.ts')).add,
  },
  { name: 'brief', summary: 'state of each track, next deadlines, contradictions, chief statements, and what could not be read', load: view('brief') },
  { name: 'timeline', summary: 'meetings and rounds by track, uncertain dates shown as what they are', load: view('timeline') },
  { name: 'tracks', summary: 'the lines of talks: parties, subject, state, last and next meeting', load: view('tracks') },
  { name: 'said', summary: 'who said what: by speaker, subject, day, addressee; quoted and paraphrased never confused', load: view('said') },
  { name: 'who', summary: 'the people, countries and organisations, with their names and roles', load: view('who') },
  { name: 'positions', summary: 'each party on each issue over time: new, restated, softened, hardened, dropped, denied', load: view('positions') },
  { name: 'conditions', summary: 'what depends on what: preconditions, demands, offers, threats', load: view('conditions') },
  { name: 'deadlines', summary: 'what falls due, for whom, and what passed unremarked', load: view('deadlines') },
  { name: 'conflicts', summary: 'reports that cannot both be right, each side in its own words', load: view('conflicts') },
  { name: 'copies', summary: 'which articles share their words or quotations: counted as one origin', load: view('copies') },
  { name: 'stories', summary: 'which articles tell of one event, in whatever words', load: async () => (await import('./stories.ts')).stories },
  { name: 'search', summary: 'find words in everything that was added', load: async () => (await import('./search.ts')).search },
  { name: 'show', summary: 'the words behind any value, in context', load: async () => (await import('./show.ts')).show },
  { name: 'judge', summary: 'merge, split, rename, reject, set a date, undo', load: async () => (await import('./judge.ts')).judge },
  { name: 'remove', summary: 'take an article out, and all that rested on it alone', load: async () => (await import('./remove.ts')).remove },
  {
    name: 'export',
    summary: 'write the record as JSON, Markdown, a table of coded events, or a dossier in one file',
    load: async () => (await import('./export.ts')).exportCommand,
  },
  { name: 'serve', summary: 'show the record in the browser, on this machine only', load: async () => (await import('./serve.ts')).serve },
  { name: 'analyse', summary: 'filter: one JSON article a line in, one analysis a line out', load: async () => (await import('./analyse.ts')).analyse },
  { name: 'doctor', summary: 'check the record file and say what could not be read', load: async () => (await import('./doctor.ts')).doctor },
  { name: 'start', summary: 'read the example negotiation, print its brief, and serve its pages', load: async () => (await import('./start.ts')).start },
]

function view(name: string): () => Promise<Command> {
  return async () => (await import('./view.ts')).viewCommand(name)
}
