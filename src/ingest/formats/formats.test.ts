import { describe, expect, it } from 'vitest'
import type { Given } from '../../model/article.ts'
import { clean } from '../clean/index.ts'
import { formatOf, parseInput } from './index.ts'

function parse(path: string, content: string, given: Given = {}) {
  return parseInput({ path, file: `/in/${path}`, bytes: Buffer.from(content), given })
}

/** What the cleaned articles of a file say, with the text of their spans. */
function read(path: string, content: string, given: Given = {}) {
  return parse(path, content, given).articles.map((raw) => {
    const a = clean(raw)
    return {
      name: a.name,
      headline: a.headline && a.text.slice(...a.headline),
      body: a.body.map((s) => a.text.slice(...s)),
      outlet: a.outlet,
      byline: a.byline,
      published: a.published?.edtf ?? null,
      url: a.url,
    }
  })
}

const paragraphs = [
  'The envoys of both islands met on Friday in the harbour office and agreed to meet again in a week, a spokeswoman for the mediators said.',
  'They talked about fares, crews and the night ferries for six hours. “Nobody has left the table &amp; nobody will,” the spokeswoman told reporters in the yard.',
  'A paper with three points lies on the table, according to two people who have seen it. It keeps the fares where they are until the end of the year.',
  'The union wants nine per cent more; the owners have offered four. Neither side has moved since the first round, which was held in February.',
]
const page = `<!DOCTYPE html><html lang="en"><head><title>Envoys meet in harbour office | Island Courier</title>
<meta property="og:site_name" content="Island Courier"><meta property="og:title" content="Envoys meet in harbour office">
<link rel="canonical" href="https://courier.example/2025/envoys">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Envoys meet in harbour office","datePublished":"2025-03-07T18:00:00+01:00","author":[{"@type":"Person","name":"Ilse Brandt"}],"publisher":{"@type":"Organization","name":"Island Courier"}}</script>
<style>p { color: red }</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>Envoys meet in harbour office</h1><p class="byline">By <a rel="author" href="/ib">Ilse Brandt</a></p><time datetime="2025-03-07">7 March 2025</time>
${paragraphs.map((p) => `<p>${p}</p>`).join('\n')}
</article></main>
<aside><h2>Most read</h2><ul><li><a href="/1">Storm closes two harbours</a></li><li><a href="/2">Ten walks for a wet day</a></li></ul></aside>
<footer><p>© 2025 Island Courier. All rights reserved.</p></footer><script>var x = "<p>not text</p>"</script></body></html>`

describe('html', () => {
  it('tells the article from what stands around it, and reads what the page says of itself', () => {
    const [article] = read('page.html', page)
    expect(article).toMatchObject({
      headline: 'Envoys meet in harbour office',
      outlet: 'Island Courier',
      byline: ['Ilse Brandt'],
      published: '2025-03-07',
      url: 'https://courier.example/2025/envoys',
      body: [paragraphs.map((p) => p.replace('&amp;', '&')).join('\n')],
    })
  })

  it('keeps the whole text, furniture too, and none of the script', () => {
    const { text } = parse('page.html', page).articles[0]!
    expect(text).toContain('Ten walks for a wet day')
    expect(text).not.toContain('not text')
    expect(text).not.toContain('color: red')
  })

  it('maps the text back to the source', () => {
    const raw = parse('page.html', page).articles[0]!
    for (const words of ['The envoys of both islands', 'nobody will,” the spokeswoman', 'held in February']) {
      const at = raw.text.indexOf(words)
      const [from, to] = raw.map!.findLast((m) => m[0] <= at)!
      expect(page.slice(to + at - from).startsWith(words)).toBe(true)
    }
  })

  it('lets what came with the file win', () => {
    const [article] = read('page.html', page, { published: '2025-03-08', outlet: 'Mirror of the Courier' })
    expect(article).toMatchObject({ published: '2025-03-08', outlet: 'Mirror of the Courier' })
  })

  it('knows a page by its look, whatever it is called', () => {
    expect(formatOf(page, 'page.txt').name).toBe('html')
  })
})

const rss = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Island Courier</title><link>https://courier.example</link><description>d</description>
<item><title>Envoys meet &amp; part</title><link>https://courier.example/1</link><guid>tag:courier,1</guid><pubDate>Fri, 07 Mar 2025 18:00:00 +0100</pubDate><dc:creator>Ilse Brandt</dc:creator><description>short</description><content:encoded><![CDATA[<p>${paragraphs[0]}</p><p>${paragraphs[2]}</p>]]></content:encoded></item>
<item><title>Owners silent</title><link>https://courier.example/2</link><description>The owners of the line said nothing on Saturday.</description><pubDate>someday</pubDate></item>
<item><title>Nothing here</title><guid>3</guid></item></channel></rss>`

describe('feed', () => {
  it('makes an article of each entry', () => {
    expect(read('feed.xml', rss)).toEqual([
      {
        name: 'tag:courier,1',
        headline: 'Envoys meet & part',
        body: [`${paragraphs[0]}\n${paragraphs[2]}`],
        outlet: 'Island Courier',
        byline: ['Ilse Brandt'],
        published: '2025-03-07',
        url: 'https://courier.example/1',
      },
      {
        name: 'https://courier.example/2',
        headline: 'Owners silent',
        body: ['The owners of the line said nothing on Saturday.'],
        outlet: 'Island Courier',
        byline: [],
        published: null,
        url: 'https://courier.example/2',
      },
    ])
    expect(parse('feed.xml', rss).notes.map((n) => n.code)).toEqual(['entry-without-text'])
    expect(parse('feed.xml', rss).articles[1]!.notes.map((n) => n.code)).toEqual(['published-unreadable'])
  })

  it('reads Atom', () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title><id>x</id><updated>2025-03-09T00:00:00Z</updated><entry><title>Owners silent</title><id>urn:1</id><link href="https://post.example/1"/><published>2025-03-08T09:00:00Z</published><author><name>Tomas Rehak</name></author><content type="html">&lt;p&gt;The owners of the line said nothing on Saturday.&lt;/p&gt;</content></entry></feed>`
    expect(read('feed.atom', atom)).toEqual([
      {
        name: 'urn:1',
        headline: 'Owners silent',
        body: ['The owners of the line said nothing on Saturday.'],
        outlet: 'Harbour Post',
        byline: ['Tomas Rehak'],
        published: '2025-03-08',
        url: 'https://post.example/1',
      },
    ])
  })

  it('refuses a document type', () => {
    const bomb = `<?xml version="1.0"?>\n<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n<rss version="2.0"><channel><title>&b;</title></channel></rss>`
    expect(parse('feed.xml', bomb)).toMatchObject({
      articles: [],
      notes: [{ code: 'xml-doctype', severity: 'refused', where: { file: '/in/feed.xml', line: 2 } }],
    })
  })

  it('tells XML that is no feed', () => {
    expect(parse('notes.xml', '<notes><note>a</note></notes>')).toMatchObject({ articles: [], notes: [{ code: 'feed-broken' }] })
  })
})

describe('json', () => {
  it('reads JSON lines, and goes on after a broken one', () => {
    const lines = [
      '{"id": "a1", "text": "The envoys met on Friday.", "title": "Envoys meet", "published": "2025-03-07", "outlet": "Island Courier", "url": "https://courier.example/1"}',
      '{"content": "The owners said nothing.", "date": "8 March 2025", "source": {"name": "Harbour Post"}}',
      '{"text": "broken',
      '{"title": "no text"}',
      '"a string"',
      '{"body": "The union answered.", "published": 12, "title": {"a": 1}}',
    ]
    const { articles, notes } = parse('all.jsonl', lines.join('\n'))
    expect(articles.map((a) => [a.name, a.text, a.given.outlet ?? null, a.given.published ?? null])).toEqual([
      ['a1', 'The envoys met on Friday.', 'Island Courier', '2025-03-07'],
      ['all.jsonl#2', 'The owners said nothing.', 'Harbour Post', '2025-03-08'],
      ['all.jsonl#6', 'The union answered.', null, null],
    ])
    expect(notes.map((n) => [n.code, n.where?.line])).toEqual([
      ['json-broken', 3],
      ['json-without-text', 4],
      ['json-without-text', 5],
    ])
    expect(articles[2]!.notes.map((n) => n.code)).toEqual(['field-not-text', 'published-unreadable'])
  })

  it.each([
    ['one object', '{"text": "The envoys met."}', ['one.json']],
    ['a list', '[{"text": "The envoys met."}, {"text": "They parted."}]', ['one.json#1', 'one.json#2']],
    ['an object with a list', '{"status": "ok", "articles": [{"content": "The envoys met.", "url": "https://a.example/1"}]}', ['https://a.example/1']],
  ])('reads %s', (_, content, names) => {
    expect(parse('one.json', content).articles.map((a) => a.name)).toEqual(names)
  })

  it('names the line where a document breaks', () => {
    expect(parse('one.json', '{\n"text": "a",\n"title": oops\n}')).toMatchObject({
      articles: [],
      notes: [{ code: 'json-broken', where: { line: 3 } }],
    })
  })
})

describe('csv', () => {
  it.each([
    ['comma', ',', 'a.csv'],
    ['semicolon', ';', 'a.csv'],
    ['tab', '\t', 'a.tsv'],
  ])('finds columns by their names (%s)', (_, d, path) => {
    const rows = [
      ['Published At', 'Headline', 'Full Text', 'Source'],
      ['2025-03-07', 'Envoys meet', `"The envoys met${d} and ""parted""\non Friday."`, 'Island Courier'],
      ['', '', '', 'Nobody'],
    ]
    const { articles, notes } = parse(path, rows.map((r) => r.join(d)).join('\n'))
    expect(articles).toMatchObject([
      {
        name: `${path}#2`,
        text: `The envoys met${d} and "parted"\non Friday.`,
        given: { published: '2025-03-07', title: 'Envoys meet', outlet: 'Island Courier' },
      },
    ])
    expect(notes.map((n) => n.code)).toEqual(['csv-without-text'])
  })

  it('says that no column holds a text, and which there are', () => {
    expect(parse('a.csv', 'a,b\n1,2\n').notes).toMatchObject([{ code: 'csv-without-text', data: { fields: 'a, b' } }])
  })
})

describe('text', () => {
  it('keeps the text to the letter and is named by its path', () => {
    const content = '  Envoys meet\r\n\r\nThe envoys met on Friday. \r\n'
    expect(parse('sub/a.txt', content).articles).toMatchObject([{ name: 'sub/a.txt', text: content }])
  })

  it('is named by the id or the address that came with it', () => {
    expect(parse('a.txt', 'x y', { url: 'https://a.example/1' }).articles[0]!.name).toBe('https://a.example/1')
    expect(parse('a.txt', 'x y', { id: 'n1', url: 'https://a.example/1' }).articles[0]!.name).toBe('n1')
  })

  it('notes a guessed encoding', () => {
    const bytes = Buffer.from('Le d\xe9l\xe9gu\xe9 a parl\xe9 \xe0 la presse vendredi soir.', 'latin1')
    expect(
      parseInput({ path: 'a.txt', file: 'a.txt', bytes, given: {} }).notes.length +
        parseInput({ path: 'a.txt', file: 'a.txt', bytes, given: {} }).articles[0]!.notes.length,
    ).toBe(1)
  })
})
