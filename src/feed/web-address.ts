/** The one rule for addresses: what readers may follow, written alike wherever it appears. */

/**
 * An absolute http(s) URL in the form that the URL Standard gives it, or `null`: for other schemes, `javascript:` above
 * all, and for what no URL parser accepts, although it may look like a URL to the database.
 */
export function webAddress(url: string): string | null {
  const parsed = URL.canParse(url) ? new URL(url) : null
  return parsed !== null && /^https?:$/.test(parsed.protocol) ? parsed.href : null
}
