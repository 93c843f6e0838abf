/** An address that somebody pasted → the spellings under which the newsroom may have written it. */
import { type FeedRequest, wholeFamily } from './selection.ts'

/** Characters; nothing longer is looked for. */
export const longestAddress = 2000

/** Parameters that senders of links add to see who follows them: no newsroom's own. */
const tracking =
  /^(utm_[a-z_]+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|twclid|igshid|mc_cid|mc_eid|ref_src|ref_url)(=|$)/i

/**
 * The address as given, in the form that the URL Standard gives it, without fragment and tracking parameters, with its
 * percent-encoding read, and each with and without a slash at the end of its path: each once, and ten at the most.
 * Empty for what is no absolute http(s) URL, or is too long.
 */
export function articleAddresses(text: string): readonly string[] {
  const url = text.length > longestAddress || !/^https?:\/\//i.test(text.trim()) ? null : URL.parse(text)
  if (url === null) return []
  const given = text.trim()
  const [standard = ''] = url.href.split('#')
  const plain = withoutTracking(standard)
  const forms = [given, standard, plain, decoded(standard), decoded(plain)]
  // The database holds no address with a blank or a control character, and PostgreSQL no text with U+0000.
  return [...new Set(forms.flatMap((form) => [form, withOtherEnd(form)]))].filter((form) => !/[\s\p{Cc}]/u.test(form))
}

/** The newest article at any of these addresses. */
export function articleAt(addresses: readonly string[]): FeedRequest {
  return { ...wholeFamily('all', 1), whole: false, url: addresses }
}

/** The other parameters stay as they are written: parsing them would spell them anew. */
function withoutTracking(href: string): string {
  const [base, query] = cut(href, '?')
  if (query === null) return href
  const kept = query.split('&').filter((parameter) => !tracking.test(parameter))
  return kept.length === 0 ? base : `${base}?${kept.join('&')}`
}

/** Newsrooms write `/zürich` where browsers copy `/z%C3%BCrich`. */
function decoded(href: string): string {
  try {
    return decodeURI(href)
  } catch {
    return href
  }
}

function withOtherEnd(address: string): string {
  const [beginning, fragment] = cut(address, '#')
  const [base, query] = cut(beginning, '?')
  const other = base.endsWith('/') ? base.slice(0, -1) : `${base}/`
  return `${other}${query === null ? '' : `?${query}`}${fragment === null ? '' : `#${fragment}`}`
}

/** What comes before the first of these signs, and what after; `null` where there is none. */
function cut(text: string, sign: string): readonly [string, string | null] {
  const at = text.indexOf(sign)
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)]
}
