import type { Doc } from '../../../model/annotation.ts'
import { caseOf, clauseTokens, phraseTokens, predicateOf } from '../../shared/clause.ts'
import { kidsOf, treeOf } from '../../shared/tree.ts'
import { agentsOf, doerOf, isAgentive } from '../../shared/voices.ts'
import { isRel, U } from '../../syntax.ts'
import type { ActFound } from './found.ts'
import { measureLexicon } from './lexicon.ts'
import { ownerOf } from './owner.ts'
import { typeOf } from './things.ts'

const WALKING: ReadonlySet<string> = new Set(['pull', 'walk', 'cancel', 'leave', 'call', 'quit', 'boycott', 'withdraw', 'abandon', 'break', 'sever', 'expel'])
const WARLIKE: ReadonlySet<string> = new Set([
  'war',
  'force',
  'action',
  'attack',
  'strike',
  'invasion',
  'invade',
  'bomb',
  'fire',
  'retaliation',
  'annihilation',
  'missile',
  'nuclear',
  'military',
])

/** "threats of further sanctions", "repeated threats by Peru to pull out", "a promise of aid", "a firm commitment to disarmament". */
export function announced(doc: Doc, t: number): ActFound | null {
  const lex = measureLexicon()
  const threat = doc.lemma[t] === 'threat'
  if (!threat && !lex.promisingNoun.has(doc.lemma[t]!)) return null
  const kids = [...kidsOf(doc, t)]
  // "any threat of sanctions": of none in particular.
  if (threat && kids.some((k) => k < t && /^(?:any|no)$/.test(doc.lower[k]!))) return null
  const owner = ownerOf(doc, t)
  const verb = predicateOf(doc, t)
  // "expressed a commitment to disarmament": the parser may hang the complement on the verb.
  const next = owner > t ? treeOf(doc).right[owner]! + 1 : t + 1
  if (['to', 'of'].includes(doc.lower[next] ?? ''))
    for (let k = next + 1; k < next + 8 && k < doc.count; k++) if (treeOf(doc).left[k] === next && !kids.includes(k)) kids.push(k)
  const thing = kids.filter(
    (k) => k !== owner && ((k > t && isRel(doc, k, 'nmod', 'acl', 'obl', 'advcl', 'xcomp', 'conj')) || (threat && k < t && isRel(doc, k, 'compound', 'amod'))),
  )
  for (const k of thing) {
    const verbal = doc.upos[k] === U.VERB
    // "the commitment of all delegations": whose it is, not what is promised.
    if (!threat && caseOf(doc, k) === 'of' && (isAgentive(doc, k) || agentsOf(doc, k).length > 0)) continue
    // "threats to food security": what is in danger, not what is threatened.
    if (threat && !verbal && k > t && caseOf(doc, k) === 'to') continue
    // A promise to do something is read at its verb.
    if (verbal && !threat) continue
    const type =
      typeOf(doc, k, verbal ? (lex.act.get(doc.lemma[k]!) ?? null) : null) ??
      (threat && WALKING.has(doc.lemma[k]!) ? 'diplomatic' : threat && WARLIKE.has(doc.lemma[k]!) ? 'military' : null)
    if (!type) continue
    const made =
      verb >= 0 &&
      verb !== t &&
      (!threat ||
        ['answer', 'respond', 'reply', 'counter', 'react', 'make', 'issue', 'repeat', 'renew', 'drop', 'withdraw', 'voice', 'utter'].includes(doc.lemma[verb]!))
    const by = owner >= 0 ? owner : made ? doerOf(doc, verb) : -1
    if (by < 0 && (!threat || k < t || !isRel(doc, k, 'nmod') || type === 'diplomatic')) continue
    const last = Math.max(t, ...[k, owner].filter((x) => x > t).map((x) => (doc.upos[x] === U.VERB ? clauseTokens(doc, x)[1] : phraseTokens(doc, x)[1])))
    return { head: t, type, act: 'start', by, thing: k, stretch: [phraseTokens(doc, t)[0], last], fixed: threat ? 'threaten' : 'promise' }
  }
  return null
}
