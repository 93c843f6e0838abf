/** The header `Authorization` as partners send it: Basic (RFC 7617) or Bearer (RFC 6750). */
import { decodeBase64 } from 'hono/utils/encode'

type Credentials = {
  /** The user of Basic; empty if there is none. */
  readonly user: string
  readonly token: string
}

const longest = 1000
/** RFC 9110 §11.4: one scheme in any case, one or more spaces, `token68`. */
const form = /^ *(basic|bearer) +([A-Za-z0-9._~+/-]+=*) *$/i

/**
 * `null` if it has another form than those two. The text before the first colon is the user (RFC
 * 7617 §2).
 */
export function parseAuthorization(header: string): Credentials | null {
  if (header.length > longest) return null
  const [, scheme = '', text = ''] = form.exec(header) ?? []
  if (scheme.toLowerCase() === 'bearer') return { user: '', token: text }
  const decoded = scheme === '' ? null : decode(text)
  const colon = decoded?.indexOf(':') ?? -1
  if (!decoded || colon === -1) return null
  return { user: decoded.slice(0, colon), token: decoded.slice(colon + 1) }
}

/** Base64 of UTF-8; `null` if it is not. */
function decode(base64: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(decodeBase64(base64))
  } catch {
    return null
  }
}
