/** The one rule for links: which URLs readers may follow, in a normalised form. */
import { invisibleInJavaScript } from './invisible.ts'

/**
 * Says whether programs can parse it. The database accepts some hosts that IDNA refuses, whose
 * tables it does not have.
 */
export const isParsable = (url: string): boolean => URL.canParse(url)

/**
 * Returns an absolute http(s) URL, normalised by the URL Standard (`URL.href`). Returns `null` for
 * other schemes, such as `javascript:`, and for invalid URLs, some of which the database accepts.
 */
export function webHref(url: string): string | null {
  const parsed = URL.parse(url)
  return parsed?.protocol === 'https:' || parsed?.protocol === 'http:' ? parsed.href : null
}

/** The same as documents have it: a URI of RFC 3986, too. */
export function webAddress(url: string): string | null {
  const href = webHref(url)
  return href === null ? null : toUri(href)
}

/**
 * What RFC 3986 allows nowhere but as `%XX`, a bare `%`, and brackets, which only the host of an IP
 * address may have.
 */
const unencoded = /[^\w.~!$&'()*+,;=:@/?#%-]|%(?![\da-f]{2})/gi

const encode = (character: string) => encodeURIComponent(character)

/**
 * Percent-encodes what the URL Standard leaves and RFC 3986 does not allow: such as `[ ] { } | ^`
 * in a query, a `%` without two digits, a second `#`. Idempotent, so an encoded address is never
 * encoded twice.
 *
 * @param href an absolute URL as `URL.href` gives it: in ASCII.
 */
export function toUri(href: string): string {
  const fragmentAt = href.indexOf('#') + 1
  const hasHash = fragmentAt > 0 && href.includes('#', fragmentAt)
  if (!hasHash && href.search(unencoded) < 0) return href
  const [, host = '', rest = ''] =
    /^([a-z][a-z\d+.-]*:\/\/(?:[^/?#@]*@)?\[[\d.:a-f]+\])?(.*)$/s.exec(href) ?? []
  const [beginning = '', ...fragment] = rest.replace(unencoded, encode).split('#')
  return `${host}${beginning}${fragment.length === 0 ? '' : `#${fragment.join('%23')}`}`
}

const hidden = new RegExp(`(?! )[${invisibleInJavaScript}]`, 'u')

/**
 * A URL as the database stores what programs send: as `URL` makes it, so with `%20` for a space.
 * Others stay as they are, for the rules of the database to refuse: those without a host, and those
 * with a character that nobody sees or means.
 */
export function storedUrl(text: string): string {
  const isUsual = /^https?:\/\//i.test(text.trim()) && !hidden.test(text)
  return isUsual ? (URL.parse(text)?.href ?? text) : text
}

/**
 * Says whether it has a user name or a password, which programs refuse to send, and messages must
 * not show.
 */
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
