/** Language tags (BCP 47): compares them, and finds their direction of writing. */

/** Primary subtags of languages that are written from right to left, unless a script subtag says otherwise. */
const rightToLeftLanguages = new Set(
  'ar arc azb ckb dv fa glk he iw ji ks lrc mzn nqo pnb prs ps sd sdh syr ug ur yi'.split(' '),
)
const rightToLeftScripts = new Set('adlm arab aran hebr mand mend nkoo rohg samr syrc thaa yezi'.split(' '))

/** The first subtag of a BCP 47 tag, in lower case: `de` for `DE-at`. */
export function primarySubtag(tag: string): string {
  const end = tag.indexOf('-')
  return (end < 0 ? tag : tag.slice(0, end)).toLowerCase()
}

/** Compares the primary subtags of two BCP 47 tags: regions and scripts do not count. */
export function sameLanguage(one: string, other: string): boolean {
  return primarySubtag(one) === primarySubtag(other)
}

/** Taken from the script subtag (four letters, RFC 5646 §2.2.3), or else from the language. */
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
