import { render } from 'preact'
import type { Shown } from '../../record/index.ts'
import { h } from '../parts/h.ts'
import { ShownWords } from '../views/shown-words.ts'
import { address } from '../parts/address.ts'
import { ask, dayOfPage } from './server.ts'

let opener: HTMLAnchorElement | SVGAElement | null = null

/** The second rung beside the page: Enter on a chip opens the words, Enter there the whole article, Escape goes back to the chip. */
export function startPane(): void {
  document.addEventListener('click', (event) => {
    const chip = (event.target as Element).closest<HTMLAnchorElement | SVGAElement>('a.chip[data-id], a.chip-like[data-id]')
    if (!chip || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    void openPane(chip)
  })
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closePane()
  })
}

function paneElement(): HTMLElement {
  return document.getElementById('pane')!
}

async function openPane(chip: HTMLAnchorElement | SVGAElement): Promise<void> {
  const id = chip.dataset.id!
  try {
    const shown = await ask<Shown>(address('/api/words', { id, 'as-of': dayOfPage() }))
    closePane()
    opener = chip
    chip.setAttribute('aria-expanded', 'true')
    const pane = paneElement()
    pane.hidden = false
    document.body.classList.add('with-pane')
    render(h('div', null, h('button', { type: 'button', class: 'close', onClick: closePane }, 'Close (Esc)'), h(ShownWords, { shown, level: 2 })), pane)
    const first = pane.querySelector<HTMLElement>('a.whole') ?? pane.querySelector<HTMLElement>('button')
    first?.focus()
  } catch {
    // Without an answer the link does what it does without a script: it goes to the words' own page.
    location.assign(chip.getAttribute('href')!)
  }
}

function closePane(): void {
  const pane = paneElement()
  if (pane.hidden) return
  render(null, pane)
  pane.hidden = true
  document.body.classList.remove('with-pane')
  opener?.removeAttribute('aria-expanded')
  opener?.focus()
  opener = null
}
