/**
 * The HTTP suite for search: its feeds, its page, its OpenSearch description, and hostile queries.
 */
import { describe, expect, it } from 'vitest'
import { allFormats } from '../../../src/core/request/address.ts'
import { facts } from '../../fixtures/facts.ts'
import { all, attribute, readInNamespace, readWithSaxes } from '../text/xml-readers.ts'
import { origin } from './newsroom.ts'
import { runOnNode } from './on-node.ts'
import type { Running } from './running.ts'

const hostile = [
  `'`,
  `"`,
  `\\`,
  `'); drop table articles; --`,
  `a & b | !(c`,
  `a:*`,
  `<-> <2>`,
  `((((((((((`,
  `- -`,
  `or or or`,
  `\u202e\u200f`,
  `😀`,
  `<script>alert(1)</script>`,
  `${'a or '.repeat(39)}a`,
  `{searchTerms}`,
]

const refused = [
  ['', facts('q')],
  ['q=', facts('q', '""')],
  ['q=+%09', facts('q')],
  ['q=%00', facts('q')],
  [`q=${'x'.repeat(201)}`, facts('q', 200)],
  ['q=a&q=b', facts('q')],
  ['q=feed&limit=0', facts('limit', '"0"')],
  ['q=-feed', facts('"-feed"')],
  ['q=%3F%21', facts('"?!"')],
] as const

export function describeSearch(running: () => Running): void {
  const get = (path: string) => running().fetch(path)
  const search = (words: string, file = 'feed.json') =>
    get(`/search/${file}?q=${encodeURIComponent(words)}`)
  type Found = {
    readonly items: readonly { readonly title: string; readonly date_published: string }[]
  }
  const titles = async (words: string) =>
    ((await (await search(words)).json()) as Found).items.map(({ title }) => title)

  describe('search', () => {
    it.each(allFormats)(
      'is a feed: $file names its canonical address',
      async ({ file, mediaType }) => {
        const response = await get(`/search/${file}?utm_source=x&q=++Feed%20%20reader&limit=5`)
        expect([response.status, response.headers.get('Content-Type')]).toEqual([200, mediaType])
        const self = `${origin}/search/${file}?q=Feed+reader&limit=5`
        expect(response.headers.get('Link')).toContain(`<${self}>; rel="self"`)
        expect(await response.text()).toContain(
          file === 'feed.json' ? self : self.replaceAll('&', '&amp;'),
        )
      },
    )

    it('finds inflected forms of words in titles and texts, newest first', async () => {
      expect(await titles('testify')).toEqual([
        expect.stringMatching(/^Musk testifies that xAI used distillation/),
      ])
      const { items } = (await (await search('feed')).json()) as Found
      expect(items.length).toBeGreaterThan(5)
      const dates = items.map(({ date_published }) => date_published)
      expect(dates).toEqual(dates.toSorted().toReversed())
      expect(await titles('qzqzqz')).toEqual([])
    })

    it('shows matching passages and the address of the feed on its page', async () => {
      const response = await get('/search/?q=tombstone')
      expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
      expect(response.headers.get('Link')).toContain(
        `<${origin}/search/?q=tombstone>; rel="canonical"`,
      )
      const page = await response.text()
      expect(page).toMatch(/<mark>[Tt]ombstones?<\/mark>/)
      expect(page).toContain(`value="${origin}/search/rss.xml?q=tombstone"`)
      expect(page).toContain('<meta name="robots" content="noindex">')
      expect(await (await get('/search/?q=qzqzqz')).text()).toContain('qzqzqz')
      expect((await get('/search')).headers.get('Location')).toBe('/search/')
      expect((await get('/search/')).status).toBe(200)
    })

    it.each(['tombstone', 'qzqzqz'])(
      'leads from the results for %s to the corrections',
      async (words) => {
        expect(await (await get(`/search/?q=${words}`)).text()).toContain(
          '<a href="/corrections/">',
        )
      },
    )

    it.each(hostile)(
      'answers the hostile query %j with 200 or 400, without markup from it',
      async (words) => {
        for (const file of ['rss.xml', '']) {
          const response = await search(words, file)
          expect([200, 400]).toContain(response.status)
          const text = await response.text()
          if (response.status === 200 && file.endsWith('.xml')) readWithSaxes(text)
          if (file === '') expect(text).not.toContain('<script>')
        }
      },
    )

    it('answers 414 for a very long query', async () => {
      expect((await get(`/search/rss.xml?q=${'x'.repeat(10_000)}`)).status).toBe(414)
    })

    it.each(refused)('refuses ?%s and names the cause', async (query, words) => {
      const response = await get(`/search/rss.xml${query === '' ? '' : `?${query}`}`)
      expect(response.status).toBe(400)
      expect((await response.json()).detail).toMatch(words)
    })

    it('has an OpenSearch description that the home page links to, and its addresses answer 200', async () => {
      const home = await (await get('/')).text()
      expect(home).toContain(
        '<link rel="search" type="application/opensearchdescription+xml" title="Candor" href="/opensearch.xml">',
      )
      const response = await get('/opensearch.xml')
      expect(response.headers.get('Content-Type')).toBe('application/opensearchdescription+xml')
      const templates = all(
        readInNamespace(await response.text(), 'http://a9.com/-/spec/opensearch/1.1/'),
        'Url',
      ).map((url) => [attribute(url, 'type'), attribute(url, 'template') ?? ''] as const)
      expect(templates.length).toBe(5)
      for (const [type, template] of templates) {
        const path = template.slice(origin.length).replace('{searchTerms}', 'solar%20power')
        const { status, headers } = await get(path)
        expect([path, status, headers.get('Content-Type')?.replace(/;.*/, '')]).toEqual([
          path,
          200,
          type,
        ])
      }
    })
  })
}

if (import.meta.vitest) await runOnNode(describeSearch)
