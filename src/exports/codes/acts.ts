/**
 * The acts that both coders speak in: the eighteen types of PLOVER's first edition, with two of them parted where newer editions and other
 * data sets part them otherwise (armed force from assault, sanctions imposed from relations reduced). Every scheme is a table over these.
 */
export const ACTS = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'INVESTIGATE',
  'DEMAND',
  'DISAPPROVE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'MOBILIZE',
  'SANCTION',
  'EMBARGO',
  'COERCE',
  'ASSAULT',
  'FIGHT',
] as const
export type Act = (typeof ACTS)[number]

export type Quad = 'verbal cooperation' | 'material cooperation' | 'verbal conflict' | 'material conflict'

/** A PLOVER event type of the current edition (sixteen types; INVESTIGATE is part of ACCUSE, DEMAND of REQUEST). */
export type Plover =
  | 'AGREE'
  | 'CONSULT'
  | 'SUPPORT'
  | 'CONCEDE'
  | 'COOPERATE'
  | 'AID'
  | 'RETREAT'
  | 'REQUEST'
  | 'ACCUSE'
  | 'REJECT'
  | 'THREATEN'
  | 'PROTEST'
  | 'SANCTION'
  | 'MOBILIZE'
  | 'COERCE'
  | 'ASSAULT'

/** A code as the export writes it. `plover` is null where the act is a plain utterance, which PLOVER leaves uncoded. */
export interface Code {
  readonly plover: Plover | null
  /** CAMEO root code, `01` to `20`. */
  readonly cameo: string
  readonly quad: Quad
}

const [VC, MC, VX, MX] = ['verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict'] as const

/** PLOVER, CAMEO and class of every act. */
export const CODES: Readonly<Record<Act, Code & { readonly plover: Plover }>> = {
  AGREE: { plover: 'AGREE', cameo: '03', quad: VC },
  CONSULT: { plover: 'CONSULT', cameo: '04', quad: VC },
  SUPPORT: { plover: 'SUPPORT', cameo: '05', quad: VC },
  CONCEDE: { plover: 'CONCEDE', cameo: '08', quad: MC },
  COOPERATE: { plover: 'COOPERATE', cameo: '06', quad: MC },
  AID: { plover: 'AID', cameo: '07', quad: MC },
  RETREAT: { plover: 'RETREAT', cameo: '08', quad: MC },
  INVESTIGATE: { plover: 'ACCUSE', cameo: '09', quad: VX },
  DEMAND: { plover: 'REQUEST', cameo: '10', quad: VX },
  DISAPPROVE: { plover: 'ACCUSE', cameo: '11', quad: VX },
  REJECT: { plover: 'REJECT', cameo: '12', quad: VX },
  THREATEN: { plover: 'THREATEN', cameo: '13', quad: VX },
  PROTEST: { plover: 'PROTEST', cameo: '14', quad: MX },
  MOBILIZE: { plover: 'MOBILIZE', cameo: '15', quad: MX },
  SANCTION: { plover: 'SANCTION', cameo: '16', quad: MX },
  EMBARGO: { plover: 'SANCTION', cameo: '16', quad: MX },
  COERCE: { plover: 'COERCE', cameo: '17', quad: MX },
  ASSAULT: { plover: 'ASSAULT', cameo: '18', quad: MX },
  FIGHT: { plover: 'ASSAULT', cameo: '19', quad: MX },
}

/** Whether an act is cooperative. */
export function friendly(act: Act): boolean {
  return CODES[act].quad === VC || CODES[act].quad === MC
}

/** Whether an act is done rather than said. */
export function material(act: Act): boolean {
  return CODES[act].quad === MC || CODES[act].quad === MX
}

/** The fifteen labels of the PLV sentences: CONCEDE and RETREAT in one, and sanctions with the coercive acts. */
export function plvLabel(act: Act): string {
  if (act === 'CONCEDE' || act === 'RETREAT') return 'YIELD'
  return act === 'EMBARGO' ? 'COERCE' : CODES[act].plover
}

/** The labels of PLOVER's first edition, as its gold standard records use them. */
export function firstEdition(act: Act): string {
  return act === 'EMBARGO' ? 'SANCTION' : act
}
