/**
 * Edge cases of closed archive parts: which change closes one, which articles it keeps, and which
 * markers change. Also tests tombstones, closed topics and markers of several families.
 */
import { afterEach, describe, expect, it } from 'vitest'
import { archivedPart, wholeFamily } from '../../../src/core/request/selection.ts'
import { buildSelection } from '../../fixtures/build-article.ts'
import type { Bench } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

const first = { month: '2020-01', number: 1 }
const january = `timestamptz '2020-01-01Z' + n * interval '1 minute'`
const tomorrow = `now() + interval '1 day'`

/** Inserts articles `from` to `to` in one statement; in `publishedAt`, `n` is the number. */
const publish = (from: number, to: number, publishedAt = 'now()', mode = 'human-only') =>
  `insert into articles (guid, url, title, language, disclosure_mode, status, published_at)
  select 'urn:example:' || n, 'https://news.example.org/', n, 'en', '${mode}', 'published',
    ${publishedAt}
  from generate_series(${from}, ${to}) n`

const assign = (slug: string, from: number, to = from) =>
  `insert into topics values ('${slug}', '${slug}') on conflict do nothing;
  insert into article_topics select id, '${slug}' from articles where title::int between ${from} and ${to}`

/** Simulates that all embargoes ended in January 2020: triggers do not see these writes. */
const release = `set local session_replication_role = 'replica';
  update listings set listed_at = timestamptz '2020-01-01Z' + title::int * interval '1 minute' from articles
  where id = article_id and listed_at > now();
  update articles set published_at = timestamptz '2020-01-01Z' + title::int * interval '1 minute' where published_at > now()`

export function describeClosing(bench: () => Bench): void {
  /** One transaction each, with a pause before it so that dates differ in milliseconds. */
  const run = async (...transactions: string[]) => {
    for (const each of transactions)
      await bench().sql(`select pg_sleep(0.005); begin; ${each}; commit`)
  }
  const part = (family: string, which = first) => bench().store.latest(archivedPart(family, which))
  const feed = (family: string, limit = 50) => bench().store.latest(wholeFamily(family, limit))
  const stateOf = async (...families: [string, ...string[]]) =>
    (await bench().store.findMarker(...families)).state
  const guids = (of: readonly { readonly guid: string }[]) =>
    of.map(({ guid }) => guid.replace('urn:example:', ''))
  const parts = async () => {
    const rows = await bench().sql(
      `select month || '/' || part as name from archive_parts where family = 'all' order by 1`,
    )
    return rows.map((row) => row['name'])
  }
  const thirtyInTopicA = `set local candor.backdate = 'on'; ${publish(1, 30, january)}; ${assign('a', 1, 30)}; select candor_import_done()`

  describe('a closed part', () => {
    afterEach(() => bench().sql('rollback'))

    it('is closed only by a change that moves the marker', async () => {
      await run(publish(1, 30, tomorrow), release)
      const before = await stateOf('all')
      await run(publish(31, 31, tomorrow))
      expect([await parts(), await stateOf('all')]).toEqual([[], before])
      await run(publish(32, 32))
      expect(await parts()).toEqual(['2020-01/1'])
      expect(await stateOf('all')).not.toBe(before)
    })

    it('leaves no gap to the subscription feed, however many embargoes have ended', async () => {
      const closed = publish(1, 30, `timestamptz '2019-01-01Z' + n * interval '1 minute'`)
      await run(
        `set local candor.backdate = 'on'; ${closed}; select candor_import_done()`,
        publish(31, 730, tomorrow),
        release,
      )
      expect(await parts()).toEqual(['2019-01/1'])
      const { articles, previous } = await feed('all', 5)
      expect(articles.map(({ title }) => Number(title))).toEqual(
        Array.from({ length: 700 }, (_, index) => 730 - index),
      )
      expect(previous).toEqual({ month: '2019-01', number: 1 })
    })

    it('keeps an article that left its topic, and shows its edits and its deletion', async () => {
      await run(thirtyInTopicA)
      const ids = async () => (await part('topics/a')).articles.map(({ id }) => id)
      const before = await ids()
      expect(before).toHaveLength(30)
      await run(`delete from article_topics using articles where id = article_id and title = '7'`)
      expect(await ids()).toEqual(before)
      const { articles, tombstones } = await feed('topics/a')
      expect([articles.length, guids(articles).includes('7'), tombstones]).toEqual([29, false, []])

      const left = await stateOf('topics/a')
      await run(`update articles set title = 'Seven' where title = '7'`)
      const edited = await stateOf('topics/a')
      expect(edited).not.toBe(left)
      expect(await ids()).toEqual(before)
      expect((await part('topics/a')).articles.map(({ title }) => title)).toContain('Seven')

      await run(`update articles set status = 'draft' where title = 'Seven'`)
      expect(await stateOf('topics/a')).not.toBe(edited)
      const gone = await part('topics/a')
      expect([gone.articles.length, guids(gone.articles).includes('7')]).toEqual([29, false])
      expect(guids(gone.tombstones)).toEqual(['7'])
    })

    it.each([
      [
        'a deletion',
        `delete from articles where title = '7'`,
        { tombstones: [{ guid: 'urn:example:7' }] },
      ],
      [
        'the closing of the next part',
        `set local candor.backdate = 'on'; ${publish(31, 60, january)}; ${assign('a', 31, 60)}`,
        { next: { month: '2020-01', number: 2 } },
      ],
      [
        'a new label of its topic',
        `update topics set label = 'Alpha'`,
        { labels: new Map([['a', 'Alpha']]) },
      ],
    ])('changes its date and its marker after %s', async (_, change, shown) => {
      await run(thirtyInTopicA)
      const before = await part('topics/a')
      expect(before).not.toMatchObject(shown)
      await run(change)
      const after = await part('topics/a')
      expect(after).toMatchObject(shown)
      expect(after.changedAt.getTime()).toBeGreaterThan(before.changedAt.getTime())
      expect(after.state).not.toBe(before.state)
    })

    it('changes after a new label of its topic, even if all its articles are deleted', async () => {
      await run(thirtyInTopicA, `delete from articles`)
      const before = await part('topics/a')
      expect([before.articles.length, before.tombstones.length]).toEqual([0, 30])
      await run(`update topics set label = 'Alpha'`)
      const after = await part('topics/a')
      expect(after.labels.get('a')).toBe('Alpha')
      expect(after.changedAt.getTime()).toBeGreaterThan(before.changedAt.getTime())
    })
  })

  describe('a tombstone', () => {
    afterEach(() => bench().sql('rollback'))

    it('stays in families without the new article of the same guid, also after that article’s embargo', async () => {
      await run(`${publish(1, 1)}; ${assign('a', 1)}; ${assign('b', 1)}`, 'delete from articles')
      await run(`${publish(1, 1, tomorrow)}; ${assign('b', 1)}`)
      const before = await feed('topics/a')
      expect(guids(before.tombstones)).toEqual(['1'])
      for (const family of ['all', 'topics/b'])
        expect(guids((await feed(family)).tombstones)).toEqual(['1'])

      await run(release)
      const after = await feed('topics/a')
      expect([after.articles, after.tombstones, after.state]).toEqual([
        [],
        before.tombstones,
        before.state,
      ])
      for (const family of ['all', 'topics/b']) {
        const { articles, tombstones } = await feed(family)
        expect([guids(articles), tombstones]).toEqual([['1'], []])
      }
    })

    it('remains of an article deleted in the last seconds of its embargo, not of one deleted earlier', async () => {
      const releasedIn = (interval: string) => `clock_timestamp() + interval '${interval}'`
      await run(`${publish(1, 1, releasedIn('2 s'))}; ${publish(2, 2, releasedIn('50 s'))}`)
      await run('delete from articles')
      expect(await bench().sql('select guid from tombstones')).toEqual([{ guid: 'urn:example:1' }])
      expect(guids((await feed('all')).tombstones)).toEqual(['1'])
      // Only the article that readers may have seen before the commit keeps its listing.
      const listed = `select count(*)::int, count(left_at)::int as left from listings where family = 'all'`
      expect(await bench().sql(listed)).toEqual([{ count: 1, left: 1 }])
    })
  })

  it('a closed topic stays closed under a new slug, and its old slug redirects to the new one', async () => {
    await run(
      `${publish(1, 1)}; ${assign('time', 1)}`,
      `insert into retired_topics (slug) values ('time')`,
    )
    await run(`update topics set slug = 'clocks'`)
    expect((await feed('topics/clocks')).retired).toEqual({ movedTo: null })
    expect((await feed('topics/time')).retired).toEqual({ movedTo: 'clocks' })
    await run(`update topics set slug = 'time'`)
    expect((await feed('topics/time')).retired).toEqual({ movedTo: null })
    expect((await feed('topics/clocks')).retired).toEqual({ movedTo: 'time' })
  })

  it('the marker of several families changes with each of them, and equals that of a filtered feed', async () => {
    const { store } = bench()
    const both = () => store.findMarker('reviewed', 'topics/x')
    const latest = () => store.latest(buildSelection({ family: 'reviewed', topics: ['x'] }))
    const reviewed = publish(2, 2)
    const inTopicX = `${publish(3, 3, 'now()', 'ai-autonomous')}; ${assign('x', 3)}`
    await run(`${publish(1, 1, 'now()', 'ai-autonomous')}; ${assign('x', 1)}`)
    for (const [change, moved, still] of [
      [inTopicX, 'topics/x', 'reviewed'],
      [reviewed, 'reviewed', 'topics/x'],
    ] as const) {
      const before = [await both(), await store.findMarker(still)] as const
      await run(change)
      const [after, mover, other] = [
        await both(),
        await store.findMarker(moved),
        await store.findMarker(still),
      ]
      expect(other.state).toBe(before[1].state)
      expect(after.state).not.toBe(before[0].state)
      expect(await latest()).toMatchObject({ state: after.state, changedAt: after.changedAt })
      expect(after.changedAt).toEqual(mover.changedAt)
      expect(after.changedAt.getTime()).toBeGreaterThan(other.changedAt.getTime())
    }
  })

  it('suggestions of similar families contain no closed topics', async () => {
    await run(`${publish(1, 1)}; ${assign('tide', 1)}; ${assign('time', 1)}`)
    expect([...(await bench().store.findSimilarFamilies('topics/ti', 10))].toSorted()).toEqual([
      'topics/tide',
      'topics/time',
    ])
    await run(`insert into retired_topics (slug) values ('tide')`)
    expect(await bench().store.findSimilarFamilies('topics/ti', 10)).toEqual(['topics/time'])
  })
}

if (import.meta.vitest) runOnPglite(describeClosing)
