import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseYaml } from '../model/yaml.ts'

const folder = fileURLToPath(new URL('../../data/link/', import.meta.url))
const cache = new Map<string, unknown>()

/**
 * A lexicon of the linkers: `data/link/NAME.yaml`, parsed once a process and kept. The caller says what shape it has.
 * Throws when the file is missing or is no YAML, which is a defect of the installation and not of an article.
 */
export function lexicon<T>(name: string): T {
  if (!cache.has(name)) cache.set(name, parseYaml(readFileSync(`${folder}${name}.yaml`, 'utf8')))
  return cache.get(name) as T
}
