/** What was counted gets into the database: once, and also after it was away. */
import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { rowsOf } from '../../../src/core/store/writer-database.ts'
import { createCounter } from '../../../src/plugins/readers/count.ts'
import { createKeeper } from '../../../src/plugins/readers/keep.ts'
import {
  shareSalt,
  tidyReaders,
  writeReaders,
} from '../../../src/plugins/readers/store/reader-counts.ts'
import { openShared } from '../../fixtures/open-migrated.ts'

const noon = Date.parse('2026-11-26T12:00:00Z')
const minuteMs = 60_000

describe('the keeper', () => {
  let database: Awaited<ReturnType<typeof openShared>>
  let now = noon
  let away = false
  beforeAll(async () => {
    database = await openShared()
  })
  beforeEach(async () => {
    ;[now, away] = [noon, false]
    for (const name of ['requests', 'figures', 'direct', 'salts', 'embeds', 'errors']) {
      await database.db.execute(sql`delete from ${sql.identifier(`reader_${name}`)}`)
    }
  })

  const select = (text: string) => rowsOf<Record<string, unknown>>(database.db, sql.raw(text))

  function start(name: string) {
    const log: string[] = []
    const clock = () => now
    const reach = async <T>(work: Promise<T> | (() => Promise<T>)) => {
      if (away) throw new Error('away')
      return typeof work === 'function' ? work() : work
    }
    const counter = createCounter({
      ownHost: 'news.example.org',
      clock,
      log: (message) => log.push(message),
    })
    const keep = createKeeper({
      counter,
      clock,
      write: (rows) => reach(() => writeReaders(database.db, rows)),
      shareSalt: (date) =>
        reach(() =>
          shareSalt(
            database.db,
            date,
            createHash('sha256')
              .update(name + date)
              .digest('hex'),
          ),
        ),
      tidy: (date) => reach(() => tidyReaders(database.db, date)),
      log: (message) => log.push(message),
    })
    const see = (userAgent: string, address = '192.0.2.1', more: object = {}) =>
      counter.count({
        ...{
          family: 'topics/science',
          format: 'atom',
          route: '/topics/:member/atom.xml',
          status: 200,
          bytes: 10,
        },
        ...{
          url: 'https://news.example.org/topics/science/atom.xml',
          referer: null,
          userAgent,
          client: { address: () => address, connection: null },
          ...more,
        },
      })
    return { keep, see, log, counter }
  }

  const feedly = (count: number) => `Feedly/1.0 (poller; ${count} subscribers;)`
  const reader = 'NetNewsWire (RSS Reader; https://netnewswire.com/)'
  const counts = 'select name, requests::int, bytes::int from reader_requests order by name'

  it('adds to what other processes have written, and counts a reader of both once', async () => {
    const [one, other] = [start('one'), start('other')]
    await one.keep()
    await other.keep()
    one.see(feedly(5))
    other.see(feedly(6))
    for (const { see, keep } of [one, other, one]) {
      see(reader)
      see('FreshRSS/1.28.0 (Linux; https://freshrss.org)', '192.0.2.2')
      see('', '192.0.2.3', { format: 'embed', referer: 'https://partner.example/' })
      see('', '192.0.2.3', { status: 404 })
      await keep()
    }
    expect(await select(counts)).toEqual([
      { name: 'Feedly', requests: 2, bytes: 20 },
      { name: 'FreshRSS', requests: 3, bytes: 30 },
      { name: 'NetNewsWire', requests: 3, bytes: 30 },
    ])
    expect(await select('select name, subscribers from reader_figures')).toEqual([
      { name: 'Feedly', subscribers: 6 },
    ])
    expect(await select('select readers from reader_direct')).toEqual([{ readers: 2 }])
    expect(await select('select host, family, requests::int from reader_embeds')).toEqual([
      { host: 'partner.example', family: 'topics/science', requests: 3 },
    ])
    expect(await select('select route, status, requests::int from reader_errors')).toEqual([
      { route: '/topics/:member/atom.xml', status: 404, requests: 3 },
    ])
    expect([one.log, other.log]).toEqual([[], []])
  })

  it('never lets an older figure replace a newer one', async () => {
    const [one, other] = [start('one'), start('other')]
    one.see(feedly(5))
    now += minuteMs
    other.see(feedly(6))
    await other.keep()
    await one.keep()
    expect(await select('select subscribers from reader_figures')).toEqual([{ subscribers: 6 }])
  })

  it('keeps counts while the database is away, and says so once', async () => {
    const { keep, see, log } = start('one')
    await keep()
    away = true
    for (let minute = 0; minute < 5; minute += 1) {
      see(reader)
      await keep()
    }
    expect(log).toEqual(['readers cannot be written now; they are kept in memory'])
    away = false
    await keep()
    await keep()
    expect(await select(counts)).toEqual([{ name: 'NetNewsWire', requests: 5, bytes: 50 }])
    expect(log).toHaveLength(2)
  })

  it('throws salts and sketches away after midnight, and keeps the number', async () => {
    const { keep, see, counter } = start('one')
    await keep()
    see(reader)
    now = Date.parse('2026-11-26T23:55:00Z')
    await keep()
    expect(
      (await select('select day::text from reader_salts order by 1')).map(({ day }) => day),
    ).toEqual(['2026-11-26', '2026-11-27'])
    see(reader, '192.0.2.9')
    now = Date.parse('2026-11-27T00:00:30Z')
    see(reader)
    await keep()
    expect((await select('select day::text from reader_salts')).map(({ day }) => day)).toEqual([
      '2026-11-27',
    ])
    expect(counter.hasSalt('2026-11-26')).toBe(false)
    now += 10 * minuteMs
    await keep()
    expect(
      await select(
        'select day::text, readers, sketch is null as gone from reader_direct order by day',
      ),
    ).toEqual([
      { day: '2026-11-26', readers: 2, gone: true },
      { day: '2026-11-27', readers: 1, gone: false },
    ])
  })

  it('stores no address and no User-Agent', async () => {
    const { keep, see } = start('one')
    await keep()
    see(reader, '198.51.100.77')
    see(feedly(5), '198.51.100.77')
    await keep()
    const tables = ['requests', 'figures', 'direct', 'salts', 'embeds', 'errors']
    const all = await Promise.all(
      tables.map((name) => select(`select t::text from reader_${name} t`)),
    )
    expect(JSON.stringify(all)).toContain('Feedly')
    expect(JSON.stringify(all)).not.toMatch(/198\.51|RSS Reader|poller/)
  })

  it('forgets counts after 400 days', async () => {
    await select(`insert into reader_requests select '2025-10-01', 'all', 'rss', 'Feedly', 1, 0, 0`)
    await select(`insert into reader_requests select '2025-11-01', 'all', 'rss', 'Feedly', 1, 0, 0`)
    await start('one').keep()
    expect(await select('select day::text from reader_requests')).toEqual([{ day: '2025-11-01' }])
  })
})
