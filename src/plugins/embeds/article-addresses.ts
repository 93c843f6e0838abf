/** A pasted address → the spellings under which the newsroom may have stored it. */

import { decoded } from 'candor-disclosure/text/web-address.ts'
import { type FeedRequest, wholeFamily } from '../../core/request/selection.ts'

/** Characters. Longer addresses are not looked up. */
export const longestAddress = 4000

/**
 * Parameters that senders add to links to track clicks. No newsroom uses them for its own pages.
 */
const tracking =
  /^(utm_[a-z_]+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|twclid|igshid|mc_cid|mc_eid|ref_src|ref_url)(=|$)/i

/**
 * Spellings of an address: as given, serialized by the URL Standard without its fragment, without
 * tracking parameters, and the last two percent-decoded, or as the API stores what documents encode
 * (`toUri`); each with and without a trailing slash. At most fourteen, without duplicates. Empty
 * for a text that is not an absolute http(s) URL, or is longer than `longestAddress`.
 */
export function articleAddresses(text: string): readonly string[] {
  const url =
    text.length > longestAddress || !/^https?:\/\//i.test(text.trim()) ? null : URL.parse(text)
  if (url === null) return []
  const given = text.trim()
  const [standard = ''] = url.href.split('#')
  const plain = withoutTracking(standard)
  const decodings = [standard, plain].flatMap((form) => [
    decoded(form, decodeURI),
    storedForm(form),
  ])
  const forms = [given, standard, plain, ...decodings]
  // No stored address contains whitespace or control characters, and PostgreSQL rejects text with
  // U+0000.
  return [...new Set(forms.flatMap((form) => [form, toggleSlash(form)]))].filter(
    (form) => !/[\s\p{Cc}]/u.test(form),
  )
}

/**
 * Request for the article at the first of these addresses that has one; the newest if there are
 * several.
 */
export function articleAt(addresses: readonly string[]): FeedRequest {
  return { ...wholeFamily('all', 1), whole: false, url: addresses }
}

/** Documents have `%5B` where the URL Standard leaves `[`. */
function storedForm(href: string): string {
  return URL.parse(href.replace(/%(5[bde]|60|7[bcd])/gi, decodeURIComponent))?.href ?? href
}

/** Keeps the other parameters as written: `URLSearchParams` would encode them differently. */
function withoutTracking(href: string): string {
  const [base, query] = cut(href, '?')
  if (query === null) return href
  const kept = query.split('&').filter((parameter) => !tracking.test(parameter))
  return kept.length === 0 ? base : `${base}?${kept.join('&')}`
}

/** Newsrooms write `/zürich` where browsers copy `/z%C3%BCrich`. */
function toggleSlash(address: string): string {
  const [beginning, fragment] = cut(address, '#')
  const [base, query] = cut(beginning, '?')
  const other = base.endsWith('/') ? base.slice(0, -1) : `${base}/`
  return `${other}${query === null ? '' : `?${query}`}${fragment === null ? '' : `#${fragment}`}`
}

/** The text before and after the first separator; `null` if there is none. */
function cut(text: string, separator: string): readonly [string, string | null] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)]
}
