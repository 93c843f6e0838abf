/** Reads the answers of browsers, and verifies the assertions of passkeys in them. */

import { base64urlForm, fromBase64url } from 'candor-disclosure/text/base64url.ts'
import { fromHex, toHex } from 'candor-disclosure/text/hex.ts'
import type { WriterDatabase } from '../../../core/store/writer-database.ts'
import type { Assertion } from '../store/acts.ts'
import { findPasskey, notePasskey } from '../store/passkeys.ts'

/** A browser's answer: PublicKeyCredentialJSON. */
type PasskeyAnswer = {
  readonly id: string
  readonly response: Readonly<
    Record<'clientDataJSON' | 'authenticatorData' | 'signature' | 'userHandle', string>
  > & {
    readonly transports?: readonly unknown[]
  }
}

type ParsedAnswer = { readonly answer: PasskeyAnswer; readonly challenge: string }

/** `null` for what is no answer. */
export function parseAnswer(text: string): ParsedAnswer | null {
  try {
    const answer: PasskeyAnswer = JSON.parse(text)
    const { challenge } = JSON.parse(
      new TextDecoder().decode(fromBase64url(answer.response.clientDataJSON)),
    )
    const isText = (each: unknown) => typeof each === 'string' && base64urlForm.test(each)
    return isText(answer.id) && isText(challenge) ? { answer, challenge } : null
  } catch {
    return null
  }
}

/**
 * The assertion of a passkey that has not ended and counts on, and its editor. `null` if it is
 * not valid.
 */
export async function verifyAnswer(
  db: WriterDatabase,
  { answer, challenge }: ParsedAnswer,
  origin: string,
) {
  const passkey = await findPasskey(db, answer.id)
  if (!passkey) return null
  const publicKey = fromHex(passkey.publicKey)
  const credential = { id: passkey.id, publicKey, counter: passkey.counter }
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const verified = await verifyAuthenticationResponse({
    response: answer as never,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: new URL(origin).hostname,
    credential,
    requireUserVerification: true,
  }).catch(() => null)
  if (!verified?.verified) return null
  const { clientDataJSON, authenticatorData, signature, userHandle } = answer.response
  const { editor } = passkey
  if (userHandle && toHex(fromBase64url(userHandle)) !== editor.handle) return null
  await notePasskey(db, passkey.id, verified.authenticationInfo.newCounter)
  const assertion: Assertion = {
    credentialId: passkey.id,
    publicKey,
    clientDataJson: fromBase64url(clientDataJSON),
    authenticatorData: fromBase64url(authenticatorData),
    signature: fromBase64url(signature),
  }
  return { editor, assertion }
}
