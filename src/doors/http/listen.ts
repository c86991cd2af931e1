import type { AddressInfo } from 'node:net'
import { createServer } from 'node:http'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'

export interface Listening {
  readonly port: number
  close(): Promise<void>
}

/**
 * Listens on an address. A client must send its headers within ten seconds and its whole request within two minutes; connections and
 * header sizes are limited. Rejects with the system's error when the port is taken.
 */
export function listen(app: Hono, hostname: string, port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: app.fetch,
        hostname,
        port,
        createServer,
        serverOptions: { headersTimeout: 10_000, requestTimeout: 120_000, keepAliveTimeout: 5000, maxHeaderSize: 16 * 1024 },
      },
      (info: AddressInfo) => {
        resolve({
          port: info.port,
          close: () =>
            new Promise((done) => {
              server.close(() => done())
              if ('closeAllConnections' in server) server.closeAllConnections()
            }),
        })
      },
    )
    if ('maxConnections' in server) server.maxConnections = 256
    server.on('error', reject)
  })
}
