/** Language tags (BCP 47): compares them, and finds their direction of writing. */

/** Subtags of what is written from right to left: primary ones of languages, and scripts. */
export const rightToLeft: ReadonlySet<string> = new Set(
  (
    'ar arc azb ckb dv fa glk he iw ji ks lrc mzn nqo pnb prs ps sd sdh syr ug ur yi ' +
    'adlm arab aran hebr mand mend nkoo rohg samr syrc thaa yezi'
  ).split(' '),
)

/** The first subtag of a BCP 47 tag, in lower case: `de` for `DE-at`. */
export function primarySubtag(tag: string): string {
  const end = tag.indexOf('-')
  return (end < 0 ? tag : tag.slice(0, end)).toLowerCase()
}

/** Older and other subtags of the same language (BCP 47 registry), before the usual one. */
const aliases = ['in id', 'iw he', 'ji yi', 'mo ro', 'no nb']

const usual = (subtag: string): string =>
  aliases.find((pair) => pair.startsWith(`${subtag} `))?.slice(3) ?? subtag

/**
 * Regions where Chinese is written in traditional characters, unless a script subtag says
 * otherwise.
 */
const traditionalRegions = ['TW', 'HK', 'MO']

/**
 * The tag by which words are found: in the case of RFC 5646 §2.1.1, with `nb` for `no` and for
 * `nn`, whose readers read Bokmål too, and always with a script for Chinese: `zh-Hant-TW` for
 * `ZH-tw`, `zh-Hans` for `zh`.
 */
export function canonicalTag(tag: string): string {
  const [first = '', ...rest] = tag.split('-').map(canonicalSubtag)
  if (first === 'nn') return ['nb', ...rest].join('-')
  if (first !== 'zh' || /^Han[st]$/.test(rest[0] ?? '')) return [first, ...rest].join('-')
  const script = rest.some((subtag) => traditionalRegions.includes(subtag)) ? 'Hant' : 'Hans'
  return [first, script, ...rest].join('-')
}

function canonicalSubtag(subtag: string, position: number): string {
  const lower = subtag.toLowerCase()
  if (position === 0) return usual(lower)
  if (lower.length === 2) return lower.toUpperCase()
  return lower.length === 4 ? lower.replace(/^./, (letter) => letter.toUpperCase()) : lower
}

/**
 * Compares the primary subtags of two BCP 47 tags: regions and scripts do not count, and `iw` is
 * `he`.
 */
export function sameLanguage(one: string, other: string): boolean {
  const [own, theirs] = [primarySubtag(one), primarySubtag(other)]
  return own === theirs || usual(own) === usual(theirs)
}

/** Right-to-left scripts from Hebrew to Arabic, and their presentation forms, among letters. */
const firstLetter = /[\p{L}]/u
const rightToLeftLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/**
 * Plain text in `language` to stand before text in `surrounding`. Isolated (Unicode U+2068 to
 * U+2069) if the two run in different directions. If right-to-left text begins with Latin letters,
 * a mark before it (U+200F) keeps its direction in readers that look only at the first letter.
 */
export function directed(text: string, language: string, surrounding: string): string {
  if (textDirection(language) !== textDirection(surrounding)) return `\u2068${text}\u2069`
  const beginsLeftToRight = !rightToLeftLetter.test(firstLetter.exec(text)?.[0] ?? 'א')
  return textDirection(surrounding) === 'rtl' && beginsLeftToRight ? `\u200f${text}` : text
}

/** Plain text after the words that open it. A full-width colon has its own space. */
export const follow = (opening: string, text: string): string =>
  `${opening}${opening.endsWith('：') ? '' : ' '}${text}`

/** Taken from the script subtag (four letters, RFC 5646 §2.2.3), or else from the language. */
export function textDirection(tag: string): 'ltr' | 'rtl' {
  const script = tag
    .toLowerCase()
    .split('-')
    .slice(1)
    .find((subtag) => /^[a-z]{4}$/.test(subtag))
  return rightToLeft.has(script ?? primarySubtag(tag)) ? 'rtl' : 'ltr'
}
