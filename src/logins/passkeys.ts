/**
 * The ceremonies of passkeys (WebAuthn Level 3 §7): making one, logging in, signing. Credentials
 * are discoverable, so that nobody can try names, and user verification is required. Each challenge
 * is answered once, within five minutes.
 */
import { base64urlForm, fromBase64url, toBase64url } from '../text/base64url.ts'
import { fromHex, toHex } from '../text/hex.ts'
import type { WriterDatabase } from '../writer/database.ts'
import type { Assertion } from '../writer/desk-acts.ts'
import type { Editor } from '../writer/desk-editors.ts'
import { enrolPasskey, findPasskey, listPasskeys, notePasskey } from '../writer/desk-passkeys.ts'
import { type Challenge, insertChallenge, takeChallenge } from '../writer/desk-sessions.ts'

const timeoutMs = 300_000
/** COSE: Ed25519, ECDSA with P-256, RSA. docs/desk.md names them. */
const algorithms = [-8, -7, -257]

export type PasskeyParts = {
  /** Its host is in every passkey. */
  readonly origin: string
  /** The newsroom's title, which devices show beside the passkey. */
  readonly title: string
}

type Purpose = Challenge<unknown>['purpose']

/** A browser's answer: PublicKeyCredentialJSON. */
type PasskeyAnswer = {
  readonly id: string
  readonly response: Readonly<
    Record<'clientDataJSON' | 'authenticatorData' | 'signature' | 'userHandle', string>
  > & {
    readonly transports?: readonly unknown[]
  }
}

const randomChallenge = () => crypto.getRandomValues(new Uint8Array(32))
/** `null` for what is no answer. */
function parseAnswer(
  text: string,
): { readonly answer: PasskeyAnswer; readonly challenge: string } | null {
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

export function createPasskeys({ origin, title }: PasskeyParts) {
  const rpID = new URL(origin).hostname
  // Large, and seldom needed.
  const library = () => import('@simplewebauthn/server')

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

  /** The question that this text answers. */
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

  /**
   * The assertion of a passkey that has not ended and counts on, and its editor. `null` if it is
   * not valid.
   */
  async function verify(
    db: WriterDatabase,
    { answer, challenge }: { readonly answer: PasskeyAnswer; readonly challenge: string },
  ) {
    const passkey = await findPasskey(db, answer.id)
    if (!passkey) return null
    const publicKey = fromHex(passkey.publicKey)
    const credential = { id: passkey.id, publicKey, counter: passkey.counter }
    const { verifyAuthenticationResponse } = await library()
    const verified = await verifyAuthenticationResponse({
      ...{
        response: answer as never,
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: rpID,
      },
      ...{ credential, requireUserVerification: true },
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

  const request = { rpId: rpID, userVerification: 'required', timeout: timeoutMs } as const
  return {
    /** PublicKeyCredentialCreationOptionsJSON. */
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
      const { verifyRegistrationResponse } = await library()
      const verified = await verifyRegistrationResponse({
        ...{
          response: taken.answer as never,
          expectedChallenge: taken.challenge,
          expectedOrigin: origin,
          expectedRPID: rpID,
        },
        ...{ requireUserVerification: true, supportedAlgorithmIDs: algorithms },
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

    /** PublicKeyCredentialRequestOptionsJSON, for any passkey of this desk. */
    async askLogin(db: WriterDatabase) {
      return {
        ...request,
        challenge: await ask(db, 'login', null, null, randomChallenge()),
        allowCredentials: [],
      }
    },

    /** The editor whose passkey answered. */
    async login(db: WriterDatabase, text: string): Promise<Editor | null> {
      const taken = await take(db, 'login', null, text)
      return taken && ((await verify(db, taken))?.editor ?? null)
    },

    /** The same, for a passkey of this editor, whose challenge says what is signed. */
    async askSignature(
      db: WriterDatabase,
      { id }: Editor,
      challenge: Uint8Array,
      content: unknown,
    ) {
      const allowed = (await listPasskeys(db, id)).map((passkey) => ({
        ...passkey,
        type: 'public-key',
      }))
      return {
        ...{ ...request, challenge: await ask(db, 'sign', id, content, challenge) },
        allowCredentials: allowed.map(({ id, type, transports }) => ({ id, type, transports })),
      }
    },

    /**
     * The statement to sign, and the assertion, which is `null` if it is not the editor's. `null`
     * if nothing was to be signed.
     */
    async takeSignature<Content>(db: WriterDatabase, { id }: Editor, text: string) {
      const taken = await take<Content>(db, 'sign', id, text)
      if (taken === null) return null
      const verified = await verify(db, taken)
      return {
        content: taken.content,
        assertion: verified?.editor.id === id ? verified.assertion : null,
      }
    },
  }
}

export type Passkeys = ReturnType<typeof createPasskeys>
