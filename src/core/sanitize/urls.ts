/** Makes the URLs of a body absolute, one at a time or in a whole `srcset`. */
import type { Candidate } from 'candor-disclosure/parse/srcset.ts'
import { toUri } from 'candor-disclosure/text/web-address.ts'

/**
 * Resolves `value` as a browser does (https://url.spec.whatwg.org/#url-parsing: relative and
 * protocol-relative URLs, tabs and line feeds inside a scheme), and makes it a URI of RFC 3986.
 * Returns `undefined` if it is no URL or its scheme is not in `schemes`, which have the form of
 * `URL.protocol` (`https:`).
 */
export function toAbsoluteUrl(
  value: string,
  baseUrl: string,
  schemes: readonly string[],
): string | undefined {
  const url = URL.parse(value, baseUrl)
  return url !== null && schemes.includes(url.protocol) ? toUri(url.href) : undefined
}

/**
 * The inverse of `parseSrcset`. URLs must be absolute: they contain no white space, and no comma at
 * either end.
 */
export function renderSrcset(candidates: readonly Candidate[]): string {
  return candidates
    .map(({ url, descriptor }) => (descriptor === '' ? url : `${url} ${descriptor}`))
    .join(', ')
}
