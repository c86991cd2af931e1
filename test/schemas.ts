import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

const FOLDER = join(import.meta.dirname, '..', 'schemas')
const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true })
const validators = new Map<string, ValidateFunction>()
for (const file of readdirSync(FOLDER)) {
  const name = file.replace(/\.json$/, '').replace(/-(\d+)$/, '/$1')
  validators.set(name, ajv.compile(JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))))
}

/** Names of the schemas in the repository: `parley.brief/1`, … */
export const SCHEMAS: readonly string[] = [...validators.keys()].sort()

/** What is wrong with a document by the schema that it names itself; empty when nothing is. */
export function faults(document: unknown): string[] {
  const name = (document as { schema?: unknown }).schema
  const validate = typeof name === 'string' ? validators.get(name) : undefined
  if (!validate) return [`there is no schema "${String(name)}"`]
  return validate(document) ? [] : (validate.errors ?? []).slice(0, 5).map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`)
}
