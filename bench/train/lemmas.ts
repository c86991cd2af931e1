import { byRule } from '../../src/language/lemma/lemma.ts'
import type { WordTable } from '../../src/language/words/hash.ts'
import { XPOS } from '../../src/model/annotation.ts'
import type { Sample } from './sample.ts'

const NAMES = new Set([XPOS.indexOf('NNP'), XPOS.indexOf('NNPS'), XPOS.indexOf('GW'), XPOS.indexOf('XX'), XPOS.indexOf('ADD')])

/** Lines `tag word lemma` for the forms whose usual lemma the rules do not give. Misspelt forms (seen once, odd lemma) are left out. */
export function lemmaExceptions(samples: Sample[], words: WordTable): string {
  const seen = new Map<string, Map<string, number>>()
  for (const s of samples)
    for (let k = 0; k < s.count; k++) {
      const tag = s.xpos[k]!
      const word = s.words.lower[k]!
      const lemma = s.lemma[k]!
      if (NAMES.has(tag) || /\s/.test(word + lemma) || lemma === '_') continue
      const key = `${tag} ${word}`
      const counts = seen.get(key) ?? new Map<string, number>()
      seen.set(key, counts)
      counts.set(lemma, (counts.get(lemma) ?? 0) + 1)
    }
  const lines: string[] = []
  for (const [key, counts] of [...seen].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const [tag, word] = key.split(' ') as [string, string]
    const [lemma, n] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]!
    const rule = byRule(words, word, Number(tag))
    if (lemma.toLowerCase() === rule.toLowerCase() || (n < 2 && word[0] !== lemma[0]?.toLowerCase())) continue
    lines.push(`${key} ${lemma}`)
  }
  return lines.join('\n')
}
