/**
 * The last day that an EDTF date can stand for, `YYYY-MM-DD`, or null where it is open or not understood: `2025-03` gives
 * 2025-03-31, `2025-02-24/2025-02-28` and `[2025-02-24..2025-02-28]` give 2025-02-28, `2025-03/..` gives null.
 */
export function lastDay(edtf: string): string | null {
  const end = edtf.trim().replace(/^[[{]|[\]}]$/g, '').split(/\/|\.\.(?=.)|,/).at(-1)!.replace(/[~?%]/g, '')
  const parts = /^(\d{3}[\dX]|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T.*)?$/.exec(end)
  if (!parts) return null
  const year = parts[1]!.replaceAll('X', '9')
  const month = parts[2] === undefined || parts[2] === 'XX' ? '12' : parts[2]
  if (Number(month) < 1 || Number(month) > 12) return null
  const most = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  const day = parts[3] === undefined || parts[3] === 'XX' ? String(most) : parts[3]
  if (Number(day) < 1 || Number(day) > most) return null
  return `${year}-${month}-${day}`
}
