import type { VNode } from 'preact'
import { h } from '../parts/h.ts'
import type { ClaimKindName } from '../../model/claim.ts'
import type { Span } from '../../model/span.ts'
import type { ShownArticle } from '../../record/index.ts'
import { Problem } from '../../model/notes.ts'
import { dateWords } from '../../views/text.ts'
import type { Page } from '../page.ts'
import { addressOf } from '../parts/address.ts'
import { Facts } from '../parts/lists.ts'
import { When } from '../parts/words.ts'
import { type Mark, pieces } from './marks.ts'

/** `/article/NAME?at=10-20,30-35#at`: the third rung: the whole text, claims marked, furniture greyed, opened at the words asked for. */
export const articlePage: Page = {
  path: 'article',
  menu: null,
  takesRest: true,
  fields: [{ name: 'at' }],
  async answer({ record, rest, params }) {
    const shown = await record.show(rest)
    if (shown.sort !== 'article') throw new Problem('unknown-id', { id: rest })
    const { article } = shown
    return {
      title: article.headline ?? article.id,
      body: h(ArticleText, { article, at: spansIn(params.get('at'), article.text.length) }),
      json: `/api/show?id=${encodeURIComponent(article.id)}`,
    }
  },
}

/** Spans from an address; what lies outside the text is null, and nothing is marked for it. */
export function spansIn(given: string | null, length: number): { spans: Span[]; lost: boolean } {
  if (!given) return { spans: [], lost: false }
  const all = given.slice(0, 1000).split(',')
  const spans = all.flatMap((part): Span[] => {
    const m = /^(\d{1,9})-(\d{1,9})$/.exec(part)
    const [s, e] = m ? [Number(m[1]), Number(m[2])] : [0, 0]
    return s < e && e <= length ? [[s, e]] : []
  })
  return { spans: spans.sort((a, b) => a[0] - b[0]), lost: spans.length < all.length }
}

const KINDS: readonly ClaimKindName[] = ['statement', 'meeting', 'condition', 'deadline', 'agreement', 'refusal', 'measure', 'figure']

/** An article's page. */
export function ArticleText({ article, at }: { article: ShownArticle; at: { spans: readonly Span[]; lost: boolean } }): VNode {
  const counts = KINDS.map((k) => [k, article.claims.filter((c) => c.kind === k).length] as const).filter(([, n]) => n > 0)
  return h(
    'section',
    { class: 'article-page' },
    h('h1', null, article.headline ?? article.id),
    h(Facts, {
      facts: [
        ['Outlet', article.outlet],
        ['Published', h(When, { edtf: article.published?.edtf ?? null, basis: article.published?.basis, because: article.published?.because })],
        ['Address', article.url ? h(UrlWords, { url: article.url }) : null],
        ['Known as', article.names.length > 1 ? article.names.join(', ') : article.id],
        ['Versions', article.versions.length > 1 ? article.versions.map((v) => dateWords(v.addedAt.slice(0, 10))).join(', ') : null],
        ['Read as', counts.length > 0 ? counts.map(([k, n]) => `${n} ${k}${n === 1 ? '' : 's'}`).join(', ') : 'no claims'],
      ],
    }),
    at.lost ? h('p', { class: 'nothing', role: 'status' }, 'The words asked for cannot be placed in this text, so nothing is marked for them.') : null,
    h('div', { class: 'article-text' }, ...paragraphs(article, at.spans)),
  )
}

/** Only web addresses become links; anything else is shown as it is. */
export function UrlWords({ url }: { url: string }): VNode {
  if (!/^https?:\/\//i.test(url)) return h('span', null, url)
  return h('a', { href: url, rel: 'noreferrer noopener external nofollow' }, url)
}

function paragraphs(article: ShownArticle, at: readonly Span[]): VNode[] {
  const { text } = article
  const marks: Mark[] = article.claims.flatMap((c) => c.evidence.map((span) => ({ span, claim: c.id, kind: c.kind })))
  const out: VNode[] = []
  let first = true
  for (const [start, end] of lines(text)) {
    const inside = pieces([start, end], article.body, marks, at)
    out.push(
      h(
        'p',
        null,
        ...inside.map((p) => {
          const words = text.slice(p.span[0], p.span[1])
          const inner = p.claim
            ? h('a', { class: `claim k-${p.kinds[0]!}`, href: addressOf(p.claim), 'data-id': p.claim, title: p.kinds.join(', ') }, words)
            : words
          const anchor = p.asked && first ? { id: 'at' } : {}
          if (p.asked) first = false
          if (p.asked) return h('mark', { class: 'at', ...anchor }, inner)
          return p.furniture ? h('span', { class: 'furniture' }, inner) : inner
        }),
      ),
    )
  }
  return out
}

function lines(text: string): Span[] {
  const out: Span[] = []
  for (const m of text.matchAll(/[^\n]+/g)) if (m[0].trim() !== '') out.push([m.index, m.index + m[0].length])
  return out
}
