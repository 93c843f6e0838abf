/**
 * An issuer of OpenID Connect that signs any claims: a real one (oidc-issuer.ts) makes no wrong ID
 * tokens.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

export async function startForgingIssuer(clientId: string) {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }] }
  const forged: { claims: (now: number) => JWTPayload } = { claims: () => ({}) }
  const nonces = new Map<string, string>()
  let issuer = ''

  async function answer(
    path: string,
    query: URLSearchParams,
    body: URLSearchParams,
  ): Promise<object | URL> {
    if (path === '/jwks') return jwks
    if (path === '/authorize') {
      const code = String(nonces.size)
      nonces.set(code, query.get('nonce') ?? '')
      const back = new URL(query.get('redirect_uri') ?? '')
      back.search = new URLSearchParams({ code, state: query.get('state') ?? '' }).toString()
      return back
    }
    if (path === '/token') {
      const now = Math.floor(Date.now() / 1000)
      const usual = {
        iss: issuer,
        aud: clientId,
        sub: 'forged',
        iat: now,
        auth_time: now,
        exp: now + 300,
      }
      const claims = { ...usual, nonce: nonces.get(body.get('code') ?? ''), ...forged.claims(now) }
      const token = new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one' })
      return { access_token: 'a', token_type: 'Bearer', id_token: await token.sign(privateKey) }
    }
    return {
      ...{
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
      },
      ...{
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
      },
      id_token_signing_alg_values_supported: ['RS256'],
    }
  }

  const server = createServer((request, response) => {
    void (async () => {
      const { pathname, searchParams } = new URL(request.url ?? '/', issuer)
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const result = await answer(
        pathname,
        searchParams,
        new URLSearchParams(Buffer.concat(chunks).toString()),
      )
      if (result instanceof URL)
        return void response.writeHead(302, { Location: result.href }).end()
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(result))
    })()
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    forged,
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  }
}
