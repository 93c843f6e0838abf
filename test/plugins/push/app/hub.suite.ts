/**
 * The HTTP suite for the WebSub hub: discovery, requests, their verification and denial (WebSub §4
 * and §5).
 */
import { afterAll, describe, expect, it } from 'vitest'
import { allFormats } from '../../../../src/core/request/address.ts'
import { createSecretBox } from '../../../../src/plugins/push/secret-box.ts'
import { origin } from '../../../core/app/newsroom.ts'
import { openRunning, type Runtime } from '../../../core/app/running.ts'
import { linksOf, post, pushEnvironment, pushKey, subscribe } from '../../../fixtures/ask-hub.ts'
import { openOnNode } from '../../../product/app/on-node.ts'
import { subscriptions, verify } from './hub-client.ts'
import { withSubscriber } from './subscriber.ts'

export function describeHub({ serve, sql, db }: Runtime): void {
  describe('the WebSub hub', () => {
    const running = openRunning(() => serve({ environment: pushEnvironment }))
    const subscriber = withSubscriber()
    afterAll(() => sql('delete from push_topics; delete from push_requests'))
    const callbackOf = (path: string) => `${subscriber().origin}${path}`
    const received = (path: string) => subscriber().received(path.replace(/\?.*/, ''))
    /** Subscribes, and has it verified. */
    const confirmed = async (
      topic: string,
      path: string,
      more: Readonly<Record<string, string>> = {},
    ) => {
      const { status } = await subscribe(running(), topic, callbackOf(path), more)
      expect(status).toBe(202)
      await verify(db)
      return subscriptions(sql, callbackOf(path))
    }
    const unsubscribe = async (topic: string, path: string) => {
      expect(
        (await subscribe(running(), topic, callbackOf(path), { 'hub.mode': 'unsubscribe' })).status,
      ).toBe(202)
      await verify(db)
      return subscriptions(sql, callbackOf(path))
    }

    describe('discovery', () => {
      it.each(allFormats)(
        '$name names the hub and itself, in its headers and in the document',
        async ({ file, key }) => {
          for (const path of ['/', '/topics/http/']) {
            const response = await running().fetch(`${path}${file}`)
            const link = response.headers.get('Link')
            expect([linksOf(link, 'hub'), linksOf(link, 'self')]).toEqual([
              [`${origin}/hub`],
              [`${origin}${path}${file}`],
            ])
            const text = await response.text()
            const written =
              key === 'json'
                ? `{"type":"WebSub","url":"${origin}/hub"}`
                : `rel="hub" href="${origin}/hub"`
            expect(text.split(written)).toHaveLength(2)
          }
        },
      )

      it('is silent where the hub takes no subscribers', async () => {
        for (const path of [
          '/rss.xml?limit=3',
          '/rss.xml?since=2026-01-01T00:00:00Z',
          '/search/rss.xml?q=http',
        ]) {
          const response = await running().fetch(path)
          expect([path, response.status, linksOf(response.headers.get('Link'), 'hub')]).toEqual([
            path,
            200,
            [],
          ])
        }
      })
    })

    // The numbers are those of https://websub.rocks/hub.
    describe('requests, verified', () => {
      it('100: with mode, topic and callback only', async () => {
        const lease = {
          topic: `${origin}/rss.xml`,
          secret: null,
          seconds: expect.toSatisfy((s) => Math.abs(s - 864_000) < 60),
        }
        expect(await confirmed('/rss.xml', '/100')).toEqual([lease])
        const [asked, ...others] = received('/100')
        expect([asked?.method, others]).toEqual(['GET', []])
        expect([...(asked?.query.keys() ?? [])].toSorted()).toEqual([
          'hub.challenge',
          'hub.lease_seconds',
          'hub.mode',
          'hub.topic',
        ])
        expect(
          ['hub.mode', 'hub.topic', 'hub.lease_seconds'].map((name) => asked?.query.get(name)),
        ).toEqual(['subscribe', `${origin}/rss.xml`, '864000'])
        expect(asked?.query.get('hub.challenge')).toMatch(/^[\da-f]{64}$/)
      })

      it.each(['ключ "¼" & = +%', '\u{1f511}'.repeat(49)])(
        '101: with the secret %j, which is encrypted in the database',
        async (secret) => {
          const [row] = await confirmed('/rss.xml', '/101', { 'hub.secret': secret })
          const sealed = Buffer.from(String(row?.['secret']), 'hex')
          expect(sealed.includes(secret)).toBe(false)
          expect(await createSecretBox(pushKey).open(sealed)).toBe(secret)
        },
      )

      it('102: with additional parameters, which it ignores', async () => {
        const more = { foo: 'bar', 'hub.foo': 'hub.bar', 'hub.verify': 'sync' }
        expect(await confirmed('/atom.xml', '/102', more)).toMatchObject([
          { topic: `${origin}/atom.xml` },
        ])
        expect(received('/102')[0]?.target).not.toMatch(/foo|sync/)
      })

      it('103: again before it expires: one subscription, with the new lease and secret', async () => {
        const [first] = await confirmed('/rss.xml', '/103', {
          'hub.lease_seconds': '600',
          'hub.secret': 'one',
        })
        const [second, ...others] = await confirmed('/rss.xml', '/103', {
          'hub.lease_seconds': '86400',
        })
        expect(first?.['secret']).not.toBeNull()
        expect([second?.['secret'], others]).toEqual([null, []])
        expect(Number(second?.['seconds'])).toBeGreaterThan(86_000)
      })

      it('104: an unsubscription ends it, when the callback confirms', async () => {
        expect(await confirmed('/rss.xml', '/104')).toHaveLength(1)
        subscriber().answer('/104', () => ({ status: 404 }))
        expect(await unsubscribe('/rss.xml', '/104')).toHaveLength(1)
        subscriber().answer('/104', ({ query }) => ({
          status: 200,
          body: query.get('hub.challenge') ?? '',
        }))
        expect(await unsubscribe('/rss.xml', '/104')).toEqual([])
        const last = received('/104').at(-1)
        expect([last?.query.get('hub.mode'), last?.query.has('hub.lease_seconds')]).toEqual([
          'unsubscribe',
          false,
        ])
      })

      it('keeps the query string of the callback, and its order', async () => {
        for (const query of ['?b=2&a=1&a=%2F+x', '?', '?a&', '?hub.mode=mine']) {
          await confirmed('/rss.xml', `/own${query}`)
          const target = received('/own').at(-1)?.target ?? ''
          expect(
            target.startsWith(`/own${query}${/[?&]$/.test(query) ? '' : '&'}hub.mode=subscribe&`),
          ).toBe(true)
        }
        expect(await subscriptions(sql, callbackOf('/own?hub.mode=mine'))).toHaveLength(1)
      })

      it.each([
        ['299', 300],
        ['2592001', 2_592_000],
        ['99999999999999999999', 2_592_000],
        ['', 864_000],
      ])('grants for a lease of %j seconds %i, and says so', async (text, granted) => {
        const [row] = await confirmed('/rss.xml', '/lease', { 'hub.lease_seconds': text })
        expect(received('/lease').at(-1)?.query.get('hub.lease_seconds')).toBe(String(granted))
        expect(Math.abs(Number(row?.['seconds']) - granted)).toBeLessThan(60)
      })

      it('echoes hub.verify_token', async () => {
        await confirmed('/rss.xml', '/token', { 'hub.verify_token': 'a b&c' })
        expect(received('/token')[0]?.query.get('hub.verify_token')).toBe('a b&c')
      })

      it.each([
        ['a status that is no success', () => ({ status: 404 })],
        ['another body', () => ({ status: 200, body: 'yes' })],
        ['a redirect', () => ({ status: 302, headers: { Location: '/100' } })],
      ])('leaves what is there after %s', async (name, answer) => {
        const path = `/refusing/${encodeURIComponent(name)}`
        subscriber().answer(path, answer)
        expect(await confirmed('/rss.xml', path)).toEqual([])
        subscriber().answer(path, ({ query }) => ({
          status: 201,
          body: query.get('hub.challenge') ?? '',
        }))
        const [before] = await confirmed('/rss.xml', path, {
          'hub.secret': 'kept',
          'hub.lease_seconds': '600',
        })
        subscriber().answer(path, answer)
        const [after] = await confirmed('/rss.xml', path, { 'hub.lease_seconds': '86400' })
        expect(after?.['secret']).toBe(before?.['secret'])
        expect(Number(after?.['seconds'])).toBeLessThanOrEqual(600)
        // A refusal is final: the callback was not asked again.
        expect(received(path)).toHaveLength(3)
      })

      it('tries a callback that does not answer three times, and forgets the request', async () => {
        subscriber().answer('/away', () => null)
        expect(await confirmed('/rss.xml', '/away')).toEqual([])
        expect(received('/away')).toHaveLength(3)
        subscriber().answer('/away', ({ query }) => ({
          status: 200,
          body: query.get('hub.challenge') ?? '',
        }))
        expect(await confirmed('/rss.xml', '/away')).toHaveLength(1)
      })
    })

    describe('topics', () => {
      it.each([
        ['/feed', '/rss.xml'],
        ['/topics/HTTP/atom/', '/topics/http/atom.xml'],
        ['/category/http/feed/', '/topics/http/rss.xml'],
        ['/rss.xml?utm_source=x#top', '/rss.xml'],
        ['/rss.xml?language=EN&topic=http', '/rss.xml?topic=http&language=en'],
        ['/corrections/atom.xml', '/corrections/atom.xml'],
        [`${origin.replace('https', 'http')}/rss.xml`, '/rss.xml'],
      ])(
        '%s is the feed at %s, and the callback is asked as it asked',
        async (asked, canonical) => {
          const path = `/topics/${encodeURIComponent(asked)}`
          expect(await confirmed(asked, path)).toMatchObject([{ topic: `${origin}${canonical}` }])
          expect(received(path)[0]?.query.get('hub.topic')).toBe(
            asked.startsWith('/') ? `${origin}${asked}` : asked,
          )
          expect(await unsubscribe(canonical, path)).toEqual([])
        },
      )

      it('can be parts of archives', async () => {
        const [row] = await sql(
          `select case family when 'all' then '' else '/' || family end || '/archive/' || month || '/' || part || '/atom.xml' as path
            from archive_parts order by family limit 1`,
        )
        const asked = String(row?.['path'])
        expect(asked).toContain('/archive/')
        expect(await confirmed(asked, '/part')).toMatchObject([{ topic: `${origin}${asked}` }])
      })

      it('follow old addresses and renamed topics, and can be left when they are closed', async () => {
        await sql(`insert into topics values ('old-name', 'Old name');
          insert into article_topics select id, 'old-name' from articles where status = 'published'
            and published_at < now() order by published_at limit 1;
          insert into old_addresses (path, family, format) values ('/ressort/stadt.rss', 'topics/old-name', 'atom')`)
        try {
          const canonical = `${origin}/topics/old-name/atom.xml`
          expect(await confirmed('/ressort/stadt.rss', '/old')).toMatchObject([
            { topic: canonical },
          ])
          await sql(`update topics set slug = 'new-name' where slug = 'old-name'`)
          expect(await confirmed('/ressort/stadt.rss', '/new')).toMatchObject([
            { topic: `${origin}/topics/new-name/atom.xml` },
          ])
          expect(await unsubscribe('/topics/old-name/atom.xml', '/old')).toEqual([])
          await sql(`insert into retired_topics (slug) values ('new-name')`)
          expect(await confirmed('/topics/new-name/rss.xml', '/closed')).toEqual([])
          expect(received('/closed')[0]?.query.get('hub.reason')).toContain('closed')
          expect(await unsubscribe('/topics/new-name/atom.xml', '/new')).toEqual([])
        } finally {
          await sql(`delete from old_addresses; delete from article_topics where topic_slug in ('old-name', 'new-name');
            delete from retired_topics where slug in ('old-name', 'new-name'); delete from topics where slug in ('old-name', 'new-name')`)
        }
      })

      it.each([
        ['/rss.xml?limit=5', /limit/],
        ['/rss.xml?since=2026-11-24T18:00:00Z', /since/],
        ['/search/rss.xml?q=http', /search/],
        ['/topics/http/', /not a feed/],
        ['/hub', /405/],
        ['/nothing', /./],
        ['/topics/no-such-topic/rss.xml', /No article/],
        ['/rss.xml?topic=A%20B', /topic/],
        ['https://other.example/rss.xml', /only feeds of https:\/\/news\.example\.org\//],
      ])('%s is denied with a reason', async (asked, reason) => {
        const path = `/denied/${encodeURIComponent(asked)}`
        expect(await confirmed(asked, path, { 'hub.verify_token': 't' })).toEqual([])
        const [{ query } = { query: new URLSearchParams() }, ...others] = received(path)
        expect([
          query.get('hub.mode'),
          query.get('hub.topic'),
          query.get('hub.verify_token'),
          others,
        ]).toEqual(['denied', asked.startsWith('/') ? `${origin}${asked}` : asked, 't', []])
        expect(query.get('hub.reason')).toMatch(reason)
        expect(query.has('hub.challenge')).toBe(false)
      })
    })

    describe('a request that is wrong', () => {
      const right = {
        'hub.mode': 'subscribe',
        'hub.topic': `${origin}/rss.xml`,
        'hub.callback': 'http://127.0.0.1:1/wrong',
      }

      it.each([
        ['hub.mode', {}],
        ['hub.mode', { ...right, 'hub.mode': 'publish' }],
        ['hub.topic', { ...right, 'hub.topic': '' }],
        ['hub.topic', { ...right, 'hub.topic': '/rss.xml' }],
        ['hub.topic', { ...right, 'hub.topic': `${origin}/${'x'.repeat(2048)}` }],
        ['hub.callback', { ...right, 'hub.callback': '' }],
        ['hub.callback', { ...right, 'hub.callback': 'ftp://reader.example/' }],
        ['hub.callback', { ...right, 'hub.callback': 'http://user:secret@reader.example/' }],
        [
          'hub.callback',
          { ...right, 'hub.callback': `https://reader.example/${'x'.repeat(2048)}` },
        ],
        ['hub.lease_seconds', { ...right, 'hub.lease_seconds': '-1' }],
        ['hub.lease_seconds', { ...right, 'hub.lease_seconds': '1e3' }],
        ['hub.secret', { ...right, 'hub.secret': 'x'.repeat(200) }],
        ['hub.secret', { ...right, 'hub.secret': 'ж'.repeat(100) }],
        ['hub.secret', { ...right, 'hub.secret': 'a\0b' }],
        ['hub.verify_token', { ...right, 'hub.verify_token': 'x'.repeat(1001) }],
      ])('gets 400 with a sentence about %s: %j', async (name, form) => {
        const { status, headers, text } = await post(
          running(),
          form as Readonly<Record<string, string>>,
        )
        expect([status, headers.get('Content-Type')]).toEqual([400, 'text/plain; charset=utf-8'])
        expect(text).toMatch(new RegExp(`^${name} .*\\.\n$`))
        expect(await sql(`select 1 from push_requests where callback like '%wrong%'`)).toEqual([])
      })

      it('gets 400 for bytes that are not UTF-8, 413 for too many, and 415 for another type', async () => {
        const form = new URLSearchParams(right).toString()
        expect((await post(running(), `${form}&hub.secret=%ff%fe`)).text).toContain('UTF-8')
        expect((await post(running(), `${form}&x=${'x'.repeat(20_000)}`)).status).toBe(413)
        expect((await post(running(), `${form}${'&x'.repeat(100)}`)).status).toBe(413)
        expect(
          (await post(running(), JSON.stringify(right), { 'Content-Type': 'application/json' }))
            .status,
        ).toBe(415)
      })

      it.each(['GET', 'HEAD', 'PUT', 'DELETE'])(
        'gets 405 for %s, and how to subscribe',
        async (method) => {
          const response = await running().fetch('/hub', { method })
          expect([response.status, response.headers.get('Allow')]).toEqual([405, 'POST, OPTIONS'])
          if (method !== 'HEAD') expect(await response.text()).toContain('hub.mode=subscribe')
        },
      )

      it('gets 204 for OPTIONS', async () => {
        const response = await running().fetch('/hub', { method: 'OPTIONS' })
        expect([response.status, response.headers.get('Allow')]).toEqual([204, 'POST, OPTIONS'])
      })
    })
  })
}

if (import.meta.vitest) describeHub(await openOnNode())
