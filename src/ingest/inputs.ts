import { type Dirent, type Stats, promises as fs } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Given } from '../model/article.ts'
import type { Note } from '../model/notes.ts'
import { note } from './notes.ts'
import { INDEX, normal, readIndex, type Sidecar } from './sidecar.ts'

/** One file to read: its bytes, and what is known about it. */
export interface Input {
  /**
   * Path below the folder that was added, with forward slashes; for a file that was named itself, its name; `stdin`
   * for `-`.
   */
  readonly path: string
  /** Path to show to the user. */
  readonly file: string
  readonly bytes: Uint8Array
  /** From the folder's `index.jsonl`; empty where there is none. */
  readonly given: Given
}

/** What collecting yields: a file to read, or something to tell about one that cannot be. */
export type Collected = { readonly input: Input } | { readonly note: Note }

export interface CollectOptions {
  /** Bytes of standard input, for `-`. */
  readonly stdin?: AsyncIterable<Uint8Array | string>
  /** Largest file in bytes; larger ones are refused with a note. */
  readonly maxBytes?: number
}

/** 256 MB: a line file of some 50,000 articles. Strings in the engine end at 512 M characters. */
export const MAX_BYTES = 256 * 1024 * 1024
const MAX_DEPTH = 64
/** What saved pages and folders hold beside texts; passed over with one note a folder. */
const ASSET =
  /\.(?:css|m?js|map|png|jpe?g|gif|svg|webp|avif|ico|bmp|tiff?|woff2?|ttf|otf|eot|mp[34]|m4[av]|webm|ogg|wav|avi|mov|parley|parley-wal|parley-shm|db|sqlite|lock)$/i

/**
 * Walks files, folders (recursive, names in code-unit order, hidden ones left out) and standard input (`-`), and
 * yields what is to be read with what came with it. What cannot be read yields a note and the rest goes on; never
 * throws for content or for the state of the disk.
 */
export async function* collect(paths: readonly string[], options: CollectOptions = {}): AsyncGenerator<Collected> {
  const walk: Walk = { max: options.maxBytes ?? MAX_BYTES, seen: new Set() }
  for (const path of paths) {
    if (path === '-') yield* standardInput(options.stdin, walk.max)
    else yield* named(path, walk)
  }
}

interface Walk {
  readonly max: number
  /** Real paths of the folders that were walked: a second way to the same folder is not taken. */
  readonly seen: Set<string>
}

async function* standardInput(stdin: CollectOptions['stdin'], max: number): AsyncGenerator<Collected> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of stdin ?? []) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
      size += bytes.byteLength
      if (size > max) return yield { note: note('file-too-large', { file: 'stdin' }, { bytes: size, limit: max }) }
      chunks.push(bytes)
    }
  } catch (e) {
    return yield { note: note('file-unreadable', { file: 'stdin' }, { reason: codeOf(e) }) }
  }
  if (size === 0) yield { note: note('file-empty', { file: 'stdin' }) }
  else yield { input: { path: 'stdin', file: 'stdin', bytes: Buffer.concat(chunks), given: {} } }
}

async function* named(path: string, walk: Walk): AsyncGenerator<Collected> {
  const stat = await statOf(path)
  if (typeof stat === 'string') {
    yield { note: note(stat === 'ENOENT' || stat === 'ENOTDIR' ? 'path-missing' : 'file-unreadable', { file: path }, { reason: stat }) }
  } else if (stat.isDirectory()) {
    yield* folder(path, walk)
  } else {
    const index = join(dirname(path), INDEX)
    const sidecar = basename(path) === INDEX ? null : await indexOf(index)
    const name = normal(basename(path))
    yield* oneFile(path, name, stat, sidecar?.entries.get(name)?.given ?? {}, walk)
  }
}

interface Level {
  readonly path: string
  readonly below: string
  readonly depth: number
  /** Indexes of this folder and those above it, with the path from each. */
  readonly indexes: readonly { readonly below: string; readonly sidecar: Sidecar }[]
}

async function* folder(root: string, walk: Walk): AsyncGenerator<Collected> {
  const counts = { files: 0 }
  const known = { listed: new Map<string, { file: string; line: number; name: string }>(), found: new Set<string>() }
  yield* level({ path: root, below: '', depth: 0, indexes: [] }, walk, counts, known)
  for (const [path, at] of known.listed) {
    if (!known.found.has(path)) yield { note: note('index-file-missing', { file: at.file, line: at.line }, { name: at.name }) }
  }
  if (counts.files === 0) yield { note: note('folder-empty', { file: root }) }
}

type Known = { readonly listed: Map<string, { file: string; line: number; name: string }>; readonly found: Set<string> }

async function* level(at: Level, walk: Walk, counts: { files: number }, known: Known): AsyncGenerator<Collected> {
  if (at.depth > MAX_DEPTH) return yield { note: note('folder-too-deep', { file: at.path }, { limit: MAX_DEPTH }) }
  let entries: Dirent[]
  try {
    const real = await fs.realpath(at.path)
    if (walk.seen.has(real)) return
    walk.seen.add(real)
    entries = await fs.readdir(at.path, { withFileTypes: true })
  } catch (e) {
    return yield { note: note('file-unreadable', { file: at.path }, { reason: codeOf(e) }) }
  }
  const shown = entries.filter((e) => !e.name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  const indexes = [...at.indexes]
  if (shown.some((e) => e.name === INDEX)) {
    const sidecar = await indexOf(join(at.path, INDEX))
    for (const n of sidecar.notes) yield { note: n }
    indexes.unshift({ below: at.below, sidecar })
    for (const [name, entry] of sidecar.entries) known.listed.set(at.below + name, { file: join(at.path, INDEX), line: entry.line, name })
  }
  let assets = 0
  for (const entry of shown) {
    if (entry.name === INDEX) continue
    const path = join(at.path, entry.name)
    const below = normal(at.below + entry.name)
    const stat = await statOf(path)
    if (typeof stat === 'string') {
      yield { note: note('file-unreadable', { file: path }, { reason: stat }) }
    } else if (stat.isFIFO()) {
      // A pipe that is named is read; one that lies about in a folder would hold up everything.
      yield { note: note('file-unreadable', { file: path }, { reason: 'not a file' }) }
    } else if (stat.isDirectory()) {
      yield* level({ path, below: `${below}/`, depth: at.depth + 1, indexes }, walk, counts, known)
    } else if (ASSET.test(entry.name) || (ABOUT.test(entry.name) && !listed(below, indexes))) {
      assets++
    } else {
      counts.files++
      known.found.add(below)
      yield* oneFile(path, below, stat, givenOf(below, indexes), walk)
    }
  }
  if (assets > 0) yield { note: note('assets-skipped', { file: at.path }, { count: assets }) }
}

/** What tells of a folder and is no article, unless an index lists it. */
const ABOUT = /^(?:readme|licen[cs]e|copying|changelog|contributing)(?:\.(?:md|txt|rst|html?))?$/i

function listed(below: string, indexes: Level['indexes']): boolean {
  return indexes.some(({ below: base, sidecar }) => sidecar.entries.has(below.slice(base.length)))
}

/** What the nearest index says about a file. */
function givenOf(below: string, indexes: Level['indexes']): Given {
  for (const { below: base, sidecar } of indexes) {
    const entry = sidecar.entries.get(below.slice(base.length))
    if (entry) return entry.given
  }
  return {}
}

async function* oneFile(path: string, below: string, stat: Stats, given: Given, walk: Walk): AsyncGenerator<Collected> {
  if (!stat.isFile() && !stat.isFIFO()) return yield { note: note('file-unreadable', { file: path }, { reason: 'not a file' }) }
  if (stat.size > walk.max) return yield { note: note('file-too-large', { file: path }, { bytes: stat.size, limit: walk.max }) }
  let bytes: Uint8Array
  try {
    bytes = await fs.readFile(path)
  } catch (e) {
    return yield { note: note('file-unreadable', { file: path }, { reason: codeOf(e) }) }
  }
  if (bytes.byteLength === 0) yield { note: note('file-empty', { file: path }) }
  else yield { input: { path: below, file: path, bytes, given } }
}

async function indexOf(path: string): Promise<Sidecar> {
  try {
    return readIndex(await fs.readFile(path), path)
  } catch (e) {
    const code = codeOf(e)
    return { entries: new Map(), notes: code === 'ENOENT' ? [] : [note('file-unreadable', { file: path }, { reason: code })] }
  }
}

async function statOf(path: string): Promise<Stats | string> {
  try {
    return await fs.stat(path)
  } catch (e) {
    return codeOf(e)
  }
}

function codeOf(e: unknown): string {
  const code = (e as NodeJS.ErrnoException | null)?.code
  return typeof code === 'string' ? code : e instanceof Error ? e.message.slice(0, 100) : 'unknown'
}
