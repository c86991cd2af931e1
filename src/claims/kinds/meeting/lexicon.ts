import type { MeetingStatus } from '../../../model/claim.ts'
import { lexicon, words } from '../../data.ts'

export type Family = 'occasion' | 'process' | 'round' | 'visit' | 'call'
export type Group = 'hold' | 'begin' | 'ongoing' | MeetingStatus

export interface NounEntry {
  readonly family: Family
  readonly format?: 'in person' | 'call' | 'mediated'
  readonly level?: string
  /** Only in the plural ("talks"). */
  readonly plural?: boolean
  /** Only with a telling word before it or people behind it. */
  readonly weak?: boolean
}

export interface ActEntry {
  readonly with?: readonly string[]
  readonly object?: boolean
  readonly to?: boolean
  readonly family?: Family
  readonly format?: 'in person' | 'call' | 'mediated'
  /** The object must be a person or a delegation. */
  readonly person?: boolean
  /** The other side must be named. */
  readonly needs?: boolean
  readonly particle?: string
  /** Also a meeting when two sides do it together ("U.S. and Russian officials discussed …"). */
  readonly joint?: boolean
  /** The other side may be left out when it is by phone ("they spoke on the phone"). */
  readonly phone?: boolean
  /** Said of a call only with a person as object and a purpose or a day. */
  readonly rings?: boolean
  /** "is to see the minister", "saw the king on Friday": with a day or as a plan, and nothing that is seen of them. */
  readonly sees?: boolean
  /** The object must be somebody who can be a side. */
  readonly sides?: boolean
  /** Two named together may do it without another side ("the two ministers spoke on Friday"). */
  readonly pair?: boolean
  /** The subject brings the others together and is no side. */
  readonly convener?: boolean
  /** Needs a place to come to or a meeting as its purpose. */
  readonly errand?: boolean
  /** Needs a place or a day, and people of office. */
  readonly sited?: boolean
  /** The object is a body that is told ("briefed the Security Council"). */
  readonly bodies?: boolean
  /** What the verb makes of the meeting, where that is not `hold`. */
  readonly group?: Group
  /** The subject goes between others and is no side ("Norway mediated between …"). */
  readonly mediates?: boolean
  /** Said of travellers, with the place right behind. */
  readonly travels?: boolean
  /** A delegation that comes, stays or leaves. */
  readonly team?: boolean
}

/** One use of a verb over a meeting: which place the meeting has beside it, and what that makes of the meeting. */
export interface VerbUse {
  /** `o` object, `s` subject, else the preposition before the meeting. */
  readonly role: string
  readonly group: Group
  /** Words of which one must follow the verb, empty for none. */
  readonly needs: readonly string[]
}

/** A set phrase: one of its verbs and the words right behind it. */
export interface Idiom extends ActEntry {
  readonly verbs: readonly string[]
  readonly then: string
  /** Only said of negotiators and their teams. */
  readonly teams?: boolean
  /** Said of persons and of those who travel by office. */
  readonly arrives?: boolean
  /** Said of more than one. */
  readonly shared?: boolean
}

interface Raw {
  readonly idioms: readonly Idiom[]
  readonly rows: readonly string[]
  readonly sitting: readonly string[]
  readonly meals: readonly string[]
  readonly nouns: Readonly<Record<string, NounEntry>>
  readonly headed: readonly string[]
  readonly notBefore: Readonly<Record<string, readonly string[]>>
  readonly weakBefore: Readonly<Record<string, readonly string[]>>
  readonly containers: readonly string[]
  readonly nominal: Readonly<Record<string, readonly string[]>>
  readonly verbs: Readonly<Record<Group, readonly string[]>>
  readonly needs: Readonly<Record<string, readonly string[]>>
  readonly acts: Readonly<Record<string, ActEntry>>
  readonly purposes: readonly string[]
  readonly travellers: readonly string[]
  readonly adjectives: Readonly<Record<string, readonly string[]>>
  readonly next: readonly string[]
  readonly anchors: readonly string[]
  readonly teams: readonly string[]
  readonly teamVerbs: Readonly<Record<string, readonly string[]>>
  readonly indirect: readonly string[]
  readonly levels: Readonly<Record<string, string | null>>
  readonly ordinals: Readonly<Record<string, number>>
  readonly mediating: readonly string[]
  readonly topics: readonly string[]
  readonly topicVerbs: readonly string[]
  readonly sites: Readonly<Record<string, string>>
  readonly plain: readonly string[]
}

export interface MeetingWords {
  readonly raw: Raw
  readonly verbs: ReadonlyMap<string, readonly VerbUse[]>
  readonly idioms: ReadonlyMap<string, readonly (readonly [RegExp, Idiom])[]>
  readonly nominal: ReadonlyMap<string, MeetingStatus>
  readonly adjectives: ReadonlyMap<string, MeetingStatus>
  readonly teamVerbs: ReadonlyMap<string, MeetingStatus>
  readonly sets: Readonly<
    Record<
      | 'rows'
      | 'sitting'
      | 'meals'
      | 'headed'
      | 'teams'
      | 'containers'
      | 'purposes'
      | 'travellers'
      | 'next'
      | 'anchors'
      | 'indirect'
      | 'mediating'
      | 'topics'
      | 'topicVerbs'
      | 'plain',
      ReadonlySet<string>
    >
  >
}

let loaded: MeetingWords | null = null

/** Loads `data/claims/meeting.yaml` on first use and turns it into maps by lemma. */
export function meetingWords(): MeetingWords {
  if (loaded) return loaded
  const raw = lexicon<Raw>('meeting')
  const verbs = new Map<string, VerbUse[]>()
  for (const [group, list] of Object.entries(raw.verbs) as [Group, readonly string[]][])
    for (const entry of list) {
      const [verb, ...roles] = entry.split(' ') as [string, ...string[]]
      for (const role of roles) {
        const use = { role, group, needs: raw.needs[`${group} ${verb} ${role}`] ?? raw.needs[`${verb} ${role}`] ?? [] }
        verbs.set(verb, [...(verbs.get(verb) ?? []), use])
      }
    }
  const idioms = new Map<string, (readonly [RegExp, Idiom])[]>()
  for (const idiom of raw.idioms)
    for (const verb of idiom.verbs) idioms.set(verb, [...(idioms.get(verb) ?? []), [new RegExp(`^(?:${idiom.then})(?= |$)`), idiom] as const])
  const names = [
    'rows',
    'sitting',
    'meals',
    'headed',
    'teams',
    'containers',
    'purposes',
    'travellers',
    'next',
    'anchors',
    'indirect',
    'mediating',
    'topics',
    'topicVerbs',
    'plain',
  ] as const
  loaded = {
    raw,
    verbs,
    idioms,
    nominal: invert(raw.nominal),
    adjectives: invert(raw.adjectives),
    teamVerbs: invert(raw.teamVerbs),
    sets: Object.fromEntries(names.map((n) => [n, words(raw[n])])) as MeetingWords['sets'],
  }
  return loaded
}

function invert(lists: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, MeetingStatus> {
  return new Map(Object.entries(lists).flatMap(([status, list]) => list.map((w) => [w, status as MeetingStatus] as const)))
}
