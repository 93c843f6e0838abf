/** The directory of families in the database: its members, its order and its counts of articles. */
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { DirectoryQuery } from '../../../src/core/store/directory-query.ts'
import { insertArticle, updateArticle } from '../../fixtures/insert-article.ts'
import { runs } from '../../fixtures/runs.ts'
import type { Bench } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

const hour = 3_600_000

/** Statements of a newsroom that change existing articles and topics; `n` picks one. */
const writes: readonly ((n: number) => string)[] = [
  (n) => `insert into articles (url, title, language, disclosure_mode, status, published_at) values
    ('https://news.example.org/${n}', '${n}', '${['en', 'de-AT', 'ar'][n % 3]}', '${['human-only', 'ai-autonomous'][n % 2]}', 'published', now() + ${n % 5 === 4} ::int * interval '1 hour')`,
  (n) =>
    `insert into article_topics select id, 't${n % 3}' from articles order by title offset ${n} limit 3 on conflict do nothing`,
  (n) =>
    `delete from article_topics where topic_slug = 't${n % 3}' and article_id in (select id from articles order by title offset ${n} limit 2)`,
  (n) =>
    `update articles set status = '${['withheld', 'published', 'draft'][n % 3]}' where id in (select id from articles order by title offset ${n} limit 3)`,
  (n) =>
    `delete from articles where id in (select id from articles order by title offset ${n} limit 1)`,
  (n) =>
    `insert into sources (article_id, position, url, title) select id, ${n + 10}, 'https://www.s${n % 2}.example/', 's' from articles order by title offset ${n} limit 2 on conflict do nothing`,
  (n) =>
    `update topics set slug = 't${n % 3}' where slug = 't${(n + 1) % 3}' and not exists (select from topics where slug = 't${n % 3}')`,
  (n) =>
    `update articles set status = 'retracted', retraction_reason = 'Wrong.', retracted_at = now() where id in (select id from articles where status = 'published' order by title offset ${n} limit 1)`,
  (n) =>
    `update articles set language = '${['fr', 'iw', 'pt-BR'][n % 3]}' where id in (select id from articles order by title desc offset ${n} limit 2)`,
  (n) =>
    `insert into corrections (article_id, text) select id, 'Corrected.' from articles order by title offset ${n} limit 2`,
  (n) =>
    `delete from corrections where id in (select id from corrections order by id offset ${n % 3} limit 1)`,
  (n) =>
    n % 2 === 0
      ? `insert into retired_topics (slug) values ('t${n % 3}') on conflict do nothing`
      : `delete from retired_topics`,
]

const groups = ['topics', 'sources', 'languages', 'modes', 'all', 'reviewed', 'corrections']

/** The directory of all groups, counted from the listings. */
const counted = `select l.family, count(*)::int as count, floor(extract(epoch from max(l.listed_at)) * 1000)::text as newest, (
    select json_agg(language order by place) from (
      select candor_language(a.language) as language, min(place) as place from (
        select n.article_id, row_number() over (order by n.listed_at desc,
          n.article_id desc) as place from listings n
        where n.family = l.family and n.left_at is null and n.listed_at <= now()
        order by n.listed_at desc, n.article_id desc limit 5
      ) as newest join articles a
        on a.id = coalesce((select article_id from notices where id = newest.article_id),
          newest.article_id) group by 1
    ) as spoken
  ) as languages
  from listings l where l.left_at is null and l.listed_at <= now()
    and l.family not in (select 'topics/' || slug from retired_topics)
  group by l.family order by count desc, max(l.listed_at) desc, l.family`

/** `examples` of its property. */
export function describeDirectory(bench: () => Bench, examples = 5): void {
  const listed = (changes: Partial<DirectoryQuery> = {}) =>
    bench().store.findFamilies({ within: ['topics'], like: '', limit: 100, offset: 0, ...changes })
  const counts = async (changes: Partial<DirectoryQuery> = {}) =>
    Object.fromEntries((await listed(changes)).families.map(({ family, count }) => [family, count]))
  const insert = (topics: readonly string[], changes: Parameters<typeof insertArticle>[1] = {}) =>
    insertArticle(bench().db, changes, { topics })

  describe('the directory', () => {
    it('lists the families with a shown article, and counts shown articles', async () => {
      const { db, sql } = bench()
      await insert(['draft'], { status: 'draft' })
      await insert(['later'], { publishedAt: new Date(Date.now() + hour) })
      const id = await insert(['one', 'two'])
      await insert(['two'], {
        title: 'retracted',
        status: 'retracted',
        retractionReason: 'Wrong.',
        retractedAt: new Date(),
      })
      await sql(`insert into topics values ('empty', 'Empty')`)
      expect(await counts()).toEqual({ 'topics/one': 1, 'topics/two': 2 })
      expect(await counts({ within: ['all', 'reviewed', 'corrections'] })).toEqual({
        all: 2,
        corrections: 1,
      })
      await updateArticle(db, id, { status: 'withheld' })
      expect(await counts()).toEqual({ 'topics/two': 1 })
      await updateArticle(db, id, { status: 'published' })
      expect(await counts()).toEqual({ 'topics/one': 1, 'topics/two': 2 })
      await sql(`delete from articles where title = 'retracted'`)
      expect(await counts()).toEqual({ 'topics/one': 1, 'topics/two': 1 })
    })

    it('lists and counts an article when its embargo ends, without a write', async () => {
      await insert(['known'], { language: 'fr' })
      const [before] = (await listed()).families
      await insert(['soon', 'known'], { language: 'de', publishedAt: new Date(Date.now() + 1200) })
      expect((await listed()).families).toEqual([before])
      await vi.waitFor(
        async () => expect(await counts()).toEqual({ 'topics/known': 2, 'topics/soon': 1 }),
        {
          timeout: 5000,
          interval: 200,
        },
      )
      const [after] = (await listed()).families
      expect(after).toMatchObject({ family: 'topics/known', languages: ['de', 'fr'] })
      expect(Number(after?.newestAt)).toBeGreaterThan(Number(before?.newestAt))
    })

    it('leaves out an embargo that is withdrawn, moved to another topic or made longer', async () => {
      const { db, sql } = bench()
      await insert(['one'])
      const id = await insert(['one'], { publishedAt: new Date(Date.now() + hour) })
      expect(await counts()).toEqual({ 'topics/one': 1 })
      await sql(
        `insert into topics values ('two', 'Two'); update article_topics set topic_slug = 'two' where article_id = '${id}'`,
      )
      expect(await counts()).toEqual({ 'topics/one': 1 })
      await updateArticle(db, id, { publishedAt: new Date(Date.now() + 2 * hour) })
      expect(await counts()).toEqual({ 'topics/one': 1 })
      await updateArticle(db, id, { status: 'withheld' })
      expect(await counts()).toEqual({ 'topics/one': 1 })
      expect(await sql(`select family, articles from families where newest_at > now()`)).toEqual([])
    })

    it('counts exactly when articles leave closed archive parts and return', async () => {
      const { sql } = bench()
      await sql(`begin; set local candor.backdate = 'on';
        insert into topics values ('time', 'Time');
        insert into articles (url, title, language, disclosure_mode, status, published_at)
        select 'https://news.example.org/' || n, n, 'en', 'human-only', 'published', timestamptz '2020-01-01Z' + n * interval '1 hour'
        from generate_series(1, 95) n;
        insert into article_topics select id, 'time' from articles; select candor_import_done(); commit`)
      expect(
        await sql(
          `select part, through from archive_parts where family = 'topics/time' order by part`,
        ),
      ).toEqual([30, 60, 90, 95].map((through, index) => ({ part: index + 1, through })))
      await insert(['time'])
      expect(await counts()).toEqual({ 'topics/time': 96 })
      await sql(
        `delete from article_topics where article_id in (select id from articles where title in ('3', '40', '95'))`,
      )
      expect(await counts()).toEqual({ 'topics/time': 93 })
      await sql(`insert into article_topics select id, 'time' from articles where title = '40'`)
      expect(await counts()).toEqual({ 'topics/time': 94 })
      await sql(`update topics set slug = 'clocks' where slug = 'time'`)
      expect(await counts()).toEqual({ 'topics/clocks': 94 })
    })

    it('says the same as the listings after any sequence of transactions', async () => {
      const { sql } = bench()
      const write = fc.tuple(
        fc.integer({ min: 0, max: writes.length - 1 }),
        fc.integer({ min: 0, max: 40 }),
      )
      const transaction = fc.record({
        steps: fc.array(write, { minLength: 1, maxLength: 3 }),
        end: fc.constantFrom('commit', 'commit', 'commit', 'rollback'),
      })
      await sql(`insert into topics values ('t0', 'T0'), ('t1', 'T1'), ('t2', 'T2')`)
      await sql(`begin; set local candor.backdate = 'on';
        insert into articles (url, title, language, disclosure_mode, status, published_at)
        select 'https://news.example.org/' || n, n, 'en', 'human-only', 'published', timestamptz '2020-01-01Z' + n * interval '1 hour'
        from generate_series(1, 70) n; select candor_import_done(); commit`)
      await fc.assert(
        fc.asyncProperty(
          fc.array(transaction, { minLength: 4, maxLength: 8 }),
          async (transactions) => {
            for (const { steps, end } of transactions) {
              await sql(
                `begin; ${steps.map(([which, n]) => writes[which]?.(n)).join('; ')}; ${end}`,
              )
              const { families } = await listed({ within: groups })
              const summaries = families.map(({ family, count, newestAt, languages }) => {
                return { family, count, newest: Number(newestAt), languages }
              })
              const rows = await sql(counted)
              expect(summaries).toEqual(
                rows.map((row) => ({ ...row, newest: Number(row['newest']) })),
              )
            }
          },
        ),
        runs(examples, examples),
      )
      expect(
        Number((await sql('select count(*) from archive_parts'))[0]?.['count']),
      ).toBeGreaterThan(5)
    }, 60_000)

    it('sorts by count, then by the newest article, and can be read in pages', async () => {
      for (const topic of ['a', 'b', 'c', 'd', 'e']) await insert([topic])
      const all = (await listed()).families.map(({ family }) => family)
      expect(all).toEqual(['e', 'd', 'c', 'b', 'a'].map((topic) => `topics/${topic}`))
      const pieces = [
        await listed({ limit: 2 }),
        await listed({ limit: 2, offset: 2 }),
        await listed({ limit: 2, offset: 4 }),
      ]
      expect(pieces.flatMap(({ families }) => families.map(({ family }) => family))).toEqual(all)
      expect(pieces.map(({ total }) => total)).toEqual([5, 5, 5])
      await bench().sql(`begin; set local candor.backdate = 'on';
        insert into articles (url, title, language, disclosure_mode, status, published_at)
        select 'https://news.example.org/' || n, n, 'fr', 'human-only', 'published', timestamptz '2020-01-01Z' + n * interval '1 hour'
        from generate_series(1, 31) n; commit`)
      const languages = (await listed({ within: ['languages'] })).families.map(
        ({ family }) => family,
      )
      expect(languages).toEqual(['languages/fr', 'languages/en'])
    })

    it('filters by label, slug and domain, ignoring case, without wildcards', async () => {
      await insertArticle(
        bench().db,
        {},
        {
          topics: ['a-b'],
          sources: [{ url: 'https://www.w3.org/' }, { url: 'https://x.example/' }],
        },
      )
      await bench().sql(`update topics set label = '100% \\_Größe'`)
      for (const like of ['a-B', '100%', '\\_', 'GRÖSSE'.replace('SS', 'ß'), '']) {
        expect([like, (await listed({ like })).total]).toEqual([like, 1])
      }
      for (const like of ['a%b', 'a_b', '1000', "'", 'w3'])
        expect([like, (await listed({ like })).total]).toEqual([like, 0])
      expect(await counts({ within: ['sources'], like: 'W3' })).toEqual({ 'sources/w3.org': 1 })
    })

    it('leaves out renamed and closed topics', async () => {
      const { sql } = bench()
      await insert(['old', 'shut'])
      await sql(
        `update topics set slug = 'new' where slug = 'old'; insert into retired_topics (slug) values ('shut')`,
      )
      expect(await counts()).toEqual({ 'topics/new': 1 })
    })

    it('changes its marker when a topic is closed, renamed or opened again', async () => {
      const { sql, store } = bench()
      await insert(['shut', 'new'])
      const states = [(await store.findMarker('all')).state]
      for (const write of [
        `insert into retired_topics (slug) values ('shut')`,
        `update retired_topics set moved_to = 'new'`,
        `delete from retired_topics`,
      ]) {
        await sql(write)
        states.push((await store.findMarker('all')).state)
      }
      expect(new Set(states).size).toBe(4)
    })

    it('gives the label, the newest date and the languages of the newest five articles', async () => {
      for (const language of ['ja', 'fr', 'de', 'de-AT', 'ar', 'en'])
        await insert(['t'], { language })
      const [found] = (await listed()).families
      expect(found).toMatchObject({ label: 'About t', languages: ['en', 'ar', 'de', 'fr'] })
      const { newestAt } = await bench().store.findMarker('topics/t')
      expect(found?.newestAt).toEqual(newestAt)
    })
  })
}

if (import.meta.vitest) runOnPglite((bench) => describeDirectory(bench))
