import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RELS, ROOT, UPOS, XPOS } from '../model/annotation.ts'
import type { Article } from '../model/article.ts'
import { annotate, readSentences } from './annotate.ts'
import { languageData } from './data.ts'
import { tokenizeArticle } from './tokens/layer.ts'
import { bareArticle } from '../model/fixture.ts'

function article(text: string): Article {
  return bareArticle(text)
}

function tree(text: string) {
  const { tagged, trees } = readSentences(tokenizeArticle(article(text)), languageData())
  return { ...tagged, ...trees }
}

/** `word/UPOS/XPOS/head word/relation` for every token. */
function rows(text: string): string[] {
  const doc = tree(text)
  const word = (i: number) => (i === ROOT ? 'ROOT' : text.slice(doc.start[i], doc.end[i]))
  return Array.from({ length: doc.count }, (_, i) => [word(i), UPOS[doc.upos[i]!], XPOS[doc.xpos[i]!], word(doc.head[i]!), RELS[doc.rel[i]!]].join('/'))
}

describe('tags and trees', () => {
  it('reads a plain sentence', () => {
    expect(rows('The minister met his Japanese counterpart on Monday.')).toEqual([
      'The/DET/DT/minister/det',
      'minister/NOUN/NN/met/nsubj',
      'met/VERB/VBD/ROOT/root',
      'his/PRON/PRP$/counterpart/nmod:poss',
      'Japanese/ADJ/JJ/counterpart/amod',
      'counterpart/NOUN/NN/met/obj',
      'on/ADP/IN/Monday/case',
      'Monday/PROPN/NNP/met/obl',
      './PUNCT/./met/punct',
    ])
  })

  it('gives a weekday after a place to the verb', () => {
    const found = rows('The ministers met in Oslo on Monday and flew home on Friday.')
    expect(found).toContain('Monday/PROPN/NNP/met/obl')
    expect(found).toContain('Friday/PROPN/NNP/flew/obl')
  })

  it('tells the passive and its agent', () => {
    const found = rows('The plan was rejected by the rebels.')
    expect(found).toContain('plan/NOUN/NN/rejected/nsubj:pass')
    expect(found).toContain('was/AUX/VBD/rejected/aux:pass')
    expect(found).toContain('rebels/NOUN/NNS/rejected/obl:agent')
  })

  it('finds what is said and who says it', () => {
    const found = rows('The envoy said that the talks would resume.')
    expect(found).toContain('envoy/NOUN/NN/said/nsubj')
    expect(found).toContain('resume/VERB/VB/said/ccomp')
    expect(found).toContain('talks/NOUN/NNS/resume/nsubj')
  })
})

describe('one article after another', () => {
  it('shows nothing of the one before', () => {
    const text = 'Envoys met. Talks on the border, the ministry and two aides said, would end if neither side gave way before the winter.'
    const before = rows(text)
    // What another article may have left: all but the first, which stands for "nothing".
    languageData().parser.scratch.actionValueList.fill(0x2545f491, 1)
    expect(rows(text)).toEqual(before)
  })
})

describe('lemmas', () => {
  it.each([
    ['The envoys were meeting allies.', 'the envoy be meet ally .'],
    ['She has announced better offers.', 'she have announce good offer .'],
    ['They halted the attacks and resumed talks.', 'they halt the attack and resume talk .'],
    ['He travelled to Paris and stopped there.', 'he travel to Paris and stop there .'],
    ['Children went home.', 'child go home .'],
  ])('%s', (text, lemmas) => {
    expect(tree(text).lemma.join(' ')).toBe(lemmas)
  })
})

const anyText = fc
  .array(
    fc.oneof(fc.string({ unit: 'binary' }), fc.lorem({ maxCount: 3 }), fc.constantFrom('. ', '\n', '“', '”', '"', ' Mr. ', '\ud800', 'said', '(', ', and ')),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

describe('on any text', () => {
  it('gives every sentence one root and a tree without circles', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const doc = tree(text)
        for (const s of doc.sentences) {
          let roots = 0
          for (let i = s.first; i < s.end; i++) {
            expect(doc.upos[i]).toBeLessThan(UPOS.length)
            expect(doc.xpos[i]).toBeLessThan(XPOS.length)
            expect(doc.rel[i]).toBeLessThan(RELS.length)
            if (doc.head[i] === ROOT) roots++
            else expect(doc.head[i]! >= s.first && doc.head[i]! < s.end).toBe(true)
            let steps = 0
            for (let h = i; h !== ROOT; h = doc.head[h]!) expect(steps++).toBeLessThan(s.end - s.first)
          }
          expect(roots).toBe(1)
          expect(s.parsed).toBe(true)
        }
      }),
      { numRuns: 200, seed: 3 },
    )
  })

  it('never throws, and says the same twice', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(annotate(article(text))).toEqual(annotate(article(text)))
      }),
      { numRuns: 60, seed: 4 },
    )
  })

  it('reads nothing in nothing', () => {
    const doc = annotate({ ...article('MENU'), body: [] })
    expect([doc.count, doc.sentences, doc.mentions, doc.times, doc.quotations]).toEqual([0, [], [], [], []])
  })
})
