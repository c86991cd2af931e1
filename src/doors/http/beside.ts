import { CodePoints } from '../../exports/codepoints.ts'
import type { Beside, OpenRecord } from '../../record/index.ts'

/** `parley.beside/1`: two articles, passage by passage; spans in code points, as everywhere on the wire. */
export async function besideAnswer(record: OpenRecord, first: string, second: string): Promise<object> {
  const { a, b, rows } = await record.beside(first, second)
  const texts = await record.texts([a.id, b.id])
  const points = [a, b].map((x) => new CodePoints(texts.get(x.id) ?? ''))
  const head = (x: Beside['a']) => ({ article: x.id, outlet: x.outlet, headline: x.headline, published: x.published?.edtf ?? null })
  const side = (x: Beside['rows'][number]['a'], of: CodePoints) => x && { span: of.span(x.span), words: x.words }
  return { schema: 'parley.beside/1', a: head(a), b: head(b), rows: rows.map((r) => ({ how: r.how, a: side(r.a, points[0]!), b: side(r.b, points[1]!) })) }
}
