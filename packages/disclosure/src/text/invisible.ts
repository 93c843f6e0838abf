/**
 * Characters that nobody sees: one list for the checks of the database and for the code that reads
 * its rows.
 */

/**
 * The first and last code point of each range: Unicode's properties White_Space and
 * Default_Ignorable_Code_Point (the Hangul fillers have it), its categories Cc and Cf, the empty
 * Braille pattern U+2800, and U+FFFE and U+FFFF, which XML does not allow. From Unicode 17;
 * test/core/store/invisible.suite.ts compares them with Unicode.
 */
export const invisibleRanges: readonly (readonly [first: number, last: number])[] = [
  [0x0001, 0x0020],
  [0x007f, 0x00a0],
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x0600, 0x0605],
  [0x061c, 0x061c],
  [0x06dd, 0x06dd],
  [0x070f, 0x070f],
  [0x0890, 0x0891],
  [0x08e2, 0x08e2],
  [0x115f, 0x1160],
  [0x1680, 0x1680],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x2000, 0x200f],
  [0x2028, 0x202f],
  [0x205f, 0x206f],
  [0x2800, 0x2800],
  [0x3000, 0x3000],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0xfffe, 0xffff],
  [0x110bd, 0x110bd],
  [0x110cd, 0x110cd],
  [0x13430, 0x1343f],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff],
]

/** For a character class of JavaScript with the flag `u`. */
export const invisibleInJavaScript = toClass((code) => `\\u{${code.toString(16)}}`)

/** For a character class of PostgreSQL, without brackets. */
export const invisible = toClass((code) =>
  code > 0xffff ? `\\U${hexadecimal(code, 8)}` : `\\u${hexadecimal(code, 4)}`,
)

const visible = new RegExp(`[^${invisibleInJavaScript}]`, 'u')

/** Says whether the text has a character that people can see. */
export const hasVisible = (text: string): boolean => visible.test(text)

function toClass(write: (code: number) => string): string {
  return invisibleRanges
    .map(([first, last]) => (first === last ? write(first) : `${write(first)}-${write(last)}`))
    .join('')
}

function hexadecimal(code: number, digits: number): string {
  return code.toString(16).toUpperCase().padStart(digits, '0')
}
