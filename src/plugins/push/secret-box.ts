/**
 * Encrypts secrets for the database with AES-256-GCM, so that a copy of the database does not give
 * them away: a signature needs the secret itself, so a digest would not do. The key is a setting.
 */

export type SecretBox = {
  readonly seal: (secret: string) => Promise<Uint8Array<ArrayBuffer>>
  /** @throws {WrongKey} if the secret was sealed with another key. */
  readonly open: (sealed: Uint8Array) => Promise<string>
}

/** PUSH_KEY has changed since. */
export class WrongKey extends Error {
  override readonly name = 'WrongKey'
}

/**
 * Bytes of the nonce, which stands before the ciphertext (NIST SP 800-38D §8.2.2: random, 96 bits).
 */
const nonceBytes = 12

/** `key` has 32 bytes. */
export function createSecretBox(key: Uint8Array<ArrayBuffer>): SecretBox {
  let imported: Promise<CryptoKey> | undefined
  const cryptoKey = () => {
    imported ??= crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt'])
    return imported
  }
  return {
    async seal(secret) {
      const iv = crypto.getRandomValues(new Uint8Array(nonceBytes))
      const text = new TextEncoder().encode(secret)
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await cryptoKey(), text)
      return new Uint8Array([...iv, ...new Uint8Array(sealed)])
    },
    async open(sealed) {
      const bytes = Uint8Array.from(sealed)
      const algorithm = { name: 'AES-GCM', iv: bytes.subarray(0, nonceBytes) }
      const opened = await crypto.subtle
        .decrypt(algorithm, await cryptoKey(), bytes.subarray(nonceBytes))
        .catch((cause: unknown) => {
          throw new WrongKey('a secret was encrypted with another PUSH_KEY', { cause })
        })
      return new TextDecoder().decode(opened)
    },
  }
}
