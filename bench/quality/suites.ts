import { claims } from './claims.ts'
import type { Suite } from './suite.ts'

/** Every suite of the quality bench. */
export const SUITES: readonly Suite[] = [claims]
