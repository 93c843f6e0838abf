/**
 * The HTTP suite for embeds after changes in the database: the next response shows the change, and
 * topics that were renamed or closed redirect or answer 410.
 */
import { describe, expect, it } from 'vitest'
import { embedFiles } from '../../src/embeds/embed-url.ts'
import { readDocument, textIn, textsOf } from '../embeds/read-embed.ts'
import { runOnNode } from './on-node.ts'
import type { Running, Runtime } from './running.ts'

const columns = 'guid, url, title, standfirst, language, status, published_at, disclosure_mode'
const guid = 'urn:uuid:6e4d7a70-9d35-4a6e-bf0d-0d3f6f5b8a11'
const own = `where guid = '${guid}'`

/**
 * In this order: each change builds on the one before. `texts` are the label, title and notice of
 * the first headline.
 */
const changes = [
  {
    name: 'published',
    text: `insert into articles (${columns}) values ('${guid}', 'https://news.example.org/tide', 'Tide & <turn>',
      'It came late.', 'en', 'published', now(), 'ai-autonomous')`,
    texts: ['AI-written, no human editor:', 'Tide & <turn>'],
  },
  {
    name: 'reviewed',
    text: `update articles set disclosure_mode = 'ai-assisted', reviewed_by = 'A. Editor' ${own}`,
    texts: ['AI-assisted:', 'Tide & <turn>'],
  },
  {
    name: 'retracted',
    text: `update articles set status = 'retracted', retracted_at = '2026-05-03Z', retraction_reason = 'There was no tide.' ${own}`,
    texts: [
      'AI-assisted:',
      'Retracted: Tide & <turn>',
      'Retracted on 3 May 2026: There was no tide.',
    ],
  },
  { name: 'deleted', text: `delete from articles ${own}`, texts: null },
] as const

/** In canonical form, so that a redirect must keep all of it. */
const rest = [
  'embed/',
  'embed/?language=en&limit=3&layout=cards&target=_blank',
  'embed/fragment.html?images=on',
]

export function describeEmbedChanges(running: () => Running, sql: Runtime['sql']): void {
  const get = (path: string, headers: Record<string, string> = {}) =>
    running().fetch(path, { headers })

  describe('embeds after a change', () => {
    it.each(changes)(
      'show in the next response that an article was $name',
      async ({ text, texts }) => {
        const etags = new Map<string, string>()
        for (const file of Object.values(embedFiles))
          etags.set(file, (await get(`/${file}?limit=1`)).headers.get('ETag') ?? '')
        await sql(text)
        for (const file of Object.values(embedFiles)) {
          const response = await get(`/${file}?limit=1`, { 'If-None-Match': etags.get(file) ?? '' })
          expect(response.status).toBe(200)
          const found = readDocument(await response.text())
          const shown = ['label', 'title', 'summary', 'notice'].flatMap((role) =>
            textsOf(found, role),
          )
          if (texts === null) expect(shown).not.toContain('Tide & <turn>')
          else expect(shown).toEqual(texts)
        }
      },
    )

    it('redirect to the new slug of a topic with all options, and answer 410 when the topic is closed', async () => {
      await sql(`insert into topics (slug, label) values ('tides', 'Tides');
        insert into articles (${columns})
          values ('urn:x:tides', 'https://news.example.org/tides', 'Tides', '', 'en',
          'published', now(), 'human-only');
        insert into article_topics select id, 'tides' from articles where guid = 'urn:x:tides'`)
      for (const each of rest)
        expect([each, (await get(`/topics/tides/${each}`)).status]).toEqual([each, 200])
      await sql(
        `update topics set slug = 'ebb-and-flow', label = 'Ebb and flow' where slug = 'tides'`,
      )
      for (const each of rest) {
        const moved = await get(`/topics/tides/${each}`)
        expect([moved.status, moved.headers.get('Location')]).toEqual([
          301,
          `/topics/ebb-and-flow/${each}`,
        ])
        const found = await get(`/topics/ebb-and-flow/${each}`)
        expect(textsOf(readDocument(await found.text()), 'home')).toEqual([
          expect.stringContaining('Ebb and flow'),
        ])
      }
      const spelled = await get('/topics/tides/embed/?limit=5&utm_source=x&theme=dark&limit_=9')
      expect(spelled.headers.get('Location')).toBe('/topics/ebb-and-flow/embed/?theme=dark')
      const chosen = await get('/embed/?theme=dark&topic=tides')
      expect([chosen.status, chosen.headers.get('Location')]).toEqual([
        301,
        '/embed/?topic=ebb-and-flow&theme=dark',
      ])

      await sql(`insert into retired_topics (slug) values ('ebb-and-flow')`)
      const closed = await get('/topics/ebb-and-flow/embed/', { Accept: 'text/html' })
      expect(closed.status).toBe(410)
      expect(textIn(readDocument(await closed.text()))).toContain('is closed')
      expect(closed.headers.get('Content-Security-Policy')).not.toContain('frame-ancestors')
      const fragment = await get('/topics/ebb-and-flow/embed/fragment.html')
      expect([fragment.status, (await fragment.json()).title]).toEqual([410, 'Gone'])
      await sql(`delete from retired_topics where slug = 'ebb-and-flow'`)
      expect((await get('/topics/ebb-and-flow/embed/')).status).toBe(200)
    })
  })
}

if (import.meta.vitest) await runOnNode(describeEmbedChanges)
