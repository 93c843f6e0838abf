/**
 * Logins over OpenID Connect at a real issuer: bound by an invitation, fresh where that counts, and
 * nobody else's.
 */
/// <reference types="vitest/importMeta" />
import { randomBytes } from 'node:crypto'
import type { JWTPayload } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { digestOfToken, toToken } from '../../../src/core/text/token.ts'
import { createOidc } from '../../../src/plugins/desk/logins/oidc.ts'
import { createDesk } from '../../../src/plugins/desk/pages/desk.ts'
import {
  inviteEditor,
  listEditors,
  removeEditor,
  setSuspended,
} from '../../../src/plugins/desk/store/editors.ts'
import type { Bench } from '../../core/store/bench.ts'
import { runOnPglite } from '../../core/store/on-pglite.ts'
import { buildSite } from '../../fixtures/build-article.ts'
import { startForgingIssuer } from './forging-issuer.ts'
import { openOidcBrowser } from './oidc-browser.ts'
import { client, startIssuer } from './oidc-issuer.ts'
import { origin } from './open-desk.ts'

const callback = `${origin}/desk/login/oidc/callback`
const article = '0d2c1a52-7c3f-4a8e-9a3b-0c6f1e5d2b11'

export function describeOidc(bench: () => Bench): void {
  let issuer: Awaited<ReturnType<typeof startIssuer>>
  const log: string[] = []
  beforeAll(async () => {
    issuer = await startIssuer(callback)
  })
  afterAll(() => issuer.close())
  let named = 0
  beforeEach(() => {
    named += 1
    log.length = 0
    Object.assign(issuer.login, { account: `sub-${named}`, groups: [], age: 0 })
  })

  const open = (may: ReadonlyMap<string, readonly string[]> | null = null, at = issuer.issuer) => {
    const settings = {
      issuer: at,
      clientId: client.id,
      clientSecret: client.secret,
      claim: 'groups',
      may,
    }
    return createDesk({
      ...{
        site: buildSite(),
        origin,
        fourEyes: false,
        demo: false,
        db: () => bench().db,
      },
      oidc: createOidc({ ...settings, scope: 'openid groups' }, origin),
      clientAddress: () => null,
      log: (_, error) => log.push(String(error)),
    })
  }

  const visit = (desk = open()) =>
    openOidcBrowser(callback, async (url, init) => desk.request(url, init))

  const nameNow = () => `Editor ${named}`
  async function invite(may: readonly string[] | null = ['review']) {
    const token = toToken(randomBytes(32))
    const invitation = { digest: await digestOfToken(token), hours: 48, handle: randomBytes(32) }
    await inviteEditor(bench().db, { name: nameNow(), may, role: null, contact: null }, invitation)
    return token
  }
  const refused = { status: 403, location: null }

  describe('a login over OpenID Connect', () => {
    it('is an editor’s whose invitation bound the account, once', async () => {
      const [token, browser] = [await invite(), visit()]
      expect(await browser.through()).toEqual(refused)
      expect(await browser.through({ token })).toEqual({ status: 303, location: '/desk/' })
      expect(await browser.name()).toBe(nameNow())
      expect(await visit().through({ article })).toEqual({
        status: 303,
        location: `/desk/articles/${article}`,
      })
      issuer.login.account = `other-${named}`
      expect(await visit().through({ token })).toEqual(refused)
      expect(await visit().through()).toEqual(refused)
      expect(log).toHaveLength(3)
    })

    it('ends passkeys and sessions that a login under way made after the invitation', async () => {
      const token = await invite()
      const ofEditor = `from editors where name = '${nameNow()}'`
      await bench().sql(`insert into editor_passkeys (id, editor_id, public_key, counter, transports)
        select 'late-${named}', id, '\\x01', 0, '{}' ${ofEditor};
        insert into editor_sessions (digest, editor_id, method, authenticated_at, expires_at,
          user_agent)
        select '\\x0${named % 10}', id, 'passkey', now(), now() + interval '1 hour', '' ${ofEditor}`)
      expect((await visit().through({ token })).status).toBe(303)
      const editor = (await listEditors(bench().db)).find(({ name }) => name === nameNow())
      expect(editor).toMatchObject({ passkeys: 0, sessions: 1 })
    })

    it('binds no account that is another editor’s, and keeps the invitation then', async () => {
      await visit().through({ token: await invite() })
      named += 1
      const token = await invite()
      expect(await visit().through({ token })).toEqual(refused)
      issuer.login.account = `sub-${named}`
      expect((await visit().through({ token })).status).toBe(303)
    })

    it('ends with the editor’s rights, and with a new invitation', async () => {
      await visit().through({ token: await invite() })
      const status = async () => (await visit().through()).status
      await setSuspended(bench().db, nameNow(), true)
      expect(await status()).toBe(403)
      await setSuspended(bench().db, nameNow(), false)
      expect(await status()).toBe(303)
      await invite(null)
      expect(await status()).toBe(403)
      await visit().through({ token: await invite(null) })
      expect(await status()).toBe(303)
      await removeEditor(bench().db, nameNow())
      expect(await status()).toBe(403)
    })

    it('allows what the claim allows, anew at each login', async () => {
      const desk = open(
        new Map([
          ['desk', ['review', 'correct']],
          ['chiefs', ['publish', 'review']],
        ]),
      )
      const may = async () =>
        (await listEditors(bench().db)).find(({ name }) => name === nameNow())?.may.toSorted()
      const token = await invite()
      expect(await visit(desk).through({ token })).toEqual(refused)
      issuer.login.groups = ['desk', 'unknown']
      expect((await visit(desk).through({ token })).status).toBe(303)
      expect(await may()).toEqual(['correct', 'review'])
      issuer.login.groups = ['desk', 'chiefs']
      await visit(desk).through()
      expect(await may()).toEqual(['correct', 'publish', 'review'])
      issuer.login.groups = []
      expect(await visit(desk).through()).toEqual(refused)
    })

    it('is as old as the issuer says: a session counts as fresh for five minutes from then', async () => {
      const token = await invite()
      issuer.login.age = 1000
      await visit().through({ token })
      const age = async () =>
        (
          await bench().sql(
            'select extract(epoch from now() - authenticated_at)::int as age from editor_sessions order by id desc limit 1',
          )
        )[0]?.['age']
      expect(Number(await age())).toBeGreaterThanOrEqual(999)
      issuer.login.age = 0
      expect((await visit().through({ fresh: '1' })).status).toBe(303)
      expect(Number(await age())).toBeLessThan(300)
    })

    it('is refused if it is older than was asked for, also if the browser strips that from the address', async () => {
      await visit().through({ token: await invite() })
      issuer.login.age = 1000
      const strip = (url: string) => url.replace(/&max_age=\d+/, '')
      expect(await visit().through({ fresh: '1' }, strip)).toEqual(refused)
      expect(await visit().through({}, strip)).toMatchObject({ status: 303 })
    })

    it('ends in the browser that began it, once', async () => {
      await visit().through({ token: await invite() })
      const [browser, other] = [visit(), visit()]
      const back = await browser.logIn((await browser.begin()).url)
      await other.begin()
      expect(await other.finish(back)).toEqual(refused)
      // It was spent.
      expect(await browser.finish(back)).toEqual(refused)
      const again = await browser.logIn((await browser.begin()).url)
      expect((await browser.finish(again)).status).toBe(303)
      expect(await browser.finish(again)).toEqual(refused)
      expect(await visit().finish(`${callback}?code=a&state=b`)).toEqual(refused)
    })

    it.each([
      [
        'the code',
        (back: URL, url: URL) => back.searchParams.set('code', url.searchParams.get('state') ?? ''),
      ],
      ['the issuer', (back: URL) => back.searchParams.set('iss', 'https://other.example.org')],
      ['an error', (back: URL) => back.searchParams.set('error', 'access_denied')],
    ])('is refused with another answer: %s', async (_, change) => {
      await visit().through({ token: await invite() })
      const browser = visit()
      const { url } = await browser.begin()
      const back = new URL(await browser.logIn(url))
      change(back, new URL(url))
      expect(await browser.finish(back.href)).toEqual(refused)
    })

    it('is refused with the nonce of another login', async () => {
      await visit().through({ token: await invite() })
      expect(
        await visit().through({}, (url) => url.replace(/nonce=[^&]+/, 'nonce=another')),
      ).toEqual(refused)
    })

    it('is refused with the challenge of another code', async () => {
      await visit().through({ token: await invite() })
      expect(
        await visit().through({}, (url) =>
          url.replace(/code_challenge=[^&]+/, `code_challenge=${'a'.repeat(43)}`),
        ),
      ).toEqual(refused)
    })

    describe('by an ID token that the issuer signed', () => {
      let forger: Awaited<ReturnType<typeof startForgingIssuer>>
      beforeAll(async () => {
        forger = await startForgingIssuer(client.id)
      })
      afterAll(() => forger.close())

      // OpenID Connect Core 1.0 §3.1.3.7, and §2 for auth_time. Clocks may differ by 30 seconds.
      it.each<[string, number, (now: number) => JWTPayload]>([
        ['as it should be', 303, () => ({})],
        ['with the client as its authorized party', 303, () => ({ azp: client.id })],
        ['of a clock that is fast', 303, (now) => ({ iat: now + 20, auth_time: now + 20 })],
        ['from the future', 403, (now) => ({ iat: now + 90 })],
        ['for a login in the future', 403, (now) => ({ auth_time: now + 90 })],
        ['for another party', 403, () => ({ azp: 'another-client' })],
        ['for a party that is no text', 403, () => ({ azp: [client.id] })],
        ['for more clients and another party', 403, () => ({ aud: [client.id, 'b'], azp: 'b' })],
        ['for more clients and no party', 403, () => ({ aud: [client.id, 'b'] })],
        ['for another client', 403, () => ({ aud: 'another-client' })],
        ['that ended', 403, (now) => ({ exp: now - 90 })],
        ['of another issuer', 403, () => ({ iss: 'https://other.example.org' })],
        ['without the time of the login', 403, () => ({ auth_time: undefined })],
      ])('%s is answered with %s', async (_, status, claims) => {
        const sub = `forged-${named}`
        const desk = open(null, forger.issuer)
        forger.forged.claims = () => ({ sub })
        expect((await visit(desk).through({ token: await invite() })).status).toBe(303)
        forger.forged.claims = (now) => ({ sub, ...claims(now) })
        expect((await visit(desk).through()).status).toBe(status)
      })
    })

    it.each(['https://evil.example/', '//evil.example', '/\\evil.example', `${article}/../..`])(
      'leads to no other address: %s',
      async (article) => {
        await visit().through({ token: await invite() })
        expect(await visit().through({ article })).toEqual({ status: 303, location: '/desk/' })
      },
    )

    it('is begun by pages of the desk only', async () => {
      expect((await visit().begin({}, { Origin: 'https://evil.example' })).status).toBe(403)
      expect((await visit().begin({ token: 'guessed' })).status).toBe(403)
    })
  })
}

if (import.meta.vitest) runOnPglite(describeOidc)
