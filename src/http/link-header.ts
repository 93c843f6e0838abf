/** Writes the `Link` header, for consumers that read nothing else: WebSub subscribers and JSON Feed readers. */

export type Link = {
  readonly href: string
  /** One or more relation types, parted by spaces. */
  readonly rel: string
  /** Media type of the target. */
  readonly type?: string
}

/** RFC 8288 §3; an empty list gives an empty string, which should not be sent. */
export function linkHeader(links: readonly Link[]): string {
  return links
    .map(({ href, rel, type }) => {
      const typed = type === undefined ? '' : `; type=${quotedString(type)}`
      return `<${toUri(href)}>; rel=${quotedString(rel)}${typed}`
    })
    .join(', ')
}

/**
 * Only the characters of RFC 3986 may stand between the angle brackets; all others, line breaks included, are
 * percent-encoded. Nothing else is touched: the address must stay the one that the document itself states.
 */
function toUri(href: string): string {
  const wellFormed = href.replace(/\p{Surrogate}/gu, '\u{fffd}')
  return wellFormed.replace(/[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]/gu, encodeURIComponent)
}

/** RFC 9110 §5.6.4. What is not printable ASCII has no place in these values and is dropped. */
function quotedString(value: string): string {
  return `"${value.replace(/[^\x20-\x7e]/g, '').replace(/["\\]/g, '\\$&')}"`
}
