/** The path of an article's page here, made of its external id, and back. */

/**
 * Below the base path. Letters, digits and `._-` stand for themselves, other
 * ASCII characters are `~` and two hexadecimal digits, and all others are percent-encoded: proxies
 * and browsers change `%2F`, and take `%2E` for the folder. `candor_article_url` is the same in SQL.
 */
export const articlePath = (externalId: string): string =>
  `/articles/${/^\.{1,2}$/.test(externalId) ? externalId.replaceAll('.', '~2E') : externalId.replace(/[^\w.-]/gu, encoded)}/`

const encoded = (character: string): string =>
  character < '\x80'
    ? `~${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
    : encodeURIComponent(character)

/** The external id in the last segment of a path, however it is encoded; `null` if it has none. */
export function externalIdIn(segment: string): string | null {
  try {
    return decodeURIComponent(segment).replace(/~([0-9a-f]{2})/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
  } catch {
    return null
  }
}
