// Opens a record as whoever runs this and tells what comes of it. Argument: record.
import { Problem } from '../../src/model/notes.ts'
import { openRecord } from '../../src/record/index.ts'

const told = (e: unknown): string => (e instanceof Problem ? `${e.code} ${e.data.reason}` : String(e))
try {
  const record = await openRecord(process.argv[2]!, { create: true })
  console.log(`articles ${await record.count('articles')}`)
  await record.looked('2025-03-01T00:00:00Z').then(
    () => console.log('looked'),
    (e: unknown) => console.log(told(e)),
  )
  await record.close()
} catch (e) {
  console.log(told(e))
}
