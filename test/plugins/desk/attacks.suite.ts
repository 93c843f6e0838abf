/**
 * Attacks on the desk: requests from elsewhere, answers that are replayed or of others, guesses,
 * and markup in every field.
 */
/// <reference types="vitest/importMeta" />
import { beforeEach, describe, expect, it } from 'vitest'
import type { WriterDatabase } from '../../../src/core/store/writer-database.ts'
import { toToken } from '../../../src/core/text/token.ts'
import type { Bench } from '../../core/store/bench.ts'
import { runOnPglite } from '../../core/store/on-pglite.ts'
import { type Fields, fieldOf, openDesk, origin, type TestDesk } from './open-desk.ts'
import { makePasskey } from './soft-passkey.ts'

/** `login` is that of the desk, where it is another one than the owner's. */
export function describeAttacks(
  bench: () => Bench,
  login = (): WriterDatabase => bench().db,
): void {
  let desk: TestDesk
  let ada: Awaited<ReturnType<TestDesk['editor']>>
  let path: string
  beforeEach(async () => {
    desk = openDesk(bench().db, { db: login() })
    ada = await desk.editor('Ada Example')
    path = await desk.write('a')
  })
  const signatures = () =>
    bench().sql('select editor, boxes from signatures s join articles a on a.id = s.article_id')
  const options = async (fields: Fields) =>
    JSON.parse((await ada.post(`${path}/sign/options`, fields)).text)

  describe('the desk refuses', () => {
    it.each<[string, Fields, number]>([
      ['a form of the desk', { Origin: origin, 'Sec-Fetch-Site': 'same-origin' }, 303],
      ['one whose origin a policy hides', { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' }, 303],
      ['one of a browser without Sec-Fetch-Site', { Origin: origin }, 303],
      ['another origin', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }, 403],
      [
        'a sibling domain',
        { Origin: 'https://news.example.org', 'Sec-Fetch-Site': 'same-site' },
        403,
      ],
      ['a sibling domain, without Sec-Fetch-Site', { Origin: 'https://news.example.org' }, 403],
      ['another port', { Origin: `${origin}:8443` }, 403],
      ['an origin that begins alike', { Origin: `${origin}.evil.example` }, 403],
      ['a typed address', { 'Sec-Fetch-Site': 'none' }, 403],
      ['a sandboxed frame', { Origin: 'null' }, 403],
      ['neither header', {}, 403],
    ])('forms of elsewhere: %s', async (_, headers, status) => {
      expect((await ada.post(`${path}/claim`, {}, headers)).status).toBe(status)
      const other = desk.visit()
      expect((await other.post('/desk/login/options', {}, headers)).status).toBe(
        status === 303 ? 200 : status,
      )
    })

    it('a session that somebody else has chosen', async () => {
      const victim = desk.visit()
      const chosen = `__Host-candor-desk=${'A'.repeat(43)}`
      victim.setCookie(chosen)
      await victim.logIn(ada.passkey)
      expect(victim.cookie()).not.toBe(chosen)
      const attacker = desk.visit()
      attacker.setCookie(chosen)
      expect((await attacker.get('/desk/')).status).toBe(401)
    })

    it('a token of the API, and a digest, as a cookie', async () => {
      const visitor = desk.visit()
      const [row] = await bench().sql(
        `select encode(digest, 'hex') as digest from editor_sessions limit 1`,
      )
      for (const value of [
        toToken(new Uint8Array(32)),
        String(row?.['digest']),
        '',
        'x'.repeat(5000),
      ]) {
        visitor.setCookie(`__Host-candor-desk=${value}`)
        expect((await visitor.get('/desk/')).status).toBe(401)
      }
    })

    it('an answer that was given before, also of a passkey that does not count', async () => {
      const synchronised = makePasskey('desk.example.org', false)
      await ada.enrol('', synchronised)
      for (const passkey of [ada.passkey, synchronised]) {
        const visitor = desk.visit()
        const asked = JSON.parse((await visitor.post('/desk/login/options')).text)
        const answer = passkey.get(asked, { origin })
        expect((await visitor.post('/desk/login', { answer })).status).toBe(303)
        expect((await desk.visit().post('/desk/login', { answer })).status).toBe(403)
      }
    })

    it.each([
      ['for another site', { origin: 'https://evil.example' }],
      ['without a PIN', { origin, verified: false }],
      ['of another ceremony', { origin, type: 'webauthn.create' }],
    ])('an answer %s', async (_, browser) => {
      const visitor = desk.visit()
      const asked = JSON.parse((await visitor.post('/desk/login/options')).text)
      expect(
        (await visitor.post('/desk/login', { answer: ada.passkey.get(asked, browser) })).status,
      ).toBe(403)
      const fields = { tag: fieldOf(await ada.get(path), 'tag'), facts: '1' }
      const answer = ada.passkey.get(await options(fields), browser)
      expect((await ada.post(`${path}/sign`, { ...fields, answer })).status).toBe(403)
      expect(await signatures()).toEqual([])
    })

    it('a passkey that counts backwards', async () => {
      ada.passkey.setCounter(0)
      expect((await desk.visit().logIn(ada.passkey)).status).toBe(403)
    })

    it('what no browser would send as an answer', async () => {
      const visitor = desk.visit()
      for (const answer of [
        '',
        '{',
        'null',
        '{}',
        '{"id":1,"response":{}}',
        '{"id":"a","response":{"clientDataJSON":"e30"}}',
      ])
        expect((await visitor.post('/desk/login', { answer })).status).toBe(403)
      expect(desk.log).toEqual([])
    })

    it('to sign other boxes than those that the passkey answered for', async () => {
      const fields = { tag: fieldOf(await ada.get(path), 'tag'), facts: '1' }
      const answer = ada.passkey.get(await options(fields), { origin })
      await ada.post(`${path}/sign`, {
        ...fields,
        quotes: '1',
        sources: '1',
        note: 'Other',
        answer,
      })
      expect(await signatures()).toMatchObject([{ boxes: ['facts'] }])
    })

    it('to sign another article with the answer for this one', async () => {
      const other = await desk.write('b')
      const answer = ada.passkey.get(
        await options({ tag: fieldOf(await ada.get(path), 'tag'), facts: '1' }),
        {
          origin,
        },
      )
      const tag = fieldOf(await ada.get(other), 'tag')
      expect((await ada.post(`${other}/sign`, { tag, facts: '1', answer })).status).toBe(403)
      expect(await signatures()).toEqual([])
    })

    it('a signature by the passkey of another editor, and for another editor', async () => {
      const grace = await desk.editor('Grace Example')
      const fields = { tag: fieldOf(await ada.get(path), 'tag'), facts: '1' }
      const answer = grace.passkey.get(await options(fields), { origin })
      expect((await ada.post(`${path}/sign`, { ...fields, answer })).status).toBe(403)
      const own = ada.passkey.get(await options(fields), { origin })
      expect((await grace.post(`${path}/sign`, { ...fields, answer: own })).status).toBe(403)
      expect(await signatures()).toEqual([])
    })

    it('invitations that were used, replaced or guessed', async () => {
      const visitor = desk.visit()
      const { token } = await desk.invite('Grace Example')
      await desk.invite('Grace Example', null)
      for (const each of [ada.token, token, toToken(new Uint8Array(32)), 'candor_', '']) {
        expect((await visitor.post('/desk/enrol/options', { token: each })).status).toBe(403)
      }
      expect((await visitor.post('/desk/enrol/options', { token: `${ada.token}0` })).status).toBe(
        403,
      )
    })

    it('a second passkey by one invitation, also at the same time', async () => {
      const { token, editor } = await desk.invite('Grace Example')
      const visitors = [1, 2, 3].map(() => ({
        ...desk.visit(),
        passkey: makePasskey('desk.example.org'),
      }))
      const ready = await Promise.all(
        visitors.map(async ({ post, passkey }) => {
          const asked = JSON.parse((await post('/desk/enrol/options', { token })).text)
          return () => post('/desk/enrol', { token, answer: passkey.create(asked, { origin }) })
        }),
      )
      const answers = await Promise.all(ready.map((send) => send()))
      expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
      expect(
        await bench().sql(
          `select id from editor_passkeys where editor_id = '${editor.id}' and ended_at is null`,
        ),
      ).toHaveLength(1)
    })

    it('a passkey for somebody else than the one who was invited', async () => {
      const [{ token }, { token: other }] = [
        await desk.invite('Grace Example'),
        await desk.invite('Dorothy Example'),
      ]
      const visitor = desk.visit()
      const asked = JSON.parse((await visitor.post('/desk/enrol/options', { token })).text)
      const answer = makePasskey('desk.example.org').create(asked, { origin })
      expect((await visitor.post('/desk/enrol', { token: other, answer })).status).toBe(403)
    })

    it('a new passkey for a session that is not fresh', async () => {
      await bench().sql(
        `update editor_sessions set authenticated_at = now() - interval '6 minutes'`,
      )
      expect((await ada.post('/desk/enrol/options', {})).status).toBe(403)
    })

    it('who was suspended, removed or invited anew, at once', async () => {
      const { setSuspended, removeEditor } = await import(
        '../../../src/plugins/desk/store/editors.ts'
      )
      const mary = await desk.editor('Mary Example')
      await setSuspended(bench().db, 'Mary Example', true)
      expect((await mary.get('/desk/')).status).toBe(401)
      expect((await desk.visit().logIn(mary.passkey)).status).toBe(403)
      await setSuspended(bench().db, 'Mary Example', false)
      const again = desk.visit()
      expect((await again.logIn(mary.passkey)).status).toBe(303)
      await desk.invite('Mary Example', null)
      expect([
        (await again.get('/desk/')).status,
        (await again.logIn(mary.passkey)).status,
      ]).toEqual([401, 403])
      expect(await removeEditor(bench().db, 'Mary Example')).toBe(true)
      await expect(desk.invite('Mary Example')).rejects.toThrow('nobody')
    })

    it('to end sessions and passkeys of others', async () => {
      const grace = await desk.editor('Grace Example')
      const second = makePasskey('desk.example.org')
      await ada.enrol('', second)
      const [row] = await bench().sql(
        `select s.id from editor_sessions s join editors e on e.id = s.editor_id where e.name = 'Ada Example'`,
      )
      await grace.post(`/desk/account/sessions/${String(row?.['id'])}/end`)
      await grace.post(`/desk/account/passkeys/${second.id}/end`)
      expect((await ada.get('/desk/')).status).toBe(200)
      expect((await desk.visit().logIn(second)).status).toBe(303)
    })

    it('many tries a minute', async () => {
      const visitor = desk.visit()
      const statuses = []
      for (let tries = 0; tries < 40; tries += 1)
        statuses.push((await visitor.post('/desk/login', { answer: '' })).status)
      expect([statuses[0], statuses.at(-1)]).toEqual([403, 429])
    })

    it.each(['login', 'login/options', 'enrol', 'enrol/options'])(
      'many tries of one IPv6 network, whatever its addresses: %s',
      async (name) => {
        const visitor = desk.visit()
        const from = async (address: string) => {
          const headers = { Origin: origin, 'X-Client': address }
          return (await visitor.post(`/desk/${name}`, {}, headers)).status
        }
        const statuses = []
        for (let host = 1; host <= 40; host += 1) statuses.push(await from(`2001:db8:0:1::${host}`))
        expect(statuses.filter((status) => status !== 429)).toHaveLength(30)
        expect(await from('2001:db8:0:2::1')).not.toBe(429)
      },
    )

    it('to say which names and articles there are, without a session', async () => {
      const visitor = desk.visit()
      const asked = JSON.parse((await visitor.post('/desk/login/options')).text)
      expect(asked.allowCredentials).toEqual([])
      const unknown = '/desk/articles/00000000-0000-4000-8000-000000000000'
      const bare = (text: string) => text.replaceAll(/articles\/[\w-]+|value="[\w-]+"/g, '')
      expect(bare((await visitor.get(path)).text)).toBe(bare((await visitor.get(unknown)).text))
    })

    it('frames, caches, foreign scripts, and to say where its editors come from', async () => {
      for (const page of [
        await ada.get(path),
        await desk.visit().get('/desk/'),
        await ada.post(`${path}/claim`, {}, {}),
      ]) {
        expect(page.headers.get('Content-Security-Policy')).toMatch(
          /default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/,
        )
        expect(page.headers.get('Cache-Control')).toBe('no-store')
        expect(page.headers.get('X-Frame-Options')).toBe('DENY')
        expect(page.headers.get('Referrer-Policy')).toBe('same-origin')
        expect(page.text).not.toMatch(/<script(?![^>]*src=)|<[^>]+ (style|on\w+)=/)
      }
    })

    it('markup in every field of an article, of an editor and of a form', async () => {
      const evil = `"><img src=x onerror=alert(1)><script>alert(1)</script>'`
      const eve = await desk.editor(evil.slice(0, 90))
      const hostile = await desk.write('evil', {
        ...{
          title: evil,
          standfirst: evil,
          body_html: `<p>${evil}</p>`,
          byline: evil,
          url: 'https://example.org/%22%3E%3Cscript%3E',
        },
        disclosure: { mode: 'ai-autonomous', model: evil, provider: evil, statement: evil },
        picture: { url: 'https://example.org/x.png', type: 'image/png', alt: evil, credit: evil },
        sources: [{ url: 'https://example.org/"><script>', title: evil, publisher: evil }],
        topics: [{ slug: 'evil', label: evil }],
      })
      const page = await eve.get(hostile)
      const back = { digest: fieldOf(page, 'digest'), key: fieldOf(page, 'key'), reason: evil }
      await eve.post(`${hostile}/return`, back)
      await eve.sign(hostile, eve.passkey, { note: evil })
      const tag = fieldOf(await eve.get(hostile), 'tag')
      const pages = [
        await eve.get('/desk/'),
        await eve.get(`/desk/?topic=${encodeURIComponent(evil)}`),
        await eve.get(hostile),
        await eve.get('/desk/account'),
        await eve.post(`${hostile}/correct`, {
          tag,
          text: evil,
          url: evil,
          step: 'form',
          [evil]: evil,
        }),
        await eve.post(`${hostile}/correct`, { tag, text: evil, step: 'preview' }),
        await eve.post(`${hostile}/edit`, {
          tag,
          title: evil,
          standfirst: evil,
          body_html: evil,
          step: 'preview',
        }),
        await eve.post('/desk/login', { article: evil, answer: evil }),
      ]
      for (const { text } of pages) {
        // Within quotes, markup is text: attributes are escaped.
        expect(text.replaceAll(/="[^"]*"/g, '')).not.toMatch(/<\w[^>]*\son\w+|<script>/)
        expect(text.match(/<script/g)).toHaveLength(2)
      }
      expect(desk.log).toEqual([])
    })
  })
}

if (import.meta.vitest) runOnPglite(describeAttacks)
