import { agreement } from './agreement/kind.ts'
import { condition } from './condition/kind.ts'
import { deadline } from './deadline/kind.ts'
import { figure } from './figure/kind.ts'
import { measure } from './measure/kind.ts'
import { meeting } from './meeting/kind.ts'
import { refusal } from './refusal/kind.ts'
import { statement } from './statement/kind.ts'

/** The kinds of claims, in the order in which they are looked for: statements first, because the others stand in them. */
export const CLAIM_KINDS = [statement, meeting, condition, deadline, agreement, refusal, measure, figure] as const
