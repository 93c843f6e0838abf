/**
 * The HTTP suite for the news sitemap: what enters and leaves it, with a write and by time alone.
 */
import { describe, expect, it, vi } from 'vitest'
import { runOnNode } from './on-node.ts'
import type { Running, Runtime } from './running.ts'

const insert = (name: string, publishedAt: string) => `insert into articles
  (guid, url, title, language, status, published_at, disclosure_mode)
  values ('urn:example:${name}', 'https://news.example.org/${name}', 'News ${name}', 'fr', 'published', ${publishedAt}, 'human-only')`

export function describeNewsSitemap(running: () => Running, sql: Runtime['sql']): void {
  const get = (headers: Record<string, string> = {}) =>
    running().fetch('/news-sitemap.xml', { headers })
  const text = async () => (await get()).text()
  const locOf = (name: string) => `<loc>https://news.example.org/${name}</loc>`

  describe('the news sitemap', () => {
    it('has an article from its publication to its retraction', async () => {
      const etag = (await get()).headers.get('ETag') ?? ''
      await sql(insert('retracted', 'now()'))
      const changed = await get({ 'If-None-Match': etag })
      expect([changed.status, await changed.text()]).toEqual([
        200,
        expect.stringContaining(locOf('retracted')),
      ])
      await sql(`update articles set status = 'retracted', retraction_reason = 'Wrong.', retracted_at = now()
        where guid = 'urn:example:retracted'`)
      expect(await text()).not.toContain(locOf('retracted'))
    })

    it('has an embargoed article when its embargo ends, without a write', async () => {
      await sql(insert('embargoed', `now() + interval '2 seconds'`))
      const before = await get()
      expect(await before.text()).not.toContain(locOf('embargoed'))
      const etag = before.headers.get('ETag') ?? ''
      await vi.waitFor(
        async () => expect((await get({ 'If-None-Match': etag })).status).toBe(200),
        {
          timeout: 10_000,
          interval: 250,
        },
      )
      expect(await text()).toContain(locOf('embargoed'))
    })

    it('loses an article that gets two days old, without a write', async () => {
      await sql(insert('old', `now() - interval '2 days' + interval '3 seconds'`))
      await sql(insert('young', 'now()'))
      const before = await get()
      expect(await before.text()).toContain(locOf('old'))
      const etag = before.headers.get('ETag') ?? ''
      await vi.waitFor(
        async () => expect((await get({ 'If-None-Match': etag })).status).toBe(200),
        {
          timeout: 10_000,
          interval: 250,
        },
      )
      const after = await text()
      expect([after.includes(locOf('old')), after.includes(locOf('young'))]).toEqual([false, true])
    })
  })
}

if (import.meta.vitest) await runOnNode(describeNewsSitemap)
