/**
 * The HTTP suite for addresses of the software that a newsroom used before: they lead on where
 * there is no document.
 */
import { describe, expect, it } from 'vitest'
import { runOnNode } from './on-node.ts'
import type { Running, Runtime } from './running.ts'

export function describeOldAddresses(running: () => Running, sql: Runtime['sql']): void {
  const ask = async (path: string, method = 'GET') => {
    const response = await running().fetch(path, { method })
    await response.text()
    return [response.status, response.headers.get('Location')]
  }

  describe('old addresses', () => {
    it.each([
      ['/category/http/feed/', '/topics/http/rss.xml'],
      ['/tag/http/rss/', '/topics/http/rss.xml'],
      ['/tag/http/feed/atom/', '/topics/http/atom.xml'],
      ['/?feed=rss2', '/rss.xml'],
      ['/?feed=atom&tag=http', '/topics/http/atom.xml'],
    ])(
      '%s of WordPress or Ghost leads to %s in one step, without its query',
      async (path, target) => {
        for (const method of ['GET', 'HEAD']) expect(await ask(path, method)).toEqual([301, target])
        const response = await running().fetch(path)
        expect(response.headers.get('Cache-Control')).toBe('public, max-age=300')
        expect(await ask(target)).toEqual([200, null])
      },
    )

    it('lead nowhere if there is no such feed, and leave the home page alone', async () => {
      for (const path of ['/category/nothing/feed/', '/tag/nothing/rss/', '/author/jo/rss/']) {
        expect(await ask(path)).toEqual([404, null])
      }
      for (const path of ['/', '/?limit=5', '/?feed=rss2&cat=3', '/?feed='])
        expect(await ask(path)).toEqual([200, null])
      expect(await ask('/category/http/feed/', 'POST')).toEqual([405, null])
    })

    it('lead where the newsroom says, follow a renamed topic, and end with a closed one', async () => {
      await sql(`insert into topics values ('old-name', 'Old name');
        insert into article_topics select id, 'old-name' from articles where status = 'published'
          and published_at < now() order by published_at limit 1;
        insert into old_addresses (path, family, format) values
          ('/author/jo/rss/', default, default), ('/feed/', 'topics/old-name', 'atom'), ('/?feed=rss2&cat=3', 'topics/old-name', 'atom'), ('/ressort/stadt', 'topics/old-name', 'page')`)
      try {
        expect(await ask('/author/jo/rss/')).toEqual([301, '/rss.xml'])
        // Rows count before what Candor would guess.
        expect(await ask('/feed/')).toEqual([301, '/topics/old-name/atom.xml'])
        expect(await ask('/?cat=3&feed=rss2')).toEqual([301, '/topics/old-name/atom.xml'])
        expect(await ask('/Ressort/Stadt/')).toEqual([301, '/topics/old-name/'])
        await sql(`update topics set slug = 'new-name' where slug = 'old-name'`)
        expect(await ask('/?cat=3&feed=rss2')).toEqual([301, '/topics/new-name/atom.xml'])
        expect(await ask('/category/old-name/feed/')).toEqual([301, '/topics/new-name/rss.xml'])
        await sql(`insert into retired_topics (slug) values ('new-name')`)
        expect(await ask('/ressort/stadt')).toEqual([301, '/topics/new-name/'])
        expect(await ask('/topics/new-name/')).toEqual([410, null])
        await sql('delete from old_addresses')
        expect(await ask('/author/jo/rss/')).toEqual([404, null])
      } finally {
        await sql(`delete from old_addresses; delete from article_topics where topic_slug in ('old-name', 'new-name');
          delete from retired_topics where slug in ('old-name', 'new-name'); delete from topics where slug in ('old-name', 'new-name')`)
      }
    })

    it('tell nothing about a topic under an embargo', async () => {
      await sql(`insert into topics values ('secret', 'Secret');
        insert into articles (guid, url, title, language, status, published_at, disclosure_mode)
        values ('secret', 'https://news.example.org/s', 'S', 'en', 'published',
          now() + interval '1 day', 'human-only');
        insert into article_topics select id, 'secret' from articles where guid = 'secret'`)
      try {
        expect(await ask('/category/secret/feed/')).toEqual([404, null])
      } finally {
        await sql(
          `delete from articles where guid = 'secret'; delete from topics where slug = 'secret'`,
        )
      }
    })
  })
}

if (import.meta.vitest) await runOnNode(describeOldAddresses)
