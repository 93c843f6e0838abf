/**
 * Requests that the publishing API cannot read or does not allow: one status for each, and what to
 * do.
 */
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Suite } from '../../../core/app/running.ts'
import { buildBody } from '../../../fixtures/build-body.ts'
import { allRoutes } from '../../../product/app/all-routes.ts'
import { runOnNode } from '../../../product/app/on-node.ts'
import { apiBase, faultsOf, makeToken, publisherOf, sendRaw } from './publish-client.ts'

const inChunks = (text: string) => [
  text.slice(0, 50_000),
  text.slice(50_000, 500_000),
  text.slice(500_000),
]

const ones = (length: number) => Array.from({ length }, () => 1)

const json = { 'Content-Type': 'application/json' }

export const describePublishRequests: Suite = (running, sql) => {
  const api = publisherOf(running, sql)
  const bearer = async () => ({ Authorization: `Bearer ${await makeToken(sql)}` })
  const putRaw = async (
    body: string | Uint8Array | readonly string[],
    headers: Readonly<Record<string, string>> = json,
  ) =>
    sendRaw(running(), '/articles/raw', {
      method: 'PUT',
      headers: { ...(await bearer()), ...headers },
      body,
    })

  describe('a request to the API', () => {
    it.each([
      ['no JSON', '{"title": '],
      ['nothing', ''],
      ['not UTF-8', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])],
    ])('answers 400 if its body is %s', async (_, body) => {
      expect((await putRaw(body)).status).toBe(400)
    })

    it.each([
      {},
      { 'Content-Type': 'text/plain' },
      { 'Content-Type': 'application/x-www-form-urlencoded' },
    ])('answers 415 if its body has the headers %j', async (headers) => {
      expect(
        (await putRaw(JSON.stringify(buildBody()), headers as Record<string, string>)).status,
      ).toBe(415)
    })

    it.each([
      'application/json; charset=utf-8',
      'APPLICATION/JSON',
      'application/merge-patch+json',
    ])('reads a body of the type %s', async (type) => {
      expect(
        (await putRaw(JSON.stringify(buildBody()), { 'Content-Type': type })).status,
      ).toBeLessThan(300)
    })

    it('answers 415 if its body is compressed, and says which coding it reads', async () => {
      const body = gzipSync(JSON.stringify(buildBody()))
      const { status, headers } = await putRaw(body, { ...json, 'Content-Encoding': 'gzip' })
      expect([status, headers.get('Accept-Encoding')]).toEqual([415, 'identity'])
      const plain = { ...json, 'Content-Encoding': 'identity' }
      expect((await putRaw(JSON.stringify(buildBody()), plain)).status).toBeLessThan(300)
    })

    it('answers 413 if its body is too large, with its length and in chunks', async () => {
      const large = JSON.stringify(buildBody({ body_html: 'x'.repeat(10_000_000) }))
      const whole = await putRaw(large)
      const chunks = await putRaw(inChunks(large))
      expect([whole.status, chunks.status]).toEqual([413, 413])
      const small = await putRaw(
        inChunks(JSON.stringify(buildBody({ body_html: 'x'.repeat(900_000) }))),
      )
      expect(small.status).toBeLessThan(300)
    })

    it('takes an article as long as the database takes, whatever its escaping', async () => {
      const letters = 'x'.repeat(1_000_000)
      const escaped = JSON.stringify(buildBody({ body_html: letters })).replace(
        letters,
        '\\u0078'.repeat(1_000_000),
      )
      expect((await putRaw(escaped)).status).toBeLessThan(300)
      const longer = JSON.stringify(buildBody({ body_html: `${letters}x` }))
      expect(faultsOf(await putRaw(longer))).toEqual({ '/body_html': 'body_is_not_too_long' })
    })

    it.each([
      ['POST', '/batch', { operations: ones(20_000) }, { '/operations': 'too_many_entries' }],
      [
        'PUT',
        '/articles/a',
        buildBody({ sources: ones(20_000) }),
        { '/sources': 'too_many_entries' },
      ],
      [
        'PUT',
        '/articles/a',
        buildBody({ topics: ones(20_000) }),
        { '/topics': 'too_many_entries' },
      ],
    ])(
      'looks at no entry of a list that is too long: %s %s',
      async (method, path, body, faults) => {
        const answered = await api.send(method, path, body)
        expect([answered.status, faultsOf(answered)]).toEqual([422, faults])
      },
    )

    const strangers = Object.fromEntries(
      Array.from({ length: 2000 }, (_, index) => [`stranger ${index}`, 1]),
    )
    it.each([
      ['unknown members', buildBody(strangers)],
      [
        'unknown members with long names',
        Object.fromEntries(ones(90).map((_, index) => [`${index}`.repeat(1000), 1])),
      ],
      [
        'wrong entries',
        buildBody({ sources: ones(500), topics: ones(500), corrections: ones(500) }),
      ],
      [
        'entries that break rules',
        buildBody({ sources: ones(500).map(() => ({ url: 'nowhere', title: ' ' })) }),
      ],
    ])('lists at most a hundred faults: of %s', async (_, body) => {
      const sizeOf = (answer: object) => JSON.stringify(answer).length
      const answered = await api.put('a', body)
      expect([answered.status, sizeOf(answered.body)]).toEqual([
        422,
        expect.toSatisfy((size) => size < 100_000),
      ])
      const operations = ones(3).map((__, index) => ({ method: 'put', id: `a-${index}`, body }))
      const batch = await api.batch(operations)
      expect([batch.status, sizeOf(batch.body)]).toEqual([
        422,
        expect.toSatisfy((size) => size < 150_000),
      ])
      expect(batch.body.errors?.length).toBe(100)
    })

    it('says how many faults are not listed', async () => {
      const tags = Object.fromEntries(ones(130).map((_, index) => [`tag-${index}`, index]))
      const { body } = await api.put('a', buildBody(tags))
      expect([body.errors?.length, body.detail]).toEqual([
        100,
        expect.stringContaining('30 more are not listed'),
      ])
      expect(body.detail).toMatch(/^130 things are wrong/)
      expect((await api.put('a', buildBody(strangers))).body.detail).toMatch(
        /^At least \d+ things are wrong/,
      )
    })

    it.each([
      ['PUT', '/articles/a', ['read', 'delete']],
      ['PATCH', '/articles/a', ['read', 'delete']],
      ['POST', '/articles/a/corrections', ['publish']],
      ['POST', '/articles/a/retraction', ['publish', 'correct']],
      ['POST', '/batch', ['read']],
    ])('has its body read only if the token has a scope for %s %s', async (method, path, may) => {
      const headers = { Authorization: `Bearer ${await makeToken(sql, { may })}`, ...json }
      expect(
        (await sendRaw(running(), path, { method, headers, body: '{"operations": [' })).status,
      ).toBe(403)
      const all = { ...(await bearer()), ...json }
      expect(
        (await sendRaw(running(), path, { method, headers: all, body: '{"operations": [' })).status,
      ).toBe(400)
    })

    it('that writes gets 400 for a parameter that its description lacks', async () => {
      const writing = Object.values(allRoutes).filter(({ method }) => method !== 'GET')
      expect(writing.length).toBeGreaterThan(15)
      for (const { method, path } of writing) {
        const { status, body } = await api.send(
          method,
          `${path.replace('{name}', 'none')}?dryrun=1`,
        )
        expect([method, path, status, body.detail.includes('"dryrun"')]).toEqual([
          method,
          path,
          400,
          true,
        ])
      }
    })

    it.each([
      ['GET', '/articles'],
      ['POST', '/partners'],
      ['DELETE', '/articles/a'],
    ])('gets 403 for its scopes before 400 for its parameters: %s %s', async (method, path) => {
      const headers = { Authorization: `Bearer ${await makeToken(sql, { may: ['stats'] })}` }
      expect((await sendRaw(running(), `${path}?dryrun=1`, { method, headers })).status).toBe(403)
    })

    it('tells all parameters that are wrong', async () => {
      const { status, body } = await api.send('GET', '/articles?status=live&limit=1000&foo=1&bar=2')
      expect(status).toBe(400)
      for (const part of [
        '"foo", "bar"',
        'status must be one of',
        'limit must be a whole number from 1 to 100',
      ])
        expect(body.detail).toContain(part)
      const tried = await api.send('PATCH', '/articles/none?dryrun=1&dry_run=maybe', {})
      expect([tried.status, tried.body.detail]).toEqual([
        400,
        expect.stringMatching(/"dryrun".*dry_run must be one of/),
      ])
    })

    it.each([
      ['GET', '/nothing'],
      ['PUT', '/articles/a/b/c'],
      ['POST', '/articles/a/deletion'],
    ])('answers 404 to %s %s', async (method, path) => {
      const { status, body } = await api.send(method, path)
      expect([status, body.detail.includes(`${apiBase}/`)]).toEqual([404, true])
    })

    it.each([
      ['POST', '/articles/a', 'GET, HEAD, PUT, PATCH, DELETE'],
      ['GET', '/batch', 'POST'],
      ['DELETE', '/openapi.json', 'GET, HEAD'],
      ['OPTIONS', '/', 'GET, HEAD'],
      ['OPTIONS', '/articles/a', 'GET, HEAD, PUT, PATCH, DELETE'],
    ])('answers 405 to %s %s', async (method, path, allow) => {
      const { status, headers } = await api.send(method, path)
      expect([status, headers.get('Allow')]).toEqual([405, allow])
    })

    it.each(['GET', 'PATCH', 'DELETE'])(
      'answers 404 to %s if there is no such article',
      async (method) => {
        const body = method === 'PATCH' ? {} : undefined
        expect((await api.send(method, '/articles/none', body)).status).toBe(404)
      },
    )

    it.each(['corrections', 'retraction', 'withholding'])(
      'answers 404 to %s of no article',
      async (action) => {
        const body = {
          corrections: { text: 'a' },
          retraction: { reason: 'a' },
          withholding: undefined,
        }[action]
        expect((await api.send('POST', `/articles/none/${action}`, body)).status).toBe(404)
      },
    )

    it('gets the description without a token, and a page for people', async () => {
      const { status, body } = await sendRaw(running(), '/openapi.json', {})
      expect([status, body]).toMatchObject([200, { openapi: '3.1.1', servers: [{ url: apiBase }] }])
      const page = await running().fetch('/api/1/')
      expect([page.status, page.headers.get('Content-Type')]).toEqual([
        200,
        'text/html; charset=utf-8',
      ])
      const text = await page.text()
      expect(text).toContain('disclosure_mode_is_known')
      expect(text).not.toContain('`')
      expect(page.headers.get('Cache-Control')).toBe('no-store')
      expect([...page.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual(
        [],
      )
      const head = await running().fetch('/api/1/', { method: 'HEAD' })
      expect([head.status, await head.text()]).toEqual([200, ''])
      const redirected = await running().fetch('/api/1')
      expect([redirected.status, redirected.headers.get('Location')]).toEqual([301, '/api/1/'])
      expect(await (await running().fetch('/robots.txt')).text()).toContain('\nDisallow: /api/\n')
    })
  })
}

if (import.meta.vitest) await runOnNode(describePublishRequests)
