/**
 * Signs payloads as compact JWS (RFC 7515) with Ed25519 (RFC 9864): by a private key, or by a
 * command that has one.
 */
import {
  base64url,
  CompactSign,
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  importJWK,
  importPKCS8,
  type JWK,
} from 'jose'
import { isSignedBy, kidOf, parseJws } from '../signed/jws.ts'
import { SigningStopped } from '../writer/signing-keys.ts'

/** Not `EdDSA`: in `jose` the two names are not interchangeable. */
const alg = 'Ed25519'

export type PublicKey = { readonly kid: string; readonly x: string }

export type Signer = {
  /** `null` if it signs for each key that is registered: then the newest of them counts. */
  readonly own: PublicKey | null
  /** The compact JWS. */
  readonly sign: (payload: string, kid: string) => Promise<string>
}

const jwkOf = (x: string): JWK => ({ kty: 'OKP', crv: 'Ed25519', x })

/** A new private key, as the text of its file, and its public key. */
export async function createKey(): Promise<PublicKey & { readonly text: string }> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true })
  const { x = '', d = '' } = await exportJWK(privateKey)
  const kid = kidOf(x)
  return { kid, x, text: `${JSON.stringify({ ...jwkOf(x), d, alg, use: 'sig', kid })}\n` }
}

/** @param text a private JWK, or PKCS#8 in PEM. @throws {SigningStopped} */
export async function createKeySigner(text: string): Promise<Signer> {
  const { key, x } = await readKey(text).catch((error: unknown) => {
    throw new SigningStopped(
      'SIGNING_KEY has no private Ed25519 key: "candor key create FILE" makes one.',
      {
        cause: error,
      },
    )
  })
  return {
    own: { kid: kidOf(x), x },
    sign: (payload, kid) =>
      new CompactSign(new TextEncoder().encode(payload)).setProtectedHeader({ alg, kid }).sign(key),
  }
}

async function readKey(text: string): Promise<{ key: CryptoKey; x: string }> {
  const key = text.trim().startsWith('{')
    ? await importJWK({ ...(JSON.parse(text) as JWK), ext: true }, alg)
    : await importPKCS8(text, alg, { extractable: true })
  if (!('type' in key) || key.type !== 'private') throw new Error('it is no private key')
  const { x = '' } = await exportJWK(key)
  return { key, x }
}

/** `run` gets the signing input (RFC 7515 §5.1), and returns the signature in base64url. */
export const createCommandSigner = (run: (input: string) => Promise<string>): Signer => ({
  own: null,
  async sign(payload, kid) {
    const encode = (text: string) => base64url.encode(text)
    const input = `${encode(JSON.stringify({ alg, kid }))}.${encode(payload)}`
    return `${input}.${(await run(input)).trim()}`
  },
})

/** @throws {SigningStopped} if the signature is not one of this key: no wrong one must go out. */
export async function checkSignature(jws: string, { kid, x }: PublicKey): Promise<void> {
  if (await isSignedBy({ kty: 'OKP', crv: 'Ed25519', x, kid }, parseJws(jws))) return
  throw new SigningStopped(`The signature is not one of the key ${kid}.`)
}
