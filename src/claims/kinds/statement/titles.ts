// Closed lists of nouns and pronouns by which the words of a source are told apart.

/** What a country or a body issues in its own name. */
export const ISSUED = new Set([
  'statement',
  'letter',
  'communique',
  'communiqué',
  'declaration',
  'announcement',
  'estimates',
  'figures',
  'statistics',
  'data',
  'note',
  'report',
  'release',
  'poll',
  'survey',
  'tweet',
  'post',
  'analysis',
  'study',
])

/** Texts that a definite article alone ties to whoever spoke before. */
export const BACK = new Set(['statement', 'letter', 'tweet', 'post', 'message', 'release', 'communique', 'communiqué', 'email'])

/** Pronouns of whoever speaks. */
export const SELF = new Set(['i', 'we', 'me', 'us', 'my', 'our'])

/** Nouns that a body's name follows: "the consultancy Kestrel Partners". */
export const COMPANIES = new Set([
  'agency',
  'newspaper',
  'consultancy',
  'company',
  'firm',
  'broadcaster',
  'channel',
  'daily',
  'magazine',
  'website',
  'group',
  'charity',
  'bank',
  'airline',
  'carmaker',
  'union',
  'outlet',
])

/** Nouns for those who speak for another. */
export const SPOKESMEN = new Set(['spokesman', 'spokeswoman', 'spokesperson'])

/** Nouns for offices that one person holds at a time. */
export const OFFICES = new Set([
  'president',
  'minister',
  'premier',
  'chancellor',
  'king',
  'queen',
  'leader',
  'ambassador',
  'envoy',
  'spokesman',
  'spokeswoman',
  'spokesperson',
  'governor',
])

/** Words that stand before a name and belong to the person. */
export const TITLES: ReadonlySet<string> = new Set([
  ...OFFICES,
  'candidate',
  'nominee',
  'senator',
  'secretary',
  'mr',
  'mrs',
  'ms',
  'dr',
  'gen',
  'general',
  'gov',
  'sen',
  'rep',
  'congressman',
  'judge',
  'justice',
  'pope',
  'chief',
  'prince',
  'mr.',
  'mrs.',
  'ms.',
  'dr.',
  'gen.',
  'gov.',
  'sen.',
  'rep.',
  'activist',
  'billionaire',
  'lawyer',
  'attorney',
  'director',
  'mayor',
])

/** Indefinite pronouns that name unnamed people. */
export const NOUNLIKE = new Set([
  'some',
  'many',
  'others',
  'several',
  'most',
  'few',
  'one',
  'another',
  'someone',
  'somebody',
  'both',
  'all',
  'everyone',
  'those',
  'none',
  'neither',
  'nobody',
])

/** Names of what governs a country and speaks for it; armed forces, agencies and banks speak for themselves. */
export const GOVERNMENT =
  /^(?:the )?(?:(?:\w+ )?(?:ministry|ministries|embassy|consulate|cabinet|government|presidency|presidential (?:palace|office|administration))|(?:ministry|department|embassy|office) of .+|foreign office|prime minister['’]s office|president['’]s office)$/i

/** Nouns for a body or a side that an article has named before. */
export const COLLECTIVE: ReadonlySet<string> = new Set([
  'army',
  'military',
  'government',
  'cabinet',
  'administration',
  'presidency',
  'regime',
  'junta',
  'ministry',
  'office',
  'parliament',
  'assembly',
  'legislature',
  'commission',
  'committee',
  'senate',
  'movement',
  'group',
  'militia',
  'faction',
  'union',
  'guild',
  'company',
  'studio',
  'carmaker',
  'firm',
  'airline',
  'management',
  'railway',
  'alliance',
  'federation',
  'association',
  'bloc',
  'fund',
  'bank',
  'court',
  'council',
  'agency',
  'party',
  'side',
  'delegation',
])
