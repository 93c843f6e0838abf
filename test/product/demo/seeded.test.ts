/**
 * The seeded demo, read through the store, is the newsroom of its source, of which the golden
 * documents show the newest.
 */
import { expect, it } from 'vitest'
import { seedDemo } from '../../../demo/seed.ts'
import { createStore } from '../../../src/core/store/store.ts'
import { behindTriggers } from '../../fixtures/behind-triggers.ts'
import { openMigrated } from '../../fixtures/open-migrated.ts'
import { buildDemoNews, embargoedFrom } from '../golden/demo-news.ts'

it('has the same articles through the store as in its source', async () => {
  const { site, selection, snapshot } = buildDemoNews(30)
  const { db, client, close } = await openMigrated()
  await seedDemo(db, site.origin)
  // Independent of the clock: what has an embargo is far in the future, the rest in the past.
  await client.exec(
    behindTriggers(`update listings set listed_at = case when listed_at >= '${embargoedFrom}' then '9999-01-01Z'
      else listed_at - interval '40 years' end`),
  )
  const read = await createStore(db, (id, reason) => expect.unreachable(`${id}: ${reason}`)).latest(
    selection,
  )
  await close()
  expect(read.articles.map((article) => ({ ...article, id: '' }))).toEqual(snapshot.articles)
  expect(read.articles).toHaveLength(30)
  expect(read.tombstones).toEqual([])
})
