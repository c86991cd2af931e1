import { defineClaimKind } from '../../kind.ts'

export const meeting = defineClaimKind({
  kind: 'meeting',
  summary: 'not written yet',
  extract: () => [],
})
