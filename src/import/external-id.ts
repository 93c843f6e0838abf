/** The id of an imported article in the API, from its guid. */
import { toHex } from '../text/hex.ts'

/** SHA-256 of the text in UTF-8, as 64 hexadecimal digits. */
export async function sha256(text: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))
}

/** Unreserved characters of RFC 3986 §2.3, not beginning with a dot; never what a hash looks like. */
const plain = /^(?!sha256-)[A-Za-z0-9][A-Za-z0-9._~-]{0,127}$/

/** The guid where it is short and plain, such as Ghost's `65f0c1…`; else `sha256-` and its hash. */
export async function externalIdOf(guid: string): Promise<string> {
  return plain.test(guid) ? guid : `sha256-${await sha256(guid)}`
}
