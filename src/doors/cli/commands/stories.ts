import type { OpenRecord } from '../../../record/index.ts'
import { clean, dateWords, heading, safe } from '../../../views/text.ts'
import { type Command, recordFile } from '../command.ts'
import { withRecord } from '../record.ts'

/** `parley stories`: which articles tell of one event. */
export const stories: Command = {
  name: 'stories',
  summary: 'which articles tell of one event, in whatever words',
  usage: '[OPTIONS]',
  about: `Groups the articles of the record by the event that they tell of, by the rare words that they have in common. Such articles need not be copies
("parley copies" has those), and two rounds of the same talks can come out as one event: it is a way to find what to read next to each other.`,
  options: [],
  examples: ['parley stories', 'parley stories --json'],
  run: async (context) =>
    withRecord(recordFile(context), async (record) => {
      const answer = await storiesAnswer(record)
      if (context.options.json) await context.out.json(answer)
      else if (answer.stories.length === 0) await context.out.text('No two articles tell of one event.\n')
      else {
        const page = { width: context.out.width, colour: context.out.colour, article: () => undefined }
        await context.out.text(`${heading('Events that several articles tell of', answer.stories.length, page)}\n`)
        for (const s of safe(answer.stories)) {
          const lines = s.articles.map((a) => `    ${a.outlet ?? 'outlet unknown'} · ${dateWords(a.published)} · ${clean(a.headline ?? a.article)}`)
          await context.out.text(`  ${s.articles.length} articles\n${lines.join('\n')}\n`)
        }
      }
      return 0
    }),
}

/** `parley.stories/1`. */
export async function storiesAnswer(record: OpenRecord) {
  const all = await record.stories()
  return {
    schema: 'parley.stories/1' as const,
    stories: all.map((s) => ({
      articles: s.articles.map((a) => ({ article: a.id, outlet: a.outlet, headline: a.headline, published: a.published?.edtf ?? null })),
    })),
  }
}
