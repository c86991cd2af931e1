/** 32-bit FNV-1a of a string's UTF-16 units, finished with a murmur mix so that low bits are as good as high ones. */
export function hash32(text: string, seed = 0): number {
  let h = (0x811c9dc5 ^ seed) >>> 0
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return mix32(h)
}

/** The finalizer of MurmurHash3 (Austin Appleby, public domain). */
export function mix32(h: number): number {
  let x = h | 0
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}

/** Folds another 32-bit value into a running hash. */
export function fold32(h: number, value: number): number {
  return mix32(Math.imul(h ^ value, 0x01000193))
}
