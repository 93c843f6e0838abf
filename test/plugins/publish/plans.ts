/** Plans of the API's queries, among the many articles of test/core/store/plans.suite.ts. */
import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { expect } from 'vitest'
import type { WriterDatabase } from '../../../src/core/store/writer-database.ts'
import { findByFilter } from '../../../src/plugins/publish/store/read-articles.ts'
import { readVisibility } from '../../../src/plugins/publish/store/read-visibility.ts'
import type { Bench } from '../../core/store/bench.ts'
import { planOf } from '../../core/store/plans.suite.ts'

/** The first statement that `ask` sends. */
async function sentBy(
  ask: (db: WriterDatabase) => Promise<unknown>,
): Promise<Parameters<typeof planOf>[1]> {
  const sent: SQL[] = []
  const recording = { execute: async (query: SQL) => ({ rows: [], added: sent.push(query) }) }
  await ask(recording as unknown as WriterDatabase)
  const [first] = sent
  if (!first) throw new Error('it sends no statement')
  return new PgDialect().sqlToQuery(first)
}

/** They use the indexes made for them. */
export async function checkArticlePlans(bench: Bench): Promise<void> {
  const none = {
    status: null,
    mode: null,
    topic: null,
    url: null,
    changedSince: null,
    returned: null,
    limit: 50,
    after: null,
  }
  const page = await sentBy((recording) => findByFilter(recording, { ...none, after: 9000 }))
  expect(await planOf(bench, page)).toMatch(/Index Scan Backward using articles_by_number/)
  const drafts = await sentBy((recording) => findByFilter(recording, { ...none, status: 'draft' }))
  expect(await planOf(bench, drafts)).toMatch(/Index Scan Backward using articles_by_status/)
  const back = await sentBy((recording) => findByFilter(recording, { ...none, returned: true }))
  expect(await planOf(bench, back)).toMatch(/Index Scan Backward using articles_by_status/)

  // Counted to the end, an estimate of millions would let PostgreSQL compile the query.
  const [oldest] = await bench.sql(
    `select article_id as id from listings where family = 'all' order by listed_at limit 1`,
  )
  const id = String(oldest?.['id'])
  const [found] = await bench.sql(`select reason from article_visibility where id = '${id}'`)
  expect(found?.['reason']).toMatch(/^It is in the feed of everything, behind the newest 1000\. /)
  const why = await sentBy((recording) => readVisibility(recording, [id]))
  expect(await planOf(bench, why)).toMatch(/Limit .* rows=1000 /)
}
