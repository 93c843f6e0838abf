/**
 * The ceremonies of passkeys (WebAuthn Level 3 §7): making one, logging in, signing. Credentials
 * are discoverable, so that nobody can try names, and user verification is required. Each challenge
 * is answered once, within five minutes.
 */

import { toBase64url } from 'candor-disclosure/text/base64url.ts'
import { fromHex, toHex } from 'candor-disclosure/text/hex.ts'
import type { WriterDatabase } from '../../../core/store/writer-database.ts'
import type { Editor } from '../store/editors.ts'
import { enrolPasskey, listPasskeys } from '../store/passkeys.ts'
import { type Challenge, insertChallenge, takeChallenge } from '../store/sessions.ts'
import { parseAnswer, verifyAnswer } from './passkey-answer.ts'

const timeoutMs = 300_000
/** COSE: Ed25519, ECDSA with P-256, RSA. docs/desk/operator.md names them. */
const algorithms = [-8, -7, -257]

type Purpose = Challenge<unknown>['purpose']

const randomChallenge = () => crypto.getRandomValues(new Uint8Array(32))

/** The host of `origin` is in every passkey. */
export function createPasskeys({ origin, title }: Readonly<Record<'origin' | 'title', string>>) {
  const rpID = new URL(origin).hostname

  async function ask(
    db: WriterDatabase,
    purpose: Purpose,
    editorId: string | null,
    content: unknown,
    challenge: Uint8Array,
  ) {
    const text = toBase64url(challenge)
    await insertChallenge(db, { challenge: text, purpose, editorId, content })
    return text
  }

  async function take<Content>(
    db: WriterDatabase,
    purpose: Purpose,
    editorId: string | null,
    text: string,
  ) {
    const parsed = parseAnswer(text)
    if (parsed === null) return null
    const content = await takeChallenge<Content>(db, {
      challenge: parsed.challenge,
      purpose,
      editorId,
    })
    return content === undefined ? null : { ...parsed, content }
  }

  const request = { rpId: rpID, userVerification: 'required', timeout: timeoutMs } as const
  return {
    async askEnrol(db: WriterDatabase, { id, name, handle }: Editor) {
      const challenge = await ask(db, 'enrol', id, null, randomChallenge())
      return {
        ...{ challenge, rp: { id: rpID, name: title }, timeout: timeoutMs, attestation: 'none' },
        user: { id: toBase64url(fromHex(handle)), name, displayName: name },
        pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
        authenticatorSelection: {
          residentKey: 'required',
          requireResidentKey: true,
          userVerification: 'required',
        },
        excludeCredentials: (await listPasskeys(db, id)).map((passkey) => ({
          type: 'public-key',
          id: passkey.id,
        })),
      }
    },

    /**
     * Keeps the passkey that was made. `false` if it is not valid or known already, or if the
     * invitation was used.
     */
    async enrol(
      db: WriterDatabase,
      { id }: Editor,
      text: string,
      invitation: string | null,
    ): Promise<boolean> {
      const taken = await take(db, 'enrol', id, text)
      if (taken === null) return false
      const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
      const verified = await verifyRegistrationResponse({
        response: taken.answer as never,
        expectedChallenge: taken.challenge,
        expectedOrigin: origin,
        expectedRPID: rpID,
        requireUserVerification: true,
        supportedAlgorithmIDs: algorithms,
      }).catch(() => null)
      if (!verified?.verified) return false
      const { credential } = verified.registrationInfo
      const transports = (taken.answer.response.transports ?? [])
        .map(String)
        .filter((each) => /^[a-z-]{1,20}$/.test(each))
        .slice(0, 10)
      const publicKey = toHex(credential.publicKey)
      const passkey = { id: credential.id, publicKey, counter: credential.counter, transports }
      return enrolPasskey(db, id, passkey, invitation)
    },

    async askLogin(db: WriterDatabase) {
      return {
        ...request,
        challenge: await ask(db, 'login', null, null, randomChallenge()),
        allowCredentials: [],
      }
    },

    async login(db: WriterDatabase, text: string): Promise<Editor | null> {
      const taken = await take(db, 'login', null, text)
      return taken && ((await verifyAnswer(db, taken, origin))?.editor ?? null)
    },

    /** The same, for a passkey of this editor, whose challenge says what is signed. */
    async askSignature(
      db: WriterDatabase,
      { id }: Editor,
      challenge: Uint8Array,
      content: unknown,
    ) {
      const passkeys = await listPasskeys(db, id)
      return {
        ...request,
        challenge: await ask(db, 'sign', id, content, challenge),
        allowCredentials: passkeys.map((each) => ({
          id: each.id,
          type: 'public-key',
          transports: each.transports,
        })),
      }
    },

    /**
     * The statement to sign, and the assertion, which is `null` if it is not the editor's. `null`
     * if nothing was to be signed.
     */
    async takeSignature<Content>(db: WriterDatabase, { id }: Editor, text: string) {
      const taken = await take<Content>(db, 'sign', id, text)
      if (taken === null) return null
      const verified = await verifyAnswer(db, taken, origin)
      return {
        content: taken.content,
        assertion: verified?.editor.id === id ? verified.assertion : null,
      }
    },
  }
}

export type Passkeys = ReturnType<typeof createPasskeys>
