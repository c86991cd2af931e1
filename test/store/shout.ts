// A line filter for tests of the pool.
export async function shout(line: string): Promise<string> {
  if (line === 'throw') throw new Error('thrown')
  if (line === 'exit') process.exit(3)
  if (line.startsWith('slow')) await new Promise((resolve) => setTimeout(resolve, 30))
  return line.toUpperCase()
}
