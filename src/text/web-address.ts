/** The one rule for links: which URLs readers may follow, in a normalised form. */

/**
 * Returns an absolute http(s) URL, normalised by the URL Standard (`URL.href`). Returns `null` for other schemes, such
 * as `javascript:`, and for invalid URLs, some of which the database accepts.
 */
export function webAddress(url: string): string | null {
  const parsed = URL.parse(url)
  return parsed?.protocol === 'https:' || parsed?.protocol === 'http:' ? parsed.href : null
}
