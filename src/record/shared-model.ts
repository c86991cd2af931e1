/**
 * The language model in memory that threads share, for `PoolOptions.shared`: it is unpacked once, and each thread has it by `prepare` of
 * `read.ts`. Apart from that file, because this thread needs nothing else of what reads articles.
 */
export async function sharedModel(): Promise<unknown> {
  const { loadModel } = await import('../language/data.ts')
  return loadModel()
}
