import { ask } from './server.ts'

/** Sends the forms for judgements, and shows the page anew with what came of it. */
export function startJudging(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    if (!form.classList.contains('judge')) return
    event.preventDefault()
    void sendJudgement(form)
  })
}

async function sendJudgement(form: HTMLFormElement): Promise<void> {
  const fields = new FormData(form)
  const words = (name: string) => String(fields.get(name) ?? '').trim()
  const targets = `${form.dataset.targets!} ${words('targets')}`.split(/[\s,]+/).filter(Boolean)
  const button = form.querySelector('button')!
  const output = form.querySelector('output')
  button.disabled = true
  try {
    if (form.dataset.send) await ask(form.dataset.send, {})
    else await ask('/api/judge', { action: form.dataset.action!, targets, value: words('value') || null })
    location.reload()
  } catch (e) {
    button.disabled = false
    const text = e instanceof Error ? e.message : String(e)
    if (output) output.textContent = text
    else alert(text)
  }
}
