import { readFileSync } from 'node:fs'
import { Roll } from './roll.ts'

const FOLDER = new URL('../../../data/names/', import.meta.url)

/** The lines of a list in `data/names`, without comments and blank ones. Read when the lexicon is first asked for, and only then. */
export function linesOf(file: string): string[] {
  return readFileSync(new URL(file, FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
}

/** A long list of `data/names`, which begins with one line of comment and ends with a line end. */
export function rollOf(file: string): Roll {
  const text = readFileSync(new URL(file, FOLDER), 'latin1')
  return new Roll(text.slice(text.indexOf('\n') + 1))
}

/** A file of `[section]`s: the lines of each, in order. */
export function sectionsOf(file: string): Map<string, string[]> {
  const out = new Map<string, string[]>()
  let current: string[] = []
  for (const line of linesOf(file)) {
    const head = /^\[(\w+)\]$/.exec(line)
    if (head) {
      current = []
      out.set(head[1]!, current)
    } else current.push(line)
  }
  return out
}
