/**
 * Statements as they travel: compact JWS (RFC 7515) signed with Ed25519 (RFC 8037, RFC 9864), and
 * the keys of a newsroom (RFC 7517). Strict: each statement has one form, and nothing in it can be
 * read in two ways. No Node.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import * as v from 'valibot'
import { base64urlForm, fromBase64url, toBase64url } from '../text/base64url.ts'
import { payloadForm, type ShownPayload, type StatementPayload } from './payload.ts'

const seconds = v.pipe(v.number(), v.safeInteger())

/**
 * `nbf`, `exp` and `revoked` are those of historical keys (OpenID Federation 1.0): seconds since
 * 1970, each absent if there is none.
 */
const keyForm = v.object({
  kty: v.literal('OKP'),
  crv: v.literal('Ed25519'),
  x: v.pipe(v.string(), v.length(43), v.regex(base64urlForm)),
  kid: v.string(),
  alg: v.optional(v.literal('Ed25519')),
  nbf: v.optional(seconds),
  /** It signed until then. */
  exp: v.optional(seconds),
  /** It is not to be trusted, whatever time a statement has. */
  revoked: v.optional(v.object({ revoked_at: seconds, reason: v.optional(v.string()) })),
})

export type Key = v.InferOutput<typeof keyForm>
export type Keys = { readonly keys: readonly Key[] }

/** A text is no statement, or no keys, that this version reads. */
export class NotStatement extends Error {
  override readonly name = 'NotStatement'
}

/**
 * The beginning of the thumbprint of a key (RFC 7638, RFC 8037 Appendix A.3), 96 bits: each item of
 * a feed has it.
 */
export const kidOf = (x: string): string =>
  toBase64url(sha256(new TextEncoder().encode(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`))).slice(
    0,
    16,
  )

/** The keys of a keys file. Ignores keys of other algorithms. @throws {NotStatement} */
export function parseKeys(text: string): Keys {
  const read = v.safeParse(v.object({ keys: v.array(v.unknown()) }), parseJson(text, 'The keys'))
  if (!read.success)
    throw new NotStatement('The keys are no JSON Web Key Set: there is no list "keys".')
  const keys = read.output.keys.flatMap((each) => {
    const key = v.safeParse(keyForm, each)
    return key.success ? [key.output] : []
  })
  const misnamed = keys.find(({ kid, x }) => kid !== kidOf(x))
  if (misnamed)
    throw new NotStatement(
      `The key ${misnamed.kid} has the name of another one: it is ${kidOf(misnamed.x)}.`,
    )
  if (keys.length === 0) throw new NotStatement('The keys have none of Ed25519.')
  if (new Set(keys.map(({ kid }) => kid)).size < keys.length)
    throw new NotStatement('Two of the keys have the same kid.')
  return { keys }
}

const headerForm = v.strictObject({
  alg: v.literal('Ed25519'),
  kid: v.string(),
  typ: v.optional(v.string()),
})

type ParsedJws = {
  readonly kid: string
  readonly payload: StatementPayload
  readonly signed: Uint8Array<ArrayBuffer>
  readonly signature: Uint8Array<ArrayBuffer>
}

/** Characters: a statement with a hundred corrections has a tenth of it. */
const maxLength = 500_000

/** Does not verify the signature. @throws {NotStatement} */
export function parseJws(jws: string): ParsedJws {
  // A regular expression on millions of characters is out of stack.
  if (jws.length > maxLength) throw new NotStatement(`It has more than ${maxLength} characters.`)
  const parts = jws.split('.')
  const [protectedHeader = '', payloadPart = '', signature = ''] = parts
  if (parts.length !== 3 || !parts.every((part) => base64urlForm.test(part)))
    throw new NotStatement('It is no compact JWS of three parts in base64url.')
  const header = v.safeParse(headerForm, strictJson(protectedHeader, 'Its header'))
  if (!header.success)
    throw new NotStatement('Its header has not exactly "alg": "Ed25519" and a "kid".')
  const value = strictJson(payloadPart, 'Its payload')
  const payload = v.safeParse(payloadForm, value)
  if (!payload.success) {
    const name = v.safeParse(v.object({ candor: v.string() }), value)
    const other =
      name.success && name.output.candor !== 'statement/1'
        ? `, but ${JSON.stringify(name.output.candor)}`
        : ''
    const path =
      other === ''
        ? `: ${v.getDotPath(payload.issues[0]) ?? 'it'}: ${payload.issues[0].message}`
        : ''
    throw new NotStatement(`It is no "statement/1"${other || path}.`)
  }
  if (payload.output.number === 1 && payload.output.previous !== undefined)
    throw new NotStatement('It is the first one, but names one before.')
  const signed = new TextEncoder().encode(`${protectedHeader}.${payloadPart}`)
  return {
    kid: header.output.kid,
    payload: payload.output,
    signed,
    signature: fromBase64url(signature),
  }
}

/**
 * The payload, before the signature is verified, if it names the newsroom: its keys are at
 * `keysPath` below that address.
 */
export function readNamed(jws: string): ShownPayload | null {
  try {
    const { payload } = parseJws(jws)
    return payload.state === 'withdrawn' ? null : payload
  } catch (error) {
    if (error instanceof NotStatement) return null
    throw error
  }
}

export const keysPath = '.well-known/candor/keys.json'

export async function isSignedBy({ x }: Key, { signature, signed }: ParsedJws): Promise<boolean> {
  const key = await crypto.subtle.importKey(
    'jwk',
    { kty: 'OKP', crv: 'Ed25519', x },
    { name: 'Ed25519' },
    false,
    ['verify'],
  )
  return crypto.subtle.verify({ name: 'Ed25519' }, key, signature, signed)
}

function parseJson(text: string, subject: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new NotStatement(`${subject} is no JSON.`)
  }
}

/**
 * JSON.parse takes the last of two members of one name, and others take the first. So there is one
 * way to write a value.
 */
function strictJson(part: string, subject: string): unknown {
  const value = parseJson(new TextDecoder().decode(fromBase64url(part)), subject)
  if (toBase64url(new TextEncoder().encode(JSON.stringify(value))) !== part)
    throw new NotStatement(
      `${subject} names a member twice, or is not written as JSON.stringify writes it.`,
    )
  return value
}
