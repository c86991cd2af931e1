/**
 * Turns the addresses of the server's pages into places of the same file. `/id/X` leads to the words of X, `/article/N?at=…` to that
 * article's; what is not in the file is no link. Works on our own rendered HTML, in which a quotation mark from an article is always
 * escaped, so that `href="/` can only be ours.
 */
export function anchored(html: string, anchors: ReadonlyMap<string, string>): string {
  return html.replace(/ href="(\/[^"]*)"/g, (_all, path: string) => {
    const target = anchors.get(keyOf(path.replaceAll('&amp;', '&')))
    return target === undefined ? '' : ` href="#${target}"`
  })
}

/** What an address is known by among the anchors: an entry's or claim's id, `article:NAME`, or a page's path. */
function keyOf(path: string): string {
  const id = /^\/id\/([^?#]*)/.exec(path)?.[1]
  if (id !== undefined) return decodeURIComponent(id)
  const article = /^\/article\/([^?#]*)/.exec(path)?.[1]
  if (article !== undefined) return `article:${decodeURIComponent(article)}`
  return path.replace(/[?#].*$/, '')
}
