/** Keeps tokens out of the log. */

/** Also those with a character too few. */
const tokens = /candor_[0-9A-Za-z]{30,}/g

/** The text without tokens of the publishing API. */
export const hideTokens = (text: string): string => text.replaceAll(tokens, 'candor_…')
