/**
 * How the queries of the queue find their rows right after a change for 10,000 subscribers, of
 * which no statistics know yet.
 */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { rowsOf, type WriterDatabase } from '../../../../src/core/store/writer-database.ts'
import { claimDeliveries, countDue } from '../../../../src/plugins/push/store/deliveries.ts'
import { settleDeliveries } from '../../../../src/plugins/push/store/settlements.ts'
import { openFresh } from '../../../core/store/fresh-database.ts'
import { insertTopic } from '../push-rows.ts'

let fresh: Awaited<ReturnType<typeof openFresh>>
const plans: string[] = []

/** Runs statements, and keeps their plans. */
function explaining(db: WriterDatabase): WriterDatabase {
  const execute = async (statement: ReturnType<typeof sql>) => {
    const rows = await rowsOf<Record<string, string>>(db, sql`explain (costs off) ${statement}`)
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
    return db.execute(statement)
  }
  const transaction = (work: (tx: WriterDatabase) => unknown) =>
    db.transaction((tx) => work(explaining(tx)) as never)
  return { execute, transaction } as unknown as WriterDatabase
}

beforeAll(async () => {
  fresh = await openFresh()
  await insertTopic(fresh.sql)
  await fresh.sql(`insert into push_subscriptions (digest, topic, callback, host, ends_at, verified_at)
    select sha256(n::text::bytea), 'https://news.example.org/rss.xml',
      'https://r' || n || '.example.net/', 'r' || n || '.example.net', now() + interval '1 day',
        now()
    from generate_series(1, 10000) n`)
  await fresh.sql(`insert into push_deliveries (kind, subscription_id, first_at, next_at)
    select 'feed', id, now(), now() from push_subscriptions order by id`)
})
afterAll(() => fresh.close())

it('counts, claims and settles deliveries by indexes, in their order', async () => {
  const db = explaining(fresh.db)
  const limits = {
    ...{ max: 64, leaseSeconds: 60, maxDoubtful: 24 },
    ...{ maxOfHost: 16, busy: new Map(), maxOfWebhook: 4, busyWebhooks: new Map() },
  }
  expect(await countDue(db, ['feed'], 1200)).toBe(1200)
  const claimed = await claimDeliveries(db, { ...limits, kinds: ['feed'] })
  const attempts = claimed.map(({ id, attempts }) => ({ id, attempts }))
  expect(attempts).toHaveLength(64)
  const outcome = { reasons: 1, result: 'arrived', status: 204, delayMs: 0 } as const
  await settleDeliveries(
    db,
    attempts.map((attempt) => ({ ...attempt, ...outcome })),
  )
  const all = plans.join('\n')
  expect(all).toContain('Index Scan using push_deliveries_due')
  expect(all).not.toMatch(/(Seq|Bitmap Heap) Scan on push_(deliveries|subscriptions|events)/)
  expect(all).not.toMatch(/LockRows\n\s+->\s+Sort/)
})
