/**
 * The feed of corrections over HTTP: what a reader gets that is subscribed to it, in all formats.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOnNode } from './on-node.ts'
import type { Suite } from './running.ts'

const columns = 'guid, url, title, body_html, language, status, published_at, disclosure_mode'
const guid = 'urn:example:corrected'
const own = `(select id from articles where guid = '${guid}')`

type Item = {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly content_html: string
  readonly date_published: string
  readonly _candor: {
    readonly corrections?: readonly Record<string, string>[]
    readonly status?: string
  }
}

export const describeCorrections: Suite = (running, sql) => {
  const get = async (path: string) => (await running().fetch(path)).text()
  const items = async (): Promise<readonly Item[]> => {
    return JSON.parse(await get('/corrections/feed.json')).items
  }

  describe('the feed of corrections', () => {
    beforeAll(async () => {
      await sql(
        `insert into articles (${columns}) values ('${guid}', 'https://news.example.org/lanes', 'Brücke & Fluss', '<p>Die Brücke hat zwei Spuren.</p>', 'de', 'published', now(), 'ai-autonomous')`,
      )
      await sql(
        `insert into corrections (article_id, text, corrected_at) values (${own}, 'Zwei Spuren, nicht drei.', '2026-05-03T10:00:00Z')`,
      )
    })
    afterAll(async () => {
      await sql(`delete from articles where guid = '${guid}'`)
    })

    it('shows a correction as an entry with an id, title, date and text of its own', async () => {
      const [first] = await items()
      expect(first).toMatchObject({
        title: 'Korrektur: KI: Brücke & Fluss',
        date_published: '2026-05-03T10:00:00Z',
        summary: 'Candor: Zwei Spuren, nicht drei.',
        _candor: {
          corrections: [
            {
              text: 'Zwei Spuren, nicht drei.',
              date: '2026-05-03T10:00:00Z',
              ref: guid,
              kind: 'correction',
            },
          ],
        },
      })
      expect(first?.id).toMatch(/^urn:uuid:/)
      const text = first?.content_html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')
      expect(text).toMatch(
        /^ ?Candor: Zwei Spuren, nicht drei\. Eine KI hat .*\. Die Brücke hat zwei Spuren\. Brücke &amp; Fluss/,
      )
      expect(first?.content_html).toContain('href="https://news.example.org/lanes"')
    })

    it('says the same in RSS and Atom', async () => {
      const [first] = await items()
      const rss = await get('/corrections/rss.xml')
      const atom = await get('/corrections/atom.xml')
      for (const text of [rss, atom]) {
        expect(text).toContain(String(first?.id))
        expect(text).toContain('Korrektur: KI: Brücke &amp; Fluss')
        expect(text).toMatch(
          new RegExp(
            `<candor:correction date="2026-05-03T10:00:00Z" ref="${guid}"[^>]*>Zwei Spuren`,
          ),
        )
      }
    })

    it('shows a second correction and a retraction as new entries, and leaves the earlier ones their ids', async () => {
      const before = (await items()).map(({ id }) => id)
      await sql(
        `insert into corrections (article_id, text) values (${own}, 'Der Fluss heißt anders.')`,
      )
      const second = await items()
      expect(second.slice(1).map(({ id }) => id)).toEqual(before.slice(0, second.length - 1))
      await sql(
        `update articles set status = 'retracted', retraction_reason = 'Erfunden.', retracted_at = now() where guid = '${guid}'`,
      )
      const [retraction, ...others] = await items()
      expect(retraction?.title).toBe('Artikel zurückgezogen: KI: Brücke & Fluss')
      expect(retraction?.summary).toBe('Candor: Erfunden.')
      expect(
        [retraction, others[0]].map((each) => each?._candor.corrections?.[0]?.['kind']),
      ).toEqual(['retraction', 'correction'])
      for (const path of ['/corrections/rss.xml', '/corrections/atom.xml']) {
        const kinds = [
          ...(await get(path)).matchAll(/<candor:correction [^>]*\bkind="(\w+)"/g),
        ].map(([, kind]) => kind)
        expect(kinds.slice(0, 3)).toEqual(['retraction', 'correction', 'correction'])
      }
      expect(others[0]?.id).toBe(second[0]?.id)
      for (const { content_html: content } of [retraction, ...others.slice(0, 2)].filter(
        (each) => each !== undefined,
      )) {
        expect(content).not.toContain('zwei Spuren.')
      }
    })

    it('is archived, and a page for people', async () => {
      expect(await get('/corrections/')).toContain('Korrektur: KI: Brücke &amp; Fluss')
      const response = await running().fetch('/corrections/archive/2026-01/1/feed.json')
      expect(response.status).toBe(200)
      const archived: { readonly items: readonly Item[] } = await response.json()
      expect(archived.items.length).toBeGreaterThan(0)
      for (const { _candor } of archived.items)
        expect(_candor.corrections?.[0]?.['ref']).toMatch(/^urn:/)
    })
  })
}

if (import.meta.vitest) await runOnNode(describeCorrections)
