// npm test: the type check, then every test, then one plain closing line that says how many passed and failed.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

function run(module: string, ...args: string[]): number {
  const node = [join(root, 'node_modules', module), ...args]
  return spawnSync(process.execPath, node, { cwd: root, stdio: 'inherit' }).status ?? 1
}

const folder = mkdtempSync(join(tmpdir(), 'parley-test-'))
const report = join(folder, 'report.json')
let [passed, failed, skipped] = [0, 0, 0]
try {
  if (run('typescript/bin/tsc', '--noEmit') === 0) passed++
  else failed++
  const status = run('vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2))
  const result = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number
    numFailedTests: number
    numPendingTests: number
    testResults: { status: string; assertionResults: unknown[] }[]
  }
  passed += result.numPassedTests
  failed += result.numFailedTests + result.testResults.filter((f) => f.status === 'failed' && f.assertionResults.length === 0).length
  skipped = result.numPendingTests
  if (status !== 0 && failed === 0) failed++
} catch (e) {
  console.error(e)
  failed++
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed > 0 ? 1 : 0
