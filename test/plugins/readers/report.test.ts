/** The report on readers of several days: which of their numbers count, and which are added. */
import { beforeAll, expect, it } from 'vitest'
import { periodOf, toReport } from '../../../src/plugins/readers/report.ts'
import { readReaders } from '../../../src/plugins/readers/store/read-readers.ts'
import { openShared } from '../../fixtures/open-migrated.ts'

let database: Awaited<ReturnType<typeof openShared>>
beforeAll(async () => {
  database = await openShared()
  await database.client.exec(`
    insert into reader_requests (day, family, format, name, requests, not_modified, bytes) values
      ('2026-11-20', 'all', 'rss', 'Feedly', 1000, 0, 0),
      ('2026-11-24', 'all', 'rss', 'Feedly', 10, 4, 500),
      ('2026-11-25', 'all', 'atom', 'Feedly', 20, 5, 700),
      ('2026-11-26', 'all', 'rss', 'Miniflux', 3, 1, 90);
    insert into reader_figures (day, family, format, name, list, subscribers, at) values
      ('2026-11-20', 'all', 'rss', 'Feedly', '', 9000, '2026-11-20T08:00:00Z'),
      ('2026-11-24', 'all', 'rss', 'Feedly', '', 400, '2026-11-24T08:00:00Z'),
      ('2026-11-25', 'all', 'rss', 'Feedly', '', 300, '2026-11-25T08:00:00Z'),
      ('2026-11-25', 'all', 'atom', 'Feedly', '', 20, '2026-11-25T08:00:00Z'),
      ('2026-11-25', 'all', 'rss', 'Feedly', '7', 1, '2026-11-25T08:00:00Z');
    insert into reader_direct (day, family, readers) values
      ('2026-11-24', 'all', 80), ('2026-11-25', 'all', 60), ('2026-11-26', 'all', 5),
      ('2026-11-26', 'topics/new', 2)`)
})

const report = async (days: number) => {
  const period = periodOf(days, new Date('2026-11-26T15:00:00Z'))
  return toReport(period, await readReaders(database.db, period, null))
}

it('has the newest figure of each aggregator, all its lists of that day, and the direct readers of a whole day', async () => {
  const { from, to, feeds, days } = await report(3)
  expect([from, to]).toEqual(['2026-11-24', '2026-11-26'])
  expect(feeds).toMatchObject([
    {
      family: 'all',
      ...{
        readers: 381,
        subscribers: 321,
        direct_readers: 60,
        requests: 33,
        not_modified: 10,
        bytes: 1290,
      },
      aggregators: [
        { name: 'Feedly', subscribers: 321, as_of: '2026-11-25', requests: 30 },
        { name: 'Miniflux', subscribers: null, as_of: null, requests: 3 },
      ],
    },
  ])
  expect(
    days.map(({ day, subscribers, direct_readers }) => [day, subscribers, direct_readers]),
  ).toEqual([
    ['2026-11-24', 400, 80],
    ['2026-11-25', 321, 60],
    ['2026-11-26', 0, 7],
  ])
})

it('has the direct readers of today where there are no others', async () => {
  const { feeds } = await report(1)
  expect(feeds).toMatchObject([{ family: 'all', readers: 5, direct_readers: 5, subscribers: 0 }])
})
