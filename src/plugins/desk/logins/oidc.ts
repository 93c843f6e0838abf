/**
 * Logins over OpenID Connect: authorization code with PKCE, state and nonce, each answered once
 * within five minutes by the browser that began. An account is an editor's by an invitation only.
 */

import { toBase64url } from 'candor-disclosure/text/base64url.ts'
import { sha256 } from 'candor-disclosure/text/hex.ts'
import type { Configuration, IDToken } from 'openid-client'
import type { WriterDatabase } from '../../../core/store/writer-database.ts'
import type { Oidc } from '../settings/oidc.ts'
import { type Account, bindAccount, findByAccount } from '../store/accounts.ts'
import type { Editor } from '../store/editors.ts'
import { insertChallenge, sessionHours, takeChallenge } from '../store/sessions.ts'
import { checkClaims, clockSkew, LoginRefused } from './check-claims.ts'

export const callbackPath = '/desk/login/oidc/callback'

export type LoginRequest = {
  /** Digest of the invitation that binds the account; `null` for a login. */
  readonly invitation: string | null
  /** Id of the article to which the login leads; it is no address. */
  readonly article: string
  /** In seconds: an older login at the issuer is done again. */
  readonly maxAge?: number
}

type Begun = Required<LoginRequest> & {
  readonly verifier: string
  readonly nonce: string
  readonly browser: string
}

export function createOidc(
  { issuer, clientId, clientSecret, scope, claim, may }: Oidc,
  origin: string,
) {
  const library = () => import('openid-client')
  let found: Promise<Configuration> | undefined

  /** The issuer's discovery document. After a failure, the next login asks for it again. */
  const configure = async (): Promise<Configuration> => {
    const {
      allowInsecureRequests,
      ClientSecretBasic,
      clockTolerance,
      discovery,
      enableNonRepudiationChecks,
    } = await library()
    // The issuer is on this machine: see the setting.
    const execute = [
      enableNonRepudiationChecks,
      ...(issuer.startsWith('http:') ? [allowInsecureRequests] : []),
    ]
    const options = { execute, timeout: 10 }
    found ??= discovery(
      new URL(issuer),
      clientId,
      { [clockTolerance]: clockSkew },
      ClientSecretBasic(clientSecret),
      options,
    )
    return found.catch((error: unknown) => {
      found = undefined
      throw error
    })
  }

  /**
   * The rights by the claim; `null` if the claim does not count. @throws {LoginRefused} for a claim
   * without any.
   */
  async function rightsOf(
    configuration: Configuration,
    claims: IDToken,
    token: string,
  ): Promise<readonly string[] | null> {
    if (may === null) return null
    const { fetchUserInfo } = await library()
    const value = claims[claim] ?? (await fetchUserInfo(configuration, token, claims.sub))[claim]
    const rights = [value]
      .flat()
      .flatMap((name) => (typeof name === 'string' && may.get(name)) || [])
    if (rights.length === 0)
      throw new LoginRefused(`DESK_OIDC_MAY allows nothing to ${claim} ${JSON.stringify(value)}.`)
    return [...new Set(rights)]
  }

  return {
    async begin(
      db: WriterDatabase,
      { invitation, article, maxAge = sessionHours * 3600 }: LoginRequest,
    ) {
      const {
        buildAuthorizationUrl,
        calculatePKCECodeChallenge,
        randomNonce,
        randomPKCECodeVerifier,
        randomState,
      } = await library()
      const configuration = await configure()
      const [state, verifier, nonce] = [randomState(), randomPKCECodeVerifier(), randomNonce()]
      const browser = toBase64url(crypto.getRandomValues(new Uint8Array(32)))
      const content: Begun = {
        invitation,
        article,
        maxAge,
        verifier,
        nonce,
        browser: await sha256(browser),
      }
      await insertChallenge(db, { challenge: state, purpose: 'oidc', editorId: null, content })
      const url = buildAuthorizationUrl(configuration, {
        redirect_uri: `${origin}${callbackPath}`,
        scope,
        state,
        nonce,
        max_age: String(maxAge),
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, browser }
    },

    /**
     * The editor who came back with this query, and when the issuer saw a login. `browser` is what
     * the cookie kept.
     *
     * @throws {LoginRefused}
     */
    async finish(
      db: WriterDatabase,
      query: URLSearchParams,
      browser: string,
    ): Promise<{ editor: Editor; authenticatedAt: Date; article: string }> {
      const challenge = query.get('state') ?? ''
      const begun = await takeChallenge<Begun>(db, { challenge, purpose: 'oidc', editorId: null })
      if (!begun || begun.browser !== (await sha256(browser)))
        throw new LoginRefused('This browser began no such login.')
      const { authorizationCodeGrant } = await library()
      const configuration = await configure()
      const { invitation, article, maxAge, verifier, nonce } = begun
      const checks = {
        pkceCodeVerifier: verifier,
        expectedState: challenge,
        expectedNonce: nonce,
        idTokenExpected: true,
        maxAge,
      }
      const url = new URL(`${origin}${callbackPath}?${query}`)
      const tokens = await authorizationCodeGrant(configuration, url, checks).catch(
        (cause: Error) => {
          throw new LoginRefused(`The issuer’s answer is refused: ${cause.message}`, { cause })
        },
      )
      const claims = tokens.claims()
      if (!claims?.auth_time)
        throw new LoginRefused('The issuer did not say when the editor logged in.')
      checkClaims(claims, clientId, new Date())
      const account: Account = { issuer: claims.iss, subject: claims.sub }
      const rights = await rightsOf(configuration, claims, tokens.access_token)
      if (invitation !== null && !(await bindAccount(db, invitation, account)))
        throw new LoginRefused(
          'The invitation was used or has ended, or the account is another editor’s.',
        )
      const editor = await findByAccount(db, account, rights)
      if (!editor)
        throw new LoginRefused('The account is bound to no editor, or that one may not log in.')
      return {
        editor,
        article,
        authenticatedAt: new Date(Math.min(claims.auth_time * 1000, Date.now())),
      }
    },
  }
}

export type OidcLogins = ReturnType<typeof createOidc>
