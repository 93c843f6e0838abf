/** Checks the claims of an ID token. */
import type { IDToken } from 'openid-client'

/** The answer of the issuer is no login of an editor; `message` is for the log. */
export class LoginRefused extends Error {
  override readonly name = 'LoginRefused'
}

/** Seconds by which the clock of the issuer may differ. */
export const clockSkew = 30

/**
 * Refuses what OpenID Connect Core 1.0 §3.1.3.7 and §2 rule out and openid-client 6.9 accepts: an
 * ID token or a login from the future, and another authorized party.
 *
 * @throws {LoginRefused}
 */
export function checkClaims(
  { azp, iat, auth_time: loggedIn = 0 }: IDToken,
  clientId: string,
  now: Date,
): void {
  if (azp !== undefined && azp !== clientId)
    throw new LoginRefused(`The ID token is for another party: azp is ${JSON.stringify(azp)}.`)
  const latest = now.getTime() / 1000 + clockSkew
  if (iat > latest || loggedIn > latest)
    throw new LoginRefused(
      'The ID token is from the future: compare the clocks of the issuer and of this machine.',
    )
}
