/** ETags from the bytes of a document, so that all machines send the same ETag for the same data. */
import { encodeBase64Url } from 'hono/utils/encode'

/** 27 characters of base64url are 162 bits: enough against collisions, and short in a log line. */
const tagLength = 27

/**
 * A weak entity tag, `W/"…"`, of the uncompressed bytes. Weak, because all codings share it and edge caches compress
 * again (RFC 9110 §8.8.1).
 */
export async function entityTag(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return `W/"${encodeBase64Url(await crypto.subtle.digest('SHA-256', bytes)).slice(0, tagLength)}"`
}
