/** Signs payloads as compact JWS (RFC 7515) with Ed25519 (RFC 9864). */

import { kidOf } from 'candor-disclosure/signed/jws.ts'
import {
  CompactSign,
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  importJWK,
  importPKCS8,
  type JWK,
} from 'jose'
import { SigningStopped } from './store/signing-keys.ts'

/** Not `EdDSA`: in `jose` the two names are not interchangeable. */
const alg = 'Ed25519'

export type Signer = {
  readonly kid: string
  /** Returns the compact JWS. */
  readonly sign: (payload: string) => Promise<string>
}

const jwkOf = (x: string): JWK => ({ kty: 'OKP', crv: 'Ed25519', x })

/** A new private key, as the text of its file, and its public key. */
export async function createKey(): Promise<{
  readonly kid: string
  readonly x: string
  readonly text: string
}> {
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
  const kid = kidOf(x)
  const sign = (payload: string) =>
    new CompactSign(new TextEncoder().encode(payload)).setProtectedHeader({ alg, kid }).sign(key)
  return { kid, sign }
}

async function readKey(text: string): Promise<{ key: CryptoKey; x: string }> {
  const key = text.trim().startsWith('{')
    ? await importJWK({ ...(JSON.parse(text) as JWK), ext: true }, alg)
    : await importPKCS8(text, alg, { extractable: true })
  if (!('type' in key) || key.type !== 'private') throw new Error('it is no private key')
  const { x = '' } = await exportJWK(key)
  return { key, x }
}
