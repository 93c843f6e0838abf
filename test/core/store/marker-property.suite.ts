/**
 * Property test of the marker: if a change of any column changes the bytes of a feed, its marker
 * changes too, and the last word of it if text was taken away or replaced.
 */

import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import * as keptTables from '../../../schema/kept-tables.ts'
import * as recordTables from '../../../schema/record-tables.ts'
import * as tables from '../../../schema/tables.ts'
import * as topicTables from '../../../schema/topic-tables.ts'
import type { Article } from '../../../src/core/article.ts'
import { renderFeed } from '../../../src/core/feed/render-feed.ts'
import { allFormats } from '../../../src/core/request/address.ts'
import { wholeFamily } from '../../../src/core/request/selection.ts'
import { StoreUnavailable } from '../../../src/core/store/errors.ts'
import { buildSite, feedShowing } from '../../fixtures/build-article.ts'
import { runs } from '../../fixtures/runs.ts'
import { type Bench, emptyNewsroom, withdrawalOf } from './bench.ts'
import { mutations, unseen } from './mutations.ts'
import { runOnPglite } from './on-pglite.ts'
import { insertNewsroom, newsroomPlan, word } from './random-newsroom.ts'

/** Only triggers write these tables, and refuse all other changes (refusals.suite.ts). */
const byTriggers: readonly unknown[] = [
  keptTables.listings,
  keptTables.tombstones,
  keptTables.notices,
  keptTables.archiveParts,
]
const columns = Object.values({ ...tables, ...topicTables, ...keptTables, ...recordTables })
  .filter((value) => is(value, PgTable) && !byTriggers.includes(value))
  .flatMap((table) =>
    getTableConfig(table).columns.map((column) => `${getTableConfig(table).name}.${column.name}`),
  )

const selection = wholeFamily('all', buildSite().feedLength)

/**
 * The marker and the bytes of the three feeds. `content` has a fixed date of change, because the
 * real date moves with the marker.
 */
async function observe({ store }: Bench) {
  const snapshot = await store.latest(selection).catch((error: unknown) => {
    if (error instanceof StoreUnavailable) return null
    throw error
  })
  if (snapshot === null)
    return { state: 'none', served: '', content: '', all: new Map<string, string>() }
  const { articles } = await store.latest({ ...selection, whole: false, limit: 100 })
  const marker = await store.findMarker('all')
  expect(marker.state).toBe(snapshot.state)
  const render = (changedAt: Date) => {
    const feed = feedShowing(buildSite(), selection, { ...snapshot, changedAt })
    return allFormats.map((format) => renderFeed(feed, format.key)).join('\n')
  }
  return {
    state: snapshot.state,
    served: render(snapshot.changedAt),
    content: render(new Date(0)),
    all: toTexts(articles),
  }
}

const toTexts = (articles: readonly Article[]) =>
  new Map(articles.map((each) => [each.guid, JSON.stringify(each)]))

/** Changes the first row, then another row, then all rows. Returns whether a feed changed. */
async function mutate(bench: Bench, column: string, n: number, text: string): Promise<boolean> {
  const [table, name = ''] = column.split('.')
  const value = mutations[column]?.(n, `'${text.replaceAll("'", "''")}'`)
  // A reviewed text and its mode change only with a review.
  const review = /^articles\.(title|standfirst|body_html|disclosure_mode|disclosure_parts)$/.test(
    column,
  )
    ? ', reviewed_at = now()'
    : ''
  const row = (offset: string) =>
    `ctid = (select ctid from ${table} order by ctid offset ${offset} limit 1)`
  let before = await observe(bench)
  let seen = false
  // Articles of humans have neither a model nor a provider.
  const all = /^articles\.disclosure_(model|provider)$/.test(column)
    ? `disclosure_mode like 'ai-%'`
    : 'true'
  for (const where of [row('0'), row(`(select ${n} % count(*) from ${table})`), all]) {
    // The database refuses some values because of other columns. Then nothing may have changed.
    await bench
      .sql(`update ${table} set ${name} = ${value}${review} where ${where}`)
      .catch(() => {})
    const after = await observe(bench)
    if (after.served !== before.served) expect(after.state).not.toBe(before.state)
    const lost = [...before.all].filter(([guid, was]) => after.all.get(guid) !== was)
    if (lost.length > 0) expect(withdrawalOf(after.state)).not.toBe(withdrawalOf(before.state))
    seen ||= after.content !== before.content
    before = after
  }
  return seen
}

/** `examples` for each column. */
export function describeMarkerProperty(bench: () => Bench, examples = 1): void {
  describe('the marker changes with the bytes of a feed', () => {
    afterEach(() =>
      bench().sql(`delete from families where family = 'other';
        insert into families (family) values ('all'), ('modes/ai-autonomous'),
          ('modes/ai-assisted'), ('modes/human-only'),
          ('reviewed'), ('corrections') on conflict do nothing`),
    )

    it('is tested for every column of every table that can be changed by hand', () => {
      expect(columns.length).toBeGreaterThan(50)
      expect(Object.keys(mutations).toSorted()).toEqual(columns.toSorted())
    })

    it.each(columns)(
      'after a change of %s',
      async (column) => {
        let seen = false
        const property = fc.asyncProperty(
          newsroomPlan,
          fc.integer({ min: 1, max: 9 }),
          word,
          async (plan, n, text) => {
            await emptyNewsroom(bench().sql)
            await insertNewsroom(bench().db, plan)
            seen = (await mutate(bench(), column, n, text)) || seen
          },
        )
        await fc.assert(property, runs(examples, examples))
        expect(seen).toBe(!unseen.includes(column))
      },
      30_000,
    )
  })
}

if (import.meta.vitest) runOnPglite((bench) => describeMarkerProperty(bench))
