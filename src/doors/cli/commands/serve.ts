import { Problem } from '../../../model/notes.ts'
import type { OpenRecord } from '../../../record/index.ts'
import { type Command, type Context, recordFile, textOption } from '../command.ts'
import { withRecord } from '../record.ts'

const LOCAL = new Set(['127.0.0.1', 'localhost', '::1'])

/** `parley serve`: the record in the browser, for this machine only unless asked. */
export const serve: Command = {
  name: 'serve',
  summary: 'show the record in the browser, on this machine only',
  usage: '[OPTIONS]',
  about: `Serves the record's pages and the API behind them at an address that carries a key made for this start; whoever has not got the key is refused.
Another address than this machine's own (--host) needs a password in $PARLEY_PASSWORD. Ctrl-C ends it.`,
  options: [
    { name: 'port', value: 'N', help: 'the port (default: 4770, or a free one when that is taken)' },
    { name: 'host', value: 'ADDRESS', help: 'the address to listen on (default: 127.0.0.1); others need $PARLEY_PASSWORD' },
    { name: 'name', value: 'NAME', help: 'a name under which browsers reach --host; may be given several times', many: true },
  ],
  examples: ['parley serve', 'parley serve --record talks.parley --port 8080'],
  run: (context) => withRecord(recordFile(context), (record) => serveRecord(context, record), { create: true }),
}

/** Serves a record until the signal comes. Gives the exit code. */
export async function serveRecord(context: Context, record: OpenRecord): Promise<number> {
  const host = textOption(context, 'host') ?? '127.0.0.1'
  const given = textOption(context, 'port')
  const port = Number(given ?? 4770)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Problem('not-a-number', { option: '--port', value: given ?? '' }, 2)
  const password = context.env.PARLEY_PASSWORD || null
  if (!LOCAL.has(host) && (password === null || password.length < 12)) throw new Problem('serve-needs-password', { host }, 2)
  const [{ application }, { newToken }, { listen }] = await Promise.all([
    import('../../http/app.ts'),
    import('../../http/guard.ts'),
    import('../../http/listen.ts'),
  ])
  const hosts = new Set<string>()
  const token = newToken()
  const gate = { hosts, token, password: LOCAL.has(host) ? null : password }
  const app = application({ record, gate, now: () => new Date().toISOString() })
  const listening = await listen(app, host, port)
    .catch((e: NodeJS.ErrnoException) => {
      if (e.code === 'EADDRINUSE' && given === undefined) return listen(app, host, 0)
      throw e
    })
    .catch((e: NodeJS.ErrnoException) => {
      throw new Problem('serve-cannot-listen', { host, port, reason: e.code ?? e.message })
    })
  const names = [...(LOCAL.has(host) ? LOCAL : [host]), ...((context.options.name as readonly string[] | undefined) ?? [])]
  for (const name of names)
    for (const of of name.includes(':') ? [`[${name}]`] : [name])
      for (const h of [`${of}:${listening.port}`, ...(listening.port === 80 ? [of] : [])]) hosts.add(h)
  const shown = host.includes(':') ? `[${host}]` : host
  await context.out.data(`http://${shown}:${listening.port}/${gate.password === null ? `?token=${token}` : ''}\n`)
  context.out.say('Open this address in a browser. Ctrl-C ends the server.')
  if (!context.signal.aborted) await new Promise<void>((resolve) => context.signal.addEventListener('abort', () => resolve(), { once: true }))
  await listening.close()
  return 0
}
