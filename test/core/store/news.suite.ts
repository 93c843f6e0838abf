/** The articles of the news sitemap: those of the last two days that a feed shows, newest first. */
import { describe, expect, it } from 'vitest'
import { maxNews } from '../../../src/core/store/news.ts'
import { behindTriggers } from '../../fixtures/behind-triggers.ts'
import { insertArticle, updateArticle } from '../../fixtures/insert-article.ts'
import type { Bench } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

const hour = 3_600_000
const hoursAgo = (hours: number) => new Date(Date.now() - hours * hour)

export function describeNews(bench: () => Bench): void {
  const titles = async () => (await bench().store.findNews()).articles.map(({ title }) => title)

  describe('the news', () => {
    it('are not what feeds have had for two days, also with a new date', async () => {
      const { db, store, sql } = bench()
      const id = await insertArticle(db, { title: 'old', publishedAt: hoursAgo(1) })
      await insertArticle(db, { title: 'new', publishedAt: hoursAgo(2) })
      await sql(
        behindTriggers(
          `update listings set listed_at = now() - interval '47 hours' where article_id = '${id}'`,
        ),
      )
      const { readAt, changesAt } = await store.findNews()
      expect(Math.round((Number(changesAt) - Number(readAt)) / hour)).toBe(1)
      await sql(
        behindTriggers(
          `update listings set listed_at = now() - interval '49 hours' where article_id = '${id}'`,
        ),
      )
      expect(await titles()).toEqual(['new'])
    })

    it('have what the sitemap says, and the state that a check of all articles finds', async () => {
      const { db, store } = bench()
      const publishedAt = hoursAgo(1)
      const id = await insertArticle(db, {
        title: 'Zürich',
        url: 'https://example.org/zürich',
        language: 'DE',
        publishedAt,
      })
      const { articles, state } = await store.findNews()
      expect(articles).toEqual([
        { title: 'Zürich', url: 'https://example.org/zürich', language: 'DE', publishedAt },
      ])
      expect(state).toBe((await store.findMarker('all')).state)
      await updateArticle(db, id, { status: 'withheld' })
      const none = await store.findNews()
      expect([none.articles, none.changesAt, none.state === state]).toEqual([[], undefined, false])
    })

    it('are at most a thousand', async () => {
      await bench().sql(`insert into articles (url, title, language, disclosure_mode, status, published_at)
        select 'https://news.example.org/' || n, n, 'en', 'human-only', 'published',
          now() - n * interval '1 minute'
        from generate_series(1, ${maxNews + 1}) n`)
      const found = await titles()
      expect([found.length, found[0], found.at(-1)]).toEqual([maxNews, '1', `${maxNews}`])
    })
  })
}

if (import.meta.vitest) runOnPglite(describeNews)
