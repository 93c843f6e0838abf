/**
 * Evidence of one article for tests. Its assertions are of Chromium's virtual authenticators at
 * http://localhost:8791, one for each algorithm (passkeys.json); `sign` makes others with a key of
 * its own.
 */
import { createHash, createPrivateKey, createPublicKey, sign as signBytes } from 'node:crypto'
import {
  type Evidence,
  type EvidenceArticle,
  type EvidenceReview,
  toEvidence,
} from '../../../src/plugins/desk/evidence/evidence.ts'
import {
  challengeOf,
  parseStatement,
  type Statement,
  toStatement,
} from '../../../src/plugins/desk/evidence/signing.ts'
import passkeys from './passkeys.json' with { type: 'json' }

export const algorithms = Object.keys(passkeys.assertions) as (keyof typeof passkeys.assertions)[]
export const signedText = passkeys.text

const at = '2026-05-01T11:00:00Z'
function readStatement(): Statement {
  const statement = parseStatement(passkeys.statement)
  if (statement === null) throw new Error('passkeys.json has no statement')
  return statement
}
const signed = readStatement()
export const { guid } = signed

export function buildReview(changes: Partial<EvidenceReview> = {}): EvidenceReview {
  return {
    method: 'passkey',
    ...{
      editor: signed.editor,
      at: signed.at,
      text: signedText.digest,
      mode: signed.mode,
      sources: passkeys.sources,
    },
    ...{ did: [...signed.boxes], note: signed.note, statement: passkeys.statement },
    assertion: passkeys.assertions.ES256,
    ...{ actor: null, role: null },
    ...changes,
  }
}

const disclosure = {
  mode: 'ai-assisted',
  reviewed_by: 'Ada Example',
  reviewed_digest: signedText.digest,
  model: null,
}
const event = {
  action: 'created',
  fields: [],
  status: 'draft',
  disclosure,
  role: 'api',
  actor: 'pipeline',
} as const

export function buildArticleEvidence(changes: Partial<EvidenceArticle> = {}): EvidenceArticle {
  return {
    guid,
    id: '0d2c1a52-7c3f-4a8e-9a3b-0c6f1e5d2b11',
    present: {
      ...{
        url: 'https://news.example.org/a',
        title: signedText.title,
        language: 'en',
        status: 'published',
      },
      ...{ published_at: at, text: signedText.digest, mode: 'ai-assisted' },
    },
    reviews: [buildReview()],
    texts: [signedText],
    returns: [{ at, editor: 'Ada Example', reason: 'No source.', text: '0'.repeat(64) }],
    corrections: [{ at, text: 'The fine was upheld in part.', url: null }],
    retraction: { at, reason: 'The judgment was another one.' },
    events: [
      { ...event, fields: [], id: 1, at, text_digest: '0'.repeat(64) },
      {
        ...event,
        action: 'changed',
        fields: ['reviewed_by'],
        id: 2,
        at: '2026-05-01T12:00:00.100Z',
        text_digest: signedText.digest,
      },
      {
        ...event,
        action: 'changed',
        fields: ['title'],
        id: 3,
        at: '2026-05-01T13:00:00Z',
        text_digest: 'f'.repeat(64),
      },
    ],
    ...changes,
  }
}

export const buildEvidence = (changes: Partial<EvidenceArticle> = {}): Promise<Evidence> =>
  toEvidence('2026-05-02T00:00:00Z', { article: guid }, [buildArticleEvidence(changes)])

export const fileOf = (evidence: unknown): string => `${JSON.stringify(evidence, null, 2)}\n`

// RFC 7515 Appendix A.3.1.
const jwk = {
  ...{ kty: 'EC', crv: 'P-256', x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU' },
  ...{
    y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
    d: 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI',
  },
}
const privateKey = createPrivateKey({ key: jwk, format: 'jwk' })
const { x = '', y = '' } = createPublicKey(privateKey).export({ format: 'jwk' })
const bytes = (...parts: (string | Uint8Array)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'hex') : part)))
const coordinate = (text: string) => Buffer.from(text, 'base64url')
export const publicKey = bytes('a5010203262001215820', coordinate(x), '225820', coordinate(y))
const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest()

type Ceremony = {
  readonly host?: string
  readonly flags?: number
  readonly client?: Readonly<Record<string, unknown>>
  readonly key?: Uint8Array
}

/** A review by a passkey of the desk, with one thing that is wrong. */
export async function sign({
  host = 'desk.example.org',
  flags = 5,
  client = {},
  key = publicKey,
}: Ceremony = {}) {
  const statement = toStatement({ ...signed, nonce: 'BBECAwQFBgcICQoLDA0ODw' })
  const challenge = Buffer.from(await challengeOf(statement)).toString('base64url')
  const origin = 'https://desk.example.org:8443'
  const clientData = Buffer.from(
    JSON.stringify({ type: 'webauthn.get', challenge, origin, crossOrigin: false, ...client }),
  )
  const authenticatorData = bytes(sha256(host), Buffer.from([flags]), '00000001')
  const signature = signBytes('sha256', bytes(authenticatorData, sha256(clientData)), privateKey)
  const base64url = (data: Uint8Array) => Buffer.from(data).toString('base64url')
  return buildReview({
    statement,
    assertion: {
      credential_id: 'AQID',
      public_key: base64url(key),
      client_data_json: base64url(clientData),
      authenticator_data: base64url(authenticatorData),
      signature: base64url(signature),
    },
  })
}
