// Adds a folder in a process of its own and writes the name of each article that is safe. Arguments: record, folder, pause in ms
// after each commit.
import { writeSync } from 'node:fs'
import { openRecord } from '../../src/record/index.ts'

const [file, folder, pause] = process.argv.slice(2)
const record = await openRecord(file!, { create: true })
const report = await record.add([folder!], {
  workers: 1,
  jobs: new URL('./quick-jobs.ts', import.meta.url),
  clock: () => '2025-08-01T00:00:00Z',
  onProgress: ({ stage, acknowledged }) => {
    for (const name of acknowledged) writeSync(1, `${name}\n`)
    if (stage === 'linking') writeSync(1, 'LINKING\n')
    if (Number(pause) > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(pause))
  },
})
await record.close()
writeSync(1, `DONE ${report.added.length} ${report.unchanged}\n`)
