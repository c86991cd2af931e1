import type { AgreementClaim, ClaimBase, ConditionClaim, DeadlineClaim, MeasureClaim, MeasureType, MeetingClaim, StatementClaim } from '../../model/claim.ts'
import { type Act, type Code, CODES, friendly, material } from './acts.ts'

type Told = Partial<Pick<ClaimBase, 'factuality'>>

/** What the map looks at: any claim, and any entry of the record with its kind. */
export type Codable =
  | (Pick<StatementClaim, 'kind'> & Told)
  | (Pick<MeetingClaim, 'kind' | 'status'> & Told)
  | (Pick<ConditionClaim, 'kind' | 'type'> & Told)
  | (Pick<DeadlineClaim, 'kind' | 'by' | 'orElse'> & Told)
  | (Pick<AgreementClaim, 'kind' | 'status' | 'stage'> & Told)
  | ({ readonly kind: 'refusal' } & Told)
  | (Pick<MeasureClaim, 'kind' | 'type' | 'direction'> & Told)
  | ({ readonly kind: 'figure' } & Told)

/** A plain utterance: CAMEO counts it, PLOVER does not. */
const UTTERANCE: Code = { plover: null, cameo: '01', quad: 'verbal cooperation' }

/**
 * The event code of a claim: a fixed table over kind, type, direction, status and factuality, explained in `docs/reference/codes.md`.
 * Pure.
 *
 * @param words the claim's own words. Two types of measure (trade, military) and legal acts cover deeds of different codes; only the
 * words tell them apart, and without them such a measure has no code.
 * @returns null for what is no act (figures, dates on which something ends by itself), for what is denied or merely supposed, and where
 * the claim leaves it open. CAMEO codes are roots, `01` to `20`.
 */
export function codeOf(claim: Codable, words = ''): Code | null {
  if (claim.kind === 'statement') return UTTERANCE
  const act = actOf(claim, words)
  return act === null ? null : CODES[act]
}

function actOf(claim: Codable, words: string): Act | null {
  switch (claim.kind) {
    case 'meeting':
      return told(MEETINGS[claim.status], claim)
    case 'condition':
      return told(CONDITIONS[claim.type], claim)
    case 'deadline':
      return told(claim.by === null ? null : claim.orElse === null ? 'DEMAND' : 'THREATEN', claim)
    case 'agreement':
      return intended(agreement(claim), claim)
    case 'refusal':
      return told('REJECT', claim)
    case 'measure':
      return intended(measure(claim, words), claim)
    default:
      return null
  }
}

const MEETINGS: Readonly<Record<MeetingClaim['status'], Act | null>> = {
  held: 'CONSULT',
  'under way': 'CONSULT',
  scheduled: 'AGREE',
  proposed: 'AGREE',
  'called for': 'DEMAND',
  'ruled out': 'REJECT',
  cancelled: 'SANCTION',
  postponed: null,
}

const CONDITIONS: Readonly<Record<ConditionClaim['type'], Act>> = { precondition: 'DEMAND', demand: 'DEMAND', offer: 'AGREE', threat: 'THREATEN' }

/** What is said to be untrue, or only supposed, is no event. */
function told(act: Act | null, { factuality }: Told): Act | null {
  return factuality === 'denied' || factuality === 'hypothetical' || factuality === 'past-habit' ? null : act
}

/** The same for deeds, which may also be intended, offered or asked for. */
function intended(act: Act | null, claim: Told): Act | null {
  const known = told(act, claim)
  if (known === null || claim.factuality === 'possible') return null
  if (claim.factuality === 'demanded') return 'DEMAND'
  if (claim.factuality !== 'planned' && claim.factuality !== 'offered') return known
  if (friendly(known)) return 'AGREE'
  return material(known) ? 'THREATEN' : known
}

function agreement({ status, stage }: Pick<AgreementClaim, 'status' | 'stage'>): Act | null {
  if (status === 'denied') return null
  if (status === 'broken' || stage === 'ended' || stage === 'suspended') return 'REJECT'
  if (status === 'implemented') return 'COOPERATE'
  return status === 'reached' ? 'SUPPORT' : 'AGREE'
}

/** What it is to do a measure of a type, to stop it, and to ease it. */
const MEASURES: Readonly<Record<MeasureType, readonly [on: Act | null, off: Act | null, ease: Act | null]>> = {
  aid: ['AID', 'SANCTION', null],
  sanctions: ['EMBARGO', 'CONCEDE', 'CONCEDE'],
  trade: ['COOPERATE', 'SANCTION', 'CONCEDE'],
  diplomatic: ['SUPPORT', 'SANCTION', 'CONCEDE'],
  military: ['FIGHT', 'RETREAT', 'RETREAT'],
  legal: ['COERCE', 'CONCEDE', 'CONCEDE'],
  detainees: ['COERCE', 'CONCEDE', 'CONCEDE'],
}

const BARRIER = /\b(?:tariff|dut(?:y|ies)|lev(?:y|ies)|quota|embargo|ban|curb|restriction)/i
const SHOOTING = /\b(?:air ?strike|strike|struck|attack|bomb|shell|fire|raid|offensive|invasion|invade|assault|ambush|kill|incursion|hit)/i
const READINESS =
  /\b(?:drill|exercise|deploy|mobili[sz]|test|patrol|reinforce|troop|warship|carrier|alert|launch(?:ed|es)? (?:a |two |several )?(?:ballistic )?missile)/i
const SUIT = /\b(?:lawsuit|sue[ds]?|indict|charge|prosecut|accus)/i
const BAN = /\b(?:ban|warrant|arrest|emergency|martial|curfew|outlaw|sentenc|convict|seiz|confiscat)/i

function measure({ type, direction }: Pick<MeasureClaim, 'type' | 'direction'>, words: string): Act | null {
  if (direction === 'threaten') return 'THREATEN'
  if (direction === 'promise') return 'AGREE'
  const [on, off, ease] = MEASURES[type]
  if (direction === 'ease') return ease
  const doing = direction !== 'stop'
  if (type === 'trade') {
    if (words === '') return null
    if (BARRIER.test(words)) return doing ? 'EMBARGO' : 'CONCEDE'
  }
  if (type === 'military' && doing) return SHOOTING.test(words) ? on : READINESS.test(words) ? 'MOBILIZE' : null
  if (type === 'legal' && doing) return SUIT.test(words) ? 'DISAPPROVE' : BAN.test(words) ? on : null
  return doing ? on : off
}
