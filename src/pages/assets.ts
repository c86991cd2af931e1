import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A file that pages load, with the address that its content gives it. */
export interface Asset {
  readonly path: string
  readonly type: string
  readonly body: string
}

const HERE = import.meta.dirname

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#8a3b12"/><path d="M7 9h11v8h-6l-4 4v-4H7zM20 13h5v8h-1v4l-4-4h-6v-2" fill="none" stroke="#fff" stroke-width="2"/></svg>`

let made: { style: Asset; script: Asset; icon: Asset } | undefined

/** Style, script and icon of the pages. Made once a process; the script is our browser modules as one file (see `linked`). */
export function assets(): { style: Asset; script: Asset; icon: Asset } {
  made ??= {
    style: named('parley', 'css', 'text/css; charset=utf-8', readFileSync(join(HERE, 'style.css'), 'utf8')),
    script: named('parley', 'js', 'text/javascript; charset=utf-8', linked(join(HERE, 'browser', 'main.ts'))),
    icon: { path: '/assets/icon.svg', type: 'image/svg+xml', body: ICON },
  }
  return made
}

function named(name: string, extension: string, type: string, body: string): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 16)
  return { path: `/assets/${name}-${hash}.${extension}`, type, body }
}

const IMPORT = /^import\s+(type\s+)?(?:\{([^}]*)\}\s+from\s+)?'([^']+)'\n/gm
const DECLARED = /^(?:export\s+)?(?:async\s+)?(?:function\*?|const|let|class)\s+([\w$]+)/gm

/**
 * One script out of modules, since pages must not need a build: types are stripped, modules stand in the order of their imports inside one
 * function, and Preact comes first. Only the forms that these modules use are understood: named imports from our own files and from
 * `preact`, and exported declarations. Names must differ between modules. Anything else throws, and a test runs the outcome.
 */
export function linked(entry: string): string {
  const order: { file: string; code: string }[] = []
  const seen = new Set<string>()
  const owner = new Map<string, string>()
  const visit = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    const plain = stripTypeScriptTypes(readFileSync(file, 'utf8'), { mode: 'strip' }).replace(/[ \t]+$/gm, '')
    const code = plain.replace(IMPORT, (_all, type: string | undefined, names: string | undefined, from: string) => {
      if (type) return ''
      if (from === 'preact') checkPreact(file, names ?? '')
      else if (from.startsWith('.')) visit(join(dirname(file), from))
      else throw new Error(`${file} imports ${from}, which is not for the browser`)
      return ''
    })
    for (const [, name] of code.matchAll(DECLARED)) {
      if (owner.has(name!)) throw new Error(`${file} and ${owner.get(name!)} both declare ${name}`)
      owner.set(name!, file)
    }
    const body = code.replace(/^export (?=(?:async |function|const|let|class))/gm, '')
    if (/^\s*(?:export|import)\b/m.test(body)) throw new Error(`${file} has a form of import or export that is not linked`)
    order.push({ file, code: body.replace(/\n{2,}/g, '\n') })
  }
  visit(entry)
  return `(() => {\n'use strict'\n${preact()}\n${order.map((m) => m.code).join('\n')}\n})()\n`
}

function checkPreact(file: string, names: string): void {
  const wanted = names.split(',').map((n) => n.trim())
  for (const n of wanted) if (n && !n.startsWith('type ') && !DEFINED.has(n)) throw new Error(`${file} takes ${n} from preact, which is not linked`)
}

/** What is taken from Preact, by its own names. */
const DEFINED = new Set(['createElement', 'render', 'hydrate', 'Fragment'])

/** Preact's module as an expression that leaves the names above. */
function preact(): string {
  const file = fileURLToPath(import.meta.resolve('preact'))
  const text = readFileSync(file, 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '')
  const out = /export\{([^}]*)\};?\s*$/.exec(text)
  if (!out) throw new Error(`${file} does not end in its exports`)
  const pairs = out[1]!.split(',').map((p) => p.split(' as ').map((x) => x.trim()) as [string, string])
  const fields = pairs.filter(([, as]) => DEFINED.has(as)).map(([own, as]) => `${as}:${own}`)
  if (fields.length !== DEFINED.size) throw new Error('preact lacks what the pages use')
  return `const {${[...DEFINED].join(',')}} = (() => {${text.slice(0, out.index)}\nreturn {${fields.join(',')}}})()`
}
