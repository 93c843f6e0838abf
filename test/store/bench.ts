/** What every test of the store stands on: one open database for a suite, emptied before each test. */

import { afterAll, beforeAll, beforeEach } from 'vitest'
import { createStore, type Store } from '../../src/store/store.ts'
import { buildSelection } from '../fixtures/build-article.ts'
import type { Database } from '../fixtures/insert-article.ts'

export type Row = Readonly<Record<string, unknown>>

/** `sql` runs any text, several statements too, as the owner, and returns the rows of the last one. */
export type Backend = {
  readonly db: Database
  sql(text: string): Promise<readonly Row[]>
  close(): Promise<void>
}

export type Open = () => Promise<Backend>

export type Bench = Backend & {
  readonly store: Store
  /** Each article that the store left out since the test began, with its reason. */
  readonly leftOut: { readonly id: string; readonly reason: string }[]
}

/** Opens the database before the tests of the current `describe` block, and closes it after them. */
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

/** The tables refuse TRUNCATE; and what triggers keep must go too. */
export async function emptyNewsroom(sql: Backend['sql']): Promise<void> {
  await sql(
    `delete from articles; delete from topics; delete from retired_topics; delete from tombstones; delete from listings;
    delete from archive_parts; delete from families where family like '%/%' and family not like 'modes/%'`,
  )
}

/** Before very many rows: what the tests before left behind is in nobody's way, also where a server's autovacuum is off. */
export const tidy = (sql: Backend['sql']) => sql('vacuum analyze')

/** The first column of the first row, as text. */
export async function textOf(sql: Backend['sql'], statement: string): Promise<string> {
  const [row] = await sql(statement)
  return String(Object.values(row ?? {})[0])
}

/** Titles of what a feed of `limit` entries shows now, newest first. */
export async function shownTitles({ store }: Bench, limit = 50): Promise<string[]> {
  const { articles } = await store.latest(buildSelection({ limit }))
  return articles.map((article) => article.title)
}

/** Guids in the tombstones that a feed shows now, newest first. */
export async function shownTombstones({ store }: Bench): Promise<string[]> {
  const { tombstones } = await store.latest(buildSelection())
  return tombstones.map((tombstone) => tombstone.guid)
}

/** Whether `work` moved the marker. */
export async function movesMarker({ store }: Bench, work: () => Promise<unknown>): Promise<boolean> {
  const before = await store.findMarker('all')
  await work()
  return (await store.findMarker('all')).state !== before.state
}
