/**
 * An authenticator in software, for tests: makes a passkey with ECDSA, and answers as a browser
 * would (WebAuthn Level 3 §6).
 */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

type Json = Readonly<Record<string, unknown>>

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()

/** The part of CBOR (RFC 8949) that these answers need: integers, texts, bytes and maps. */
function cbor(value: unknown): Buffer {
  const head = (major: number, size: number) => {
    const first = major << 5
    if (size < 24) return Buffer.from([first | size])
    return Buffer.from(size < 256 ? [first | 24, size] : [first | 25, size >> 8, size & 255])
  }
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value])
  if (value instanceof Map)
    return Buffer.concat([head(5, value.size), ...[...value].flat().map(cbor)])
  throw new Error('no CBOR for this')
}

function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  const point = (text: string) => Buffer.from(text, 'base64url')
  const members: [number, unknown][] = [
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, point(x)],
    [-3, point(y)],
  ]
  return cbor(new Map(members))
}

export type Passkey = ReturnType<typeof makePasskey>

/** `origin` is what the browser says; `verified` is whether the person was asked for a PIN. */
export type Browser = {
  readonly origin: string
  readonly verified?: boolean
  readonly type?: string
}

/** Without `counts` it is as those that are synchronised between devices: its counter stays 0. */
export function makePasskey(rpId: string, counts = true) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  let counter = 0
  let userHandle = ''
  const authenticatorData = (verified: boolean, attested: boolean) => {
    if (counts) counter += 1
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    const flags = Buffer.from([0x01 | (verified ? 0x04 : 0) | (attested ? 0x40 : 0)])
    const length = Buffer.from([0, id.length])
    const credential = attested ? [Buffer.alloc(16), length, id, coseKey(publicKey)] : []
    return Buffer.concat([sha256(rpId), flags, count, ...credential])
  }
  const clientData = (type: string, challenge: unknown, origin: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const shared = {
    id: base64url(id),
    rawId: base64url(id),
    type: 'public-key',
    clientExtensionResults: {},
  }

  return {
    id: base64url(id),
    /** The counter that the next answer is one above. */
    setCounter(count: number): void {
      counter = count
    },
    /** Answers PublicKeyCredentialCreationOptionsJSON. */
    create(
      { challenge, user }: Json,
      { origin, verified = true, type = 'webauthn.create' }: Browser,
    ): string {
      userHandle = (user as { id: string }).id
      const members: [string, unknown][] = [
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authenticatorData(verified, true)],
      ]
      const response = {
        clientDataJSON: base64url(clientData(type, challenge, origin)),
        attestationObject: base64url(cbor(new Map(members))),
        transports: ['internal'],
      }
      return JSON.stringify({ ...shared, response })
    },
    /** Answers PublicKeyCredentialRequestOptionsJSON. */
    get({ challenge }: Json, { origin, verified = true, type = 'webauthn.get' }: Browser): string {
      const data = clientData(type, challenge, origin)
      const authenticator = authenticatorData(verified, false)
      const signature = sign('sha256', Buffer.concat([authenticator, sha256(data)]), privateKey)
      const response = {
        clientDataJSON: base64url(data),
        authenticatorData: base64url(authenticator),
        signature: base64url(signature),
        userHandle,
      }
      return JSON.stringify({ ...shared, response })
    },
  }
}
