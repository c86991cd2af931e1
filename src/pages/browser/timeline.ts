import { render } from 'preact'
import { formatDay, parseEdtf } from '../../model/edtf.ts'
import { h } from '../parts/h.ts'
import { Chart } from '../timeline/chart.ts'
import { type Lane, wholeSight } from '../timeline/fold.ts'
import { panned, type Sight, zoomed } from '../timeline/scale.ts'
import { ask } from './server.ts'

interface Drawing {
  readonly place: HTMLElement
  readonly lanes: readonly Lane[]
  sight: Sight
  width: number
}

/** Zoom and pan by mouse, touch and keys; what is in sight stands in the address. */
export async function startTimeline(): Promise<void> {
  const place = document.getElementById('chart')
  if (!place) return
  const inline = place.dataset.lanes
  const lanes = inline ? (JSON.parse(inline) as Lane[]) : (await ask<{ lanes: Lane[] }>(place.dataset.src!)).lanes
  const sight = { from: parseEdtf(place.dataset.from!)![0], to: parseEdtf(place.dataset.to!)![1] }
  const drawing: Drawing = { place, lanes, sight, width: place.clientWidth }
  place.replaceChildren()
  draw(drawing)
  new ResizeObserver(() => {
    if (place.clientWidth === drawing.width) return
    drawing.width = place.clientWidth
    draw(drawing)
  }).observe(place)
  place.addEventListener('keydown', (event) => onKey(drawing, event))
  place.addEventListener('wheel', (event) => onWheel(drawing, event), { passive: false })
  place.addEventListener('click', (event) => onClick(drawing, event))
  startDragging(drawing)
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() === 't' && !isTyping(event)) openTable()
  })
}

let pending = 0

function draw(d: Drawing): void {
  const focused = (document.activeElement as HTMLElement | null)?.closest<HTMLElement>('a.mark')?.getAttribute('href')
  render(h(Chart, { lanes: d.lanes, sight: d.sight, width: Math.max(d.width, 240) }), d.place)
  if (focused) d.place.querySelector<SVGAElement>(`a.mark[href="${CSS.escape(focused)}"]`)?.focus()
}

function setSight(d: Drawing, sight: Sight): void {
  d.sight = sight
  if (pending) return
  pending = requestAnimationFrame(() => {
    pending = 0
    draw(d)
    // A file that was opened from disk has no address that can be changed.
    if (location.protocol === 'file:') return
    const url = new URL(location.href)
    url.searchParams.set('from', formatDay(d.sight.from))
    url.searchParams.set('to', formatDay(d.sight.to))
    history.replaceState(null, '', url)
  })
}

function dayAt(d: Drawing, clientX: number): number {
  const box = d.place.getBoundingClientRect()
  return d.sight.from + ((clientX - box.left) / Math.max(1, box.width)) * (d.sight.to + 1 - d.sight.from)
}

function onWheel(d: Drawing, event: WheelEvent): void {
  if (event.ctrlKey || event.metaKey) setSight(d, zoomed(d.sight, event.deltaY > 0 ? 1.25 : 0.8, dayAt(d, event.clientX)))
  else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) setSight(d, panned(d.sight, event.deltaX / d.width))
  else return
  event.preventDefault()
}

function onClick(d: Drawing, event: MouseEvent): void {
  const fold = (event.target as Element).closest<SVGAElement>('a.fold')
  if (!fold || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  openFold(d, fold)
}

function openFold(d: Drawing, fold: SVGAElement): void {
  const [from, to] = [Number(fold.dataset.from), Number(fold.dataset.until)]
  const now = d.sight.to - d.sight.from
  const next = { from: from - 1, to: Math.max(to + 1, from + 6) }
  if (next.to - next.from < now) setSight(d, next)
  else setSight(d, zoomed(d.sight, 0.5, (from + to) / 2))
}

/** Two fingers zoom, one finger or the mouse pans. */
function startDragging(d: Drawing): void {
  const down = new Map<number, number>()
  d.place.addEventListener('pointerdown', (event) => {
    if ((event.target as Element).closest('a') && event.pointerType === 'mouse') return
    down.set(event.pointerId, event.clientX)
  })
  d.place.addEventListener('pointermove', (event) => {
    const before = down.get(event.pointerId)
    if (before === undefined) return
    const others = [...down].filter(([id]) => id !== event.pointerId)
    if (others.length === 0) {
      if (Math.abs(event.clientX - before) < 3) return
      setSight(d, panned(d.sight, (before - event.clientX) / d.width))
    } else {
      const other = others[0]![1]
      const [was, is] = [Math.abs(before - other), Math.abs(event.clientX - other)]
      if (was > 10 && is > 10) setSight(d, zoomed(d.sight, was / is, dayAt(d, (event.clientX + other) / 2)))
    }
    down.set(event.pointerId, event.clientX)
  })
  for (const type of ['pointerup', 'pointercancel', 'pointerleave'] as const) d.place.addEventListener(type, (event) => down.delete(event.pointerId))
}

function onKey(d: Drawing, event: KeyboardEvent): void {
  if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return
  const middle = (d.sight.from + d.sight.to) / 2
  const mark = (document.activeElement as Element | null)?.closest<SVGAElement>('a.mark') ?? null
  const actions: Readonly<Record<string, () => void>> = {
    ArrowRight: () => moveFocus(d, mark, 1),
    ArrowLeft: () => moveFocus(d, mark, -1),
    ArrowDown: () => moveLane(d, mark, 1),
    ArrowUp: () => moveLane(d, mark, -1),
    Home: () => endOf(d, mark, 0),
    End: () => endOf(d, mark, -1),
    '+': () => setSight(d, zoomed(d.sight, 0.7, middle)),
    '=': () => setSight(d, zoomed(d.sight, 0.7, middle)),
    '-': () => setSight(d, zoomed(d.sight, 1.4, middle)),
    PageDown: () => setSight(d, panned(d.sight, 0.8)),
    PageUp: () => setSight(d, panned(d.sight, -0.8)),
    '0': () => setSight(d, wholeSight(d.lanes, middle)),
  }
  if (event.key === 'Enter' && mark?.classList.contains('fold')) {
    event.preventDefault()
    openFold(d, mark)
    return
  }
  const action = actions[event.key]
  if (!action) return
  event.preventDefault()
  action()
}

function marksOf(d: Drawing, lane: string | undefined): SVGAElement[] {
  const all = [...d.place.querySelectorAll<SVGAElement>('a.mark')]
  return lane === undefined ? all : all.filter((m) => m.dataset.lane === lane)
}

/** To the next mark of the lane; beyond the last one the sight moves on. */
function moveFocus(d: Drawing, mark: SVGAElement | null, step: 1 | -1): void {
  if (!mark) return void marksOf(d, undefined)[0]?.focus()
  const mine = marksOf(d, mark.dataset.lane)
  const next = mine[mine.indexOf(mark) + step]
  if (next) next.focus()
  else setSight(d, panned(d.sight, 0.25 * step))
}

function moveLane(d: Drawing, mark: SVGAElement | null, step: 1 | -1): void {
  if (!mark) return void marksOf(d, undefined)[0]?.focus()
  const from = Number(mark.dataset.from || d.sight.from)
  for (let lane = Number(mark.dataset.lane) + step; lane >= 0 && lane < d.lanes.length; lane += step) {
    const there = marksOf(d, String(lane))
    if (there.length === 0) continue
    const away = (m: SVGAElement) => Math.abs(Number(m.dataset.from || d.sight.from) - from)
    there.reduce((best, m) => (away(m) < away(best) ? m : best)).focus()
    return
  }
}

function endOf(d: Drawing, mark: SVGAElement | null, at: 0 | -1): void {
  marksOf(d, mark?.dataset.lane).at(at)?.focus()
}

function openTable(): void {
  const table = document.getElementById('table') as HTMLDetailsElement | null
  if (!table) return
  table.open = true
  table.querySelector('summary')?.focus()
}

function isTyping(event: Event): boolean {
  return (event.target as Element).matches('input, textarea, select')
}
