import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { application } from '../../src/doors/http/app.ts'
import { openRecord, type OpenRecord } from '../../src/record/index.ts'

export const EXAMPLE = join(import.meta.dirname, '..', '..', 'examples', 'embassies')
export const HOST = '127.0.0.1:4770'
export const TOKEN = 'a-token-for-tests-only-000000000'

export interface World {
  readonly app: Hono
  readonly record: OpenRecord
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>
  close(): Promise<void>
}

/** A server without a socket, over a record of its own that holds these folders. */
export async function world(folders: readonly string[], password: string | null = null): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-pages-'))
  const record = await openRecord(join(folder, 'talks.parley'), { create: true })
  if (folders.length > 0) await record.add(folders, { clock: () => '2026-01-01T00:00:00.000Z' })
  let n = 0
  const now = () => `2026-01-02T00:00:${String(n++ % 60).padStart(2, '0')}.000Z`
  const app = application({ record, gate: { hosts: new Set([HOST]), token: TOKEN, password }, now })
  const base = { host: HOST, cookie: `parley=${TOKEN}` }
  return {
    app,
    record,
    get: async (path, headers = {}) => app.fetch(new Request(`http://${HOST}${path}`, { headers: { ...base, ...headers } })),
    post: async (path, body, headers = {}) =>
      app.fetch(
        new Request(`http://${HOST}${path}`, {
          method: 'POST',
          headers: { ...base, origin: `http://${HOST}`, 'content-type': 'application/json', ...headers },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      ),
    async close() {
      await record.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
