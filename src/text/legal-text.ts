/**
 * Removes characters that XML cannot carry: one rule for RSS, Atom and JSON Feed, so that all three hold the same text.
 */

// XML 1.0 (5th ed.) §2.2, the production Char, negated. With the u flag it matches lone surrogates only.
const illegal = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u
const everyIllegal = new RegExp(illegal, 'gu')
// Without the u flag, several times as fast. It matches paired surrogates too, but most texts have no surrogates.
const maybeIllegal = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD]/

/**
 * Removes the characters that no XML 1.0 document may contain, not even as a character reference: C0 controls other
 * than tab, line feed and carriage return, U+FFFE and U+FFFF. Replaces a lone surrogate with U+FFFD, because a
 * character was lost there. Keeps all others (DEL, C1 controls, U+2028, astral characters). Idempotent.
 */
export function legalText(text: string): string {
  return maybeIllegal.test(text) && illegal.test(text) ? text.replace(everyIllegal, replacement) : text
}

function replacement(character: string): string {
  return character >= '\uD800' && character <= '\uDFFF' ? '\uFFFD' : ''
}
