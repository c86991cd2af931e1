import { formatDay, parseEdtf } from '../model/edtf.ts'

/**
 * The last day that an EDTF date can stand for, `YYYY-MM-DD`, or null where it is open or cannot be read: `2025-03` gives
 * 2025-03-31, `2025-02-24/2025-02-28` and `[2025-02-24..2025-02-28]` give 2025-02-28, `2025-03/..` gives null.
 */
export function lastDay(edtf: string): string | null {
  const range = parseEdtf(edtf)
  return range && Number.isFinite(range[1]) ? formatDay(range[1]) : null
}
