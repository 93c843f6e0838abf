/**
 * What partners ask for is counted, gets into the database once, and waits there while it is away.
 */
import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { rowsOf } from '../../../src/core/store/writer-database.ts'
import { createPartnerCounter } from '../../../src/plugins/partners/counts.ts'
import { listPartners, writePartnerCounts } from '../../../src/plugins/partners/store.ts'
import { buildOutcome } from '../../fixtures/build-outcome.ts'
import { openShared } from '../../fixtures/open-migrated.ts'

let database: Awaited<ReturnType<typeof openShared>>
beforeAll(async () => {
  database = await openShared()
})

const noon = Date.now() - (Date.now() % 86_400_000) + 43_200_000
const outcome = (partner: string | null, status: number, bytes = 0) =>
  buildOutcome({ partner, status, bytes })
const select = () =>
  rowsOf<Readonly<Record<string, unknown>>>(
    database.db,
    sql`select day::text, partner, requests::int, not_modified::int as same, errors::int, bytes::int from partner_requests order by 1, 2`,
  )

it('counts requests, 304s, errors and bytes by partner and day, and nobody else', async () => {
  let now = noon
  const { listener, keep } = createPartnerCounter(() => now)
  const write = (counts: Parameters<typeof writePartnerCounts>[1]) =>
    writePartnerCounts(database.db, counts)
  const day = new Date(noon).toISOString().slice(0, 10)
  for (const [status, bytes] of [
    [200, 700],
    [304, 0],
    [429, 100],
    [403, 50],
  ] as const)
    listener.request(outcome('wire', status, bytes))
  listener.request(outcome('daily', 200, 5))
  listener.request(outcome(null, 200, 9999))
  await keep(write)
  const first = [
    { day, partner: 'daily', requests: 1, same: 0, errors: 0, bytes: 5 },
    { day, partner: 'wire', requests: 4, same: 1, errors: 2, bytes: 850 },
  ]
  expect(await select()).toEqual(first)
  await keep(write)
  expect(await select()).toEqual(first)

  listener.request(outcome('wire', 200, 1))
  const away = () => Promise.reject(new Error('away'))
  await expect(keep(away)).rejects.toThrow('away')
  now += 60_000
  listener.request(outcome('wire', 304))
  await keep(write)
  expect((await select())[1]).toEqual({
    day,
    partner: 'wire',
    requests: 6,
    same: 2,
    errors: 2,
    bytes: 851,
  })

  await database.db.execute(
    sql`insert into partners (name, digest) values ('wire', '\\x01'), ('never', '\\x02')`,
  )
  expect(await listPartners(database.db)).toMatchObject([
    { name: 'never', requests: 0, last_seen_at: null },
    {
      name: 'wire',
      requests: 6,
      not_modified: 2,
      errors: 2,
      bytes: 851,
      last_seen_at: new Date(now).toISOString().replace(/\.?0*Z$/, 'Z'),
    },
  ])
})

it('keeps counts for 400 days', async () => {
  const { listener, keep } = createPartnerCounter(() => noon)
  await database.db.execute(
    sql`insert into partner_requests (day, partner, last_at) values ('2020-01-01', 'wire', now())`,
  )
  listener.request(outcome('wire', 200))
  await keep((counts) => writePartnerCounts(database.db, counts))
  expect((await select()).filter(({ day }) => String(day) < '2021')).toEqual([])
})

it('has a bound while the database is away', async () => {
  let now = noon
  const { listener, keep } = createPartnerCounter(() => now)
  for (let day = 0; day < 40; day += 1) {
    for (let partner = 0; partner < 100; partner += 1) listener.request(outcome(`p${partner}`, 200))
    now += 86_400_000
  }
  let written = 0
  await keep(async (counts) => {
    written = counts.length
  })
  expect(written).toBe(3000)
})
