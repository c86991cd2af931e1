import type { Doc } from '../../../model/annotation.ts'
import { focusAt } from '../../shared/focus.ts'
import { X } from '../../syntax.ts'

/*
 * Which side of the talks a common noun means: "the union", "the owners", "the rebels", "the government". In talks between a union and a firm "the
 * company" is the firm, in talks between a state and a movement "the rebels" are the movement, whatever their names.
 */

const LABOUR =
  /^(?:union|guild|striker|worker|pilot|driver|docker|nurse|teacher|machinist|writer|actor|crew|staff|employee|miner|steelworker|autoworker|longshoreman|porter|player|doctor|trucker)$/
const CAPITAL =
  /^(?:company|firm|employer|owner|management|studio|carmaker|airline|operator|railway|manufacturer|carrier|planemaker|producer|shipowner|terminal|maker|manager|board|broadcaster|publisher|league)$/
const REBEL =
  /^(?:rebel|guerrilla|insurgent|fighter|movement|group|militia|separatist|militant|faction|captor|kidnapper|gunman|paramilitary|hijacker|jihadist|insurgency)$/
const STATE = /^(?:government|cabinet|state|country|ministry|president|authority|regime|junta|parliament|administration|senate|congress)$/
const UNION_NAME =
  /\b(?:Union|Unions|Workers|Guild|Brotherhood|Teamsters|Federation|Association|Machinists|SAG-AFTRA|Aslef|Ver\.?di|IG|Syndicate|Confederation|Unite|Unison|UAW|ILA|WGA|CGT|RMT|Pilots|Nurses|Teachers|Longshoremen)\b/i

/** The one side of the talks in focus that a noun can mean, or null where there is none, or more than one. */
export function sideMeant(doc: Doc, token: number): string | null {
  if (token < 0 || !definite(doc, token)) return null
  const noun = doc.lemma[token]!
  const labour = LABOUR.test(noun)
  if (!labour && !CAPITAL.test(noun) && !REBEL.test(noun) && !STATE.test(noun)) return null
  const talks = focusAt(doc, token)
  if (!talks || talks.score < talks.next) return null
  const isState = (name: string) => doc.actors.some((a) => a.name === name && a.type === 'country')
  const fits = talks.parties.filter((p) => {
    if (STATE.test(noun)) return isState(p)
    if (isState(p)) return false
    if (REBEL.test(noun)) return talks.parties.some(isState)
    return labour === UNION_NAME.test(p)
  })
  return fits.length === 1 ? fits[0]! : null
}

/** "the company", "both owners", "its creditors" and not "a company". */
function definite(doc: Doc, noun: number): boolean {
  for (let t = noun - 1; t >= 0 && noun - t < 5; t--) {
    if (/^(?:the|both|these|those)$/.test(doc.lower[t]!) || doc.xpos[t] === X['PRP$']) return true
    if (/^(?:a|an|any|some|no|every|each)$/.test(doc.lower[t]!)) return false
  }
  return doc.xpos[noun] === X.NNS
}
