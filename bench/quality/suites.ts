import { attribution } from './attribution.ts'
import { blind, open, opened, sealed } from './blind.ts'
import { claims } from './claims.ts'
import { events } from './events.ts'
import { groups } from './groups.ts'
import { names } from './names-suite.ts'
import { pages } from './pages.ts'
import { sentences } from './sentences.ts'
import { rewrite } from './rewrite.ts'
import { blindLinking, blindRecord, freshLinking, freshRecord, linking, record } from './stories-record.ts'
import type { Suite } from './suite.ts'
import { times } from './times.ts'
import { treebank } from './treebank.ts'

/** Every suite of the quality bench. */
export const SUITES: readonly Suite[] = [
  claims,
  blind,
  open,
  opened,
  sealed,
  record,
  linking,
  blindRecord,
  blindLinking,
  freshRecord,
  freshLinking,
  attribution,
  sentences,
  treebank,
  times,
  names,
  events,
  groups,
  rewrite,
  pages,
]
