import { defineClaimKind } from '../../kind.ts'

export const condition = defineClaimKind({
  kind: 'condition',
  summary: 'not written yet',
  extract: () => [],
})
