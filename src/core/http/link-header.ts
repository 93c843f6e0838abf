/**
 * The `Link` header, for clients that read only headers, such as WebSub subscribers and JSON Feed
 * readers.
 */

export type Link = {
  readonly href: string
  /** One or more relation types, separated by spaces. */
  readonly rel: string
  /** Media type of the target. */
  readonly type?: string
}

/** The header's value (RFC 8288 §3). Do not send the empty string of an empty list. */
export function linkHeader(links: readonly Link[]): string {
  return links
    .map(({ href, rel, type }) => {
      const typeParameter = type === undefined ? '' : `; type=${quotedString(type)}`
      return `<${toUri(href)}>; rel=${quotedString(rel)}${typeParameter}`
    })
    .join(', ')
}

/**
 * Percent-encodes all characters that RFC 3986 does not allow, line breaks included. Keeps all
 * others, so that the address stays the same as in the document.
 */
function toUri(href: string): string {
  const wellFormed = href.replace(/\p{Surrogate}/gu, '\u{fffd}')
  return wellFormed.replace(/[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]/gu, encodeURIComponent)
}

/** RFC 9110 §5.6.4. Drops all characters but printable ASCII. */
function quotedString(value: string): string {
  return `"${value.replace(/[^\x20-\x7e]/g, '').replace(/["\\]/g, '\\$&')}"`
}
