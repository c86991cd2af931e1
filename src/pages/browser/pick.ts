import { ask } from './server.ts'

interface Choice {
  readonly id: string
  readonly name: string
}

/** Milliseconds without a further key after which the server is asked. */
const PAUSE = 150

/** Offers the entries whose names hold what is typed into a field that takes an entry. */
export function startPicking(): void {
  let waiting = 0
  document.addEventListener('input', (event) => {
    const field = event.target as HTMLInputElement
    const part = field.dataset?.pick
    if (!part || !field.list) return
    clearTimeout(waiting)
    waiting = window.setTimeout(() => void offer(field, part), PAUSE)
  })
}

async function offer(field: HTMLInputElement, part: string): Promise<void> {
  const words = field.value.trim()
  // One that was chosen is an id already.
  if (words.length < 2 || [...field.list!.children].some((o) => (o as HTMLOptionElement).value === words)) return
  const own = field.form?.dataset.targets
  const { choices } = await ask<{ choices: readonly Choice[] }>(`/api/choices?part=${encodeURIComponent(part)}&q=${encodeURIComponent(words)}`)
  field.list!.replaceChildren(
    ...choices.filter((c) => c.id !== own).map((c) => Object.assign(document.createElement('option'), { value: c.id, label: c.name, textContent: c.name })),
  )
}
