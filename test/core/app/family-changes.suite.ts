/**
 * The HTTP suite for changes in the database: a change gives new validators to the feeds that show
 * it, and to no others. Also tests renamed and closed topics.
 */
import { describe, expect, it } from 'vitest'
import { runOnNode } from './on-node.ts'
import { type Running, type Runtime, untilSettled } from './running.ts'

const columns = 'guid, url, title, language, status, published_at, disclosure_mode'
const guid = 'urn:uuid:0c4a5a38-0f55-4b3d-a1f8-5cf0f5a8f2d1'
const own = `(select id from articles where guid = '${guid}')`

const watched = [
  '/rss.xml',
  '/topics/time/atom.xml',
  '/topics/http/feed.json',
  '/languages/fr/rss.xml',
  '/modes/human-only/atom.xml',
  '/reviewed/feed.json',
  '/corrections/rss.xml',
  '/sources/unicode.org/atom.xml',
]

/** In this order. `moves` lists the feeds whose ETag changes. */
const changes = [
  {
    name: 'an inserted article',
    text: `insert into articles (${columns}) values ('${guid}', 'https://news.example.org/f', 'Une heure', 'fr', 'published', now(), 'human-only')`,
    moves: [
      '/rss.xml',
      '/languages/fr/rss.xml',
      '/modes/human-only/atom.xml',
      '/reviewed/feed.json',
    ],
  },
  {
    name: 'a topic for the article',
    text: `insert into article_topics select id, 'time' from articles where guid = '${guid}'`,
    moves: [
      '/rss.xml',
      '/topics/time/atom.xml',
      '/languages/fr/rss.xml',
      '/modes/human-only/atom.xml',
      '/reviewed/feed.json',
    ],
  },
  {
    name: 'a different topic for the article',
    text: `update article_topics set topic_slug = 'http' where article_id = ${own}`,
    moves: [
      '/rss.xml',
      '/topics/time/atom.xml',
      '/topics/http/feed.json',
      '/languages/fr/rss.xml',
      '/modes/human-only/atom.xml',
      '/reviewed/feed.json',
    ],
  },
  {
    name: 'a mode without a review',
    text: `update articles set disclosure_mode = 'ai-autonomous' where guid = '${guid}'`,
    moves: [
      '/rss.xml',
      '/topics/http/feed.json',
      '/languages/fr/rss.xml',
      '/modes/human-only/atom.xml',
      '/reviewed/feed.json',
    ],
  },
  {
    name: 'an article under embargo',
    text: `insert into articles (${columns}) values ('urn:x:far', 'https://news.example.org/far', 'Loin', 'fr', 'published', now() + interval '1 day', 'human-only')`,
    moves: [],
  },
  {
    // Every feed that showed the article before sends a tombstone.
    name: 'an article turned back into a draft',
    text: `update articles set status = 'draft' where guid = '${guid}'`,
    moves: [
      '/rss.xml',
      '/topics/http/feed.json',
      '/languages/fr/rss.xml',
      '/topics/time/atom.xml',
      '/modes/human-only/atom.xml',
      '/reviewed/feed.json',
    ],
  },
] as const

export function describeFamilyChanges(running: () => Running, sql: Runtime['sql']): void {
  const get = (path: string, headers: Record<string, string> = {}) =>
    running().fetch(path, { headers })
  const validators = async (path: string) => {
    const { headers } = await get(path)
    return `${headers.get('ETag')} ${headers.get('Last-Modified')}`
  }

  describe('a change in the database', () => {
    it.each(changes)(
      '$name changes the ETag of the feeds that show it, and of no others',
      async ({ text, moves }) => {
        const etags = new Map<string, string>()
        for (const path of watched) etags.set(path, (await get(path)).headers.get('ETag') ?? '')
        await sql(text)
        const statuses: (readonly [string, number])[] = []
        for (const path of watched) {
          statuses.push([
            path,
            (await get(path, { 'If-None-Match': etags.get(path) ?? '' })).status,
          ])
        }
        const expected: readonly string[] = moves
        expect(statuses).toEqual(watched.map((path) => [path, expected.includes(path) ? 200 : 304]))
      },
    )

    it('of other articles leaves Last-Modified as it was', async () => {
      await untilSettled(running(), '/languages/de/rss.xml')
      const before = await validators('/languages/de/rss.xml')
      await sql(
        `update articles set standfirst = standfirst || ' Encore.', reviewed_at = now() where language = 'fr'`,
      )
      expect(await validators('/languages/de/rss.xml')).toBe(before)
    })

    it('gives a corrected article an entry at the top of the corrections feed, and leaves it in place in the main feed', async () => {
      type Item = {
        readonly _candor: { readonly corrections: readonly { readonly ref: string }[] }
      }
      const about = async () => {
        const { items } = await (await get('/corrections/feed.json')).json()
        return (items as Item[]).map((item) => item._candor.corrections[0]?.ref)
      }
      const before = await about()
      const last = before.at(-1)
      await sql(
        `insert into corrections (article_id, text) select id, 'Once more.' from articles where guid = '${last}'`,
      )
      expect(await about()).toEqual([last, ...before])
      const { items: newest } = await (await get('/feed.json')).json()
      expect(newest[0].id).not.toBe(last)
    })

    it('is listed by `since`, newest change first', async () => {
      await sql(`update articles set title = 'An old article, edited', reviewed_at = now() where guid = (
        select guid from articles where status = 'published' and language = 'en' order by published_at limit 1)`)
      const since = new Date(Date.now() - 30 * 60_000).toISOString().replace(/\.\d+/, '')
      const { items } = await (await get(`/feed.json?since=${since}`)).json()
      expect(items[0].title).toBe('An old article, edited')
      expect((await (await get('/feed.json?since=2100-01-01T00:00:00Z')).json()).items).toEqual([])
    })

    it('of an old article changes both validators of its archive part, and no other part', async () => {
      const parts = ['/archive/2026-01/1/atom.xml', '/archive/2026-02/1/atom.xml']
      const both = async (path: string) => {
        const { headers } = await get(path)
        return { etag: headers.get('ETag'), lastModified: headers.get('Last-Modified') }
      }
      const before = await Promise.all(parts.map(both))
      // Last-Modified has a resolution of one second.
      await new Promise((resolve) => setTimeout(resolve, 1100))
      await sql(
        `update articles set title = title || '!', reviewed_at = now() where published_at >= '2026-01-01Z' and published_at < '2026-02-01Z'`,
      )
      const after = await Promise.all(parts.map(both))
      expect(after[0]?.etag).not.toBe(before[0]?.etag)
      expect(after[0]?.lastModified).not.toBe(before[0]?.lastModified)
      expect(after[1]?.etag).toBe(before[1]?.etag)
    })

    it('of a topic’s slug redirects its feeds, archive and parameters, and a closed topic answers 410', async () => {
      await sql(`update topics set slug = 'clocks' where slug = 'time'`)
      for (const rest of ['rss.xml', 'feed.json?limit=3&content=summary', 'atom.xml', '']) {
        const response = await get(`/topics/time/${rest}`)
        expect([response.status, response.headers.get('Location')]).toEqual([
          301,
          `/topics/clocks/${rest}`,
        ])
        expect((await get(`/topics/clocks/${rest}`)).status).toBe(200)
      }
      const { next_url: older }: { next_url: string } = await (
        await get('/topics/clocks/feed.json')
      ).json()
      const path = older.slice(older.indexOf('/topics/'))
      expect((await get(path)).status).toBe(200)
      const old = await get(path.replace('clocks', 'time'))
      expect([old.status, old.headers.get('Location')]).toEqual([301, path])
      const chosen = await get('/reviewed/rss.xml?topic=web&topic=time&limit=3')
      expect([chosen.status, chosen.headers.get('Location')]).toEqual([
        301,
        '/reviewed/rss.xml?topic=clocks&topic=web&limit=3',
      ])
      await sql(`insert into retired_topics (slug) values ('http')`)
      const closed = await get('/topics/http/rss.xml')
      expect(closed.status).toBe(410)
      expect((await closed.json()).detail).toContain('is closed')
      await sql(`delete from retired_topics where slug = 'http'`)
      expect((await get('/topics/http/rss.xml')).status).toBe(200)
    })
  })
}

if (import.meta.vitest) await runOnNode(describeFamilyChanges)
