/** The set-up of every store test: one open database per suite, emptied before each test. */

import { afterAll, beforeAll, beforeEach } from 'vitest'
import { createStore, type Store } from '../../../src/core/store/store.ts'
import { behindTriggers } from '../../fixtures/behind-triggers.ts'
import { buildSelection } from '../../fixtures/build-article.ts'
import type { Database } from '../../fixtures/insert-article.ts'

export type Row = Readonly<Record<string, unknown>>

/** `sql` runs one or more statements as the owner, and returns the rows of the last one. */
export type Backend = {
  readonly db: Database
  sql(text: string): Promise<readonly Row[]>
  close(): Promise<void>
}

export type Open = () => Promise<Backend>

export type Bench = Backend & {
  readonly store: Store
  /** Articles that the store left out since the test began, with the reason. */
  readonly leftOut: { readonly id: string; readonly reason: string }[]
}

/**
 * Opens the database before the tests of the current `describe` block, and closes it after them.
 */
export function openBench(open: Open): () => Bench {
  let bench: Bench | undefined
  const current = () => {
    if (!bench) throw new Error('the bench is open only while its tests run')
    return bench
  }
  beforeAll(async () => {
    const backend = await open()
    const leftOut: Bench['leftOut'] = []
    const store = createStore(backend.db, (id, reason) => leftOut.push({ id, reason }))
    bench = { ...backend, store, leftOut }
  }, 60_000)
  beforeEach(async () => {
    await emptyNewsroom(current().sql)
    current().leftOut.length = 0
  })
  afterAll(() => bench?.close())
  return current
}

/**
 * Uses DELETE because the tables refuse TRUNCATE, and empties the tables that only triggers write.
 */
export async function emptyNewsroom(sql: Backend['sql']): Promise<void> {
  await sql(
    'delete from articles; delete from topics; delete from retired_topics; delete from old_addresses',
  )
  // Each transaction changes families at its end.
  await sql(
    behindTriggers(
      'delete from tombstones; delete from listings; delete from archive_parts; delete from notices',
    ),
  )
  await sql(`delete from families where family like '%/%' and family not like 'modes/%';
    update families set articles = 0`)
}

/**
 * Removes dead rows of earlier tests before a bulk load, also if the server's autovacuum is off.
 */
export const tidy = (sql: Backend['sql']) => sql('vacuum analyze')

/** The first column of the first row, as text. */
export async function textOf(sql: Backend['sql'], statement: string): Promise<string> {
  const [row] = await sql(statement)
  return String(Object.values(row ?? {})[0])
}

/** The titles in a feed of `limit` entries, newest first. */
export async function shownTitles({ store }: Bench, limit = 50): Promise<string[]> {
  const { articles } = await store.latest(buildSelection({ limit }))
  return articles.map((article) => article.title)
}

/** The guids of the tombstones in a feed, newest first. */
export async function shownTombstones({ store }: Bench): Promise<string[]> {
  const { tombstones } = await store.latest(buildSelection())
  return tombstones.map((tombstone) => tombstone.guid)
}

/** The part of a state that differs only if text may have been taken away or replaced. */
export const withdrawalOf = (state: string) => state.split(' ').at(-1)

/** Says whether `work` changed the marker of all articles. */
export async function movesMarker(
  { store }: Bench,
  work: () => Promise<unknown>,
): Promise<boolean> {
  const before = await store.findMarker('all')
  await work()
  return (await store.findMarker('all')).state !== before.state
}
