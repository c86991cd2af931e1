import { tinyld } from './libraries.ts'

/** Words that make up a good fifth of any English running text and are rare together in other languages. */
const ENGLISH = new Set(
  (
    'the of and to in a that is was for on with said as by at from be are have has had it its not but this which they will would he his she her who ' +
    'an were been their or than after before about more also over between there when what we you i if could should'
  ).split(' '),
)
/** Of these, words that no other European language shares: without one of them a text is not taken for English here. */
const ONLY_ENGLISH = new Set(
  'the of and that was with said have has had been they their which from would could should after about between there this'.split(' '),
)
const SAMPLE = 1500
/** Fewer words than this say too little. */
const LEAST_WORDS = 6
/**
 * Share of English function words from which a text is English. News in English has .30 to .45, lists of names in
 * English .15.
 */
const SHARE = 0.18
const WORD = /\p{L}[\p{L}\p{M}’']*/gu

/**
 * The language of a text as a BCP 47 code, or null when it is too short to tell. Looks at the first 1,500 characters
 * only. Function words decide for English, so that foreign names do not; for all others a model of letter groups
 * (tinyld).
 */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, SAMPLE)
  let [words, english, certain] = [0, 0, 0]
  for (const [word] of sample.matchAll(WORD)) {
    const w = word.toLowerCase()
    words++
    if (ENGLISH.has(w)) english++
    if (ONLY_ENGLISH.has(w)) certain++
  }
  if (words >= LEAST_WORDS && certain > 0 && english / words >= SHARE) return 'en'
  const letters = sample.replace(/[^\p{L}]/gu, '').length
  if (words < LEAST_WORDS && !(letters >= 20 && /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/.test(sample))) return null
  try {
    const [best, second] = tinyld().detectAll(sample)
    if (!best || best.accuracy < 0.1) return null
    // A short or headline-like text without function words: English is kept where the model has it close to the top.
    if (best.lang !== 'en' && second?.lang === 'en' && words < 20 && best.accuracy - second.accuracy < 0.1) return null
    return best.lang
  } catch {
    return null
  }
}
