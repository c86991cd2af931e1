import { render } from 'preact'
import { h } from '../parts/h.ts'
import { ask } from './server.ts'

interface Sent {
  readonly name: string
  readonly base64: string
}
interface Job {
  readonly job: string
  readonly state: 'waiting' | 'reading' | 'linking' | 'done' | 'failed'
  readonly articles: number
  readonly report: {
    readonly added: readonly string[]
    readonly unchanged: number
    readonly problems: readonly { readonly message: string; readonly file: string | null }[]
  } | null
  readonly message: string | null
}

/** Files at a time: a request stays well under what the server takes. */
const MOST_BYTES = 24 * 1024 * 1024

/** Makes the form for adding work, and dropping files on its page. */
export function startAdding(): void {
  const form = document.getElementById('add') as HTMLFormElement | null
  if (!form) return
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void sendForm(form)
  })
  for (const type of ['dragover', 'drop'] as const)
    document.addEventListener(type, (event) => {
      event.preventDefault()
      document.body.classList.toggle('dropping', type === 'dragover')
      const files = [...(event.dataTransfer?.files ?? [])]
      if (type === 'drop' && files.length > 0) void addFiles(files)
    })
}

async function sendForm(form: HTMLFormElement): Promise<void> {
  const fields = new FormData(form)
  const files = (fields.getAll('files') as File[]).filter((f) => f.size > 0)
  const words = (name: string) => String(fields.get(name) ?? '').trim()
  if (files.length > 0) await addFiles(files)
  const text = words('text')
  if (!text) return
  const line = { text, outlet: words('outlet') || undefined, published: words('published') || undefined, url: words('url') || undefined }
  await follow(await ask<Job>('/api/add', { article: line }))
  form.reset()
}

async function addFiles(files: readonly File[]): Promise<void> {
  let batch: Sent[] = []
  let bytes = 0
  for (const file of files) {
    if (bytes > 0 && bytes + file.size > MOST_BYTES) {
      await follow(await ask<Job>('/api/add', { files: batch }))
      batch = []
      bytes = 0
    }
    batch.push({ name: file.webkitRelativePath || file.name, base64: await base64(file) })
    bytes += file.size
  }
  try {
    await follow(await ask<Job>('/api/add', { files: batch }))
  } catch (e) {
    tellProgress(e instanceof Error ? e.message : String(e), [])
  }
}

function base64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error ?? new Error('the file cannot be read'))
    reader.readAsDataURL(file)
  })
}

async function follow(started: Job): Promise<void> {
  let job = started
  while (job.state !== 'done' && job.state !== 'failed') {
    tellProgress(`${job.state}: ${job.articles} ${job.articles === 1 ? 'article' : 'articles'}`, [])
    await new Promise((wait) => setTimeout(wait, 300))
    job = await ask<Job>(`/api/jobs/${encodeURIComponent(job.job)}`)
  }
  if (job.state === 'failed') return tellProgress(job.message ?? 'That did not work.', [])
  const { added, unchanged, problems } = job.report!
  tellProgress(
    `${added.length} added${unchanged > 0 ? `, ${unchanged} known already` : ''}.`,
    problems.map((p) => p.message),
  )
}

function tellProgress(text: string, problems: readonly string[]): void {
  const place = document.getElementById('progress')!
  render(h('div', null, h('p', null, text, ' ', h('a', { href: '/articles' }, 'All articles')), h('ul', null, ...problems.map((p) => h('li', null, p)))), place)
}
