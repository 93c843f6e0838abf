/**
 * Public keys and signatures of passkeys, for Web Crypto: COSE_Key (RFC 9052 §7, RFC 9053, RFC
 * 8230) in the CBOR that passkeys write (WebAuthn §6.5.1). Independent of the package that enrols
 * them. Pure.
 */

import { toBase64url } from 'candor-disclosure/text/base64url.ts'
import type { Bytes } from '../../../core/http/encode.ts'

/**
 * A map of integers to integers and byte strings (RFC 8949), of definite lengths and at most 64
 * KiB. @throws {Error}
 */
function parseCoseKey(bytes: Bytes): ReadonlyMap<number, number | Bytes> {
  let position = 0
  const byte = () => {
    const next = bytes[position++]
    if (next === undefined) throw new Error('is cut off')
    return next
  }
  const head = () => {
    const first = byte()
    const info = first & 31
    if (info > 25) throw new Error('has a length that no key has')
    return {
      type: first >> 5,
      value: info < 24 ? info : info === 24 ? byte() : byte() * 256 + byte(),
    }
  }
  const item = (): number | Bytes => {
    const { type, value } = head()
    if (type === 0) return value
    if (type === 1) return -1 - value
    if (type !== 2 || position + value > bytes.length) throw new Error('is no COSE_Key')
    position += value
    return bytes.slice(position - value, position)
  }
  const { type, value: pairs } = head()
  if (type !== 5) throw new Error('is no map')
  const key = new Map<number, number | Bytes>()
  for (let pair = 0; pair < pairs; pair += 1) {
    const label = item()
    if (typeof label !== 'number' || key.has(label)) throw new Error('names a parameter twice')
    key.set(label, item())
  }
  if (position !== bytes.length) throw new Error('goes on after its end')
  return key
}

const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
const p256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

/**
 * Checks the signature of these bytes by this key, with the algorithm that the key names.
 *
 * @throws {Error} for a key of another form.
 */
export async function isSignedBy(
  coseKey: Bytes,
  signature: Bytes,
  signed: Bytes,
): Promise<boolean> {
  const key = parseCoseKey(coseKey)
  const part = (label: number) => {
    const value = key.get(label)
    if (!(value instanceof Uint8Array)) throw new Error(`has no parameter ${label}`)
    return toBase64url(value)
  }
  const verify = async (
    algorithm: typeof rsa | typeof p256 | { name: 'Ed25519' },
    jwk: JsonWebKey,
    raw: Bytes,
  ) =>
    crypto.subtle.verify(
      algorithm,
      await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify']),
      raw,
      signed,
    )
  const form = [key.get(1), key.get(3), key.get(1) === 3 ? null : key.get(-1)].join(' ')
  if (form === '2 -7 1')
    return verify(p256, { kty: 'EC', crv: 'P-256', x: part(-2), y: part(-3) }, rawEcdsa(signature))
  if (form === '1 -8 6')
    return verify({ name: 'Ed25519' }, { kty: 'OKP', crv: 'Ed25519', x: part(-2) }, signature)
  if (form === '3 -257 ') return verify(rsa, { kty: 'RSA', n: part(-1), e: part(-2) }, signature)
  throw new Error('has an algorithm that is not -7, -8 or -257')
}

/**
 * The two numbers of a signature by ECDSA, 32 bytes each, of DER (RFC 3279 §2.2.3). @throws {Error}
 */
function rawEcdsa(der: Bytes): Bytes {
  const raw = new Uint8Array(64)
  let position = 2
  for (const end of [32, 64]) {
    const length = der[position + 1] ?? 0
    const number = der.slice(position + 2, position + 2 + length)
    const digits = number[0] === 0 ? number.slice(1) : number
    if (
      der[position] !== 2 ||
      number.length !== length ||
      digits.length === 0 ||
      digits.length > 32
    )
      throw new Error('is a signature that is not DER')
    raw.set(digits, end - digits.length)
    position += 2 + length
  }
  if (der[0] !== 0x30 || der[1] !== der.length - 2 || position !== der.length)
    throw new Error('is a signature that is not DER')
  return raw
}
