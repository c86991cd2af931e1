import { join } from 'node:path'

/** The peers have no part in type checking: they are installed only where they are compared (`npm ci` in this folder). */
// biome-ignore lint/suspicious/noExplicitAny: foreign libraries, some without types
type Foreign = any

export interface Peers {
  readonly wink: Foreign
  readonly compromise: Foreign
  readonly chrono: Foreign
  readonly recognizers: Foreign
}

/** Loads the compared libraries; throws with what to do when they are not installed. */
export async function loadPeers(): Promise<Peers> {
  const load = async (name: string): Promise<Foreign> => {
    try {
      const module = (await import(name)) as Foreign
      return module.default ?? module
    } catch (e) {
      throw new Error(`${name} cannot be loaded (${(e as Error).message.split('\n')[0]}); run "npm ci" in ${join(import.meta.dirname)}`)
    }
  }
  const wink = await load('wink-nlp')
  const compromise = await load('compromise')
  compromise.plugin(await load('compromise-dates'))
  return {
    wink: wink(await load('wink-eng-lite-web-model')),
    compromise,
    chrono: await load('chrono-node'),
    recognizers: await load('@microsoft/recognizers-text-date-time'),
  }
}
