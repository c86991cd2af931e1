import type { RawArticle } from '../../model/article.ts'
import { lexicon } from '../lexicon.ts'
import { agencyOutlet, type Dateline } from './published.ts'

const HOLDER =
  /(?:©|\(c\)|copyright)[\s:]{0,3}(?:©|\(c\))?\s{0,2}(?:(?:19|20)\d\d)?(?:\s?[-–]\s?(?:19|20)\d\d)?,?\s{0,2}(?:by\s)?(\p{Lu}[\p{L}\p{N}&'’.\-/ ]{1,60}?)(?=\s*(?:[,;|(]|\.\s|\.?$|\ball rights\b|\s{2}))/iu

/**
 * The outlet of an article: what came with it, what the page says of itself, a signature, the holder in its copyright
 * line, the agency of its dateline, at last the host of its address. Null where nothing says.
 */
export function outletOf(raw: RawArticle, signed: string | null, dateline: Dateline | null, notices: readonly string[]): string | null {
  const told = raw.given.outlet ?? raw.found.outlet
  if (told) return told
  if (signed) return signed
  for (const notice of notices) {
    const holder = HOLDER.exec(notice.slice(0, 300))?.[1]
      ?.replace(/,?\s(?:LLC|Inc|Ltd|Limited|PLC|GmbH|Corp|Corporation|Company|Co)\.?$/i, '')
      .trim()
    if (holder && /^\p{Lu}/u.test(holder) && !/^(?:all|this|the$|notice|law|20\d\d)\b/i.test(holder))
      return lexicon().outletByName.get(holder.toLowerCase()) ?? holder
  }
  if (dateline?.agency) return agencyOutlet(dateline.agency)
  const url = raw.given.url ?? raw.found.url
  return url ? outletOfUrl(url) : null
}

/** The outlet at an address: by its host, a known one by name. Null for what is no web address. */
export function outletOfUrl(url: string): string | null {
  const host = /^https?:\/\/(?:[^/@\s]*@)?([a-z0-9.-]+\.[a-z]{2,})(?:[:/?#]|$)/i.exec(url.slice(0, 500))?.[1]?.toLowerCase()
  if (!host) return null
  const bare = host.replace(/^(?:www\d?|m|amp|edition|mobile)\./, '')
  for (let rest = bare; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
    const known = lexicon().outletByHost.get(rest)
    if (known) return known
  }
  return bare
}
