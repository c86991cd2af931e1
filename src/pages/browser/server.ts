/** A refusal of the server, in its words. */
export interface Refusal {
  readonly error: { readonly code: string; readonly message: string }
}

/** The day that the page shows the record as of, as it stands in its address, or null. */
export function dayOfPage(): string | null {
  return new URLSearchParams(location.search).get('as-of')
}

/** Asks this page's own server; addresses outside it are refused here already. Throws an `Error` with the server's words. */
export async function ask<T>(path: string, send?: object): Promise<T> {
  if (!path.startsWith('/') || path.startsWith('//')) throw new Error(`${path} is not of this server`)
  const init: RequestInit = send === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(send) }
  const response = await fetch(path, { ...init, credentials: 'same-origin' })
  const answer = (await response.json()) as T | Refusal
  if (!response.ok) throw new Error((answer as Refusal).error.message)
  return answer as T
}
