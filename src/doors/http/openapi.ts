import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ENGINE } from '../../model/engine.ts'
import { VIEWS } from '../../views/index.ts'
import { argumentName } from '../../views/view.ts'

const SCHEMAS = join(import.meta.dirname, '..', '..', '..', 'schemas')

type Json = Record<string, unknown>

const text = (description: string, name: string, required = false, of: 'query' | 'path' = 'query'): Json => ({
  name,
  in: of,
  required,
  description,
  schema: { type: 'string' },
})
const AS_OF = text('The record as it could be read on that day (YYYY-MM-DD).', 'as-of')

/**
 * The description of the API, OpenAPI 3.1, made from the views and the schemas of the wire, so that it cannot say anything else than they do.
 * Schemas are taken over as they are: 3.1 uses JSON Schema 2020-12.
 */
export function openapi(): Json {
  const schemas = Object.fromEntries(
    readdirSync(SCHEMAS)
      .filter((f) => f.endsWith('.json'))
      .sort()
      .map((f) => [nameOf(f), bare(f)]),
  )
  return {
    openapi: '3.1.0',
    info: {
      title: 'Parley',
      version: ENGINE,
      description: 'The record of a negotiation. The answers are those of the commands with --json.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api' }],
    security: [{ token: [] }],
    paths: {
      ...Object.fromEntries(VIEWS.map((v) => [`/${v.name}`, viewPath(v)])),
      '/show': get('What an id leads to, with the words behind it.', 'parley.show-1', [text('Id of an entry, claim or article.', 'id', true), AS_OF]),
      '/search': get('Full text of all articles.', 'parley.search-1', [text('The words.', 'q', true), text('At most so many articles.', 'limit'), AS_OF]),
      '/beside': get('Two articles, passage by passage.', 'parley.beside-1', [text('Name of an article.', 'a', true), text('Name of the other.', 'b', true)]),
      '/stories': get('Which articles tell of one event.', 'parley.stories-1', []),
      '/choices': get('Entries whose values hold some words, to choose one by its name.', 'parley.choices-1', [
        text('A part of the record.', 'part'),
        text('Words.', 'q'),
      ]),
      '/record': get('The whole record.', 'parley.record-1', [AS_OF]),
      '/judgements': get('All judgements.', 'parley.judge-1', []),
      '/judge': post('Decide: merge, split, rename, reject, set a date, undo.', verdictSchema(), '200', ref('parley.judge-1')),
      '/add': post('Add files or one article; reading goes on after the answer.', sentSchema(), '202', ref('parley.job-1')),
      '/jobs/{id}': get('How far adding is.', 'parley.job-1', [text('Name of the job.', 'id', true, 'path')]),
      '/looked': post('Note that somebody has looked: what comes later is new.', { type: 'object' }, '200', ref('parley.looked-1')),
    },
    components: { schemas, securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'The key in the address that "parley serve" prints.' } } },
  }
}

function nameOf(file: string): string {
  return file.replace(/\.json$/, '')
}

function bare(file: string): Json {
  // The id stays: a schema's inner references are relative to it.
  const { $schema: _schema, ...rest } = JSON.parse(readFileSync(join(SCHEMAS, file), 'utf8')) as Json
  return rest
}

function ref(schema: string): Json {
  return { $ref: `#/components/schemas/${schema}` }
}

function viewPath(v: (typeof VIEWS)[number]): Json {
  const name = argumentName(v)
  const argument = name
    ? [text(`What stands after the command: ${v.argument}.`, 'argument'), text('The same as "argument", under the name that the page has for it.', name)]
    : []
  return get(`${v.summary[0]!.toUpperCase()}${v.summary.slice(1)}.`, `parley.${v.name}-1`, [...argument, ...v.options.map((o) => text(o.help, o.name)), AS_OF])
}

function get(summary: string, schema: string, parameters: readonly Json[]): Json {
  return { get: { summary, parameters, responses: responses('200', ref(schema)) } }
}

function post(summary: string, body: Json, status: string, answer: Json): Json {
  return { post: { summary, requestBody: { required: true, content: { 'application/json': { schema: body } } }, responses: responses(status, answer) } }
}

function responses(status: string, answer: Json): Json {
  const content = (schema: Json) => ({ 'application/json': { schema } })
  return {
    [status]: { description: 'The answer.', content: content(answer) },
    default: { description: 'A refusal, in words.', content: content(ref('parley.error-1')) },
  }
}

function verdictSchema(): Json {
  return {
    type: 'object',
    required: ['action', 'targets'],
    properties: {
      action: { enum: ['merge', 'split', 'rename', 'reject', 'date', 'undo'] },
      targets: { type: 'array', items: { type: 'string' }, description: 'Ids of entries, claims or judgements.' },
      value: { type: ['string', 'null'], description: 'The new name, the EDTF date, or the reason.' },
    },
  }
}

function sentSchema(): Json {
  const file = { type: 'object', required: ['name', 'base64'], properties: { name: { type: 'string' }, base64: { type: 'string', contentEncoding: 'base64' } } }
  const known = { outlet: { type: 'string' }, published: { type: 'string' }, url: { type: 'string' } }
  const article = { type: 'object', required: ['text'], properties: { text: { type: 'string' }, ...known } }
  return { type: 'object', properties: { files: { type: 'array', items: file }, article } }
}
