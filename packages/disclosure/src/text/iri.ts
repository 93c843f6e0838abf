/** Recognizes IRIs (RFC 3987 §2.2), which Atom asks for of its ids. */

/** `ucschar` and `iprivate` of RFC 3987. */
const international =
  '\\u{a0}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{ffef}' +
  Array.from({ length: 14 }, (_, index) => {
    const plane = (index + 1).toString(16)
    return `\\u{${plane}${plane === 'e' ? '1000' : '0000'}}-\\u{${plane}fffd}`
  }).join('')
const privateUse = '\\u{e000}-\\u{f8ff}\\u{f0000}-\\u{ffffd}\\u{100000}-\\u{10fffd}'

const encoded = '%[\\da-fA-F]{2}'
/** One character of a name, a path, or a query and a fragment. */
const character = (others: string) =>
  `(?:[\\w.~!$&'()*+,;=${international}${others}\\-]|${encoded})`
const host = `(?:\\[[\\da-fA-FvV.:]+\\]|${character('')}*)`
const authority = `(?:${character(':')}*@)?${host}(?::\\d*)?(?=[/?#]|$)`
const pattern = new RegExp(
  `^[A-Za-z][A-Za-z\\d+.\\-]*:(?://${authority}|(?!//))${character(':@/')}*` +
    `(?:\\?${character(`:@/?${privateUse}`)}*)?(?:#${character(':@/?')}*)?$`,
  'u',
)

/**
 * With a scheme: a relative reference is none. The address of an IP literal in brackets is not
 * parsed.
 */
export const isIri = (text: string): boolean => pattern.test(text)
