/**
 * Archives: a family is split into parts, closed parts keep their articles, and the links between
 * parts reach every article.
 */

import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { renderFeed } from '../../../src/core/feed/render-feed.ts'
import { archivedPart, wholeFamily } from '../../../src/core/request/selection.ts'
import { behindTriggers } from '../../fixtures/behind-triggers.ts'
import { buildSite, feedShowing } from '../../fixtures/build-article.ts'
import { runs } from '../../fixtures/runs.ts'
import { type Bench, emptyNewsroom, textOf } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

/** The statements of a transaction that imports articles, and closes their parts. */
const backdated = (...statements: string[]) =>
  `set local candor.backdate = 'on'; ${statements.join(';')}; select candor_import_done()`

/** Inserts articles `from` to `to` in one statement; in `publishedAt`, `n` is the number. */
const publish = (from: number | string, to: number | string, publishedAt = 'now()') =>
  `insert into articles (id, guid, url, title, language, disclosure_mode, status, published_at)
  select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'urn:example:' || n,
    'https://news.example.org/',
    n, (array['en', 'de-AT'])[1 + n % 2], 'human-only', 'published', ${publishedAt} from generate_series(${from}, ${to}) n`

const january = `timestamptz '2020-01-31T23:00:00Z' + n * interval '1 minute'`
const assign = (slug: string, from: number, to: number) =>
  `insert into article_topics select id, '${slug}' from articles where title::int between ${from} and ${to}`
const down = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, index) => from - index).join(' ')

/**
 * The titles in the subscription feed and in each older part, newest first, then the numbers of the
 * deleted articles.
 */
export async function walk(
  { store }: Bench,
  family = 'all',
  limit = 1,
): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  const next: (string | undefined)[] = []
  let name: string | undefined = 'feed'
  let snapshot = await store.latest(wholeFamily(family, limit))
  const nameOf = (part: typeof snapshot.next) => (part ? `${part.month}/${part.number}` : undefined)
  while (name !== undefined) {
    const deleted = snapshot.tombstones.map(({ guid }) => guid.replace('urn:example:', '†'))
    found[name] = [...snapshot.articles.map(({ title }) => title), ...deleted].join(' ')
    next.push(nameOf(snapshot.next))
    name = nameOf(snapshot.previous)
    if (snapshot.previous) snapshot = await store.latest(archivedPart(family, snapshot.previous))
  }
  expect(next).toEqual([undefined, undefined, ...Object.keys(found).slice(1)].slice(0, next.length))
  return found
}

/**
 * For each closed part of these families, by name: its bounds and every article ever listed between
 * them.
 */
export async function membership(
  { sql }: Bench,
  families: readonly string[],
): Promise<Record<string, unknown>> {
  const rows =
    await sql(`select p.family || ' ' || month || '/' || part as name, concat_ws(' ', first_listed_at, last_listed_at, (
      select string_agg(article_id::text, ' ' order by listed_at, article_id) from listings l
        where l.family = p.family
        and (listed_at, article_id) between (first_listed_at, first_article_id)
          and (last_listed_at, last_article_id)
    )) as members from archive_parts p where family in ('${families.join(`', '`)}')`)
  return Object.fromEntries(rows.map((row) => [row['name'], row['members']]))
}

type Dated = { readonly content: string; readonly changedAt: number }

/**
 * For each closed part of these families: its document with a fixed date of change, and the real
 * date of change.
 */
async function closedDocuments(
  { sql, store }: Bench,
  families: readonly string[],
): Promise<Map<string, Dated>> {
  const found = new Map<string, Dated>()
  for (const row of await sql('select family, month, part from archive_parts')) {
    const [family, month, number] = [
      String(row['family']),
      String(row['month']),
      Number(row['part']),
    ]
    if (!families.includes(family)) continue
    const request = archivedPart(family, { month, number })
    const snapshot = await store.latest(request)
    const feed = feedShowing(buildSite(), request, { ...snapshot, changedAt: new Date(0) })
    const content = renderFeed(feed, 'atom')
    found.set(`${family} ${month}/${number}`, { content, changedAt: Number(snapshot.changedAt) })
  }
  return found
}

/** Changes that do not move articles 1 to 40 of January 2020 in the topic `a`. */
const keeping: readonly (readonly [string, ...string[]])[] = [
  ['an edit', `update articles set body_html = 'Other.' where title in ('7', '35')`],
  [
    'a correction',
    `insert into corrections (article_id, text) select id, 'Other.' from articles where title = '7'`,
  ],
  [
    'a retraction',
    `update articles set status = 'retracted', retraction_reason = 'Wrong.', retracted_at = now()`,
  ],
  ['an earlier date', backdated(`update articles set published_at = '2019-01-01Z'`)],
  ['a later date', backdated(`update articles set published_at = '2020-03-01Z' where title = '7'`)],
  [
    'a move to another topic and back',
    `update article_topics set topic_slug = 'b'`,
    `update article_topics set topic_slug = 'a'`,
  ],
  [
    'a status of withheld and back',
    `update articles set status = 'withheld'`,
    `update articles set status = 'published'`,
  ],
  ['a removal of its topic and back', 'delete from article_topics', assign('a', 1, 40)],
]

const news = (publishedAt: string) => `${publish('$from', '$from + $k % 40', publishedAt)};
  insert into sources (article_id, position, url, title) select id, 1, 'https://www.example.org/', 'Source' from articles
  where title::int >= $from and title::int % 5 > 0;
  insert into article_topics select id, slug from articles, topics where title::int >= $from and title::int % 3 = ascii(slug) % 3`

/**
 * Statements of a newsroom: `$from` is the first of forty unused numbers, `$k` any number, `$one`
 * the id of any article.
 */
const deeds: readonly string[] = [
  news('now()'),
  backdated(news(`timestamptz '2020-01-01Z' + (n * $k % 99) * interval '1 day'`)),
  news(`clock_timestamp() + $k % 50 * interval '1 ms'`),
  news(`now() + interval '$k days'`),
  `update articles set body_html = body_html || '.' where id = $one`,
  `update articles set language = 'de', disclosure_mode = 'ai-autonomous' where id = $one`,
  `insert into corrections (article_id, text) select id, 'Other.' from articles where id = $one`,
  `update articles set status = 'retracted', retraction_reason = 'Wrong.', retracted_at = now() where id = $one`,
  `update articles set status = 'withheld' where id in ($one, (select id from articles limit 1))`,
  `update articles set status = 'published', language = 'en', disclosure_mode = 'human-only', disclosure_model = null, disclosure_provider = null where status = 'withheld'`,
  `delete from articles where id = $one`,
  `delete from article_topics where article_id = $one`,
  `insert into article_topics select id, 'a' from articles where id = $one and id not in (select article_id from article_topics)`,
  `update article_topics set topic_slug = translate(topic_slug, 'ab', 'ba') where article_id = $one`,
  `update topics set label = 'Other $k'`,
]
const one =
  '(select id from articles order by id offset $k % (1 + (select count(*) from articles)) limit 1)'
const written = (deed: string, from: number, k: number) =>
  deed.replaceAll('$from', `${from}`).replaceAll('$k', `${k}`)
const deed = fc.tuple(
  fc.constantFrom(...deeds.map((text) => text.replaceAll('$one', one))),
  fc.nat(999),
)
const transactions = fc.array(fc.array(deed, { minLength: 1, maxLength: 4 }), {
  minLength: 4,
  maxLength: 12,
})

/** `examples` of its property. */
export function describeArchive(bench: () => Bench, examples = 3): void {
  const topics = `insert into topics values ('a', 'A'), ('b', 'B')`
  const archive = (family?: string, limit?: number) => walk(bench(), family, limit)
  const run = async (...transactions: string[]) => {
    for (const each of transactions) await bench().sql(`begin; ${each}; commit`)
  }

  describe('the archive of a family', () => {
    beforeEach(() => run(topics))
    afterEach(() => bench().sql('rollback'))

    it('is split by UTC month into parts of thirty, in the order of listing', async () => {
      await run(`set local timezone = 'Asia/Tokyo'; ${backdated(publish(1, 125, january))}`)
      const february = {
        '2020-02/3': down(125, 120),
        '2020-02/2': down(119, 90),
        '2020-02/1': down(89, 60),
      }
      const parts = { ...february, '2020-01/2': down(59, 31), '2020-01/1': down(30, 1) }
      expect(await archive()).toEqual({ feed: '125', ...parts })
    })

    it('closes a part at its thirtieth article, not before, also if articles are deleted or share a listing time', async () => {
      const month = await textOf(bench().sql, `select to_char(now() at time zone 'UTC', 'YYYY-MM')`)
      await run(publish(1, 29), `delete from articles where title = '7'`)
      const first = await bench().store.latest(archivedPart('all', { month, number: 1 }))
      expect(first).toMatchObject({
        known: false,
        articles: [],
        tombstones: [],
        previous: null,
        next: null,
      })
      await run(publish(30, 59), publish(60, 62))
      const parts = {
        [`${month}/2`]: down(60, 31),
        [`${month}/1`]: `${down(30, 8)} ${down(6, 1)} †7`,
      }
      expect(await archive()).toEqual({ feed: '62 61 †7', ...parts })
    })

    it('closes the part of a past month with the next article of its family, not of another, and not with an edit', async () => {
      await run(publish(1, 2), assign('a', 1, 1), assign('b', 2, 2))
      // Simulates that time has passed: triggers do not see this write.
      await bench().sql(
        behindTriggers(`update listings set listed_at = listed_at - interval '40 days'`),
      )
      expect(await archive()).toEqual({ feed: '2 1' })
      await run(
        `update articles set body_html = 'Other.' where title = '2'; update topics set label = 'Other'`,
      )
      expect(await archive()).toEqual({ feed: '2 1' })
      await run(publish(3, 3), assign('b', 3, 3))
      expect(Object.values(await archive())).toEqual(['3', '2 1'])
      expect(Object.values(await archive('topics/b'))).toEqual(['3', '2'])
      expect(await archive('topics/a')).toEqual({ feed: '1' })
    })

    it('begins where the subscription feed ends, and that feed has at least `limit` entries', async () => {
      await run(backdated(publish(1, 35, january)), publish(36, 47))
      expect(await archive('all', 5)).toMatchObject({ feed: down(47, 36) })
      expect(await archive('all', 20)).toMatchObject({ feed: down(47, 28) })
      expect(await bench().store.latest({ ...wholeFamily('all', 5), whole: false })).toHaveProperty(
        'articles.length',
        5,
      )
    })

    it('shows the tombstone of a deleted article in its part, and moves no other article', async () => {
      await run(backdated(publish(1, 40, january)))
      const before = await membership(bench(), ['all'])
      await run(`delete from articles where title in ('7', '35', '36')`)
      expect(await archive('all', 4)).toEqual({
        feed: '40 39 38 37 †36 †35 †7',
        '2020-01/2': `40 39 38 37 ${down(34, 31)} †36 †35`,
        '2020-01/1': `${down(30, 8)} ${down(6, 1)} †7`,
      })
      expect(await membership(bench(), ['all'])).toEqual(before)
    })

    it.each(keeping)('does not change its parts after %s', async (_, ...statements) => {
      await run(`${backdated(publish(1, 40, january))}; ${assign('a', 1, 40)}`)
      const before = await membership(bench(), ['all', 'topics/a', 'languages/en'])
      const found = await archive('topics/a')
      expect(Object.values(found)).toEqual(['40', down(40, 31), down(30, 1)])
      await run(...statements)
      expect(await membership(bench(), ['all', 'topics/a', 'languages/en'])).toEqual(before)
      expect(await archive('topics/a')).toEqual(found)
    })

    it('lists late articles after its last closed part, in the order of listing', async () => {
      await run(backdated(publish(1, 40, january)))
      const late = publish(41, 43, `timestamptz '2019-07-01Z' - n * interval '1 day'`)
      await run(backdated(late, publish(44, 44, `'2020-03-01Z'`)))
      const parts = { '2020-01/2': down(40, 31), '2020-01/1': down(30, 1) }
      expect(await archive()).toEqual({
        feed: '44',
        '2020-03/1': '44',
        '2020-01/3': '41 42 43',
        ...parts,
      })
    })

    it('contains only articles of its family, and corrections by their articles if they have one date', async () => {
      const corrections = `insert into corrections (article_id, text) select id, 'Other.' from articles`
      await run(`${backdated(publish(1, 80, january))}; ${assign('a', 3, 4)}; ${corrections}`)
      expect(
        Object.values(await archive('languages/de')).map((text) => text.split(' ').length),
      ).toEqual([1, 10, 30])
      expect(await archive('topics/a')).toEqual({ feed: '4', '2020-01/1': '4 3' })
      expect(Object.values(await archive('corrections'))).toEqual([
        down(80, 61),
        down(60, 31),
        down(30, 1),
      ])
    })

    const families = [
      'all',
      'reviewed',
      'topics/a',
      'topics/b',
      'sources/example.org',
      'languages/de',
    ]
    it('never changes closed parts, and lists each article once, after any sequence of writes', async () => {
      const property = fc.asyncProperty(
        transactions,
        fc.integer({ min: 1, max: 50 }),
        async (plan, limit) => {
          await emptyNewsroom(bench().sql)
          await run(topics)
          let closed = {}
          let documents = new Map<string, Dated>()
          for (const [step, deeds] of plan.entries()) {
            await run(
              deeds.map(([deed, k], place) => written(deed, 40 * (4 * step + place), k)).join(';'),
            )
            const now = await closedDocuments(bench(), families)
            for (const [name, { content, changedAt }] of documents) {
              if (now.get(name)?.content !== content)
                expect(now.get(name)?.changedAt).toBeGreaterThan(changedAt)
            }
            documents = now
            expect(await membership(bench(), families)).toMatchObject(closed)
            closed = await membership(bench(), families)
          }
          await bench().sql('select pg_sleep(0.05)')
          for (const family of families) {
            const { feed = '', ...parts } = await archive(family, limit)
            const titles = (text: string) => text.split(' ').filter((title) => /^\d/.test(title))
            const archived = Object.values(parts).flatMap(titles)
            const found = [
              ...titles(feed).filter((title) => !archived.includes(title)),
              ...archived,
            ]
            // A closed part keeps articles that left its family as long as another family shows
            // them.
            const shown =
              await bench().sql(`select title from listings l join articles on id = article_id
            where family = '${family}' and listed_at <= now() and (left_at is null or (
              exists (select from archive_parts p where p.family = l.family
                and (l.listed_at, l.article_id) <= (p.last_listed_at, p.last_article_id))
              and exists (select from listings a where a.family = 'all'
                and a.article_id = l.article_id and a.left_at is null)
            )) order by listed_at desc, id desc`)
            expect(found).toEqual(shown.map((row) => row['title']))
          }
        },
      )
      await fc.assert(property, runs(examples, examples))
    }, 120_000)
  })
}

if (import.meta.vitest) runOnPglite((bench) => describeArchive(bench))
