import { defineClaimKind } from '../../kind.ts'

export const figure = defineClaimKind({
  kind: 'figure',
  summary: 'not written yet',
  extract: () => [],
})
