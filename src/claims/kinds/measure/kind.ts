import { defineClaimKind } from '../../kind.ts'

export const measure = defineClaimKind({
  kind: 'measure',
  summary: 'not written yet',
  extract: () => [],
})
