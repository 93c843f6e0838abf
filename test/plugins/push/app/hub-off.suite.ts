/**
 * The WebSub hub with other settings: switched off, that of others, limited, below a base path, and
 * without its database.
 */
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { origin } from '../../../core/app/newsroom.ts'
import {
  type Circumstances,
  openRunning,
  type Running,
  type Runtime,
} from '../../../core/app/running.ts'
import { post, pushEnvironment, subscribe } from '../../../fixtures/ask-hub.ts'
import { openOnNode } from '../../../product/app/on-node.ts'

type During = (
  circumstances: Circumstances,
  work: (running: Running) => Promise<void>,
) => Promise<void>

/** Runs a service while `work` does. */
const duringOf =
  ({ serve }: Runtime): During =>
  async (circumstances, work) => {
    const running = await serve(circumstances)
    try {
      await work(running)
    } finally {
      await running.close()
    }
  }

export function describeHubOff(runtime: Runtime): void {
  const { sql } = runtime
  const during = duringOf(runtime)
  const callback = 'http://127.0.0.1:1/off'
  const linkOf = async (running: Running, path: string) =>
    (await running.fetch(path)).headers.get('Link')
  const statusOf = async (running: Running, path: string) =>
    (await subscribe(running, '/rss.xml', callback, {}, path)).status

  it('the key of IndexNow is in a file below the base path, with push and a key', async () => {
    const environment = { ...pushEnvironment, BASE_PATH: '/news', INDEXNOW_KEY: 'a1b2c3d4-KEY' }
    await during({ environment }, async (running) => {
      const response = await running.fetch('/news/a1b2c3d4-KEY.txt')
      expect([response.status, response.headers.get('Content-Type')]).toEqual([
        200,
        'text/plain; charset=utf-8',
      ])
      expect(await response.text()).toBe('a1b2c3d4-KEY')
      expect((await running.fetch('/a1b2c3d4-KEY.txt')).status).toBe(404)
    })
    await during({ environment: { INDEXNOW_KEY: 'a1b2c3d4-KEY' } }, async (running) => {
      expect((await running.fetch('/a1b2c3d4-KEY.txt')).status).toBe(404)
    })
  })

  describe('the hub', () => {
    it('does not exist without push', async () => {
      await during({}, async (running) => {
        expect([await statusOf(running, '/hub'), await statusOf(running, '/nothing')]).toEqual([
          405, 405,
        ])
        expect((await running.fetch('/hub')).status).toBe(404)
        expect(await linkOf(running, '/rss.xml')).not.toContain('rel="hub"')
      })
    })

    it('does not exist where HUB_URL names others, which feeds announce', async () => {
      const environment = {
        ...pushEnvironment,
        HUB_URL: 'https://a.example/hub https://b.example/',
      }
      await during({ environment }, async (running) => {
        expect([await statusOf(running, '/hub'), (await running.fetch('/hub')).status]).toEqual([
          405, 404,
        ])
        expect(await linkOf(running, '/rss.xml')).toContain(
          '<https://a.example/hub>; rel="hub", <https://b.example/>; rel="hub"',
        )
      })
    })

    it('is below the base path, with the feeds that it serves', async () => {
      await during({ environment: { ...pushEnvironment, BASE_PATH: '/news' } }, async (running) => {
        expect(await linkOf(running, '/news/rss.xml')).toContain(`<${origin}/news/hub>; rel="hub"`)
        const asked = { 'hub.mode': 'subscribe', 'hub.callback': callback }
        for (const [topic, canonical] of [
          ['/news/rss.xml', '/news/rss.xml'],
          ['/news/topics/HTTP/rss', '/news/topics/http/rss.xml'],
          ['/rss.xml', null],
        ] as const) {
          await sql('delete from push_requests')
          const { status } = await post(
            running,
            { ...asked, 'hub.topic': `${origin}${topic}` },
            {},
            '/news/hub',
          )
          const rows = await sql('select topic from push_requests')
          expect([status, rows]).toEqual([202, [{ topic: canonical && `${origin}${canonical}` }]])
        }
        await sql('delete from push_requests')
      })
    })

    it('answers 429 with Retry-After to a client that asks too often, and to no other', async () => {
      const environment = {
        ...pushEnvironment,
        CLIENT_ADDRESS_HEADER: 'CF-Connecting-IP',
      }
      await during({ environment }, async (running) => {
        const from = (address: string) => ({ 'CF-Connecting-IP': address })
        const ask = (address: string) =>
          post(
            running,
            { 'hub.mode': 'subscribe', 'hub.topic': `${origin}/rss.xml`, 'hub.callback': callback },
            from(address),
          )
        expect((await ask('2001:db8:1:1::1')).status).toBe(202)
        const statuses = new Set<number>()
        for (let count = 2; count <= 300; count += 1)
          statuses.add((await post(running, {}, from(`2001:db8:1:1::${count}`))).status)
        expect([...statuses]).toEqual([400])
        const refused = await ask('2001:db8:1:1::9')
        const seconds = Number(refused.headers.get('Retry-After'))
        expect(seconds).toBeGreaterThan(0)
        expect(seconds).toBeLessThanOrEqual(60)
        expect((await ask('2001:db8:1:2::1')).status).toBe(202)
        expect(
          await sql(
            `select count(*)::int as requests from push_requests where callback = '${callback}'`,
          ),
        ).toEqual([{ requests: 1 }])
      })
    })

    it('refuses private callbacks, unless a setting for tests allows them', async () => {
      const environment = { ...pushEnvironment, PUSH_PRIVATE_CALLBACKS: 'off' }
      await during({ environment }, async (running) => {
        for (const host of [
          '127.0.0.1',
          'localhost',
          '[::1]',
          '0x7f.1',
          '169.254.169.254',
          'metadata.google.internal',
          'redis',
        ]) {
          const { status, text } = await subscribe(running, '/rss.xml', `http://${host}/`)
          expect([host, status, text]).toEqual([
            host,
            400,
            expect.stringContaining('hub.callback is refused'),
          ])
        }
        expect((await subscribe(running, '/rss.xml', 'https://reader.example/hook')).status).toBe(
          202,
        )
      })
    })

    it('answers 503 with Retry-After without its database', async () => {
      const databaseUrl = 'postgres://candor:hunter2@127.0.0.1:1/newsroom'
      await during({ environment: pushEnvironment, databaseUrl }, async (running) => {
        for (const topic of ['/rss.xml', 'https://other.example/']) {
          const { status, headers, text } = await subscribe(running, topic, callback)
          expect([status, headers.get('Retry-After')]).toEqual([503, '10'])
          expect(text).not.toMatch(/hunter2|127\.0\.0\.1/)
        }
      })
    })
  })
}

/** Limits that need thousands of rows. */
export function describeHubLimits(runtime: Runtime): void {
  const { sql } = runtime
  describe('the hub takes no more than', () => {
    const running = openRunning(() => runtime.serve({ environment: pushEnvironment }))
    const empty = () => sql('delete from push_requests; delete from push_topics')
    /** Rows of callbacks at this domain, with the numbers from one to the other. */
    const insertRequests = (domain: string, from: number, to: number) =>
      sql(`insert into push_requests (digest, mode, asked_topic, callback, host, lease_seconds, requested_at)
        select sha256(n::text::bytea), 'subscribe', 'x', 'https://x.example/', '${domain}', 600, now() from generate_series(${from}, ${to}) n`)
    const insertSubscriptions = (topic: string, from: number, to: number) =>
      sql(`insert into push_topics (topic, family, version) values ('${origin}${topic}', 'all', 0) on conflict do nothing;
        insert into push_subscriptions (digest, topic, callback, host, ends_at, verified_at)
        select sha256(n::text::bytea), '${origin}${topic}', 'https://x.example/', 'reader.example',
          now() + interval '1 day', now()
        from generate_series(${from}, ${to}) n`)

    beforeEach(empty)
    afterAll(empty)

    it.each([
      ['1,000 requests of a domain', 'reader.example', 1000, 429],
      ['20,000 requests', 'other.example', 20_000, 503],
    ])('%s', async (_, domain, most, status) => {
      await insertRequests(domain, 1, most - 1)
      const ask = (path: string) =>
        subscribe(running(), '/rss.xml', `https://a.reader.example/${path}`)
      expect((await ask('last')).status).toBe(202)
      const refused = await ask('refused')
      expect([refused.status, refused.headers.get('Retry-After')]).toEqual([status, '600'])
    })

    it.each([
      ['20,000 subscriptions of a domain', '/rss.xml', 20_000],
      ['100 of them to feeds with parameters', '/rss.xml?language=en', 100],
    ])('%s', async (_, topic, most) => {
      const ask = (path: string) => subscribe(running(), topic, `https://a.reader.example/${path}`)
      await insertSubscriptions(topic, 1, most - 1)
      expect((await ask('last')).status).toBe(202)
      await insertSubscriptions(topic, most, most)
      const refused = await ask('refused')
      expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '3600'])
    })
  })
}

if (import.meta.vitest) {
  const runtime = await openOnNode()
  describeHubOff(runtime)
  describeHubLimits(runtime)
}
