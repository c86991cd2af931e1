import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** Where Chromium is: `$PARLEY_CHROMIUM`, else `chromium` on the PATH; null when there is none. */
export function chromiumPath(): string | null {
  const given = process.env.PARLEY_CHROMIUM
  if (given) return existsSync(given) ? given : null
  try {
    return execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}

/** Whether the tests in a browser must run: CI sets it, so that they cannot be skipped there. */
export const REQUIRED = process.env.PARLEY_BROWSER === 'required'

/** A browser without a window. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath()!, args: FLAGS, headless: true })
}
