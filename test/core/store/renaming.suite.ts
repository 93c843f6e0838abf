/**
 * Renamed and closed topics: their articles, archives, markers and the redirects of their old
 * slugs.
 */
import { describe, expect, it } from 'vitest'
import { archivedPart, wholeFamily } from '../../../src/core/request/selection.ts'
import type { Bench } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

const thirtyOfJanuary = `begin; set local candor.backdate = 'on';
  insert into topics values ('time', 'Time'), ('web', 'Web');
  insert into articles (url, title, language, disclosure_mode, status, published_at)
  select 'https://news.example.org/' || n, n, 'en', 'human-only', 'published', timestamptz '2020-01-01Z' + n * interval '1 hour'
  from generate_series(1, 31) n;
  insert into article_topics select id, 'time' from articles; select candor_import_done(); commit`

export function describeRenaming(bench: () => Bench): void {
  const feed = (slug: string) => bench().store.latest(wholeFamily(`topics/${slug}`, 5))
  const titles = async (slug: string) => (await feed(slug)).articles.map(({ title }) => title)
  const rename = (from: string, to: string) =>
    bench().sql(`update topics set slug = '${to}' where slug = '${from}'`)

  describe('a renamed topic', () => {
    it('keeps its articles and its archive in place under the new slug', async () => {
      await bench().sql(thirtyOfJanuary)
      const before = [
        await titles('time'),
        await bench().sql(`select month, part, first_article_id, closed_at
        from archive_parts where family = 'topics/time'`),
      ]
      await rename('time', 'clocks')
      const after = [
        await titles('clocks'),
        await bench().sql(`select month, part, first_article_id, closed_at
        from archive_parts where family = 'topics/clocks'`),
      ]
      expect(after).toEqual(before)
      const first = await bench().store.latest(
        archivedPart('topics/clocks', { month: '2020-01', number: 1 }),
      )
      expect([first.known, first.articles.length]).toEqual([true, 30])
      expect(await feed('clocks')).toMatchObject({
        known: true,
        labels: new Map([['clocks', 'Time']]),
        retired: null,
      })
      expect(await feed('time')).toMatchObject({
        articles: [],
        known: false,
        retired: { movedTo: 'clocks' },
      })
    })

    it('redirects each earlier slug to the current one, and can return to an earlier slug', async () => {
      await bench().sql(thirtyOfJanuary)
      await rename('time', 'clocks')
      await rename('clocks', 'watches')
      expect(await feed('time')).toMatchObject({ retired: { movedTo: 'watches' } })
      expect(await feed('clocks')).toMatchObject({ retired: { movedTo: 'watches' } })
      await rename('watches', 'time')
      expect(await feed('time')).toMatchObject({ known: true, retired: null })
      expect(await feed('watches')).toMatchObject({ retired: { movedTo: 'time' } })
    })

    it('lists its articles again if the new slug had articles before', async () => {
      await bench().sql(thirtyOfJanuary)
      await bench().sql(
        `insert into article_topics select id, 'web' from articles where title in ('1', '2')`,
      )
      await bench().sql(
        `delete from article_topics where topic_slug = 'web'; delete from topics where slug = 'web'`,
      )
      const past = await bench().sql(
        `select article_id, listed_at from listings where family = 'topics/web' order by 1`,
      )
      expect(past).toHaveLength(2)
      await rename('time', 'web')
      expect((await titles('web')).length).toBeGreaterThanOrEqual(5)
      expect(await titles('time')).toEqual([])
      const standing = `select count(*)::int from listings where left_at is null and family = 'topics/`
      expect(await bench().sql(`${standing}web'`)).toEqual([{ count: 31 }])
      expect(await bench().sql(`${standing}time'`)).toEqual([{ count: 0 }])
    })

    it('moves the markers of both slugs and of the families of its articles', async () => {
      await bench().sql(thirtyOfJanuary)
      const families = ['topics/time', 'topics/clocks', 'topics/web', 'all']
      const states = () =>
        Promise.all(families.map(async (family) => (await bench().store.findMarker(family)).state))
      const before = await states()
      await rename('time', 'clocks')
      const moved = (await states()).map((state, index) => state !== before[index])
      expect(moved).toEqual([true, true, false, true])
    })
  })

  describe('a closed topic', () => {
    it('is marked as closed and moves its marker, even without an article', async () => {
      for (const slug of ['time', 'never']) {
        const before = await bench().store.findMarker(`topics/${slug}`)
        await bench().sql(`insert into retired_topics (slug) values ('${slug}')`)
        expect(await feed(slug)).toMatchObject({ retired: { movedTo: null } })
        expect((await bench().store.findMarker(`topics/${slug}`)).state).not.toBe(before.state)
      }
    })

    it('opens again with a topic of that slug', async () => {
      await bench().sql(`insert into retired_topics (slug) values ('time')`)
      await bench().sql(`insert into topics values ('time', 'Time')`)
      expect(await feed('time')).toMatchObject({
        retired: null,
        labels: new Map([['time', 'Time']]),
      })
    })
  })
}

if (import.meta.vitest) runOnPglite(describeRenaming)
