/**
 * Checks evidence without Candor's database and without a network: digests, statements, and what
 * passkeys answered (WebAuthn §7.2). Web Crypto only.
 */

import { fromBase64url, toBase64url } from 'candor-disclosure/text/base64url.ts'
import { toHex } from 'candor-disclosure/text/hex.ts'
import * as v from 'valibot'
import { type Check, checked, outcomeOf, unknown } from './check.ts'
import { isSignedBy } from './cose.ts'
import {
  digestOfEvidence,
  type Evidence,
  type EvidenceReview,
  type EvidenceText,
  evidenceForm,
} from './evidence.ts'
import { challengeOf, parseStatement, sourcesDigestOf, textDigestOf } from './signing.ts'

type VerifiedReview = Pick<EvidenceReview, 'method' | 'editor' | 'at' | 'text'> & {
  readonly guid: string
  /**
   * SHA-256 of the passkey's public key, to compare with the editor's; `null` without a passkey.
   */
  readonly key: string | null
  readonly checks: readonly Check[]
}

export type EvidenceVerdict = {
  readonly holds: boolean
  readonly file: readonly Check[]
  readonly reviews: readonly VerifiedReview[]
}

/** The text is no evidence of a version that this one reads. */
export class NotEvidence extends Error {
  override readonly name = 'NotEvidence'
}

/** @throws {NotEvidence} */
export async function verifyEvidence(file: string): Promise<EvidenceVerdict> {
  const evidence = parseEvidence(file)
  const checks = [
    checked('file', (await digestOfEvidence(evidence)) === evidence.digest, 'was changed'),
  ]
  const reviews: VerifiedReview[] = []
  for (const { guid, texts, reviews: all } of evidence.articles) {
    for (const text of texts)
      checks.push(checked(`text ${text.digest}`, await isText(text), 'is another text'))
    for (const review of all) {
      const { method, editor, at, text, assertion } = review
      const key = assertion && toHex(await hash(fromBase64url(assertion.public_key)))
      const [signed] = texts.filter((each) => each.digest === text)
      reviews.push({
        guid,
        method,
        editor,
        at,
        text,
        key,
        checks: await verifyReview(guid, review, signed),
      })
    }
  }
  const every = [...checks, ...reviews.flatMap((each) => each.checks)]
  return { holds: outcomeOf(every) !== 'fails', file: checks, reviews }
}

function parseEvidence(saved: string): Evidence {
  const file = saved.replace(/^\ufeff/, '')
  let json: unknown
  try {
    json = JSON.parse(file)
  } catch {
    throw new NotEvidence('It is not JSON.')
  }
  const read = v.safeParse(evidenceForm, json)
  if (!read.success)
    throw new NotEvidence(
      `It is no evidence: ${v.getDotPath(read.issues[0]) ?? 'it'}: ${read.issues[0].message}`,
    )
  // JSON.parse takes the last of two members of one name, and a person may read the first.
  const compact = file.replace(/("(?:[^"\\]|\\.)*"?)|\s+/g, (_, text?: string) =>
    text ? JSON.stringify(JSON.parse(text)) : '',
  )
  if (compact !== JSON.stringify(json))
    throw new NotEvidence(
      'It names a member twice, or does not write its numbers as Candor does: save it again.',
    )
  return read.output
}

const isText = async (text: EvidenceText) => (await textDigestOf(text)) === text.digest

/** Checks a review of the article `guid`; `text` is the text of its digest, if it was kept. */
async function verifyReview(
  guid: string,
  review: EvidenceReview,
  text?: EvidenceText,
): Promise<Check[]> {
  const { statement, assertion, method } = review
  const isUnsigned = method === 'unsigned'
  const isComplete =
    (method === 'passkey') === (assertion !== null) &&
    isUnsigned === (statement === null) &&
    isUnsigned === (review.sources === null)
  const checks = [
    text ? checked('text', await isText(text), 'is another text') : unknown('text', 'was not kept'),
    checked('method', isComplete, 'has not what it needs'),
  ]
  if (statement === null) return [...checks, unknown('proof', 'is the word of a program')]
  const differences = await differencesOf(guid, review, statement)
  checks.push(checked('statement', differences === '', `says another ${differences}`))
  if (assertion === null) return [...checks, unknown('proof', 'is what the desk recorded')]
  const ofAssertion = verifyAssertion(statement, assertion)
  return [
    ...checks,
    ...(await ofAssertion.catch((error: Error) => [checked('proof', false, error.message)])),
  ]
}

/** The facts that the statement does not say as the review does; empty if it says all of them. */
async function differencesOf(
  guid: string,
  review: EvidenceReview,
  statement: string,
): Promise<string> {
  const signed = parseStatement(statement)
  if (signed === null) return 'form'
  const { text, mode, editor, at, did, note } = review
  const sources = await sourcesDigestOf(review.sources ?? [])
  const facts = { article: guid, text, sources, mode, editor, at, did, note }
  const { guid: article, textDigest, sourcesDigest, boxes, ...others } = signed
  const recorded: Readonly<Record<string, unknown>> = {
    ...{ ...others, article, text: textDigest, sources: sourcesDigest, did: boxes },
  }
  return Object.entries(facts)
    .flatMap(([name, value]) => (String(recorded[name]) === String(value) ? [] : [name]))
    .join(', ')
}

async function verifyAssertion(
  statement: string,
  made: NonNullable<EvidenceReview['assertion']>,
): Promise<Check[]> {
  const clientData = fromBase64url(made.client_data_json)
  const authenticatorData = fromBase64url(made.authenticator_data)
  const { type, challenge, origin, crossOrigin } = JSON.parse(strictUtf8.decode(clientData))
  const rpIdHash = await hash(new TextEncoder().encode(new URL(origin).hostname))
  const signed = new Uint8Array([...authenticatorData, ...(await hash(clientData))])
  const isSigned = await isSignedBy(
    fromBase64url(made.public_key),
    fromBase64url(made.signature),
    signed,
  )
  const isPresent = ((authenticatorData[32] ?? 0) & userFlags) === userFlags
  const isOfHost = toHex(authenticatorData.slice(0, 32)) === toHex(rpIdHash)
  return [
    checked(
      'challenge',
      challenge === toBase64url(await challengeOf(statement)),
      'is that of another statement',
    ),
    checked(
      'ceremony',
      type === 'webauthn.get' && crossOrigin !== true,
      'is no signature on a page of the desk',
    ),
    checked(`origin ${origin}`, isOfHost, 'is not where the passkey is from'),
    checked('editor', isPresent, 'was not present and verified'),
    checked('signature', isSigned, 'is not by the public key'),
  ]
}

/** Present and verified (WebAuthn §6.1). */
const userFlags = 0b101
const strictUtf8 = new TextDecoder('utf-8', { fatal: true })
const hash = async (bytes: Uint8Array<ArrayBuffer>) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
