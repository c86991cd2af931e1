import { describe, expect, it } from 'vitest'
import { XPOS } from '../../model/annotation.ts'
import { languageData } from '../data.ts'
import { lemmaOf } from './lemma.ts'

/** Tag, lemma, forms. */
const CASES: readonly (readonly [(typeof XPOS)[number], string, string])[] = [
  ['VBD', 'swear', 'swore'],
  ['VBN', 'swear', 'sworn'],
  ['VBD', 'shake', 'shook'],
  ['VBD', 'flee', 'fled'],
  ['VBN', 'mislead', 'misled'],
  ['VBD', 'withdraw', 'withdrew'],
  ['VBN', 'overthrow', 'overthrown'],
  ['VBD', 'uphold', 'upheld'],
  ['VBN', 'free', 'freed'],
  ['VBN', 'hope', 'hoped'],
  ['VBD', 'mediate', 'mediated'],
  ['VBG', 'welcome', 'welcoming'],
  ['VBD', 'tie', 'tied'],
  ['VBN', 'vie', 'vied'],
  ['VBD', 'try', 'tried'],
  ['VBD', 'control', 'controlled'],
  ['VBG', 'signal', 'signalling'],
  ['VBG', 'patrol', 'patrolling'],
  ['VBD', 'roll', 'rolled'],
  ['VBD', 'stall', 'stalled'],
  ['VBD', 'convene', 'convened'],
  ['VBN', 'enliven', 'enlivened'],
  ['VBZ', 'collapse', 'collapses'],
  ['VBZ', 'press', 'presses'],
  ['VBZ', 'halve', 'halves'],
  ['NNS', 'half', 'halves'],
  ['NNS', 'crisis', 'crises'],
  ['NNS', 'base', 'bases'],
  ['NNS', 'campus', 'campuses'],
  ['NNS', 'virus', 'viruses'],
  ['NNS', 'house', 'houses'],
  ['NNS', 'embargo', 'embargoes'],
  ['NNS', 'series', 'series'],
  ['NNS', 'treaty', 'treaties'],
  ['NNS', 'calorie', 'calories'],
  ['NNS', 'spokeswoman', 'spokeswomen'],
  ['NNPS', 'Democrat', 'Democrats'],
  ['NNP', 'Brussels', 'Brussels'],
  ['JJR', 'safe', 'safer'],
  ['JJS', 'big', 'biggest'],
]

describe('lemmas', () => {
  it.each(CASES)('%s %s from %s', (tag, lemma, form) => {
    const words = { text: form, start: [0], end: [form.length], lower: [form.toLowerCase()] }
    expect(lemmaOf(languageData().lemmas, words, 0, XPOS.indexOf(tag))).toBe(lemma)
  })
})
