import { describe, expect, it } from 'vitest'
import type { MeetingEntry, TrackEntry } from '../model/record.ts'
import { trackRows } from './tracks.ts'
import type { Ask } from './view.ts'

type Told = Pick<MeetingEntry, 'id' | 'when' | 'status'>

/** The last and the next meeting of a track with these meetings, as they stand on 15 May 2031. */
async function ends(meetings: readonly Told[]) {
  const track = { id: 't', name: 'Norland–Sudria', parties: [], subject: null, state: 'unknown', meetings: meetings.map((m) => m.id), history: [] }
  const ask = { entries: async () => meetings.map((m) => ({ place: null, ...m })) }
  const [row] = await trackRows(ask as unknown as Ask, [track as unknown as TrackEntry], '2031-05-15')
  return { last: row?.last?.id ?? null, next: row?.next?.id ?? null }
}

describe('the last and the next meeting of a track', () => {
  it.each<[string, Told[], { last: string | null; next: string | null }]>([
    ['a day to come', [{ id: 'a', when: '2031-05-19', status: 'scheduled' }], { last: null, next: 'a' }],
    ['a day that has been', [{ id: 'a', when: '2031-05-12', status: 'scheduled' }], { last: null, next: null }],
    ['put off from a day to come', [{ id: 'a', when: '2031-05-19', status: 'postponed' }], { last: null, next: null }],
    ['put off from a day that has been', [{ id: 'a', when: '2031-05-12', status: 'postponed' }], { last: null, next: null }],
    ['put off, no day told', [{ id: 'a', when: null, status: 'postponed' }], { last: null, next: 'a' }],
    ['called off', [{ id: 'a', when: '2031-05-19', status: 'cancelled' }], { last: null, next: null }],
    [
      'the old day and the new',
      [
        { id: 'a', when: '2031-05-12', status: 'postponed' },
        { id: 'b', when: '2031-05-19', status: 'scheduled' },
      ],
      { last: null, next: 'b' },
    ],
    [
      'a day before some time after another',
      [
        { id: 'a', when: '2031-05-01/..', status: 'scheduled' },
        { id: 'b', when: '2031-05-19', status: 'scheduled' },
      ],
      { last: null, next: 'b' },
    ],
    [
      'only some time after a day',
      [
        { id: 'a', when: '2031-05-12', status: 'held' },
        { id: 'b', when: '2031-05-13/..', status: 'scheduled' },
      ],
      { last: 'a', next: 'b' },
    ],
  ])('%s', async (_, meetings, expected) => expect(await ends(meetings)).toEqual(expected))
})
