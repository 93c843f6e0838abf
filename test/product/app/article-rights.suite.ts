/**
 * Articles that are stricter than AI_RIGHTS, on a running service: every document that shows one
 * says so in its headers.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { origin } from '../../core/app/newsroom.ts'
import { openRunning, type Runtime } from '../../core/app/running.ts'
import { readPairs } from '../../core/rights/read-statements.ts'
import { buildWholeBody } from '../../fixtures/build-body.ts'
import { publisherOf } from '../../plugins/publish/app/publish-client.ts'
import { openOnNode } from './on-node.ts'

const environment = { AI_RIGHTS: 'open', PARTNERS: 'flipboard' }
const url = 'https://agency.example.org/report?a=1'
const named = encodeURIComponent(url)

/** Documents that show the article, and others. */
const showing = [
  ...[
    '/rss.xml',
    '/atom.xml',
    '/feed.json',
    '/',
    '/topics/agency/rss.xml',
    '/topics/agency/',
    '/languages/en/atom.xml',
  ],
  ...[
    '/embed/',
    '/embed/fragment.html',
    '/topics/agency/embed/',
    `/embed/article/?url=${named}`,
    '/search/?q=zeppelins',
  ],
  ...[
    '/rss.xml?limit=1',
    '/rss.xml?content=summary',
    '/search/rss.xml?q=zeppelins',
    '/partners/flipboard/rss.xml',
  ],
  `/oembed?url=${named}`,
]
const others = [
  ...[
    '/topics/airships/rss.xml',
    '/topics/airships/',
    '/topics/airships/embed/',
    '/languages/fr/feed.json',
    '/feeds/',
    '/opml.xml',
  ],
  ...[
    '/robots.txt',
    '/license.xml',
    '/disclosure',
    `/oembed?url=${encodeURIComponent(`${origin}/topics/airships/`)}`,
  ],
]

export function describeArticleRights(runtime: Runtime): void {
  describe('an article that is stricter than AI_RIGHTS', () => {
    const running = openRunning(() => runtime.serve({ environment }))
    const { put, get, remove } = publisherOf(running, runtime.sql)
    const body = {
      ...buildWholeBody(),
      ...{
        url,
        title: 'Of zeppelins',
        language: 'en',
        topics: [{ slug: 'agency', label: 'Agency' }],
      },
      // Long enough for Flipboard: a preset says the terms of the articles that it shows.
      body_html: '<p>The stone bridge carries <em>traffic</em> again.</p>'.repeat(9),
    }
    // Beside it, an article that is not.
    const airships = {
      url: `${origin}/airships`,
      title: 'Of airships',
      topics: [{ slug: 'airships', label: 'Airships' }],
    }
    beforeAll(async () => {
      expect((await put('airships', { ...buildWholeBody(), ...airships })).status).toBe(201)
      expect((await put('agency', { ...body, ai_rights: 'search-only' })).body).toMatchObject({
        ai_rights: 'search-only',
      })
    })
    afterAll(async () => {
      await remove('agency')
      await remove('airships')
    })

    const stated = async (path: string) => {
      const response = await running().fetch(path)
      expect([path, response.status]).toEqual([path, 200])
      const { headers } = response
      const [, licence] =
        /<([^>]*)>; rel="license"; type="application\/rsl\+xml"/.exec(headers.get('Link') ?? '') ??
        []
      const use = readPairs(headers.get('Content-Usage') ?? '', ['y', 'n'])
      return { use, reserved: headers.get('tdm-reservation'), licence, text: await response.text() }
    }
    const strict = { search: true, input: false, train: false }
    const open = { search: true, input: true, train: true }

    it.each(showing)('%s says what the article says', async (path) => {
      const { text, ...declared } = await stated(path)
      expect(declared).toEqual({
        use: strict,
        reserved: '1',
        licence: `${origin}/license-search-only.xml`,
      })
      for (const [, href] of text.matchAll(
        /rel="license" type="application\/rsl\+xml" href="([^"]*)"/g,
      )) {
        expect([`${origin}/license-search-only.xml`, `${origin}/license.xml`]).toContain(href)
      }
    })

    it.each(others)('%s says what AI_RIGHTS says', async (path) => {
      const { text: _, ...declared } = await stated(path)
      expect(declared).toEqual({ use: open, reserved: '0', licence: `${origin}/license.xml` })
    })

    it('links its frame and its page to its own terms', async () => {
      for (const path of [`/embed/article/?url=${named}`, '/topics/agency/']) {
        const { text } = await stated(path)
        expect(text).toContain(
          `<link rel="license" type="application/rsl+xml" href="${origin}/license-search-only.xml">`,
        )
        expect(text).not.toContain(`${origin}/license.xml`)
      }
      expect((await stated('/license-search-only.xml')).text).toContain(
        '<prohibits type="usage">ai-all</prohibits>',
      )
      for (const path of ['/license-open.xml', '/license-unset.xml']) {
        expect([path, (await running().fetch(path)).status]).toEqual([path, 404])
      }
    })

    it('counts from the moment in which it changes, and a 304 says so too', async () => {
      const before = await running().fetch('/topics/agency/feed.json')
      await put('agency', { ...body, ai_rights: 'no-training' })
      const path = '/topics/agency/feed.json'
      const after = await running().fetch(path, {
        headers: { 'If-None-Match': before.headers.get('ETag') ?? '' },
      })
      expect([after.status, after.headers.get('Content-Usage')]).toEqual([
        200,
        'train-ai=n, ai-use=y, search=y',
      ])
      expect(await after.json()).toMatchObject({
        items: [{ _candor: { ai_rights: 'no-training' } }],
      })
      const again = await running().fetch(path, {
        headers: { 'If-None-Match': after.headers.get('ETag') ?? '' },
      })
      expect([again.status, again.headers.get('Content-Usage')]).toEqual([
        304,
        'train-ai=n, ai-use=y, search=y',
      ])
      const { ai_rights: _, ...without } = body as typeof body & { ai_rights?: unknown }
      await put('agency', without)
      expect((await get('agency')).body).toMatchObject({ ai_rights: null })
      expect((await stated(path)).use).toEqual(open)
    })

    it('is refused with a value that AI_RIGHTS does not have', async () => {
      for (const value of ['unset', 'yes', 7]) {
        const { status, body: problem } = await put('agency', { ...body, ai_rights: value })
        expect([status, JSON.stringify(problem)]).toEqual([
          422,
          expect.stringContaining('ai_rights_is_known'),
        ])
      }
    })
  })
}

if (import.meta.vitest) describeArticleRights(await openOnNode())
