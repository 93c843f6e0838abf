/** Readers and partners on Node: counts are written every minute, so that a crash loses no more. */
import { expect, it, vi } from 'vitest'
import type { WriterDatabase } from '../../../src/core/store/writer-database.ts'
import { countPartners } from '../../../src/plugins/partners/node.ts'
import { countReaders } from '../../../src/plugins/readers/node.ts'
import { buildSite } from '../../fixtures/build-article.ts'
import { buildCore } from '../../fixtures/build-core.ts'
import { buildOutcome } from '../../fixtures/build-outcome.ts'
import { openShared } from '../../fixtures/open-migrated.ts'

const site = buildSite({ partnerFeeds: [] })

it.each([
  ['reader_requests', (db: WriterDatabase) => countReaders(buildCore({ READERS: 'on' }, db))],
  ['partner_requests', (db: WriterDatabase) => countPartners(buildCore({}, db, { site }))],
])('writes what was counted into %s every minute', async (table, start) => {
  const { db, sql } = await openShared()
  const timers = vi.spyOn(globalThis, 'setInterval')
  const counts = start(db)
  const [write] = timers.mock.calls.find(([, ms]) => ms === 60_000) ?? []
  timers.mockRestore()
  expect(write).toBeTypeOf('function')
  counts?.listener?.request?.(buildOutcome({ partner: 'wire' }))
  const counted = () => sql(`select requests::int from ${table}`)
  // The first writing, at the start, may still run: another one follows each minute.
  await vi.waitUntil(async () => {
    write?.()
    return (await counted()).length > 0
  })
  expect(await counted()).toEqual([{ requests: 1 }])
  await counts?.close?.()
})
