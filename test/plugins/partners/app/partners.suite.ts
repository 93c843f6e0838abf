/**
 * Partners over HTTP: off by default; if on, their documents with validators, and what the API says
 * of them.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { partnerNames } from '../../../../src/plugins/partners/settings.ts'
import { checkConditions } from '../../../core/app/conditions.suite.ts'
import {
  type Circumstances,
  type Running,
  type Runtime,
  untilSettled,
} from '../../../core/app/running.ts'
import { all, only, readWithSaxes, textOf } from '../../../core/text/xml-readers.ts'
import { buildWholeBody } from '../../../fixtures/build-body.ts'
import { openOnNode } from '../../../product/app/on-node.ts'
import { publisherOf } from '../../publish/app/publish-client.ts'

const environment = {
  PARTNERS: partnerNames.join(),
  LOGO_URL: 'https://news.example.org/logo.png',
  HUB_URL: 'https://hub.example.net/',
}

const feeds = [
  '/',
  '/topics/feed-formats/',
  '/sources/w3.org/',
  '/languages/en/',
  '/modes/ai-assisted/',
  '/reviewed/',
]

export function describePartners(
  serve: (circumstances: Circumstances) => Promise<Running>,
  sql: Runtime['sql'],
): void {
  const serving = (own: Circumstances) => {
    let running: Running | undefined
    beforeAll(async () => {
      running = await serve(own)
    })
    afterAll(() => running?.close())
    return () => {
      if (!running) throw new Error('the service runs only while its tests do')
      return running
    }
  }

  describe('without partners', () => {
    const running = serving({})
    const { put, remove } = publisherOf(running, sql)

    it('no address and no answer shows that there could be any', async () => {
      for (const name of partnerNames) {
        for (const feed of feeds)
          expect((await running().fetch(`/partners/${name}${feed}rss.xml`)).status).toBe(404)
      }
      const { body } = await put('partnerless', buildWholeBody())
      expect(Object.keys(body)).not.toContain('partners')
      await remove('partnerless')
    })
  })

  describe('with partners', () => {
    const running = serving({ environment })
    const { put, get, list, remove } = publisherOf(running, sql)
    const read = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
      const response = await running().fetch(path, { headers })
      return { response, bytes: new Uint8Array(await response.arrayBuffer()) }
    }
    // Last-Modified of a recent change moves.
    beforeAll(() => untilSettled(running()))
    const titlesOf = (bytes: Uint8Array) =>
      all(only(readWithSaxes(new TextDecoder().decode(bytes)), 'channel'), 'item').map((item) =>
        textOf(item, 'title'),
      )

    describe.each(partnerNames)('%s', (name) => {
      // Each preset has those of all articles and of a topic; one has all.
      it.each(name === 'msn' ? feeds : feeds.slice(0, 2))(
        'has a document of %s, twice the same',
        async (feed) => {
          const path = `/partners/${name}${feed}rss.xml`
          const [first, second] = [await read(path), await read(path)]
          expect(first.response.status).toBe(200)
          expect(first.response.headers.get('Content-Type')).toBe(
            'application/rss+xml; charset=utf-8',
          )
          expect(second.bytes).toEqual(first.bytes)
          expect(first.response.headers.get('Content-Location')).toBe(
            `https://news.example.org${path}`,
          )
          expect(await checkConditions(running().fetch, path, true)).toBe(200)
        },
      )
    })

    it('have no archive, no hub and no corrections, and link to the page of the feed', async () => {
      expect((await read('/rss.xml')).response.headers.get('Link')).toContain('rel="hub"')
      const { response, bytes } = await read('/partners/msn/rss.xml')
      expect(new TextDecoder().decode(bytes)).not.toContain('hub.example.net')
      const link = response.headers.get('Link') ?? ''
      expect(link).toContain('<https://news.example.org/partners/msn/rss.xml>; rel="self"')
      expect(link).toContain('<https://news.example.org/>; rel="alternate"')
      expect(link).not.toMatch(/archive|hub/)
      expect((await read('/partners/msn/corrections/rss.xml')).response.status).toBe(404)
      expect((await read('/partners/msn/archive/2026-05/1/rss.xml')).response.status).toBe(404)
      expect((await read('/partners/msn/atom.xml')).response.status).toBe(404)
    })

    it('are named by no list of feeds', async () => {
      for (const path of [
        '/robots.txt',
        '/feeds/',
        '/feeds.json',
        '/opml.xml',
        '/sitemap.xml',
        '/',
      ]) {
        const { response, bytes } = await read(path)
        expect([path, response.status]).toEqual([path, 200])
        expect([path, new TextDecoder().decode(bytes).includes('/partners/')]).toEqual([
          path,
          false,
        ])
      }
    })

    it('filter as feeds do, and lead to their own address', async () => {
      const filtered = await read(
        '/partners/smartnews/rss.xml?topic=feed-formats&limit=1&content=summary',
      )
      expect(filtered.response.headers.get('Content-Location')).toBe(
        'https://news.example.org/partners/smartnews/rss.xml?topic=feed-formats',
      )
      const topic = await read('/partners/smartnews/topics/feed-formats/rss.xml')
      expect(titlesOf(filtered.bytes)).toEqual(titlesOf(topic.bytes))
      const moved = await read('/partners/msn/languages/EN/rss.xml')
      expect([moved.response.status, moved.response.headers.get('Location')]).toEqual([
        301,
        '/partners/msn/languages/en/rss.xml',
      ])
      const missing = await read('/partners/msn/topics/feed-format/rss.xml')
      expect(missing.response.status).toBe(404)
      expect(new TextDecoder().decode(missing.bytes)).toContain(
        '/partners/msn/topics/feed-formats/rss.xml',
      )
    })

    it('follow a topic that moved', async () => {
      await sql(
        `insert into retired_topics (slug, moved_to) values ('old-formats', 'feed-formats')`,
      )
      const { response } = await read('/partners/msn/topics/old-formats/rss.xml')
      expect([response.status, response.headers.get('Location')]).toEqual([
        301,
        '/partners/msn/topics/feed-formats/rss.xml',
      ])
      await sql(`delete from retired_topics where slug = 'old-formats'`)
    })

    it('get an article that they accept at once, and none that they refuse', async () => {
      const title = 'Bridge over the river reopens after the flood'
      const good = buildWholeBody({ title, published_at: null })
      const accepted = await put('for-partners', good)
      expect(accepted.body).toMatchObject({ partners: { msn: { accepted: true, reasons: [] } } })
      // While a render is slow, the version before is served.
      const titlesFor = async (name: string) =>
        titlesOf((await read(`/partners/${name}/rss.xml`)).bytes)
      await expect.poll(() => titlesFor('msn')).toContain(title)
      const before = await read('/partners/msn/rss.xml')

      const refused = await put('for-partners', {
        ...good,
        disclosure: { mode: 'ai-autonomous' },
        title: 'Short title',
      })
      expect(refused.body).toMatchObject({
        partners: {
          msn: {
            accepted: false,
            reasons: [{ code: 'mode_is_refused' }, { code: 'title_too_short' }],
          },
          smartnews: { accepted: true, reasons: [] },
          flipboard: { accepted: false, reasons: [{ code: 'text_too_short' }] },
        },
      })
      expect((await get('for-partners')).body).toMatchObject({
        partners: { msn: { accepted: false } },
      })
      const { articles } = (await list('?limit=1')).body
      expect(articles[0]).toMatchObject({ partners: { msn: { accepted: false } } })
      await expect.poll(() => titlesFor('msn')).not.toContain(title)
      const after = await read('/partners/msn/rss.xml', {
        'If-None-Match': before.response.headers.get('ETag') ?? '',
      })
      expect(after.response.status).toBe(200)
      await expect.poll(() => titlesFor('smartnews')).toContain('Short title')

      const secret = await put('for-partners', { ...good, audience: ['msn', 'acme'] })
      expect(secret.body).toMatchObject({
        partners: {
          msn: { accepted: true, reasons: [] },
          newsbreak: {
            accepted: false,
            reasons: expect.arrayContaining([expect.objectContaining({ code: 'private' })]),
          },
        },
      })
      expect((await put('for-partners', { ...good, audience: null })).body).toMatchObject({
        partners: {
          newsbreak: {
            reasons: expect.not.arrayContaining([expect.objectContaining({ code: 'private' })]),
          },
        },
      })

      const draft = await put('for-partners', { ...good, status: 'withheld' })
      expect(draft.body).toMatchObject({
        partners: { msn: { accepted: false, reasons: [{ code: 'not_shown' }] } },
      })
      // An answer can be sent back as it is.
      expect((await put('for-partners', draft.body)).body).toMatchObject({ changed: false })
      await remove('for-partners')
    })
  })

  describe('below a base path', () => {
    const running = serving({ environment: { ...environment, BASE_PATH: '/news' } })

    it('have their addresses below it', async () => {
      const response = await running().fetch('/news/partners/msn/languages/en/rss.xml')
      expect(response.headers.get('Content-Location')).toBe(
        'https://news.example.org/news/partners/msn/languages/en/rss.xml',
      )
      expect((await running().fetch('/partners/msn/rss.xml')).status).toBe(404)
      const moved = await running().fetch('/news/partners/msn/languages/EN/rss.xml')
      expect(moved.headers.get('Location')).toBe('/news/partners/msn/languages/en/rss.xml')
    })
  })
}

if (import.meta.vitest) {
  const { serve, sql } = await openOnNode()
  describePartners(serve, sql)
}
