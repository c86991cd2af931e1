/** Entries on one screen of a list; more are one link away. */
export const SCREEN = 50

/** An address with parameters; empty ones are left out. */
export function address(path: string, params: Readonly<Record<string, string | number | null | undefined>> = {}): string {
  const search = new URLSearchParams()
  for (const [k, v] of Object.entries(params)) if (v !== null && v !== undefined && v !== '') search.set(k, String(v))
  const query = search.toString()
  return query ? `${path}?${query}` : path
}

/**
 * A page's links with the day that the record is shown as of. Works on our own rendered HTML, in which a quotation mark from an article is
 * always escaped, so that ` href="/` can only be ours. Assets and answers for programs are left as they are.
 */
export function withDay(html: string, day: string): string {
  return html.replace(/ href="(\/[^"]*)"/g, (_all, path: string) => ` href="${addressOnDay(path, day, '&amp;')}"`)
}

/** An address of ours with the day added, unless it has one, or is not of a page. */
export function addressOnDay(path: string, day: string, and = '&'): string {
  if (!/^\/(?!\/|assets\/|api\/)/.test(path) || /[?&;]as-of=/.test(path)) return path
  const [, before, anchor] = /^([^#]*)(.*)$/s.exec(path) as unknown as [string, string, string]
  return `${before}${before.includes('?') ? and : '?'}as-of=${day}${anchor}`
}

/** Address of an entry's or claim's page: stable, because ids come from content. */
export function addressOf(id: string): string {
  return `/id/${encodeURIComponent(id)}`
}

/** Address of an article; with a span (UTF-16 units) it is opened there, marked. */
export function articleAddress(article: string, spans: readonly (readonly [number, number])[] = []): string {
  const path = `/article/${encodeURIComponent(article)}`
  return spans.length > 0 ? `${path}?at=${spans.map(([s, e]) => `${s}-${e}`).join(',')}#at` : path
}
