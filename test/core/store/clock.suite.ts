/**
 * A database whose clock was set back: what it writes next is dated after all that it has shown,
 * and what must go goes.
 */
import { afterEach, describe, expect, it } from 'vitest'
import { evaluate, lastModified } from '../../../src/core/http/conditional.ts'
import { archivedPart } from '../../../src/core/request/selection.ts'
import { behindTriggers } from '../../fixtures/behind-triggers.ts'
import { buildSelection } from '../../fixtures/build-article.ts'
import { membership } from './archive.suite.ts'
import { type Bench, shownTitles, shownTombstones } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

const insert = (from: number, to: number, publishedAt = 'now()') => `insert into articles
  (guid, url, title, language, disclosure_mode, status, published_at)
  select 'urn:example:' || n, 'https://news.example.org/', n, 'en', 'human-only', 'published',
    ${publishedAt}
  from generate_series(${from}, ${to}) n`

/** Makes all rows older: their times are that much ahead of the clock. */
const setBackBy = (time: string) =>
  behindTriggers(`update listings set listed_at = listed_at + interval '${time}', left_at = left_at + interval '${time}', changed_at = changed_at + interval '${time}';
  update archive_parts set first_listed_at = first_listed_at + interval '${time}',
    last_listed_at = last_listed_at + interval '${time}',
      closed_at = closed_at + interval '${time}';
  update families set changed_at = changed_at + interval '${time}', newest_at = newest_at + interval '${time}'`)
const setBack = setBackBy('2 minutes')

export function describeClock(bench: () => Bench): void {
  const newsroom = async () => {
    for (const transaction of [insert(1, 30), insert(31, 31), insert(32, 32), setBack])
      await bench().sql(transaction)
  }
  const newestPart = async () => {
    const { previous } = await bench().store.latest(buildSelection({ limit: 1 }))
    if (!previous) throw new Error('a part is closed')
    return await bench().store.latest(archivedPart('all', previous))
  }

  describe('a clock that was set back', () => {
    // Some families stay for the tests that follow.
    afterEach(() =>
      bench().sql('update families set changed_at = least(changed_at, clock_timestamp())'),
    )

    it('hides nothing that was shown', async () => {
      await newsroom()
      expect(await shownTitles(bench(), 3)).toEqual(['32', '31', '30'])
      expect((await bench().store.findMarker('all')).newestAt).not.toBe(null)
    })

    it('lets a new article be shown at once, before all others', async () => {
      await newsroom()
      await bench().sql(insert(33, 35))
      await bench().sql(insert(36, 36))
      expect(await shownTitles(bench(), 6)).toEqual(['36', '35', '34', '33', '32', '31'])
      const { families } = await bench().store.findFamilies({
        within: ['all'],
        like: '',
        limit: 1,
        offset: 0,
      })
      expect(families).toMatchObject([{ count: 36 }])
    })

    it('keeps an edited article in its closed part, and an article that is withheld and published again', async () => {
      await newsroom()
      const before = await membership(bench(), ['all', 'languages/en'])
      await bench().sql(`update articles set title = '7 edited' where title = '7'`)
      await bench().sql(`update articles set status = 'withheld' where title = '8'`)
      await bench().sql(`update articles set status = 'published' where title = '8'`)
      await bench().sql(insert(33, 70))
      expect(await membership(bench(), ['all', 'languages/en'])).toMatchObject(before)
      expect((await newestPart()).articles.some(({ title }) => title.startsWith('7'))).toBe(false)
    })

    it('never dates a change before the last one, in any family', async () => {
      await newsroom()
      const times = async () => {
        const markers = ['all', 'reviewed', 'languages/en'].map((family) =>
          bench().store.findMarker(family),
        )
        return (await Promise.all(markers)).map(({ changedAt }) => Number(changedAt))
      }
      let before = await times()
      for (const statement of [
        insert(33, 33),
        `update articles set title = 'Other' where title = '7'`,
        `delete from articles where title = '9'`,
      ]) {
        await bench().sql(statement)
        const after = await times()
        for (const [index, time] of after.entries())
          expect(time).toBeGreaterThanOrEqual(before[index] ?? 0)
        before = after
      }
      expect(await shownTombstones(bench())).toEqual(['urn:example:9'])
    })

    it('answers a request with only a date anew after an edit, also once the clock has caught up', async () => {
      await newsroom()
      const before = await newestPart()
      await bench().sql(`update articles set title = 'Other' where title = '7'`)
      const after = await newestPart()
      expect(after.articles.some(({ title }) => title === 'Other')).toBe(true)
      expect(Number(after.changedAt)).toBeGreaterThanOrEqual(Number(before.changedAt))
      const ifModifiedSince = lastModified(before.changedAt, before.readAt).toUTCString()
      for (const minutes of [0, 1, 3, 60]) {
        const now = new Date(Number(after.readAt) + minutes * 60_000)
        expect(
          evaluate({
            ifNoneMatch: null,
            ifModifiedSince,
            etag: '',
            changedAt: after.changedAt,
            now,
          }),
        ).toBe('send')
      }
    })

    it('shows what changed to a client that asks since its last poll', async () => {
      await newsroom()
      const { readAt } = await bench().store.findMarker('all')
      await bench().sql(`update articles set title = 'Other' where title = '7'`)
      await bench().sql(insert(33, 33))
      const since = new Date(Number(readAt) + 3_600_000)
      const { articles } = await bench().store.latest(buildSelection({ since, limit: 100 }))
      expect(articles.slice(0, 2).map(({ title }) => title)).toEqual(['33', 'Other'])
    })

    it.each([
      ['two minutes', setBackBy('2 minutes')],
      ['a day', setBackBy('1 day')],
      [
        'ten minutes, but listed before',
        behindTriggers(`update listings set changed_at = now() + interval '10 minutes'`),
      ],
    ])(
      'takes out what is withheld, deleted or in another family, with a tombstone: %s',
      async (_, ahead) => {
        const { sql } = bench()
        await sql(insert(1, 4))
        await sql(ahead)
        await sql(`update articles set status = 'withheld' where title = '1'`)
        await sql(`delete from articles where title = '2'`)
        await sql(`update articles set language = 'de' where title = '3'`)
        const standing = `select title, family from listings join articles on id = article_id
        where left_at is null and (family like 'languages/%' or title = '1') order by 1, 2`
        expect(await sql(standing)).toEqual([
          { title: '3', family: 'languages/de' },
          { title: '4', family: 'languages/en' },
        ])
        expect(
          await sql(`select count(*)::int from listings where family = 'all' and left_at is null`),
        ).toEqual([{ count: 2 }])
        expect((await shownTombstones(bench())).toSorted()).toEqual([
          'urn:example:1',
          'urn:example:2',
        ])
      },
    )

    it('shows no embargoed article early, also if closed parts end later', async () => {
      for (const transaction of [insert(1, 30), setBackBy('1 day')]) await bench().sql(transaction)
      await bench().sql(insert(31, 31, `now() + interval '1 hour'`))
      expect(await shownTitles(bench(), 50)).not.toContain('31')
    })

    it('lists at the most five minutes ahead, if it was wrong by more', async () => {
      const { sql } = bench()
      await sql(insert(1, 1))
      await sql(
        `update families set changed_at = clock_timestamp() + interval '1 day' where family = 'all'`,
      )
      await sql(insert(2, 2))
      expect(await shownTitles(bench(), 2)).toEqual(['2', '1'])
      expect(
        await sql(`select title from listings l join articles a on a.id = article_id
        where family = 'all' and l.listed_at > clock_timestamp() + interval '5 minutes'`),
      ).toEqual([])
    })
  })
}

if (import.meta.vitest) runOnPglite(describeClock)
