/** Which characters may leave the service at all: one rule for RSS, Atom and JSON Feed, so that all three say the same. */

// XML 1.0 (5th ed.) §2.2, the production Char, negated. With the u flag every surrogate that it finds is a lone one.
const illegal = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u
const everyIllegal = new RegExp(illegal, 'gu')
// Code unit by code unit, several times as fast: most texts hold no surrogate at all and need no closer look.
const suspicious = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD]/

/**
 * Leaves out what no XML 1.0 document may carry, not even as a character reference: C0 controls other than tab, line
 * feed and carriage return, U+FFFE and U+FFFF. A lone surrogate becomes U+FFFD, because there a character was lost.
 * All else (DEL, C1 controls, U+2028, astral characters) stays as it is. Idempotent.
 */
export function legalText(text: string): string {
  return suspicious.test(text) && illegal.test(text) ? text.replace(everyIllegal, replacement) : text
}

function replacement(character: string): string {
  return character >= '\uD800' && character <= '\uDFFF' ? '\uFFFD' : ''
}
