/**
 * Tokens and the warm path: no response for a partner is one for others, nor the other way, and
 * both come from memory.
 */
import { describe, expect, it } from 'vitest'
import { createApp } from '../../../../src/core/app.ts'
import { SettingsError } from '../../../../src/core/settings/setting.ts'
import { parseDeliverySettings } from '../../../../src/core/settings/site.ts'
import { StoreUnavailable } from '../../../../src/core/store/errors.ts'
import type { KnownPartner } from '../../../../src/core/store/partners.ts'
import { toToken } from '../../../../src/core/text/token.ts'
import { buildArticle, buildSite, buildSnapshot } from '../../../fixtures/build-article.ts'
import { buildPartner } from '../../../fixtures/build-partner.ts'
import { noFamilies } from '../../../fixtures/no-families.ts'
import { openPlugins } from '../../../product/app/open-plugins.ts'

const tokenOf = (seed: number) => toToken(new Uint8Array(32).fill(seed))
const bearer = (seed: number) => ({ Authorization: `Bearer ${tokenOf(seed)}` })
const partner = (seed: number, changes: Partial<KnownPartner> = {}) =>
  buildPartner(tokenOf(seed), { name: `partner-${seed}`, ...changes })

async function buildApp(
  partnerFeeds: readonly string[] | null,
  environment: Record<string, string> = {},
) {
  const known = await Promise.all([partner(1), partner(2), partner(3, { content: 'summary' })])
  const counted = {
    renders: 0,
    partners: 0,
    away: false,
    slowMs: 0,
    logged: [] as string[],
    heard: [] as unknown[],
  }
  const read = async () => buildSnapshot({ articles: [buildArticle()] })
  const app = createApp({
    site: buildSite({ partnerFeeds }),
    settings: parseDeliverySettings({ FRESH_MS: '60000', ...environment }),
    store: () => ({
      findMarker: read,
      ...noFamilies,
      latest: () => {
        counted.renders += 1
        return read()
      },
      findPartners: async () => {
        counted.partners += 1
        if (counted.away) throw new StoreUnavailable('away')
        await new Promise((resolve) => setTimeout(resolve, counted.slowMs))
        return [...known]
      },
    }),
    plugins: openPlugins({
      listener: {
        request: (outcome) => void counted.heard.push({ ...outcome, request: outcome.request.url }),
      },
    }),
    log: (message, error) => void counted.logged.push(`${message} ${String(error)}`),
  })
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    app.request(path, { headers, method })
  return { app, known, counted, ask }
}

const cacheOf = (response: Response) => response.headers.get('Cache-Control')?.split(',')[0]

describe('a public feed', () => {
  it.each(['/rss.xml', '/atom.xml?limit=3', '/feed.json'])(
    '%s: partners and others share what is rendered, and nothing else',
    async (path) => {
      const { ask, counted } = await buildApp([])
      const order = [{}, bearer(1), {}, bearer(2), bearer(1), {}]
      const answers = []
      for (const headers of [...order, ...order.toReversed()]) {
        const response = await ask(path, headers)
        expect([response.status, cacheOf(response)]).toEqual([
          200,
          'Authorization' in headers ? 'private' : 'public',
        ])
        expect(response.headers.has('CDN-Cache-Control')).toBe(!('Authorization' in headers))
        answers.push(await response.text())
      }
      expect(new Set(answers).size).toBe(1)
      expect([counted.renders, counted.partners]).toEqual([1, 1])
    },
  )

  it.each(['GET', 'HEAD'])(
    '%s after one with a token is public, and with a token after one without is private',
    async (method) => {
      for (const headers of [
        [bearer(1), {}],
        [{}, bearer(1)],
      ]) {
        const { ask } = await buildApp([])
        for (const one of headers) {
          const response = await ask('/rss.xml', one, method)
          expect(cacheOf(response)).toBe('Authorization' in one ? 'private' : 'public')
          expect(response.headers.get('Vary')).toBe('Accept-Encoding, Authorization')
        }
      }
    },
  )

  it('is refused with a wrong token, also if it is warm', async () => {
    const { ask } = await buildApp([])
    for (const _ of [1, 2]) expect((await ask('/rss.xml')).status).toBe(200)
    for (const headers of [bearer(9), { Authorization: '' }, { Authorization: 'Basic' }])
      expect((await ask('/rss.xml', headers)).status).toBe(401)
    expect((await ask('/rss.xml')).status).toBe(200)
  })

  it.each(['/', '/topics/open/', '/embed/'])(
    'has a page that ignores a token, such as that of /stats/ which a browser goes on sending: %s',
    async (path) => {
      const { ask, counted } = await buildApp([])
      for (const headers of [bearer(9), {}, bearer(1), { Authorization: 'Basic eDp5' }]) {
        const response = await ask(path, headers)
        expect([response.status, cacheOf(response)]).toEqual([200, 'public'])
      }
      expect([counted.renders, counted.partners]).toEqual([1, 0])
    },
  )

  it('has other bytes and another ETag in summaries, and a 304 for each only', async () => {
    const { ask, counted } = await buildApp([])
    const etags = []
    for (const headers of [{}, bearer(3), bearer(1), bearer(3), {}]) {
      const { headers: got } = await ask('/feed.json', headers)
      etags.push(got.get('ETag'))
    }
    const [full, summary] = etags
    expect(etags).toEqual([full, summary, full, summary, full])
    expect(full).not.toBe(summary)
    expect(counted.renders).toBe(2)
    const statusFor = async (etag: string | null | undefined, headers = {}) =>
      (await ask('/feed.json', { ...headers, 'If-None-Match': etag ?? '' })).status
    expect(await statusFor(full)).toBe(304)
    expect(await statusFor(summary)).toBe(200)
    expect(await statusFor(full, bearer(3))).toBe(200)
    expect(await statusFor(summary, bearer(3))).toBe(304)
  })
})

describe('a feed that needs a token', () => {
  it('is never warm for those who send none', async () => {
    const { ask, counted } = await buildApp(['all'])
    for (const path of ['/rss.xml', '/', '/embed/', '/feeds.json', '/languages/en/rss.xml']) {
      for (const headers of [{}, bearer(1), {}, bearer(1), {}]) {
        const response = await ask(path, headers)
        expect([path, response.status]).toEqual([path, 'Authorization' in headers ? 200 : 401])
      }
    }
    expect(counted.partners).toBe(1)
  })
})

describe('PARTNER_FEEDS', () => {
  it('that is off looks at no token: the warm path answers, and nothing is read', async () => {
    const { ask, counted, app } = await buildApp(null)
    await ask('/rss.xml')
    app.router.match = () => {
      throw new Error('routed')
    }
    for (const headers of [{}, bearer(1), bearer(9)]) {
      const response = await ask('/rss.xml', headers)
      expect([response.status, cacheOf(response), response.headers.get('Vary')]).toEqual([
        200,
        'public',
        'Accept-Encoding',
      ])
    }
    expect(counted.partners).toBe(0)
  })

  it('that is on leaves the warm path to those who send no token', async () => {
    const { ask, counted, app } = await buildApp([])
    await ask('/rss.xml')
    app.router.match = () => {
      throw new Error('routed')
    }
    expect((await ask('/rss.xml')).status).toBe(200)
    expect(counted.partners).toBe(0)
  })

  it.each([
    ['topic/science'],
    ['topics/Science'],
    ['sources/www.example.org'],
    ['languages/eng-'],
    ['partners/mns'],
    ['topics/a', 'rss'],
  ])('cannot name %s: a feed must not be public by a typing error', async (...names) => {
    await expect(buildApp(names)).rejects.toThrow(SettingsError)
  })

  it('keeps the fast router', async () => {
    const { ask, app } = await buildApp(['all'])
    await ask('/rss.xml', bearer(1))
    expect(app.router.name).toBe('SmartRouter + RegExpRouter')
  })
})

describe('what is known of partners', () => {
  it('is read once for many unknown tokens', async () => {
    const { ask, counted } = await buildApp(['all'])
    for (let seed = 10; seed < 60; seed += 1)
      expect((await ask('/rss.xml', bearer(seed))).status).toBe(401)
    expect(counted.partners).toBe(1)
  })

  it('is not read for what is no token', async () => {
    const { ask, counted } = await buildApp(['all'])
    for (const text of ['Bearer x', 'Basic x', `Bearer ${tokenOf(1)}x`])
      await ask('/rss.xml', { Authorization: text })
    expect(counted.partners).toBe(0)
  })

  it('ends a token by the clock of the service, if the database did not yet', async () => {
    const { ask, known } = await buildApp(['all'])
    Object.assign(known[0] ?? {}, { endsAt: new Date(Date.now() + 60_000) })
    expect((await ask('/rss.xml', bearer(1))).status).toBe(200)
    Object.assign(known[0] ?? {}, { endsAt: new Date(Date.now() - 1) })
    expect((await ask('/rss.xml', bearer(1))).status).toBe(401)
  })

  it('does not count once more after it was revoked, however slow the database is', async () => {
    const { ask, counted, known } = await buildApp(['all'], { FRESH_MS: '0' })
    expect((await ask('/rss.xml', bearer(1))).status).toBe(200)
    known.shift()
    counted.slowMs = 800
    expect((await ask('/rss.xml', bearer(1))).status).toBe(401)
  })

  it('is named in `Vary` by redirects and errors too, which it can change', async () => {
    const { ask } = await buildApp([])
    for (const path of [
      '/RSS.xml',
      '/topics/nothing/rss.xml',
      '/rss.xml?limit=x',
      '/nothing',
      '/topics',
      '/rss.xml',
    ])
      for (const headers of [{}, bearer(1)]) {
        const { headers: answered } = await ask(path, headers)
        expect([path, answered.get('Vary')?.match(/Authorization/g)?.length]).toEqual([path, 1])
      }
    const { ask: askOff } = await buildApp(null)
    expect((await askOff('/nothing')).headers.get('Vary')).not.toContain('Authorization')
  })

  it('counts through an outage as feeds do, and after a start without a database nobody is let in', async () => {
    const { ask, counted } = await buildApp(['all'], { FRESH_MS: '0' })
    expect((await ask('/rss.xml', bearer(1))).status).toBe(200)
    counted.away = true
    expect((await ask('/rss.xml', bearer(1))).status).toBe(200)
    expect((await ask('/rss.xml', bearer(9))).status).toBe(401)
    const cold = await buildApp(['all'])
    cold.counted.away = true
    expect((await cold.ask('/rss.xml', bearer(1))).status).toBeGreaterThanOrEqual(500)
    const stale = await buildApp(['all'], { FRESH_MS: '0', STALE_HOURS: '0' })
    await stale.ask('/rss.xml', bearer(1))
    stale.counted.away = true
    expect((await stale.ask('/rss.xml', bearer(1))).status).toBeGreaterThanOrEqual(500)
  })
})

describe('a token in an address', () => {
  it('is in nothing that is logged, told or answered', async () => {
    const { ask, counted } = await buildApp([])
    const token = tokenOf(1)
    for (const secret of [token, token.slice(0, 20), tokenOf(9), 'not-a-token'])
      for (const path of [
        '/rss.xml',
        '/feed.json?limit=2',
        '/rss.xml?limit=x',
        '/topics/x/rss.xml',
        '/',
        '/feeds/',
        '',
      ])
        for (const method of ['GET', 'HEAD', 'POST']) {
          const response = await ask(
            `/p/${secret}${path}`,
            { Accept: path === '/' ? 'text/html' : '*/*' },
            method,
          )
          const output = `${JSON.stringify([...response.headers])}${await response.text()}`
          expect([path, output.includes(secret)]).toEqual([path, false])
        }
    const output = JSON.stringify([counted.heard, counted.logged])
    expect(output).toContain('partner-1')
    for (const part of [token.slice(7, 20), 'not-a-token', '/p/'])
      expect([part, output.includes(part)]).toEqual([part, false])
  })

  it('is rendered once for all who have one', async () => {
    const { ask, counted } = await buildApp([])
    for (const seed of [1, 2, 1])
      expect((await ask(`/p/${tokenOf(seed)}/rss.xml`)).status).toBe(200)
    expect(counted.renders).toBe(1)
    expect(await (await ask('/rss.xml')).text()).toContain('rel="self"')
    expect(await (await ask(`/p/${tokenOf(1)}/rss.xml`)).text()).not.toContain('rel="self"')
  })

  it('is one: behind it, there is no other', async () => {
    const { ask, counted } = await buildApp([])
    for (const times of [2, 80]) {
      const response = await ask(`${`/p/${tokenOf(1)}`.repeat(times)}/rss.xml`)
      expect([response.status, response.headers.get('Cache-Control')]).toEqual([
        times === 2 ? 404 : 414,
        'no-store',
      ])
    }
    expect((await ask(`${'/p/x'.repeat(500)}/rss.xml`)).status).toBe(404)
    expect([counted.partners, counted.heard]).toEqual([0, []])
  })

  it('counts in place of a header', async () => {
    const { ask } = await buildApp(['all'])
    expect((await ask(`/p/${tokenOf(1)}/rss.xml`, bearer(9))).status).toBe(200)
    expect((await ask(`/p/${tokenOf(9)}/rss.xml`, bearer(1))).status).toBe(401)
  })
})
