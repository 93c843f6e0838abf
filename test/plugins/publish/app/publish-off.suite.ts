/**
 * The publishing API with other settings: switched off, limited, below a base path, and without its
 * database.
 */
import { describe, expect, it } from 'vitest'
import type { Circumstances, Running, Runtime } from '../../../core/app/running.ts'
import { buildBody } from '../../../fixtures/build-body.ts'
import { openOnNode } from '../../../product/app/on-node.ts'
import { makeToken, sendRaw } from './publish-client.ts'

export function describePublishOff(
  serve: (circumstances: Circumstances) => Promise<Running>,
  sql: Runtime['sql'],
): void {
  const during = async (
    circumstances: Circumstances,
    work: (running: Running) => Promise<void>,
  ) => {
    const running = await serve(circumstances)
    try {
      await work(running)
    } finally {
      await running.close()
    }
  }
  const bearer = async () => ({
    Authorization: `Bearer ${await makeToken(sql)}`,
    'Content-Type': 'application/json',
  })

  describe('without a connection for writers', () => {
    it('nothing shows that there could be an API', async () => {
      await during({ api: false }, async (running) => {
        for (const path of [
          '/api/1',
          '/api/1/',
          '/api/1/openapi.json',
          '/api/1/articles',
          '/api/1/articles/a',
        ]) {
          expect([path, (await running.fetch(path)).status]).toEqual([path, 404])
        }
        const headers = await bearer()
        const body = JSON.stringify(buildBody())
        const put = (path: string) => running.fetch(path, { method: 'PUT', headers, body })
        const [asked, other] = [await put('/api/1/articles/a'), await put('/nothing/1/articles/a')]
        expect(asked.status).toBeGreaterThanOrEqual(400)
        expect(asked.status).toBe(other.status)
        expect(await (await running.fetch('/robots.txt')).text()).toContain('\nDisallow:\n')
      })
    })
  })

  describe('with limits of its own', () => {
    it('the API answers 429 with Retry-After, by token, and 413', async () => {
      await during(
        { environment: { API_REQUESTS_PER_MINUTE: '3', API_BODY_BYTES: '1000' } },
        async (running) => {
          const [headers, others] = [await bearer(), await bearer()]
          const body = JSON.stringify(buildBody({ body_html: 'x'.repeat(1000) }))
          expect(
            (await sendRaw(running, '/articles/a', { method: 'PUT', headers, body })).status,
          ).toBe(413)
          const list = (own: Readonly<Record<string, string>>) =>
            sendRaw(running, '/articles?limit=1', { headers: own })
          const answers = [await list(headers), await list(headers), await list(headers)]
          expect(answers.map(({ status }) => status)).toEqual([200, 200, 429])
          const seconds = Number(answers[2]?.headers.get('Retry-After'))
          expect(seconds).toBeGreaterThan(0)
          expect(seconds).toBeLessThanOrEqual(60)
          expect((await list(others)).status).toBe(200)
        },
      )
    })

    it('what a token sends and gets counts: each 100,000 bytes as one request', async () => {
      await during({ environment: { API_REQUESTS_PER_MINUTE: '25' } }, async (running) => {
        const headers = await bearer()
        const send = async (method: string, body: object) => {
          const question = { method, headers, body: JSON.stringify(body) }
          return (await sendRaw(running, '/articles/large', question)).status
        }
        expect(
          await send('PUT', buildBody({ status: 'draft', body_html: 'x'.repeat(900_000) })),
        ).toBe(201)
        expect([await send('PATCH', {}), await send('PATCH', {})]).toEqual([200, 429])
        const small = { Authorization: (await bearer()).Authorization }
        const answers = Array.from({ length: 20 }, () =>
          sendRaw(running, '/articles?limit=1', { headers: small }),
        )
        expect((await Promise.all(answers)).every(({ status }) => status === 200)).toBe(true)
      })
    })
  })

  describe('below a base path', () => {
    it('the API is there, and names its addresses below it', async () => {
      await during({ environment: { BASE_PATH: '/news' } }, async (running) => {
        const headers = await bearer()
        const path = '/news/api/1/articles/based'
        const put = await running.fetch(path, {
          method: 'PUT',
          headers,
          body: JSON.stringify(buildBody()),
        })
        expect([put.status, new URL(put.headers.get('Location') ?? '').pathname]).toEqual([
          201,
          path,
        ])
        const { feeds }: { readonly feeds: readonly { readonly rss: string }[] } = await put.json()
        expect(feeds.map(({ rss }) => new URL(rss).pathname)).toContain('/news/rss.xml')
        expect((await running.fetch(path, { method: 'DELETE', headers })).status).toBe(200)
        expect((await running.fetch('/news/api/1')).headers.get('Location')).toBe('/news/api/1/')
        expect((await running.fetch('/news/api/1/')).status).toBe(200)
        expect((await running.fetch('/api/1/articles/based', { headers })).status).toBe(404)
        expect(
          (await running.fetch('/news/api/1/articles', { method: 'PUT', headers })).status,
        ).toBe(405)
        expect(await (await running.fetch('/news/robots.txt')).text()).toContain(
          '\nDisallow: /news/api/\n',
        )
      })
    })
  })

  describe('without its database', () => {
    it('the API answers 503 with Retry-After, and says nothing of it', async () => {
      await during(
        { databaseUrl: 'postgres://candor:hunter2@127.0.0.1:1/newsroom' },
        async (running) => {
          const headers = await bearer()
          for (const method of ['GET', 'PUT', 'DELETE']) {
            const body = method === 'PUT' ? { body: JSON.stringify(buildBody()) } : {}
            const answered = await sendRaw(running, '/articles/a', { method, headers, ...body })
            expect([method, answered.status, answered.headers.get('Retry-After')]).toEqual([
              method,
              503,
              '10',
            ])
            expect(JSON.stringify(answered.body)).not.toMatch(/hunter2|127\.0\.0\.1|ECONNREFUSED/)
          }
          expect((await sendRaw(running, '/articles/a', {})).status).toBe(401)
          expect((await sendRaw(running, '/openapi.json', {})).status).toBe(200)
        },
      )
    })
  })
}

if (import.meta.vitest) {
  const { serve, sql } = await openOnNode()
  describePublishOff(serve, sql)
}
