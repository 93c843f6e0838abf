/**
 * The HTTP suite for the directory of feeds (page, OPML, JSON, sitemap), the related-feeds links
 * and the form that finds a feed.
 */
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { topics } from '../../../demo/topics.ts'
import { en } from '../../../src/core/words/en.ts'
import { facts } from '../../fixtures/facts.ts'
import {
  all,
  attribute,
  only,
  readInNamespace,
  readWithSaxes,
  textOf,
} from '../text/xml-readers.ts'
import { exampleFamilies } from './families.suite.ts'
import { origin } from './newsroom.ts'
import { runOnNode } from './on-node.ts'
import type { Running } from './running.ts'

const groups = ['topics', 'sources', 'languages', 'modes'] as const

const documents = [
  ['/opml.xml', 'text/x-opml; charset=utf-8'],
  ...groups.map((group) => [`/${group}/opml.xml`, 'text/x-opml; charset=utf-8'] as const),
  ['/feeds.json', 'application/json'],
  ['/sitemap.xml', 'application/xml; charset=utf-8'],
  ['/news-sitemap.xml', 'application/xml; charset=utf-8'],
  ['/feeds/', 'text/html; charset=utf-8'],
  ...groups.map((group) => [`/${group}/`, 'text/html; charset=utf-8'] as const),
] as const

type Listed = {
  readonly groups: readonly {
    readonly group: string
    readonly total: number
    readonly feeds: readonly {
      readonly family: string
      readonly home_page_url: string
      readonly rss_url: string
      readonly feed_url: string
      readonly articles: number
      readonly newest: string
      readonly languages: readonly string[]
    }[]
  }[]
}

/** Query strings of the form, and the redirect target of each. */
const found = [
  ['made=reviewed&language=ar&source=w3.org&topic=', '/reviewed/?source=w3.org&language=ar'],
  ['made=any&source=https%3A%2F%2Fwww.w3.org%2FTR%2Fxml%2F', '/sources/w3.org/'],
  ['made=any&language=AR-eg', '/languages/ar/'],
  ['made=any&topic=feed-formats', '/topics/feed-formats/'],
  ['made=ai-assisted&language=', '/modes/ai-assisted/'],
  ['made=any&topic=time&topic=http', '/?topic=http&topic=time'],
  ['', '/'],
] as const

/** `more` are pages of plugins. */
export function describeDirectory(running: () => Running, more: readonly string[] = []): void {
  const get = (path: string) => running().fetch(path)
  const local = (url: string) => url.slice(origin.length)
  const listed = async (): Promise<Listed> => (await get('/feeds.json')).json()

  describe('the directory', () => {
    it.each(documents)('%s has its media type and its own address', async (path, mediaType) => {
      const response = await get(path)
      expect([response.status, response.headers.get('Content-Type')]).toEqual([200, mediaType])
      const rel = mediaType.startsWith('text/html') ? 'canonical' : 'self'
      expect(response.headers.get('Link')).toContain(`<${origin}${path}>; rel="${rel}"`)
      if (path.endsWith('/'))
        expect((await get(path.slice(0, -1))).headers.get('Location')).toBe(path)
    })

    it('counts in JSON the articles of each feed and its archive', async () => {
      const { groups: given } = await listed()
      expect(given.map(({ group }) => group)).toEqual([...groups, 'selections'])
      const { items }: { items: { tags?: string[]; date_published: string }[] } = await (
        await get('/feed.json?limit=100')
      ).json()
      const feeds = given.flatMap(({ feeds }) => feeds)
      expect(feeds.find(({ family }) => family === 'all')?.newest).toBe(items[0]?.date_published)
      const countOf = (family: string) => feeds.find((feed) => feed.family === family)?.articles
      expect(countOf('all')).toBe(items.length)
      for (const [slug, label] of Object.entries(topics)) {
        const count = items.filter(({ tags }) => tags?.includes(label)).length
        expect([slug, countOf(`topics/${slug}`) ?? 0]).toEqual([slug, count])
      }
      expect(feeds.find(({ family }) => family === 'languages/ar')?.languages).toEqual(['ar'])
    })

    it('is valid JSON by its published schema, and the schema refuses an invalid document', async () => {
      const schema = await (await get('/ns/1.0/feeds.schema.json')).json()
      const ajv = new Ajv2020({ strict: true, allErrors: true })
      addFormats.default(ajv)
      const validate = ajv.compile(schema)
      const document = await listed()
      expect([validate(document), validate.errors]).toEqual([true, null])
      expect(validate({ ...document, groups: [{}] })).toBe(false)
    })

    it('lists every family of feeds, and every listed address answers 200', async () => {
      const feeds = (await listed()).groups.flatMap(({ feeds }) => feeds)
      for (const { base } of exampleFamilies)
        expect(feeds.map(({ home_page_url }) => local(home_page_url))).toContain(base)
      for (const [index, { rss_url, feed_url, home_page_url }] of feeds.entries()) {
        // Each feed by one of its three addresses.
        const url = [rss_url, feed_url, home_page_url][index % 3] ?? ''
        expect([url, (await get(local(url))).status]).toEqual([url, 200])
      }
    })

    it('has the same feeds as OPML, with one folder per group and one file per group', async () => {
      const { groups: given } = await listed()
      const body = only(readWithSaxes(await (await get('/opml.xml')).text()), 'body')
      const folders = all(body, 'outline')
      expect(
        folders.map((folder) => all(folder, 'outline').map((each) => attribute(each, 'xmlUrl'))),
      ).toEqual(given.map(({ feeds }) => feeds.map(({ rss_url }) => rss_url)))
      for (const group of groups) {
        const alone = only(readWithSaxes(await (await get(`/${group}/opml.xml`)).text()), 'body')
        expect(all(alone, 'outline').map((each) => attribute(each, 'xmlUrl'))).toEqual(
          given.find((each) => each.group === group)?.feeds.map(({ rss_url }) => rss_url),
        )
      }
    })

    it('names all pages of the service and of feeds in the sitemap, and the sitemap in robots.txt', async () => {
      const sitemap = readInNamespace(
        await (await get('/sitemap.xml')).text(),
        'http://www.sitemaps.org/schemas/sitemap/0.9',
      )
      const pages = all(sitemap, 'url').map((url) => local(textOf(url, 'loc') ?? ''))
      const feeds = (await listed()).groups.flatMap(({ feeds }) => feeds)
      const own = [
        '/feeds/',
        '/search/',
        ...more,
        '/disclosure',
        '/ns/1.0',
        ...groups.map((group) => `/${group}/`),
      ]
      expect(pages).toEqual([...own, ...feeds.map(({ home_page_url }) => local(home_page_url))])
      const changed = all(sitemap, 'url').flatMap((url) => textOf(url, 'lastmod') ?? [])
      expect(changed).toEqual(feeds.map(({ newest }) => newest))
      for (const page of own) expect([page, (await get(page)).status]).toEqual([page, 200])
      expect(await (await get('/robots.txt')).text()).toContain(
        `Sitemap: ${origin}/sitemap.xml\nSitemap: ${origin}/news-sitemap.xml\n`,
      )
    })

    it('filters by the displayed names, and has numbered pages', async () => {
      const page = async (path: string) => (await get(path)).text()
      expect(await page('/sources/?q=W3')).toContain('href="/sources/w3.org/"')
      expect(await page('/sources/?q=W3')).not.toContain('href="/sources/wikipedia.org/"')
      expect(await page('/feeds/?q=arabic')).toContain('href="/languages/ar/"')
      expect(await page('/feeds/?q=nobody%25has_this')).toContain('nobody%has_this')
      const beyond = await get('/topics/?page=2')
      expect([beyond.status, (await beyond.json()).detail]).toEqual([
        404,
        expect.stringMatching(facts(2)),
      ])
      expect((await get('/topics/?page=0')).status).toBe(400)
      expect((await get(`/feeds/?q=${'x'.repeat(101)}`)).status).toBe(400)
    })
  })

  describe('pages', () => {
    it('name their own address and their feeds in the Link header', async () => {
      for (const path of [
        '/',
        '/disclosure',
        '/ns/1.0',
        '/search/',
        '/languages/ar/',
        '/archive/2026-01/1/',
      ]) {
        const base = path === '/languages/ar/' || path.startsWith('/archive/') ? path : '/'
        const link = (await get(path)).headers.get('Link')
        expect([path, link]).toEqual([
          path,
          expect.stringContaining(`<${origin}${path}>; rel="canonical"`),
        ])
        expect(link).toContain(
          `<${origin}${base}rss.xml>; rel="alternate"; type="application/rss+xml"`,
        )
      }
    })

    it('link to related feeds, and every link answers 200', async () => {
      const all = new Set<string>()
      for (const { base } of exampleFamilies) {
        const [related = ''] =
          /<nav class="related"[\s\S]*?<\/nav>/.exec(await (await get(base)).text()) ?? []
        const links = [...related.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? '')
        expect([base, links.length > 7]).toEqual([base, true])
        expect(links).not.toContain(base)
        for (const link of links) all.add(link)
      }
      for (const link of all) expect([link, (await get(link)).status]).toEqual([link, 200])
    })

    it('link to the older and newer parts of the archive', async () => {
      const link = async (path: string, rel: string) =>
        new RegExp(`<a rel="${rel}" href="${origin}([^"]+)">`).exec(
          await (await get(path)).text(),
        )?.[1]
      const older = (await link('/languages/en/', 'prev')) ?? ''
      expect(older).toMatch(/^\/languages\/en\/archive\/\d{4}-\d\d\/\d+\/$/)
      const newer = await link(older, 'next')
      expect(newer).toBe('/languages/en/')
      expect(await link((await link(older, 'prev')) ?? '', 'next')).toBe(older)
    })
  })

  describe('the form that finds a feed', () => {
    it.each(found)('redirects ?%s to %s', async (asked, target) => {
      const response = await get(`/feeds/find?${asked}`)
      expect([response.status, response.headers.get('Location')]).toEqual([302, target])
      expect((await get(target)).status).toBe(200)
    })

    it('says in one sentence that no article matches the filters', async () => {
      const none = await (await get('/reviewed/?source=wired.com&language=ar')).text()
      const sentences = [...none.matchAll(/<p>([^<]*)<\/p>/g)].map(([, text]) => text)
      expect(sentences).toContainEqual(
        expect.stringMatching(facts(en.families.reviewed, 'wired.com', 'العربية')),
      )
      const never = await get('/?source=never.example&language=ar')
      expect([never.status, await never.json()]).toMatchObject([
        400,
        { detail: expect.stringMatching(facts('never.example')) },
      ])
    })

    it.each([
      ['made=by-hand', facts('made', '"by-hand"')],
      ['source=nowhere', facts('source', '"nowhere"')],
      ['language=%F0%9F%98%80', facts('language')],
      ['topic=No/slug', facts('topic', '"no/slug"')],
    ])('refuses ?%s and names the wrong value', async (asked, words) => {
      const response = await get(`/feeds/find?${asked}`)
      expect(response.status).toBe(400)
      expect((await response.json()).detail).toMatch(words)
    })
  })

  describe('a feed with several filters', () => {
    it('contains exactly the articles that match all of them, in all formats, with its own id', async () => {
      type Item = {
        id: string
        language?: string
        _candor: { sources?: { url: string }[]; disclosure: { mode: string } }
      }
      const query = 'language=es&language=fr&source=w3.org'
      const itemsOf = async (path: string): Promise<Item[]> =>
        (await (await get(path)).json()).items
      const wanted = (await itemsOf('/feed.json?limit=100')).filter(
        ({ language = 'en', _candor: { sources, disclosure } }) =>
          /^(es|fr)/.test(language) &&
          sources?.some(({ url }) => /^https:\/\/([\w-]+\.)*w3\.org\//.test(url)) &&
          disclosure.mode === 'ai-assisted',
      )
      expect(wanted.length).toBeGreaterThan(0)
      const ids = (items: readonly Item[]) => items.map(({ id }) => id)
      expect(ids(await itemsOf(`/modes/ai-assisted/feed.json?${query}`))).toEqual(ids(wanted))
      const atom = readWithSaxes(
        await (await get(`/modes/ai-assisted/atom.xml?${query}&limit=3`)).text(),
      )
      const canonical = `source=w3.org&language=es&language=fr`
      expect(textOf(atom, 'atom:id')).toBe(`${origin}/modes/ai-assisted/?${canonical}`)
      const page = await get(`/modes/ai-assisted/?${query}`)
      expect(page.headers.get('Link')).toContain(
        `<${origin}/modes/ai-assisted/rss.xml?${canonical}>; rel="alternate"`,
      )
      expect(await page.text()).toContain(
        `value="${origin}/modes/ai-assisted/rss.xml?${canonical.replaceAll('&', '&amp;')}"`,
      )
    })
  })
}

if (import.meta.vitest) await runOnNode((running) => describeDirectory(running))
