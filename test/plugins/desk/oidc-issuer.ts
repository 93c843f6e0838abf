/**
 * A real issuer of OpenID Connect (npm: oidc-provider) on this machine, at which logins happen
 * without a form.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export const client = { id: 'candor-desk', secret: 'a-long-random-one' }

/** Who logs in next. */
export type Login = {
  account: string
  groups: readonly string[]
  /** Seconds since this login. */
  age: number
}

export async function startIssuer(redirectUri: string) {
  const login: Login = { account: 'sub-1', groups: [], age: 0 }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [redirectUri],
        require_auth_time: true,
      },
    ],
    scopes: ['openid', 'groups'],
    claims: { openid: ['sub'], groups: ['groups'] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, groups: login.groups, name: 'Ada Example' }),
    }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    cookies: { keys: ['only for tests'] },
  })
  const callback = provider.callback()

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!request.url?.startsWith('/interaction/')) return void callback(request, response)
    const { params } = await provider.interactionDetails(request, response)
    const grant = new provider.Grant({ accountId: login.account, clientId: client.id })
    grant.addOIDCScope(String(params['scope']))
    const ts = Math.floor(Date.now() / 1000) - login.age
    const result = {
      login: { accountId: login.account, ts },
      consent: { grantId: await grant.save() },
    }
    await provider.interactionFinished(request, response, result)
  }

  return {
    issuer,
    login,
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  }
}
