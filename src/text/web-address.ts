/** The one rule for links: which URLs readers may follow, in a normalised form. */

/** Whether programs can parse it. The database accepts some hosts that IDNA refuses, whose tables it does not have. */
export const isParsable = (url: string): boolean => URL.canParse(url)

/**
 * Returns an absolute http(s) URL, normalised by the URL Standard (`URL.href`). Returns `null` for other schemes, such
 * as `javascript:`, and for invalid URLs, some of which the database accepts.
 */
export function webAddress(url: string): string | null {
  const parsed = URL.parse(url)
  return parsed?.protocol === 'https:' || parsed?.protocol === 'http:' ? parsed.href : null
}

/** Whether it has a user name or a password, which programs refuse to send, and messages must not show. */
export function hasLogin(url: string): boolean {
  const parsed = URL.parse(url)
  return parsed !== null && `${parsed.username}${parsed.password}` !== ''
}

/** Percent-decoded, or as it is where that is impossible. */
export function decoded(text: string, decode = decodeURIComponent): string {
  try {
    return decode(text)
  } catch {
    return text
  }
}
