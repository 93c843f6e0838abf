/** Rules for all routes, at any mount point of the app. */
import { Hono, type MiddlewareHandler } from 'hono'
import { describe, expect, it } from 'vitest'
import { createObservation } from '../../../src/core/documents/observation.ts'
import { problem } from '../../../src/core/http/problem.ts'
import { createGuard, type Prefix } from '../../../src/core/routes/guard.ts'

function buildApp(hstsSeconds = 0, takesTokens = false) {
  const routes = new Hono().basePath('/base')
  routes.get('/:kind/:name', (c) => c.text(`read ${c.req.param('name')}`))
  routes.post('/articles/new', async (c) => c.text(`wrote ${await c.req.text()}`, 201))
  routes.on(['PUT', 'DELETE'], '/articles/:id', (c) => c.text(c.req.method))
  const onlyWithToken: MiddlewareHandler = async (c, next) => {
    if (c.req.header('Authorization') !== 'Bearer x') return c.text('who are you?', 401)
    return next()
  }
  routes.use('/private/deep/*', onlyWithToken)
  routes.get('/private/deep/a', (c) => c.text('secret'))
  routes.post('/secret', onlyWithToken, (c) => c.text('written'))
  routes.get('/fails', () => {
    throw new Error('broken')
  })
  const { guard, guardRoutes } = createGuard({
    ...{ refuse: problem, log: () => {}, hstsSeconds, takesTokens },
  })
  const app = guardRoutes(routes)
  app.notFound((c) => guard(c, () => c.text('nothing here', 404)))
  return app
}

const mounted: typeof buildApp = (...options) => new Hono().route('/', buildApp(...options))

describe.each([
  ['on its own', buildApp],
  ['below another app', mounted],
])('%s', (_, build) => {
  it.each(['POST', 'PUT', 'DELETE'])('passes %s to a route that supports it', async (method) => {
    const path = method === 'POST' ? '/base/articles/new' : '/base/articles/7'
    const response = await build().request(path, {
      method,
      ...(method === 'POST' && { body: 'text' }),
    })
    expect(response.status).toBe(method === 'POST' ? 201 : 200)
    expect(await response.text()).toBe(method === 'POST' ? 'wrote text' : method)
  })

  it.each([
    ['/base/topics/a', 'GET, HEAD, OPTIONS'],
    ['/base/articles/new', 'GET, HEAD, POST, PUT, DELETE, OPTIONS'],
    ['/base/articles/7', 'GET, HEAD, PUT, DELETE, OPTIONS'],
  ])(
    'lists the methods of %s in Allow, in 405 and in responses to OPTIONS',
    async (path, allowed) => {
      for (const [method, status] of [
        ['PATCH', 405],
        ['OPTIONS', 204],
      ] as const) {
        const response = await build().request(path, { method })
        expect([response.status, response.headers.get('Allow')]).toEqual([status, allowed])
      }
    },
  )

  it('accepts addresses of 4096 characters and headers of 8192, and refuses longer ones', async () => {
    const address = 'http://localhost/base/topics/'
    for (const [length, status] of [
      [4096, 200],
      [4097, 414],
    ] as const)
      expect([length, (await build().request(address.padEnd(length, 'a'))).status]).toEqual([
        length,
        status,
      ])
    for (const [length, status] of [
      [8192, 200],
      [8193, 431],
    ] as const) {
      const headers = { 'If-None-Match': 'a'.repeat(length) }
      expect([length, (await build().request('/base/topics/a', { headers })).status]).toEqual([
        length,
        status,
      ])
    }
  })

  it.each(['/base/topics/a', '/base/fails'])(
    'sends Strict-Transport-Security if set: %s',
    async (path) => {
      for (const takesTokens of [false, true]) {
        const sent = async (seconds: number) =>
          (await build(seconds, takesTokens).request(path)).headers.get('Strict-Transport-Security')
        expect([await sent(60), await sent(0)]).toEqual(['max-age=60', null])
      }
    },
  )

  it.each([
    ['GET', '/base/private/deep/a', 'secret'],
    ['POST', '/base/secret', 'written'],
  ])('runs the middleware of %s %s before its handler', async (method, path, text) => {
    const refused = await build(60).request(path, { method })
    expect([refused.status, refused.headers.get('Strict-Transport-Security')]).toEqual([
      401,
      'max-age=60',
    ])
    const allowed = await build(60).request(path, {
      method,
      headers: { Authorization: 'Bearer x' },
    })
    expect([allowed.status, await allowed.text()]).toEqual([200, text])
    expect((await build().request(path, { method: 'PUT' })).headers.get('Allow')).toBe(
      method === 'GET' ? null : 'POST, OPTIONS',
    )
  })

  it('handles errors of its routes', async () => {
    expect((await build().request('/base/fails')).status).toBe(500)
  })
})

describe('a prefix', () => {
  const request = new Request('https://news.example.org/desk/'.padEnd(3000, 'a'))
  const build = (fetch: Prefix['fetch'], hstsSeconds = 60) => {
    const outcomes: (readonly [route: string, status: number])[] = []
    const lines: string[] = []
    const { guardPrefix } = createGuard({
      ...{ refuse: problem, hstsSeconds, takesTokens: true },
      log: (message, error, { event }) => lines.push(`${event}: ${message}: ${String(error)}`),
      observation: createObservation(
        ({ labels, status }) => void outcomes.push([labels.route, status]),
        '/news',
        () => 0,
      ),
    })
    return { outcomes, lines, ask: async () => guardPrefix(fetch)(request, {}) }
  }

  it('is observed by the route that it names, and sends HSTS and all else that it says', async () => {
    const { ask, outcomes } = build((_request, _env, noteRoute) => {
      noteRoute('/desk/:page')
      return new Response(null, { headers: { Vary: 'Cookie' } })
    })
    const { status, headers } = await ask()
    expect([status, ...headers]).toEqual([
      200,
      ['strict-transport-security', 'max-age=60'],
      ['vary', 'Cookie'],
    ])
    expect(outcomes).toEqual([['/desk/:page', 200]])
    expect([...(await build(() => new Response(null), 0).ask()).headers]).toEqual([])
  })

  it.each<[string, Prefix['fetch']]>([
    [
      'throws',
      () => {
        throw new Error('broken')
      },
    ],
    ['rejects', () => Promise.reject(new Error('broken'))],
  ])('answers 500 where it %s, with one line in the log', async (_, fetch) => {
    const { ask, outcomes, lines } = build(fetch)
    const response = await ask()
    expect(response.status).toBe(500)
    expect(lines).toEqual([
      expect.stringMatching(/^request\.failed: GET \/desk\/a+ failed: Error: broken$/),
    ])
    expect(response.headers.get('Strict-Transport-Security')).toBe('max-age=60')
    expect(outcomes).toEqual([['other', 500]])
  })
})
