// A table from the start, which keys come and go in: a fresh object for each would leave a shape of its own behind.
const table: Record<string, 0> = Object.create(null)

/**
 * The one copy of a string that the engine keeps for names of properties. As key of an object it is found without being hashed or compared,
 * and no part of a longer text is held in memory by it.
 */
export function shared(text: string): string {
  table[text] = 0
  const [key] = Object.keys(table)
  delete table[text]
  return key!
}
