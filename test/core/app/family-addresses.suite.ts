/**
 * The HTTP suite for the addresses of families: parameters, redirects from other spellings, and
 * unknown families.
 */
import { describe, expect, it } from 'vitest'
import { topics } from '../../../demo/topics.ts'
import { facts } from '../../fixtures/facts.ts'
import { origin } from './newsroom.ts'
import { runOnNode } from './on-node.ts'
import type { Running } from './running.ts'

const folded = [
  ['/topics/Feed-Formats/rss.xml?limit=2', '/topics/feed-formats/rss.xml?limit=2'],
  ['/sources/www.w3.org/feed.json', '/sources/w3.org/feed.json'],
  ['/sources/WWW.W3.ORG/archive/2026-01/1/atom.xml', '/sources/w3.org/archive/2026-01/1/atom.xml'],
  ['/languages/ar-EG/atom.xml', '/languages/ar/atom.xml'],
  ['/modes/AI-Assisted/', '/modes/ai-assisted/'],
] as const

/** The requested address, and the canonical address of the document. */
const canonical = [
  ['/rss.xml?limit=5&content=summary', '/rss.xml?limit=5&content=summary'],
  ['/rss.xml?content=summary&limit=5', '/rss.xml?limit=5&content=summary'],
  ['/rss.xml?limit=101', '/rss.xml?limit=100'],
  ['/atom.xml?limit=1000', '/atom.xml?limit=100'],
  ['/feed.json?limit=1000000000000', '/feed.json?limit=100'],
  [
    '/sources/w3.org/feed.json?language=AR-eg&language=en',
    '/sources/w3.org/feed.json?language=ar&language=en',
  ],
  ['/search/rss.xml?limit=5&q=http++%20etag', '/search/rss.xml?q=http+etag&limit=5'],
  ['/rss.xml?topic=time&topic=http&utm_source=x&topic=time', '/rss.xml?topic=http&topic=time'],
  ['/atom.xml?content=full&limit=30', '/atom.xml?limit=30'],
  [
    '/feed.json?limit=3&content=summary&without=time',
    '/feed.json?without=time&limit=3&content=summary',
  ],
  [
    '/reviewed/rss.xml?since=2026-01-05T10:59:59%2B05:30',
    '/reviewed/rss.xml?since=2026-01-05T05:00:00Z',
  ],
] as const

const refused = [
  ['content=short', facts('content', '"short"', 'full', 'summary')],
  ['content=Full', facts('content', '"Full"')],
  ['topic=Time', facts('topic', '"Time"')],
  ['without=', facts('without', '""')],
  ['since=yesterday', facts('since', '"yesterday"', 'RFC 3339')],
  ['topic=tme', facts('"tme"', 'time')],
  [Array.from({ length: 11 }, (_, index) => `topic=t${index}`).join('&'), facts('topic', 11, 10)],
] as const

const missing = [
  ['/topics/feed-format/rss.xml', facts('/topics/feed-formats/rss.xml')],
  ['/sources/wird.com/feed.json', facts('/sources/wired.com/feed.json')],
  ['/languages/xx/', facts('/languages/xx/')],
  ['/archive/1999-01/1/rss.xml', facts('1999-01/1')],
  ['/archive/2026-01/99/atom.xml', facts('/atom.xml', 'prev-archive')],
  ['/topics/no_slug/rss.xml', facts('/topics/')],
  ['/sources/co.uk/rss.xml', facts('/sources/')],
  ['/modes/by-hand/rss.xml', facts('ai-autonomous', 'ai-assisted', 'human-only')],
] as const

/** The address that a document in any format gives itself. */
const selfIn = (text: string): string =>
  text.startsWith('{')
    ? JSON.parse(text).feed_url
    : (/rel="self" type="[^"]*" href="([^"]*)"/.exec(text)?.[1] ?? '').replaceAll('&amp;', '&')

export function describeFamilyAddresses(running: () => Running): void {
  const get = (path: string) => running().fetch(path)
  type Items = {
    readonly items: readonly {
      readonly id: string
      readonly tags?: readonly string[]
      readonly content_html?: string
      readonly content_text?: string
      readonly summary: string
      readonly _candor: {
        readonly disclosure?: {
          readonly mode: string
          readonly parts?: readonly { name: string; mode: string }[]
        }
      }
    }[]
  }
  const itemsOf = async (path: string) => ((await (await get(path)).json()) as Items).items

  describe('addresses of families', () => {
    it.each(folded)('%s redirects to its canonical form', async (asked, target) => {
      const response = await get(asked)
      expect([response.status, response.headers.get('Location')]).toEqual([301, target])
    })

    it.each(canonical)(
      '%s names its canonical address in the document and in the headers',
      async (asked, self) => {
        const response = await get(asked)
        expect(response.status).toBe(200)
        expect(response.headers.get('Link')).toContain(`<${origin}${self}>; rel="self"`)
        expect(response.headers.get('Content-Location')).toBe(`${origin}${self}`)
        expect(selfIn(await response.text())).toBe(`${origin}${self}`)
        expect((await get(self)).headers.get('ETag')).toBe(response.headers.get('ETag'))
      },
    )

    it.each(refused)('?%s answers 400 and names the wrong value', async (query, words) => {
      const response = await get(`/rss.xml?${query}`)
      expect(response.status).toBe(400)
      const { title, detail } = await response.json()
      expect(title).toMatch(/^(Bad parameter|No such article)$/)
      expect(detail).toMatch(words)
    })

    it.each(missing)(
      '%s answers 404 and suggests an address or explains the error',
      async (path, words) => {
        const response = await get(path)
        expect(response.status).toBe(404)
        expect(response.headers.get('Cache-Control')).toBe('public, max-age=60')
        expect((await response.json()).detail).toMatch(words)
      },
    )

    it('a known family without matching articles is an empty feed', async () => {
      const response = await get('/modes/human-only/feed.json?topic=podcasting')
      expect(response.status).toBe(200)
      expect((await response.json()).items).toEqual([])
    })
  })

  describe('parameters', () => {
    it('content=summary sends only the labelled summary', async () => {
      const [full, short] = [
        await itemsOf('/feed.json'),
        await itemsOf('/feed.json?content=summary'),
      ]
      expect(short.map(({ id }) => id)).toEqual(full.map(({ id }) => id))
      for (const item of short)
        expect([item.content_html, item.content_text]).toEqual([undefined, item.summary])
      const rss = await (await get('/rss.xml?content=summary')).text()
      expect(rss).not.toContain('content:encoded>')
      expect(await (await get('/atom.xml?content=summary')).text()).not.toContain('<content')
    })

    it('topic selects articles of any of the topics, and without excludes topics, in the family’s order', async () => {
      const everything = await itemsOf('/feed.json?limit=100')
      const has = (label: string) => (item: (typeof everything)[number]) =>
        item.tags?.includes(label) === true
      const ids = (items: typeof everything) => items.map(({ id }) => id)
      const either = everything.filter((item) => has(topics.time)(item) || has(topics.http)(item))
      expect(either.length).toBeGreaterThan(5)
      expect(ids(await itemsOf('/feed.json?topic=time&topic=http&limit=100'))).toEqual(ids(either))
      expect(
        ids(await itemsOf('/feed.json?topic=time&topic=http&without=syndication&limit=100')),
      ).toEqual(ids(either.filter((item) => !has(topics.syndication)(item))))
      expect(ids(await itemsOf('/feed.json?without=syndication&limit=100'))).toEqual(
        ids(everything.filter((item) => !has(topics.syndication)(item))),
      )
      const reviewed = await itemsOf('/reviewed/feed.json?limit=100')
      expect(ids(await itemsOf('/reviewed/feed.json?topic=time&limit=100'))).toEqual(
        ids(reviewed.filter(has(topics.time))),
      )
    })

    it('without leaves out articles by their parts, in every order of at most four', async () => {
      const everything = await itemsOf('/feed.json?limit=100')
      const byAi = everything.filter((item) => {
        const parts = item._candor.disclosure?.parts ?? []
        return parts.some(({ name, mode }) => name === 'summary' && mode !== 'human-only')
      })
      expect(byAi.length).toBeGreaterThan(0)
      const response = await get('/feed.json?without=summary&without=audio&limit=100')
      const { items, title, feed_url } = await response.json()
      expect(items.map(({ id }: { id: string }) => id)).toEqual(
        everything.filter((item) => !byAi.includes(item)).map(({ id }) => id),
      )
      expect(title).toContain('without Audio by AI / Summary by AI')
      expect(feed_url).toMatch(/\?without=audio&without=summary&limit=100$/)
      const five = ['audio', 'data', 'headline', 'key-points', 'summary']
      const refused = await get(`/feed.json?${five.map((name) => `without=${name}`).join('&')}`)
      expect(refused.status).toBe(400)
      expect((await refused.json()).detail).toContain('at most 4 are allowed')
    })

    it('without=text leaves out autonomous texts too, which name no part', async () => {
      const modes = (items: Items['items']) => items.map(({ _candor }) => _candor.disclosure?.mode)
      expect(modes(await itemsOf('/modes/ai-autonomous/feed.json'))).toContain('ai-autonomous')
      const left = await itemsOf('/feed.json?without=text&without=translation&limit=100')
      expect(left.length).toBeGreaterThan(0)
      expect(modes(left)).not.toContain('ai-autonomous')
    })

    it('documents with parameters have no archive', async () => {
      expect((await get('/rss.xml?limit=3')).headers.get('Link')).not.toContain('archive')
      expect('next_url' in (await (await get('/feed.json?content=summary')).json())).toBe(false)
    })
  })
}

if (import.meta.vitest) await runOnNode(describeFamilyAddresses)
