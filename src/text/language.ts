/** What a language tag tells us: the language, and in which direction it is written. */

/** Languages written from right to left, by primary subtag, where no script subtag says otherwise. */
const rightToLeftLanguages = new Set(
  'ar arc azb ckb dv fa glk he iw ji ks lrc mzn nqo pnb prs ps sd sdh syr ug ur yi'.split(' '),
)
const rightToLeftScripts = new Set('adlm arab aran hebr mand mend nkoo rohg samr syrc thaa yezi'.split(' '))

/** The first subtag of a BCP 47 tag, in lower case: `de` for `DE-at`. */
export function primarySubtag(tag: string): string {
  const end = tag.indexOf('-')
  return (end < 0 ? tag : tag.slice(0, end)).toLowerCase()
}

/** Whether two BCP 47 tags name the same language, regions and scripts aside. */
export function sameLanguage(one: string, other: string): boolean {
  return primarySubtag(one) === primarySubtag(other)
}

/** A script subtag (four letters, RFC 5646 §2.2.3) decides, else the language. */
export function textDirection(tag: string): 'ltr' | 'rtl' {
  const script = tag
    .toLowerCase()
    .split('-')
    .slice(1)
    .find((subtag) => /^[a-z]{4}$/.test(subtag))
  const rightToLeft =
    script === undefined ? rightToLeftLanguages.has(primarySubtag(tag)) : rightToLeftScripts.has(script)
  return rightToLeft ? 'rtl' : 'ltr'
}
