/** `X-Hub-Signature` (WebSub §7): an HMAC of the body with the subscriber's secret. */
import type { SignatureMethod } from '../settings/push.ts'
import { toHex } from '../text/hex.ts'

const hashes: Readonly<Record<SignatureMethod, string>> = {
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
}

/** `method=signature`, in lower-case hexadecimal. */
export async function hubSignature(
  method: SignatureMethod,
  secret: string,
  body: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const algorithm = { name: 'HMAC', hash: hashes[method] }
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), algorithm, false, ['sign'])
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', key, body))
  return `${method}=${toHex(signature)}`
}
