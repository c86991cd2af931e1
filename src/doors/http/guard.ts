import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

/** Who may talk to the server. */
export interface Gate {
  /** Values of Host that are ours, with port: a page of another name that leads here (DNS rebinding) is refused. */
  readonly hosts: ReadonlySet<string>
  /** Made anew for every start; comes in with the address that is printed, and stays as a cookie. */
  readonly token: string
  /** Asked for as HTTP Basic, for other addresses than this machine's own; null where the token does. */
  readonly password: string | null
}

export function newToken(): string {
  return randomBytes(24).toString('base64url')
}

const COOKIE = 'parley'

/** What browsers may do with our pages: load style and script from us, connect to us, and nothing else. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"

/** Headers of every answer. */
export function headers(): MiddlewareHandler {
  return async (c, next) => {
    await next()
    c.header('Content-Security-Policy', POLICY)
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('Referrer-Policy', 'no-referrer')
    c.header('Cross-Origin-Opener-Policy', 'same-origin')
    c.header('Cross-Origin-Resource-Policy', 'same-origin')
    c.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=()')
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
  }
}

/** Host, Origin and token, in this order, on every route. */
export function guard(gate: Gate): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host') ?? ''
    if (!gate.hosts.has(host)) return refuse(403, 'foreign-host', 'This address is not one that the server was started for.')
    const origin = c.req.header('origin')
    if (origin !== undefined && !gate.hosts.has(origin.replace(/^https?:\/\//, ''))) return refuse(403, 'foreign-origin', 'Another site asked for this.')
    const write = c.req.method !== 'GET' && c.req.method !== 'HEAD'
    if (write && origin === undefined) return refuse(403, 'foreign-origin', 'A change needs to say where it comes from (Origin).')
    if (write && !/^application\/json\b/i.test(c.req.header('content-type') ?? '')) return refuse(415, 'not-json', 'Changes are sent as application/json.')
    if (gate.password !== null) {
      if (!basic(c.req.header('authorization'), gate.password)) {
        const answer = refuse(401, 'no-password', 'This record asks for its password.')
        answer.headers.set('WWW-Authenticate', 'Basic realm="Parley", charset="UTF-8"')
        return answer
      }
      return next()
    }
    const given = c.req.query('token')
    if (given !== undefined && same(given, gate.token)) {
      setCookie(c, COOKIE, gate.token, { httpOnly: true, sameSite: 'Strict', path: '/' })
      const to = new URL(c.req.url)
      to.searchParams.delete('token')
      return c.redirect(`${to.pathname}${to.search}`, 303)
    }
    const bearer = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1]
    if (!same(getCookie(c, COOKIE) ?? '', gate.token) && !same(bearer ?? '', gate.token))
      return refuse(403, 'no-token', 'Open the address that "parley serve" printed: it carries the key to this record.')
    return next()
  }
}

function basic(header: string | undefined, password: string): boolean {
  const sent = /^Basic (\S+)$/.exec(header ?? '')?.[1]
  if (sent === undefined) return false
  const text = Buffer.from(sent, 'base64').toString('utf8')
  return same(text.slice(text.indexOf(':') + 1), password)
}

/** Whether two secrets are one, in a time that does not tell how much of them agrees. */
function same(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)]
  return x.length === y.length && timingSafeEqual(x, y)
}

/** A refusal in the form of every error of the API. */
export function refuse(status: number, code: string, message: string): Response {
  return Response.json({ schema: 'parley.error/1', error: { code, message } }, { status })
}
