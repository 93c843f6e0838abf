/**
 * The HTTP suite for oEmbed after changes in the database: articles that are published, edited and
 * deleted, topics that are renamed and closed.
 */
import { describe, expect, it } from 'vitest'
import { textOf as childText, readWithSaxes } from '../text/xml-readers.ts'
import { origin } from './newsroom.ts'
import { encode, frame } from './oembed.suite.ts'
import { runOnNode } from './on-node.ts'
import type { Running, Runtime } from './running.ts'

export function describeOembedChanges(running: () => Running, sql: Runtime['sql']): void {
  const ask = (url: string, more = '') => running().fetch(`/oembed?url=${encode(url)}${more}`)
  const url = 'https://elsewhere.example/oembed-"<&'
  const insert = (title: string) =>
    sql(`insert into articles (url, title, language, status, published_at, disclosure_mode)
      values ('${url}', '${title}', 'de', 'published', now(), 'ai-autonomous')`)

  describe('oEmbed after a change', () => {
    it('describes an article from its publication to its deletion, with its current title', async () => {
      expect((await ask(url)).status).toBe(404)
      await insert('"]]>&lt;<b>')
      const first = await ask(url)
      const answer = await first.json()
      expect(answer.title).toBe('KI-Text ohne menschliche Redaktion: "]]>&lt;<b>')
      expect(answer.html).toBe(
        frame(
          'https://elsewhere.example/oembed-%22%3C&amp;',
          `${origin}/embed/article/?url=${encode(url)}`.replaceAll('"', '&quot;'),
          ...([600, 440] as const),
          'KI-Text ohne menschliche Redaktion: &quot;]]&gt;&amp;lt;&lt;b&gt;',
        ),
      )
      expect(answer).not.toHaveProperty('author_name')
      expect(childText(readWithSaxes(await (await ask(url, '&format=xml')).text()), 'html')).toBe(
        answer.html,
      )
      await insert('Newer')
      expect((await (await ask(`${url}#x`)).json()).title).toBe(
        'KI-Text ohne menschliche Redaktion: Newer',
      )
      await sql(`update articles set title = 'Corrected' where title = 'Newer'`)
      expect((await (await ask(url)).json()).title).toBe(
        'KI-Text ohne menschliche Redaktion: Corrected',
      )
      const link = () => running().fetch(`/embed/link/?url=${encode(url)}`)
      expect((await link()).headers.get('Location')).toBe(
        'https://elsewhere.example/oembed-%22%3C&',
      )
      await sql(`delete from articles where url = '${url}'`)
      expect((await ask(url)).status).toBe(404)
      expect((await link()).status).toBe(404)
    })

    it('redirects to the new slug of a topic, and answers 404 for a closed topic', async () => {
      await sql(`insert into topics values ('oembed-old', 'Old'); ${articleIn('oembed-old')}`)
      expect((await ask(`${origin}/topics/oembed-old/`)).status).toBe(200)
      await sql(`update topics set slug = 'oembed-new' where slug = 'oembed-old'`)
      const moved = await ask(
        `${origin}/topics/oembed-old/rss.xml?language=en`,
        '&maxwidth=300&format=xml&x=y',
      )
      const target = encode(`${origin}/topics/oembed-new/?language=en`)
      expect([moved.status, moved.headers.get('Location')]).toEqual([
        301,
        `/oembed?url=${target}&maxwidth=300&format=xml`,
      ])
      expect((await running().fetch(moved.headers.get('Location') ?? '')).status).toBe(200)
      const filter = await ask(`${origin}/reviewed/?topic=oembed-old`)
      expect([filter.status, filter.headers.get('Location')]).toEqual([
        301,
        `/oembed?url=${encode(`${origin}/reviewed/?topic=oembed-new`)}&format=json`,
      ])
      await sql(`delete from article_topics where topic_slug = 'oembed-new'; delete from topics where slug = 'oembed-new';
        insert into retired_topics (slug) values ('oembed-new')`)
      const closed = await ask(`${origin}/topics/oembed-new/`)
      expect([closed.status, (await closed.json()).title]).toEqual([404, 'Not found'])
    })
  })
}

const articleIn = (slug: string) =>
  `insert into article_topics select id, '${slug}' from articles where status = 'published' and published_at < now() limit 1`

if (import.meta.vitest) await runOnNode(describeOembedChanges)
