import { fold } from './fold.ts'

/**
 * The kinds of office that a title belongs to, coarse enough that "the Russian leader" finds a president and "the top diplomat" a foreign
 * minister. `broad` are kinds that a description may use for the office, though the title itself is narrower.
 */
export function officesOf(title: string): Set<string> {
  const t = fold(title).replace(/-/g, ' ')
  const out = new Set<string>()
  const head = t.slice(t.lastIndexOf(' ') + 1)
  if (/\bpresident\b/.test(t) && !/vice|deputy/.test(t)) add(out, 'president', 'leader')
  else if (/\b(?:vice|deputy) president\b/.test(t)) add(out, 'vice president', 'official')
  if (/\bprime minister\b|\bpremier\b|\bchancellor\b|\btaoiseach\b/.test(t) && !/deputy|vice|exchequer/.test(t)) add(out, 'prime minister', 'leader')
  if (/\b(?:leader|ruler|strongman|dictator|king|queen|monarch|emir|sultan|crown prince|head of state)\b/.test(t) && !/opposition|deputy/.test(t))
    add(out, 'leader', head)
  if (/\b(?:vice|deputy) (?:premier|prime minister|chancellor)\b/.test(t)) add(out, 'deputy prime minister', 'official')
  if (/opposition leader|leader of the opposition/.test(t)) add(out, 'opposition leader', 'politician')
  if (
    /\bforeign (?:minister|secretary|policy chief|affairs minister)\b|secretary of state|minister of (?:state for )?foreign affairs|high representative|top diplomat|chief diplomat/.test(
      t,
    )
  ) {
    if (/deputy|vice|assistant|under/.test(t)) add(out, 'deputy foreign minister', 'diplomat', 'minister')
    else add(out, 'foreign minister', 'diplomat', 'minister', 'top diplomat', /secretary/.test(t) ? 'secretary' : 'minister')
  } else if (/\bminister\b/.test(t)) add(out, t.replace(/^.*?(\w+ minister).*$/, '$1').replace('defence', 'defense'), 'minister')
  else if (/\bsecretary\b/.test(t) && !/press|general/.test(t)) add(out, t.replace(/^.*?(\w+ secretary).*$/, '$1').replace('defence', 'defense'), 'secretary')
  if (/secretary general|general secretary/.test(t)) add(out, 'secretary general', 'chief', 'head')
  if (/spokes(?:man|woman|person)|press secretary|press officer/.test(t)) add(out, 'spokesperson')
  if (/\b(?:envoy|representative|emissary)\b/.test(t)) add(out, 'envoy', 'diplomat')
  if (/\bnegotiator\b/.test(t)) add(out, 'negotiator', 'envoy')
  if (/\bmediator\b/.test(t)) add(out, 'mediator')
  if (/\bambassador\b/.test(t)) add(out, 'ambassador', 'diplomat', 'envoy')
  if (/\b(?:general|admiral|commander|colonel|army chief|military chief|marshal)\b/.test(t) && !/secretary|director|attorney|consul/.test(t))
    add(out, 'commander', head)
  if (/\b(?:chairman|chairwoman|chairperson|chair)\b/.test(t)) add(out, 'chair', 'head')
  if (/\b(?:chief|head|director|director general|managing director)\b/.test(t)) add(out, 'chief', 'head', 'director')
  if (/\badvis[eo]r\b|\baide\b/.test(t)) add(out, 'adviser', 'aide')
  if (/\b(?:journalist|reporter|correspondent)\b/.test(t)) add(out, 'journalist')
  if (/\b(?:senator|congressman|congresswoman|lawmaker|legislator|mp|representative)\b/.test(t)) add(out, 'lawmaker', head)
  if (/\b(?:analyst|expert|researcher|professor|fellow)\b/.test(t)) add(out, 'expert', head)
  if (/chief executive|\bceo\b/.test(t)) add(out, 'chief executive', 'boss', 'chief')
  if (out.size === 0 && head !== '') out.add(head)
  return out
}

function add(out: Set<string>, ...kinds: string[]): void {
  for (const k of kinds) out.add(k)
}

/** What a description asks for: its most telling kind of office only ("the president" does not ask for any leader). */
export function askedOffice(phrase: string): string {
  const t = fold(phrase).replace(/-/g, ' ')
  const head = t.slice(t.lastIndexOf(' ') + 1)
  if (/opposition leader/.test(t)) return 'opposition leader'
  if (/^head of state$/.test(t)) return 'president'
  if (/top diplomat|chief diplomat/.test(t)) return 'top diplomat'
  if (/^(?:spokesman|spokeswoman|spokesperson)$/.test(head) || /press secretary/.test(t)) return 'spokesperson'
  if (/secretary general|general secretary/.test(t)) return 'secretary general'
  if (/(?:vice|deputy) (?:premier|prime minister|chancellor)/.test(t)) return 'deputy prime minister'
  if (/prime minister|premier|chancellor/.test(t)) return 'prime minister'
  if (/vice president|deputy president/.test(t)) return 'vice president'
  if (/(?:deputy|vice) foreign minister/.test(t)) return 'deputy foreign minister'
  if (/secretary of state|foreign (?:minister|secretary|policy chief)/.test(t)) return 'foreign minister'
  if (/\w+ (?:minister|secretary)$/.test(t))
    return t
      .replace(/^.*?(\w+ (?:minister|secretary))$/, '$1')
      .replace('defence', 'defense')
      .replace(/^(?:the|senior|a) /, '')
  if (/chief executive|^ceo$/.test(t)) return 'chief executive'
  if (/^(?:reporter|correspondent)$/.test(head)) return 'journalist'
  if (/^(?:king|queen|monarch|emir|sultan|ruler|dictator|strongman)$/.test(head)) return head
  if (/advis[eo]r$/.test(head)) return 'adviser'
  if (/^(?:chairman|chairwoman|chairperson)$/.test(head)) return 'chair'
  return head
}
