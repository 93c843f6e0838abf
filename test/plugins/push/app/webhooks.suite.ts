/**
 * Webhooks over HTTP: made by the API, told of articles, and verified by the receiver of Standard
 * Webhooks (npm).
 */
/// <reference types="vitest/importMeta" />
import { Webhook } from 'standardwebhooks'
import { beforeEach, describe, expect, it } from 'vitest'
import { parseSite } from '../../../../src/core/settings/site.ts'
import { origin } from '../../../core/app/newsroom.ts'
import { openRunning, type Runtime } from '../../../core/app/running.ts'
import { pushEnvironment, pushKey } from '../../../fixtures/ask-hub.ts'
import { buildBody } from '../../../fixtures/build-body.ts'
import { openOnNode } from '../../../product/app/on-node.ts'
import { apiBase, faultsOf, publisherOf } from '../../publish/app/publish-client.ts'
import { workerOf } from '../deliver-webhooks.ts'
import { emptyPush } from '../push-rows.ts'
import { withSubscriber } from './subscriber.ts'

type Message = {
  readonly type: string
  readonly timestamp: string
  readonly data: { readonly id?: string; readonly title?: string }
}

type Body = Readonly<Record<string, unknown>>

export function describeWebhooks({ serve, sql, db }: Runtime): void {
  describe('webhooks', () => {
    const running = openRunning(() => serve({ environment: pushEnvironment }))
    const receiver = withSubscriber()
    const editor = publisherOf(running, sql)
    const partner = publisherOf(running, sql, { may: ['webhooks'] })
    const send = async (method: string, path: string, body?: unknown, headers = {}) => {
      const answered = await partner.send(method, `/webhooks${path}`, body, headers)
      return { ...answered, body: answered.body as unknown as Body }
    }
    const worker = workerOf({ db, site: parseSite({ SITE_ORIGIN: origin }), key: pushKey })
    let place = 0
    /** Each test has a path of its own at the receiver. */
    let path = ''
    const make = async (changes: Body = {}) => {
      const { status, body } = await send('POST', '', {
        name: 'partner',
        url: `${receiver().origin}${path}`,
        families: ['all'],
        ...changes,
      })
      expect([status, body['errors']]).toEqual([201, undefined])
      return String(body['secret'])
    }
    const received = () => receiver().received(path)
    /** All messages that came, verified. */
    const messages = (secret: string, from = path) =>
      receiver()
        .received(from)
        .map(
          ({ body, headers }) =>
            new Webhook(secret).verify(body, Object.fromEntries(headers)) as Message,
        )
    const messagesOf = (secret: string, from = path) =>
      messages(secret, from).map(({ type, data }) => `${type} ${data.title ?? data.id}`)
    const ids = () => received().map(({ headers }) => headers.get('webhook-id'))
    const work = async () => {
      await worker.find()
      await worker.deliver()
    }
    const accept = () => receiver().answer(path, () => ({ status: 204 }))
    const refuse = (status: number) => receiver().answer(path, () => ({ status, body: 'No.' }))
    const put = (id: string, title: string, changes = {}) =>
      editor.put(id, buildBody({ title, ...changes }))

    beforeEach(async () => {
      place += 1
      path = `/hook-${place}`
      await emptyPush(sql)
      await sql(`delete from articles where external_id like 'hooked%'`)
      await worker.find()
      accept()
    })

    it('tell of articles in feeds that need the token of a partner, as of others', async () => {
      const site = parseSite({ SITE_ORIGIN: origin, PARTNER_FEEDS: 'all' })
      const closed = workerOf({ db, site, key: pushKey })
      const secret = await make()
      await put('hooked', 'For the webhook')
      await closed.find()
      await closed.deliver()
      expect(messagesOf(secret)).toEqual(['article.published For the webhook'])
    })

    it('carry the items of the JSON Feed, signed, within their envelope', async () => {
      const secret = await make()
      const { body: article } = await put('hooked', 'Tram “Ärger” opens')
      await work()
      const [message] = messages(secret)
      const feed = await (await running().fetch('/feed.json')).json()
      expect(message).toEqual({
        type: 'article.published',
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        data: feed.items.find(({ id }: { id: string }) => id === article.guid),
      })
      expect(message?.data.title).toContain('Tram “Ärger” opens')
      const [{ headers, method } = { headers: new Headers(), method: '' }] = received()
      expect([method, headers.get('Content-Type')]).toEqual(['POST', 'application/json'])
      expect(headers.get('webhook-id')).toMatch(/^evt_\d+$/)
      expect(headers.get('webhook-signature')).toMatch(/^v1,[A-Za-z0-9+/]{43}=$/)
      expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
      const other = `whsec_${btoa('x'.repeat(32))}`
      expect(() => messages(other)).toThrow('signature')
    })

    it('tell of drafts that came back, and only if they ask for that', async () => {
      const topics = ['hooked', 'other'].map((slug) => ({ slug, label: slug }))
      await put('hooked-other', 'Not sent back', { status: 'draft', topics })
      const secrets = {
        asks: await make({ events: ['article.returned'], families: ['topics/hooked'] }),
        all: await make({ name: 'all', url: `${receiver().origin}${path}-all` }),
        others: await make({
          name: 'others',
          url: `${receiver().origin}${path}-others`,
          events: ['article.returned'],
          families: ['topics/other'],
        }),
      }
      for (const each of ['-all', '-others'])
        receiver().answer(`${path}${each}`, () => ({ status: 204 }))
      const { body } = await put('hooked', 'Sent back', {
        status: 'draft',
        topics: topics.slice(0, 1),
      })
      const sendBack = () =>
        sql(`insert into article_returns (article_id, guid, text_digest, editor, reason, key) select id, guid, 'digest', 'Ada Example',
          'No source.', gen_random_uuid()::text from articles where external_id = 'hooked'`)
      await sendBack()
      // Nobody is told of private articles.
      await sql(`update articles set audience = '{acme}' where external_id = 'hooked-other'`)
      await sql(`insert into article_returns (article_id, guid, text_digest, editor, reason, key) select id, guid, 'digest', 'Ada Example',
        'Private.', gen_random_uuid()::text from articles where external_id = 'hooked-other'`)
      await work()
      await work()
      const data = {
        id: body.guid,
        external_id: 'hooked',
        reason: 'No source.',
        editor: 'Ada Example',
        text_digest: 'digest',
      }
      expect(messages(secrets.asks)).toMatchObject([{ type: 'article.returned', data }])
      expect(JSON.stringify(messages(secrets.asks))).not.toContain('Sent back')
      await put('hooked', 'Published', { topics: topics.slice(0, 1) })
      await put('hooked', 'Another title', { topics: topics.slice(0, 1) })
      await work()
      await sendBack()
      await put('hooked', 'One more title', { topics: topics.slice(0, 1) })
      await work()
      expect(messagesOf(secrets.all, `${path}-all`).map((each) => each.split(' ')[0])).toEqual([
        'article.published',
        'article.updated',
      ])
      expect(messages(secrets.others, `${path}-others`)).toEqual([])
      const replayed = await send('POST', '/partner/replay?from=2026-01-01T00:00:00Z')
      expect(replayed.body).toEqual({ replayed: 2 })
    })

    it('show their secret once, and keep it encrypted', async () => {
      const secret = await make({ events: ['article.deleted'], modes: ['ai-assisted'] })
      const one = await send('GET', '/partner')
      expect(one.body).toMatchObject({
        name: 'partner',
        state: 'active',
        events: ['article.deleted'],
        modes: ['ai-assisted'],
        waiting: 0,
      })
      expect(JSON.stringify([one.body, (await send('GET', '')).body])).not.toContain('secret')
      const [row] = await sql(`select encode(secret, 'escape') as secret from push_webhooks`)
      expect(String(row?.['secret'])).not.toContain(secret.slice(6, 20))
      const again = await send('POST', '', {
        name: 'partner',
        url: receiver().origin,
        families: ['all'],
      })
      expect(again.status).toBe(409)
      const other = await send('POST', '', {
        name: 'a/b c',
        url: receiver().origin,
        families: ['all'],
      })
      expect(other.headers.get('Location')).toBe(`${apiBase}/webhooks/a%2Fb%20c`)
      expect((await send('GET', '/a%2Fb%20c')).body['name']).toBe('a/b c')
    })

    it('share the places of one host, whatever their ports and paths', async () => {
      for (const [name, url] of [
        ['one', 'http://[2001:db8:1:2::5]:81/'],
        ['two', 'http://[2001:db8:1:2::6]/hook'],
        ['three', 'https://hooks.partner.co.uk:8443/'],
      ] as const)
        await make({ name, url })
      expect(
        (await sql('select host from push_webhooks order by id')).map(({ host }) => host),
      ).toEqual([...['2001:db8:1:2::/64', '2001:db8:1:2::/64', 'partner.co.uk']])
    })

    it('are refused with all that is wrong with them', async () => {
      const wrong = await partner.send('POST', '/webhooks', {
        name: 'two\nlines',
        url: 'https://user:secret@partner.example.com/',
        families: ['topics/Science', 'nothing', 'all'],
        events: ['article.read'],
        modes: [],
      })
      expect([wrong.status, faultsOf(wrong)]).toEqual([
        422,
        {
          '/name': 'name_is_one_line',
          '/families/0': 'family_is_known',
          '/families/1': 'family_is_known',
          '/events/0': 'event_is_known',
          '/modes': 'list_is_not_empty',
        },
      ])
      // Addresses have no such names, and lists do not show blanks: nobody could revoke it.
      for (const name of ['.', '..', ' x', 'x ']) {
        const refused = await partner.send('POST', '/webhooks', {
          name,
          url: 'https://a.example.com/',
          families: ['all'],
        })
        expect([refused.status, faultsOf(refused)]).toEqual([422, { '/name': 'name_is_one_line' }])
      }
      const later = await partner.send('POST', '/webhooks', {
        name: 'x',
        url: 'https://user:secret@partner.example.com/',
        families: ['topics/of-nobody', 'sources/example.org'],
      })
      expect(faultsOf(later)).toEqual({
        '/url': 'webhook_url_is_public',
        '/families/0': 'webhook_topic_exists',
      })
      expect((await send('GET', '/nobody')).status).toBe(404)
      expect((await send('POST', '/nobody/test')).status).toBe(404)
      expect((await send('GET', '/nobody/deliveries?limit=0')).status).toBe(400)
    })

    it('are replayed from a message or a time, in order, with the same ids', async () => {
      const secret = await make()
      for (const title of ['One', 'Two', 'Three']) {
        await put('hooked', title)
        await work()
      }
      const [first, ...later] = ids()
      refuse(503)
      await put('hooked', 'Four')
      await work()
      const fourth = ids().at(-1)
      accept()
      const { status, body } = await send('POST', `/partner/replay?after=${first}`)
      expect([status, body]).toEqual([202, { replayed: 3 }])
      const before = received().length
      await work()
      expect(ids().slice(before)).toEqual([...later, fourth])
      expect(
        messagesOf(secret)
          .slice(before)
          .map((text) => text.replace(/.* /, '')),
      ).toEqual(['Two', 'Three', 'Four'])

      const key = { 'Idempotency-Key': crypto.randomUUID() }
      const once = await send('POST', '/partner/replay?from=2020-01-01T00:00:00Z', undefined, key)
      expect(once.body).toEqual({ replayed: 4 })
      await work()
      expect(
        (await send('POST', '/partner/replay?from=2020-01-01T00:00:00Z', undefined, key)).body,
      ).toEqual(once.body)
      await work()
      expect(ids().slice(before + 3)).toEqual([first, ...later, fourth])
      // What was told of a deleted article is not told again.
      await sql(`delete from articles where external_id = 'hooked'`)
      await work()
      expect((await send('POST', '/partner/replay?from=2020-01-01T00:00:00Z')).body).toEqual({
        replayed: 1,
      })
      for (const query of ['', '?after=1&from=2020-01-01T00:00:00Z', '?after=x', '?since=1'])
        expect([query, (await send('POST', `/partner/replay${query}`)).status]).toEqual([
          query,
          400,
        ])
    })

    it('can be tried, and show what was delivered', async () => {
      const secret = await make()
      const tried = await send('POST', '/partner/test')
      expect([tried.status, tried.body]).toMatchObject([
        202,
        { type: 'webhook.test', state: 'pending' },
      ])
      await work()
      expect(messages(secret)).toMatchObject([{ type: 'webhook.test', data: {} }])
      refuse(500)
      await put('hooked', 'Failing')
      await work()
      const { body } = await send('GET', '/partner/deliveries?limit=1')
      expect(body).toMatchObject({
        deliveries: [
          {
            type: 'article.published',
            state: 'pending',
            attempts: 1,
            last_status: 500,
            last_error: 'it answered 500',
          },
        ],
        next: expect.stringContaining('/webhooks/partner/deliveries?limit=1&after='),
      })
      const next = String(body['next']).slice(`${apiBase}/webhooks`.length)
      const last = await send('GET', next)
      expect(last.body).toMatchObject({
        deliveries: [{ message_id: tried.body['message_id'], state: 'done', last_status: 204 }],
        next: null,
      })
      expect(ids()[0]).toBe(tried.body['message_id'])
    })

    it('pause when they answer 410, and go on when they are resumed', async () => {
      const secret = await make()
      refuse(410)
      await put('hooked', 'Gone')
      await work()
      expect((await send('GET', '/partner')).body).toMatchObject({
        state: 'paused',
        last_status: 410,
      })
      accept()
      await put('hooked', 'Waiting')
      await work()
      expect(received()).toHaveLength(1)
      expect((await send('POST', '/partner/resumption')).body).toMatchObject({
        state: 'active',
        waiting: 1,
      })
      await work()
      expect(messagesOf(secret).at(-1)).toContain('Waiting')
    })

    it('get a new secret, with which the former one signs for a day', async () => {
      const former = await make()
      const { body } = await send('POST', '/partner/secret')
      expect(body['secret']).not.toBe(former)
      // An answer with a secret is kept nowhere: each request makes another one.
      const key = { 'Idempotency-Key': crypto.randomUUID() }
      const create = { name: 'keyed', url: receiver().origin, families: ['all'] }
      expect((await send('POST', '', create, key)).status).toBe(201)
      expect((await send('POST', '', create, key)).status).toBe(409)
      const changed = [
        await send('POST', '/keyed/secret', undefined, key),
        await send('POST', '/keyed/secret', undefined, key),
      ]
      expect(new Set(changed.map((each) => each.body['secret'])).size).toBe(2)
      await send('DELETE', '/keyed')
      await put('hooked', 'Signed twice')
      await work()
      expect([messages(former).length, messages(String(body['secret'])).length]).toEqual([1, 1])
    })

    it('get no new secret while five sign, and are told from when', async () => {
      await make()
      const made = [201]
      for (let count = 1; count < 5; count += 1)
        made.push((await send('POST', '/partner/secret')).status)
      expect(made).toEqual([201, 200, 200, 200, 200])
      const { status, body } = await send('POST', '/partner/secret')
      expect(status).toBe(409)
      expect(body['detail']).toMatch(/5 secrets.*after 20\d\d-/)
    })

    it('get a new secret also when the key of the former one is lost', async () => {
      await make()
      await sql(
        `update push_webhooks set secret = '\\x00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'`,
      )
      const { status, body } = await send('POST', '/partner/secret')
      expect(status).toBe(200)
      await put('hooked', 'Signed again')
      await work()
      expect(messages(String(body['secret']))).toHaveLength(1)
    })

    it('end when they are revoked', async () => {
      await make()
      await put('hooked', 'Too late')
      await worker.find()
      expect((await send('DELETE', '/partner')).body).toMatchObject({
        state: 'revoked',
        waiting: 0,
      })
      await put('hooked', 'Later')
      await work()
      expect(received()).toEqual([])
      expect((await send('POST', '/partner/test')).status).toBe(409)
      const again = { name: 'partner', url: receiver().origin, families: ['all'] }
      expect((await send('POST', '', again)).status).toBe(409)
      expect((await send('GET', '')).body).toMatchObject({ webhooks: [{ state: 'revoked' }] })
    })
  })

  describe('webhooks without push', () => {
    const running = openRunning(() => serve())
    it('are refused with what to do', async () => {
      const { send } = publisherOf(running, sql)
      for (const [method, path] of [
        ['GET', '/webhooks'],
        ['POST', '/webhooks'],
        ['POST', '/webhooks/partner/test'],
      ]) {
        const { status, body } = await send(method ?? '', path ?? '')
        expect([status, body.detail]).toEqual([409, expect.stringContaining('PUSH_KEY')])
      }
    })
  })

  describe('webhooks of a service without private callbacks', () => {
    const running = openRunning(() =>
      serve({ environment: { ...pushEnvironment, PUSH_PRIVATE_CALLBACKS: 'off' } }),
    )
    it('are refused at private addresses', async () => {
      const { send } = publisherOf(running, sql)
      for (const url of [
        'http://127.0.0.1/',
        'https://localhost/hook',
        'http://169.254.169.254/',
        'ftp://example.com/',
      ]) {
        const refused = await send('POST', '/webhooks', {
          name: `at ${url}`,
          url,
          families: ['all'],
        })
        expect([url, refused.status, faultsOf(refused)]).toEqual([
          url,
          422,
          { '/url': 'webhook_url_is_public' },
        ])
      }
    })
  })
}

if (import.meta.vitest) describeWebhooks(await openOnNode())
