/**
 * The one copy of a string that the engine keeps for names of properties. As key of an object it is found without being hashed or compared,
 * and no part of a longer text is held in memory by it.
 */
export function shared(text: string): string {
  return Object.keys({ [text]: 0 })[0]!
}
