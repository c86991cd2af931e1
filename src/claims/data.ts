import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseYaml } from '../model/yaml.ts'

const folder = fileURLToPath(new URL('../../data/claims/', import.meta.url))
const cache = new Map<string, unknown>()

/**
 * A lexicon of the claim kinds: `data/claims/NAME.yaml`, parsed once a process and kept. The caller says what shape it
 * has. Throws when the file is missing or is no YAML, which is a defect of the installation and not of an article.
 */
export function lexicon<T>(name: string): T {
  if (!cache.has(name)) cache.set(name, parseYaml(readFileSync(`${folder}${name}.yaml`, 'utf8')))
  return cache.get(name) as T
}

/** A list of words as a set. */
export function words(list: readonly string[] | undefined): ReadonlySet<string> {
  return new Set(list ?? [])
}

let known: ReadonlyMap<string, string> | null = null

/** Whom well-known persons act for, by best-known name: the second use of `data/names/people.txt` (name | sex | country or body | …). */
export function knownPeople(): ReadonlyMap<string, string> {
  if (!known) {
    const file = fileURLToPath(new URL('../../data/names/people.txt', import.meta.url))
    const rows = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
    known = new Map(
      rows.flatMap((line) => {
        const [name, , of] = line.split('|').map((x) => x.trim())
        return name && of ? [[name, of] as const] : []
      }),
    )
  }
  return known
}
