import type { VNode } from 'preact'
import type { ExportFormat } from '../../exports/index.ts'
import type { LinkPart, Links, Member } from '../../model/record.ts'
import type { Ask, Place } from '../../record/index.ts'
import { wordsIn } from '../../record/context.ts'
import { outlinesOf } from '../../record/outlines.ts'
import { overviewOf } from '../../record/overview.ts'
import { brief } from '../../views/brief.ts'
import { conditions } from '../../views/conditions.ts'
import { conflicts } from '../../views/conflicts.ts'
import { deadlines } from '../../views/deadlines.ts'
import { positions } from '../../views/positions.ts'
import { said } from '../../views/said.ts'
import { tracks } from '../../views/tracks.ts'
import type { Lookup } from '../page.ts'
import { h } from '../parts/h.ts'
import { PlaceWords } from '../parts/place.ts'
import { ArticleLink, Count, When } from '../parts/words.ts'
import { timelineLanes } from '../timeline/data.ts'
import { ConditionItem } from '../views/conditions.ts'
import { ConflictCard } from '../views/conflicts.ts'
import { DeadlineItem } from '../views/deadlines.ts'
import { PositionItem } from '../views/positions.ts'
import { Statement } from '../views/said.ts'
import { Because, factsOf, SORTS } from '../views/shown-words.ts'
import { Facts } from '../parts/lists.ts'
import { TimelineFigure } from '../views/timeline.ts'
import { TrackCard } from '../views/tracks.ts'

export type Source = Parameters<ExportFormat['write']>[0]

/** Places of an entry that are shown with their context; the number of the others is told. */
const PLACES = 2
const CONTEXT = 100
/** Parts whose list shows all their values already: only the words are added. */
const SHOWN = new Set<LinkPart>(['statements', 'positions', 'conditions', 'deadlines', 'tracks'])
/** Longest title of an entry's words; the list above has it whole. */
const TITLE = 80

/** The parts whose words stand in a dossier, in this order. */
const WORDED: readonly LinkPart[] = ['meetings', 'tracks', 'deadlines', 'conflicts', 'conditions', 'positions', 'statements', 'lineage']

/** The content of a dossier, and where in it each address of the pages leads. */
export async function body(source: Source): Promise<{ content: VNode; anchors: ReadonlyMap<string, string> }> {
  const ask = askOf(source)
  const lookup: Lookup = (id) => source.article(id)
  const anchors = new Map<string, string>()
  const words = WORDED.flatMap((part) => source.entries(part).map((e) => wordsOf(source, part, e, anchors)))
  const articles = articleList(source, lookup, anchors)
  return {
    content: h('main', { id: 'main' }, ...(await views(ask, lookup)), h('section', { id: 'words' }, h('h2', null, 'The words'), ...words), articles),
    anchors,
  }
}

/** The same lists as on the pages, whole. */
async function views(ask: Ask, lookup: Lookup): Promise<VNode[]> {
  const { articles: a } = await brief.data(ask, {})
  const { lanes } = await timelineLanes(ask, {})
  const track = (await tracks.data(ask, {})).tracks
  const due = (await deadlines.data(ask, {})).deadlines
  const against = (await conflicts.data(ask, {})).conflicts
  const terms = (await conditions.data(ask, {})).conditions
  const stands = (await positions.data(ask, {})).positions
  const statements = (await said.data(ask, { limit: '0' })).statements
  const list = (title: string, tag: string, kind: string, items: VNode[]) =>
    h('section', null, h(Count, { title, count: items.length }), h(tag, { class: kind }, ...items))
  return [
    h('h1', null, `Record of the talks${ask.asOf ? `, as known on ${ask.asOf}` : ''}`),
    h(
      'p',
      null,
      `${a.total} articles from ${a.outlets} outlets, ${a.origins} independent; published `,
      h(When, { edtf: a.from }),
      a.to !== a.from ? ' to ' : '',
      a.to !== a.from ? h(When, { edtf: a.to }) : '',
      '. Made by Parley. Every value leads to the words it rests on; nothing in this file asks anybody for anything.',
    ),
    ...(lanes.length > 0 ? [h('section', null, h('h2', null, 'Timeline'), h(TimelineFigure, { lanes, sight: null, src: null }))] : []),
    list(
      'Tracks',
      'ul',
      'cards',
      track.map((t) => h(TrackCard, { track: t, lookup, level: 3 })),
    ),
    list(
      'Deadlines',
      'ul',
      'list',
      due.map((deadline) => h(DeadlineItem, { deadline, lookup })),
    ),
    list(
      'Contradictions',
      'ul',
      'cards wide',
      against.map((conflict) => h(ConflictCard, { conflict, lookup, level: 3 })),
    ),
    list(
      'Conditions',
      'ul',
      'list',
      terms.map((condition) => h(ConditionItem, { condition, lookup, level: 3 })),
    ),
    list(
      'Positions',
      'ul',
      'list',
      stands.map((position) => h(PositionItem, { position, lookup, level: 3 })),
    ),
    list(
      'Statements',
      'ol',
      'list',
      statements.map((statement) => h(Statement, { statement, lookup })),
    ),
  ]
}

/** An entry's values and its words in context, under an anchor of its own. */
function wordsOf(source: Source, part: LinkPart, entry: Links[LinkPart][number], anchors: Map<string, string>): VNode {
  const members: readonly Member[] = 'members' in entry ? entry.members : 'sides' in entry ? entry.sides : []
  const anchor = `w-${entry.id}`
  anchors.set(entry.id, anchor)
  for (const m of members) if (m.claim && !anchors.has(m.claim)) anchors.set(m.claim, anchor)
  const loose = entry as unknown as Readonly<Record<string, unknown>>
  const title = String(loose.label ?? loose.name ?? loose.about ?? loose.text ?? loose.issue ?? loose.relation ?? SORTS[part])
  return h(
    'article',
    { class: 'shown', id: anchor },
    h('h3', null, title.length > TITLE ? `${title.slice(0, TITLE)}…` : title, ' ', h('span', { class: 'tag' }, SORTS[part])),
    SHOWN.has(part) ? null : h(Facts, { facts: factsOf(entry) }),
    part === 'statements' ? null : h(Because, { entry }),
    ...members.slice(0, part === 'tracks' ? 1 : PLACES).map((m) => h(PlaceWords, { place: placeOf(source, m) })),
    members.length > PLACES ? h('p', { class: 'nothing' }, `and ${members.length - PLACES} more places`) : null,
  )
}

function placeOf(source: Source, m: Member): Place {
  const article = source.article(m.article)
  return {
    article: m.article,
    outlet: article?.outlet ?? null,
    // It stands once, in the list of articles.
    headline: null,
    published: article?.published ?? null,
    url: article?.url ?? null,
    claim: m.claim || null,
    kind: null,
    ...wordsIn(source.text(m.article), m.spans, CONTEXT),
    quote: m.quote,
    current: true,
  }
}

/** The articles with where they came from; their whole texts only when they are asked for. */
function articleList(source: Source, lookup: Lookup, anchors: Map<string, string>): VNode {
  const articles = source.entries('articles')
  for (const [i, a] of articles.entries()) anchors.set(`article:${a.id}`, `a-${i + 1}`)
  return h(
    'section',
    { id: 'articles' },
    h(Count, { title: 'Articles', count: articles.length }),
    h(
      'ol',
      null,
      ...articles.map((a, i) =>
        h(
          'li',
          { id: `a-${i + 1}` },
          h(ArticleLink, { id: a.id, lookup }),
          a.url ? h('span', { class: 'basis' }, ` ${a.url}`) : null,
          source.whole
            ? h(
                'details',
                null,
                h('summary', null, 'The whole text'),
                h(
                  'div',
                  { class: 'article-text' },
                  ...source
                    .text(a.id)
                    .split(/\n+/)
                    .filter((p) => p.trim() !== '')
                    .map((p) => h('p', null, p)),
                ),
              )
            : null,
        ),
      ),
    ),
  )
}

function askOf(source: Source): Ask {
  const entries = async <P extends LinkPart>(part: P, query: { ids?: readonly string[]; limit?: number } = {}): Promise<Links[P]> => {
    const ids = query.ids && new Set(query.ids)
    const list = source.entries(part) as readonly Links[P][number][]
    return (ids ? list.filter((e) => ids.has(e.id)) : list).slice(0, query.limit) as unknown as Links[P]
  }
  return {
    asOf: source.asOf,
    entries,
    count: async (part) => source.entries(part).length,
    overview: async () => overviewOf((part) => source.entries(part)),
    outlines: async () => outlinesOf(source.entries('meetings')),
  }
}
