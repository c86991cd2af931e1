import { addressOnDay } from './address.ts'
import { type ComponentChildren, createElement, type VNode } from 'preact'

export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined | ((event: never) => void)>>

/** Where a link may lead: into this program, or to the web. */
const SAFE = /^(?:https?:\/\/|\/(?!\/)|#|\?|$)/i

let dayKept: string | null = null

/** In the browser: links that are made from now on lead to pages of this day. The server, which answers for many days, adds it when a page is written. */
export function keepDay(day: string): void {
  dayKept = day
}

/**
 * Makes an element or a component. The only way to make one in these rooms: text becomes text whatever it holds, there is no way to pass
 * HTML, and an address that is neither ours nor of the web is left out.
 */
export function h<P extends object>(type: (props: P) => VNode | null, props: Omit<P, 'children'> | null, ...children: ComponentChildren[]): VNode
export function h(type: string, props: Attributes | null, ...children: ComponentChildren[]): VNode
export function h(type: unknown, props: Attributes | null, ...children: ComponentChildren[]): VNode {
  const safe = typeof type === 'string' && props ? safeAttributes(props) : props
  return createElement(type as 'div', safe as object, ...children) as VNode
}

function safeAttributes(props: Attributes): Attributes {
  const bad = Object.keys(props).filter(
    (k) => k === 'dangerouslySetInnerHTML' || k === 'srcdoc' || (/^(?:href|src|action|formaction|xlink:?href)$/i.test(k) && !SAFE.test(String(props[k] ?? ''))),
  )
  const kept = bad.length === 0 ? props : Object.fromEntries(Object.entries(props).filter(([k]) => !bad.includes(k)))
  return dayKept !== null && typeof kept.href === 'string' ? { ...kept, href: addressOnDay(kept.href, dayKept) } : kept
}
