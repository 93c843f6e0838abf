/** The one rule for addresses: what readers may follow, written alike wherever it appears. */

/**
 * An absolute http(s) URL in the form that the URL Standard gives it, or `null`: for other schemes, `javascript:` above
 * all, and for what no URL parser accepts, although it may look like a URL to the database.
 */
export function webAddress(url: string): string | null {
  const parsed = URL.parse(url)
  return parsed?.protocol === 'https:' || parsed?.protocol === 'http:' ? parsed.href : null
}
