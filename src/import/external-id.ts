/** The id of an imported article in the API, from its guid. */
import { sha256 } from '../text/hex.ts'

/** Unreserved characters of RFC 3986 §2.3, not beginning with a dot; never what a hash looks like. */
const plain = /^(?!sha256-)[A-Za-z0-9][A-Za-z0-9._~-]{0,127}$/

/** The guid where it is short and plain, such as Ghost's `65f0c1…`; else `sha256-` and its hash. */
export async function externalIdOf(guid: string): Promise<string> {
  return plain.test(guid) ? guid : `sha256-${await sha256(guid)}`
}
