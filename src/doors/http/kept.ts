/** Pages are kept for as long as the record stays as it is, this many bytes of them at most. */
const MOST_BYTES = 64 * 1024 * 1024

/** Rendered pages by address, of one state of the record. */
export class Kept {
  #state = ''
  #bytes = 0
  readonly #pages = new Map<string, string>()

  /** What was rendered for an address while the record was in this state. */
  get(state: string, address: string): string | undefined {
    return state === this.#state ? this.#pages.get(address) : undefined
  }

  /** Keeps a page. Another state of the record makes all that was kept worthless; the oldest go when there is no room. */
  set(state: string, address: string, page: string): void {
    if (state !== this.#state) {
      this.#state = state
      this.#pages.clear()
      this.#bytes = 0
    }
    if (page.length * 2 > MOST_BYTES / 8) return
    for (const [old, text] of this.#pages) {
      if (this.#bytes + page.length * 2 <= MOST_BYTES) break
      this.#pages.delete(old)
      this.#bytes -= text.length * 2
    }
    this.#pages.set(address, page)
    this.#bytes += page.length * 2
  }
}
