import { defineClaimKind } from '../../kind.ts'

export const agreement = defineClaimKind({
  kind: 'agreement',
  summary: 'not written yet',
  extract: () => [],
})
