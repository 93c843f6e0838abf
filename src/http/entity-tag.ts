/** Names a version of a document by its bytes, so that every machine that renders the same data sends the same ETag. */

/** 27 characters of base64url carry 162 bits: far beyond any accident, and short in a log line. */
const tagLength = 27

/**
 * A weak entity tag, `W/"…"`, from the bytes before compression. Weak, because gzip and plain bytes share it and edges
 * compress anew (RFC 9110 §8.8.1).
 */
export async function entityTag(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const base64 = btoa(String.fromCharCode(...digest))
  return `W/"${base64.replaceAll('+', '-').replaceAll('/', '_').slice(0, tagLength)}"`
}
