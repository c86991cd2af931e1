const PLAIN = /^[\x20-\x7e]*$/
const LONE: Record<string, string> = { ı: 'i', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ə: 'a' }

/** Lower case without accents, curly quotes, full stops; what spellings of one name have in common. Length may change. */
export function fold(s: string): string {
  let low = s.toLowerCase()
  if (!PLAIN.test(low)) {
    low = low
      .normalize('NFD')
      .replace(/[\u0300-\u036f\u00ad\u200b-\u200d\u2060]/g, '')
      .replace(/[ıøłđðßæœþə]/g, (c) => LONE[c] ?? c)
      .replace(/[‘’ʼ´ʻ`]/g, "'")
      .replace(/[‐‑]/g, '-')
      .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
  }
  return low.includes('.') ? low.replace(/\./g, '') : low
}

/** A person's last word in one spelling for common transliterations: Zelenskyy, Zelenskiy, Zelensky; al-Sisi, el-Sissi, Sisi. */
export function surnameKey(word: string): string {
  return fold(word)
    .replace(/^(?:al|el)[- ]?(?=\p{L}{3})/u, '')
    .replace(/(?:iyy|iy|yy|ij|yi|y|i)$/, 'y')
    .replace(/(\p{L})\1/gu, '$1')
    .replace(/^(?:q|g|k)(?=a)/, 'g')
    .replace(/dh/g, 'd')
    .replace(/(?:ff|ev|eff|ov)$/, (x) => (x === 'ff' ? 'f' : x))
}
