import { defineClaimKind } from '../../kind.ts'

export const refusal = defineClaimKind({
  kind: 'refusal',
  summary: 'not written yet',
  extract: () => [],
})
