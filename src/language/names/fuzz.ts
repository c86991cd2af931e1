import * as check from 'fast-check'

const BITS = [
  'the', 'The', 'of', 'and', 'Moscow', 'Kim', 'Jong', '-', 'un', "'s", "'", '"', '“', '”', '‘', '’', '(', ')', 'IAEA', 'U.S.', 'Mr.', 'President', 'prime', 'minister', 'al', 'bin', 'said', 'he', 'they', 'it',
  'Ministry', 'Bank', ',', '.', '\n\n', ':', '\u{1f600}', 'Türkiye', 'I.', 'de', 'la', '&', 'Office', 'IN', '7', '\u0000', 'é', '\ud83d',
]

/** Texts for property tests: arbitrary strings, and strings of the words and marks that rules about names look at. */
export const fc = {
  ...check,
  prose: check.oneof(check.string({ maxLength: 80 }), check.array(check.constantFrom(...BITS), { maxLength: 60 }).map((a) => a.join(' ')), check.array(check.constantFrom(...BITS), { maxLength: 60 }).map((a) => a.join(''))),
}
