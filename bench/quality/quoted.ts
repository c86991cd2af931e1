import { tag } from '../../src/language/annotate.ts'
import { languageData } from '../../src/language/data.ts'
import { findQuotations } from '../../src/language/quotations/quotations.ts'
import { tokenizeArticle } from '../../src/language/tokens/layer.ts'
import type { Quoted } from '../../src/model/annotation.ts'
import type { Article } from '../../src/model/article.ts'

/** The layers that the time layer builds on: tokens, sentences, tags, quotations. */
export function layersBeforeTimes(article: Article): Quoted {
  const tagged = tag(tokenizeArticle(article), languageData())
  return { ...tagged, quotations: findQuotations(tagged) }
}
