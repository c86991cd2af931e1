import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decode } from './decode.ts'

const line = 'Le délégué a déclaré que la trêve « tiendra » jusqu’à l’été.'
const russian = 'Переговоры возобновятся в пятницу, сообщил представитель министерства. Стороны обсудят обмен пленными и прекращение огня.'

describe('decode', () => {
  it.each([
    ['utf-8', iconv.encode(line, 'utf-8'), 'valid'],
    ['utf-8', iconv.encode(line, 'utf-8', { addBOM: true }), 'mark'],
    ['utf-16le', iconv.encode(line, 'utf-16le', { addBOM: true }), 'mark'],
    ['utf-16be', iconv.encode(line, 'utf-16be', { addBOM: true }), 'mark'],
    ['utf-16le', iconv.encode(line, 'utf-16le'), 'guessed'],
    ['utf-16be', iconv.encode(line, 'utf-16be'), 'guessed'],
    ['windows-1252', iconv.encode(line, 'windows-1252'), 'guessed'],
  ])('reads %s', (encoding, bytes, by) => {
    expect(decode(bytes)).toEqual({ text: line, encoding, by, lost: 0 })
  })

  it('goes by the charset that a page declares', () => {
    const page = `<html><head><meta charset="windows-1251"></head><body>${russian}</body></html>`
    expect(decode(iconv.encode(page, 'windows-1251'))).toMatchObject({ text: page, encoding: 'windows-1251', by: 'declared' })
  })

  it('goes by the encoding that XML declares', () => {
    const xml = `<?xml version="1.0" encoding="iso-8859-2"?><a>Česká strana jednání přivítala.</a>`
    expect(decode(iconv.encode(xml, 'iso-8859-2'))).toMatchObject({ text: xml, by: 'declared' })
  })

  it('trusts valid UTF-8 more than a wrong declaration', () => {
    const page = `<html><head><meta charset="iso-8859-1"></head><body>${russian}</body></html>`
    expect(decode(Buffer.from(page))).toMatchObject({ text: page, encoding: 'utf-8' })
  })

  it('guesses Cyrillic by frequencies', () => {
    expect(decode(iconv.encode(russian.repeat(4), 'windows-1251'))).toMatchObject({ text: russian.repeat(4), by: 'guessed' })
  })

  it.each([
    ['PNG picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['JPEG picture', Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['PDF document', Buffer.from('%PDF-1.7\n…')],
    ['ZIP archive or office document', Buffer.from('504b030414000000', 'hex')],
    ['binary data', Buffer.from([65, 66, 0, 67, 68, 69, 70, 71])],
  ])('tells a %s from text', (binary, bytes) => {
    expect(decode(bytes)).toMatchObject({ binary })
  })

  it('counts characters that cannot be read', () => {
    const bytes = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('a'), Buffer.from([0xff, 0xff]), Buffer.from('b')])
    expect(decode(bytes)).toMatchObject({ lost: 2 })
  })
})
