/**
 * Removes characters that no text for people has: one rule for RSS, Atom, JSON Feed and pages, so
 * that all of them hold the same text.
 */

/**
 * Terminal escape sequences that show themselves (ECMA-48 §5.4 and §5.6, ECMA-35 §13.2): control
 * sequences such as `ESC [ 31 m`, strings such as links, and choices of a character set. No other
 * takes a character with it: a control that got into a text by mistake stands before a letter or a
 * digit of the text, as U+009B does for a quotation mark of Windows-1252. No class has a control
 * character, so removing takes linear time. None has `<` or `"`, which end a text in markup.
 */
const sequences = [
  String.raw`\x1b\[[\d:;=>?]*[ !#-%(-/]*[@-~]?`,
  String.raw`\x9b[\d:;=>?]+[ !#-%(-/]*[@-~]`,
  String.raw`(?:\x1b[\]PX^_]|[\x90\x9d])[^<>"\x00-\x1f\x7f-\x9f]*(?:\x07|\x1b\\|\x9c)`,
  String.raw`\x1b[()*+][0AB]`,
]

// XML 1.0 (5th ed.) §2.2: the production Char, negated, without the characters that its note
// discourages (C1 controls, noncharacters). With the u flag it matches lone surrogates only.
const planes = Array.from({ length: 16 }, (_, index) => (index + 1).toString(16))
const astral = planes.map((plane) => String.raw`\u{${plane}0000}-\u{${plane}FFFD}`).join('')
const basic = String.raw`\t\n\r\x20-\x7f\xa0-\uD7FF\uE000-\uFDCF\uFDF0-\uFFFD`
const illegal = new RegExp(`[^${basic}${astral}]`, 'u')
const everyIllegal = new RegExp(`${sequences.join('|')}|${illegal.source}`, 'gu')
// Without the u flag, several times as fast. It matches paired surrogates too, but most texts have
// no surrogates.
const maybeIllegal = new RegExp(`[^${basic}]`)

/**
 * Removes C0 controls other than tab, line feed and carriage return, C1 controls, noncharacters,
 * and all of a terminal's escape sequence, of which the visible rest would stay. Replaces a lone
 * surrogate with U+FFFD, because a character was lost there. Keeps all others (DEL, U+2028, astral
 * characters). Idempotent. Safe for text and for whole HTML or XML.
 *
 * @example legalText('\x1b[31mred\x1b[0m') // 'red'
 */
export function legalText(text: string): string {
  return maybeIllegal.test(text) && illegal.test(text)
    ? text.replace(everyIllegal, replacement)
    : text
}

function replacement(match: string): string {
  return match.length === 1 && match >= '\uD800' && match <= '\uDFFF' ? '\uFFFD' : ''
}
