import { defineClaimKind } from '../../kind.ts'

export const statement = defineClaimKind({
  kind: 'statement',
  summary: 'not written yet',
  extract: () => [],
})
