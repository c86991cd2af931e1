import type { Timex, Quoted } from '../../model/annotation.ts'

export function findTimes(_doc: Quoted): Timex[] {
  return []
}
