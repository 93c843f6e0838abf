/**
 * Eight writers at once, with random transactions: edits, imports, embargoes, renamed topics, savepoints, rollbacks and cut
 * connections. Readers look meanwhile. A failure names its seed: run it again with WRITERS_SEED.
 */
import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wholeFamily } from '../../src/request/selection.ts'
import { createStore } from '../../src/store/store.ts'
import { runs } from '../fixtures/runs.ts'
import { seeded } from '../fixtures/seeded.ts'
import { emptyNewsroom } from '../store/bench.ts'
import { connect, openFresh } from '../store/fresh-database.ts'
import { nothingSeen, pollChanges, pollFamily, pollMembership } from './pollers.ts'
import { countNumbers } from './random-transactions.ts'
import { emptyReport, write } from './random-writers.ts'

const writers = 8
/** `TRANSACTIONS_EACH=2000` is a test of many minutes. */
const transactionsEach = Number(process.env['TRANSACTIONS_EACH'] ?? runs(250, 100).numRuns)
const seed = Number(process.env['WRITERS_SEED'] ?? Date.now() % 1_000_000)

const families = [
  'all',
  'reviewed',
  'topics/a',
  'topics/m1',
  'sources/example.org',
  'languages/en',
  'languages/fr',
  'corrections',
  'partners/acme/all',
]

/** A transaction can be refused because another one inserted or deleted a row that it needs. */
const refusals = /^(23503 |23505 )/

/** Queries for what must not be there when all writers have ended. */
const mistakes: Readonly<Record<string, string>> = {
  'changes that are still pending': 'select id from pending_changes',
  'articles that are listed wrongly': `with wanted as (
      select f.family, f.entry_id as article_id from article_families(array(select id from articles)) as f
    ), found as (select family, article_id from listings where left_at is null)
    (select 'missing' as what, * from (table wanted except table found) as missing)
    union all (select 'wrong', * from (table found except table wanted) as wrong)`,
  'wrong counts': `select family, articles, (select count(*) from listings l where l.family = f.family and left_at is null) as listed
    from families f where articles <> (select count(*) from listings l where l.family = f.family and left_at is null)`,
  'wrong dates of the newest article': `select family from families f
    where newest_at is distinct from (select max(listed_at) from listings l where l.family = f.family and left_at is null)`,
  'articles of one transaction that stand in another order': `select a.title, b.title from listings l join articles a on a.id = l.article_id
    join articles b on b.number = a.number + 1 join listings m on m.family = l.family and m.article_id = b.id
    where a.url like '%/eight/%' and b.url like '%/eight/%' and a.xmin = b.xmin
    and a.published_at < b.published_at and l.listed_at >= m.listed_at and l.family = 'all'`,
  'parts that overlap or miscount': `select * from (
      select *, coalesce(lag(through) over w, 0) as before, lag((last_listed_at, last_article_id)) over w as end_before,
        (select count(*) from listings l where l.family = p.family and (listed_at, article_id)
          between (first_listed_at, first_article_id) and (last_listed_at, last_article_id)) as held
      from archive_parts p window w as (partition by family order by month, part)
    ) as p where held > 30 or through - before <> held or end_before >= (first_listed_at, first_article_id)`,
  'tombstones of articles that are shown': `select guid from tombstones t where exists (
      select from articles a join listings l on l.article_id = a.id and l.family = 'all'
      where (a.guid = t.guid or a.id = t.article_id) and l.left_at is null and l.listed_at < now() - interval '1 minute')`,
}

describe(`eight writers at once (seed ${seed})`, () => {
  let fresh: Awaited<ReturnType<typeof openFresh>>
  let clients: postgres.Sql[] = []

  beforeAll(async () => {
    fresh = await openFresh()
    await fresh.sql(
      `do $$ begin execute format('alter database %I set deadlock_timeout = ''100ms''', current_database()); end $$`,
    )
    clients = [connect(fresh.url), connect(fresh.url)]
  })
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.end({ timeout: 1 })))
    await fresh?.close()
  })

  it('keep every promise of the marker, of order and of archives', async () => {
    const { sql, db } = fresh
    await emptyNewsroom(sql)
    await sql(`insert into topics values ('a', 'A'), ('b', 'B'), ('m0', 'M0'), ('m1', 'M1')`)
    const [killer, monitor] = clients
    if (!killer || !monitor) throw new Error('there are two clients')
    const store = createStore(db, () => {})
    const [seen, report, numbers] = [nothingSeen(), emptyReport(), countNumbers()]
    let ended = false
    const pollers = families.map((family, index) =>
      pollFamily(store, family, { random: seeded(seed + 100 + index), seen, ended: () => ended }),
    )
    const members = pollMembership(
      async (text) => await monitor.unsafe(text),
      seen,
      () => ended,
    )
    const changes = pollChanges(store, seen, () => ended)
    try {
      await Promise.all(
        Array.from({ length: writers }, (_, index) =>
          write({ url: fresh.url, killer }, { count: transactionsEach, numbers, random: seeded(seed + index), report }),
        ),
      )
      // Until the last short embargo has ended.
      await sql('select pg_sleep(0.3)')
    } finally {
      ended = true
    }
    const [{ client, readAt }] = await Promise.all([changes, members, ...pollers])

    expect(seen.faults.slice(0, 3)).toEqual([])
    for (const [what, query] of Object.entries(mistakes)) expect(await sql(query), `finds ${what}`).toEqual([])
    const { articles } = await store.latest({ ...wholeFamily('all', 100_000), whole: false })
    expect(Object.fromEntries(client)).toEqual(
      Object.fromEntries(
        articles.filter(({ publishedAt }) => publishedAt <= readAt).map((each) => [each.guid, JSON.stringify(each)]),
      ),
    )

    const odd = [...report.refused].filter(([message]) => !refusals.test(message))
    expect(odd).toEqual([])
    expect(
      report.deadlocks.filter((text) => /candor_commit|families|listings|tombstones|archive_parts/.test(text)),
    ).toEqual([])
    const attempted = writers * transactionsEach
    expect(report.committed).toBeGreaterThan(attempted * 0.7)
    expect(report.cut).toBeGreaterThan(attempted * 0.02)
    expect(report.deadlocks.length).toBeLessThan(attempted * 0.01)
    expect(seen.looks).toBeGreaterThan(50)
    expect(new Set(articles.map(({ language }) => language)).size).toBeGreaterThan(1)
  }, 1_800_000)
})
