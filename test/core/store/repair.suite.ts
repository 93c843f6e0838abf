/**
 * Writes with triggers disabled: what readers see of them (docs/articles.md, "Writers and roles"),
 * and candor_repair.
 */
import { describe, expect, it } from 'vitest'
import { parseSearch } from '../../../src/core/request/selection.ts'
import { buildSelection } from '../../fixtures/build-article.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { type Bench, shownTitles, shownTombstones } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

export function describeRepair(bench: () => Bench): void {
  const silently = async (statements: string) => {
    await bench().sql('set session_replication_role = replica')
    await bench().sql(statements)
    await bench().sql('reset session_replication_role')
  }
  const state = async (family = 'all') => (await bench().store.findMarker(family)).state
  const find = async (words: string) =>
    (await bench().store.latest(parseSearch(new URLSearchParams({ q: words }), 10))).articles.map(
      ({ title }) => title,
    )
  const repair = async (ids = '') =>
    Number((await bench().sql(`select candor_repair(${ids})`))[0]?.['candor_repair'])

  const insert = `insert into articles (id, url, title, language, disclosure_mode, status, published_at)
    values ('00000000-0000-4000-8000-000000000001', 'https://news.example.org/n', 'New', 'en',
      'human-only', 'published', now());
    insert into sources (article_id, position, url, title)
    values ('00000000-0000-4000-8000-000000000001', 1, 'https://www.bbc.co.uk/1', 'A source')`

  describe('a write with triggers disabled', () => {
    it('shows an update in documents that are made anew, but moves no marker', async () => {
      await insertArticle(bench().db, { title: 'Old' })
      const before = await state()
      await silently(`update articles set title = 'Changed'`)
      expect(await shownTitles(bench())).toEqual(['Changed'])
      expect([(await state()) === before, await find('changed')]).toEqual([true, []])
    })

    it('shows an insert in no feed', async () => {
      await silently(insert)
      expect(await shownTitles(bench())).toEqual([])
    })

    it('takes a deleted article out of documents that are made anew, without a tombstone', async () => {
      await insertArticle(bench().db, { title: 'Old' })
      const before = await state()
      await silently('delete from articles')
      expect([
        await shownTitles(bench()),
        await shownTombstones(bench()),
        (await state()) === before,
      ]).toEqual([[], [], true])
    })
  })

  describe('candor_repair', () => {
    it('lists again what was lost, and counts it once', async () => {
      await insertArticle(bench().db, { title: 'Kept' })
      await insertArticle(bench().db, { title: 'Lost' })
      await silently(`delete from listings l using articles a
        where a.id = l.article_id and a.title = 'Lost'`)
      expect(await repair()).toBe(2)
      expect(await shownTitles(bench())).toEqual(expect.arrayContaining(['Kept', 'Lost']))
      expect(await bench().sql(`select articles::int from families where family = 'all'`)).toEqual([
        { articles: 2 },
      ])
    })

    it('moves the markers of an updated article, and finds its new words', async () => {
      await insertArticle(bench().db, { title: 'Old' }, { topics: ['works'] })
      const before = [await state(), await state('topics/works')]
      await silently(`update articles set title = 'Changed'`)
      expect(await repair('array(select id from articles)')).toBe(1)
      expect(
        [await state(), await state('topics/works')].map((now, index) => now === before[index]),
      ).toEqual([false, false])
      expect([await find('changed'), await find('old')]).toEqual([['Changed'], []])
    })

    it('lists an inserted article, also by the domain of its source', async () => {
      await silently(insert)
      await repair()
      expect(await shownTitles(bench())).toEqual(['New'])
      expect(
        (await bench().store.latest(buildSelection({ family: 'sources/bbc.co.uk' }))).articles,
      ).toHaveLength(1)
      expect(await find('new')).toEqual(['New'])
    })

    it('takes out what was deleted or withdrawn, with a tombstone if its guid is known', async () => {
      await insertArticle(bench().db, { title: 'Deleted', guid: 'urn:example:deleted' })
      await insertArticle(bench().db, { title: 'Withdrawn', guid: 'urn:example:withdrawn' })
      const before = await state()
      await silently(`delete from articles where title = 'Deleted'; delete from article_search;
        update articles set status = 'withheld'`)
      expect(await repair()).toBe(2)
      expect(await state()).not.toBe(before)
      expect(await shownTombstones(bench())).toEqual(['urn:example:withdrawn'])
      expect(await bench().sql(`select from listings where left_at is null`)).toEqual([])
    })

    it('changes nothing else: order and listing times stay, and an empty newsroom needs no repair', async () => {
      expect(await repair()).toBe(0)
      for (const title of ['a', 'b', 'c']) await insertArticle(bench().db, { title })
      expect(await repair('null')).toBe(0)
      const listed = `select article_id, listed_at::text, left_at from listings order by family, article_id`
      const before = await bench().sql(listed)
      await repair()
      expect(await bench().sql(listed)).toEqual(before)
    })

    it('refuses to work while triggers are disabled', async () => {
      await bench().sql('set session_replication_role = replica')
      const repairing = repair()
      await expect(repairing).rejects.toThrow(/session_replication_role/)
      await bench().sql('reset session_replication_role')
    })
  })
}

if (import.meta.vitest) runOnPglite(describeRepair)
