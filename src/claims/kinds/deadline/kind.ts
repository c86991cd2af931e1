import { defineClaimKind } from '../../kind.ts'

export const deadline = defineClaimKind({
  kind: 'deadline',
  summary: 'not written yet',
  extract: () => [],
})
