/**
 * The HTTP suite for changes in the database: the next response of each feed shows them with a new
 * ETag.
 */
import { describe, expect, it, vi } from 'vitest'
import { feeds } from './feeds.suite.ts'
import { runOnNode } from './on-node.ts'
import type { Running, Runtime } from './running.ts'

const columns = 'guid, url, title, language, status, published_at, disclosure_mode'
const guid = 'urn:uuid:5b0c1a3e-6f0e-4d25-8d4c-3a8e6f1b7c90'
const inserted = `insert into articles (${columns}) values ('${guid}', 'https://news.example.org/late',
  'A late arrival', 'en', 'published', now(), 'ai-autonomous')`

/** In this order: each change builds on the one before. */
const changes = [
  { name: 'INSERT', text: inserted, shows: 'A late arrival', hides: '' },
  {
    name: 'UPDATE',
    text: `update articles set title = 'A corrected arrival' where guid = '${guid}'`,
    shows: 'A corrected arrival',
    hides: 'A late arrival',
  },
  {
    name: 'INSERT of a source',
    text: `insert into sources (article_id, position, url, title)
      select id, 1, 'https://archive.example.org/minutes', 'Minutes' from articles where guid = '${guid}'`,
    shows: 'https://archive.example.org/minutes',
    hides: '',
  },
  {
    name: 'complaint 22: retraction',
    text: `update articles set status = 'retracted', retraction_reason = 'The arrival never happened.',
      retracted_at = now(), body_html = '<p>body of the retracted</p>' where guid = '${guid}'`,
    shows: 'The arrival never happened.',
    hides: 'body of the retracted',
  },
  {
    name: 'DELETE',
    text: `delete from articles where guid = '${guid}'`,
    shows: '',
    hides: 'A corrected arrival',
  },
] as const

const patient = { timeout: 15_000, interval: 250 }

/** Tables of parts, and the columns that a newsroom writes. */
const rewritings = [
  ['sources', 'article_id, position, url, title, publisher, language, accessed_at'],
  ['article_topics', 'article_id, topic_slug'],
  ['corrections', 'article_id, text, corrected_at, url'],
] as const

export function describeChanges(running: () => Running, sql: Runtime['sql']): void {
  const get = (path: string, headers: Record<string, string> = {}) =>
    running().fetch(path, { headers })

  describe('complaint 6: the feeds never answer a stale 304 after', () => {
    it.each(changes)('$name', async ({ text, shows, hides }) => {
      const before = await Promise.all(feeds.map(({ path }) => get(path)))
      await sql(text)
      for (const [index, { path }] of feeds.entries()) {
        const etag = before[index]?.headers.get('ETag') ?? ''
        const since = before[index]?.headers.get('Last-Modified') ?? ''
        // While a render takes longer than half a second, the document before is served.
        const after = await vi.waitFor(async () => {
          const response = await get(path, { 'If-None-Match': etag })
          expect(response.status).toBe(200)
          const document = await response.text()
          expect(document.includes(shows)).toBe(true)
          if (hides !== '') expect(document.includes(hides)).toBe(false)
          return response
        }, patient)
        expect(after.headers.get('ETag')).not.toBe(etag)
        expect(Date.parse(after.headers.get('Last-Modified') ?? '')).toBeGreaterThanOrEqual(
          Date.parse(since),
        )
        expect((await get(path, { 'If-Modified-Since': since })).status).toBe(200)
        expect((await get(path, { 'If-None-Match': after.headers.get('ETag') ?? '' })).status).toBe(
          304,
        )
      }
    })
  })

  it.each(rewritings)(
    'keep their ETags when %s are deleted and inserted as they were',
    async (table, columns) => {
      const before = await Promise.all(feeds.map(({ path }) => get(path)))
      const [{ rows } = { rows: 0 }] =
        await sql(`with gone as (delete from ${table} returning *), back as (
      insert into ${table} (${columns}) select ${columns} from gone returning *) select count(*)::int as rows from back`)
      expect(rows).toBeGreaterThan(0)
      for (const [index, { path }] of feeds.entries()) {
        const etag = before[index]?.headers.get('ETag') ?? ''
        expect((await get(path, { 'If-None-Match': etag })).status).toBe(304)
        expect((await get(path)).headers.get('ETag')).toBe(etag)
      }
    },
  )

  it.each(['/atom.xml', '/feed.json'])('%s names the deleted article', async (path) => {
    expect((await (await get(path)).text()).includes(guid)).toBe(true)
  })

  it('complaint 2: guids stay the same when URL, title and date of articles change', async () => {
    const guids = async () =>
      (await (await get('/feed.json')).json()).items.map((item: { id: string }) => item.id)
    const before = await guids()
    expect(before).toHaveLength(30)
    await sql(`update articles set url = url || '?moved', title = title || ' (moved)', updated_at = now(), reviewed_at = now()
      where status = 'published' and published_at < now()`)
    expect(await guids()).toEqual(before)
  })

  it('complaint 3: each guid occurs once, and the database refuses a duplicate', async () => {
    const { items } = await (await get('/feed.json?limit=100')).json()
    const guids = items.map((item: { id: string }) => item.id)
    expect(guids.length).toBeGreaterThan(30)
    expect(new Set(guids).size).toBe(guids.length)
    const twice = `insert into articles (${columns}) select ${columns} from articles where status = 'published' limit 1`
    await expect(sql(twice)).rejects.toThrow('articles_guid_unique')
  })

  it('shows an article when its embargo ends, without a write', async () => {
    const path = '/feed.json?limit=1'
    await sql(`insert into articles (${columns}) values ('urn:example:embargo', 'https://news.example.org/embargo',
      'Under embargo', 'en', 'published', now() + interval '1500 ms', 'ai-autonomous')`)
    const before = await get(path)
    const etag = before.headers.get('ETag') ?? ''
    expect((await before.text()).includes('Under embargo')).toBe(false)
    await expect
      .poll(async () => (await get(path, { 'If-None-Match': etag })).status, patient)
      .toBe(200)
    expect((await (await get(path)).text()).includes('Under embargo')).toBe(true)
  })
}

if (import.meta.vitest) await runOnNode(describeChanges)
