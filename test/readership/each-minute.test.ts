/** Readers on Node: counts are written every minute, so that a crash loses no more. */
import { expect, it, vi } from 'vitest'
import { countReaders } from '../../src/node/readers.ts'
import { openNewsroom } from '../app/newsroom.ts'

it('writes what was counted every minute', async () => {
  const { db, sql, close } = await openNewsroom()
  const timers = vi.spyOn(globalThis, 'setInterval')
  const origin = 'https://news.example.org'
  const readers = countReaders({ READERS: 'on' }, { db, embedded: true, origin, log: () => {} })
  const [write] = timers.mock.calls.find(([, ms]) => ms === 60_000) ?? []
  timers.mockRestore()
  expect(write).toBeTypeOf('function')
  readers?.listener.request({
    request: new Request(`${origin}/rss.xml`),
    env: undefined,
    partner: null,
    labels: { route: '/rss.xml', group: 'all', format: 'rss' },
    family: 'all',
    status: 200,
    cache: 'memory',
    seconds: 0,
    bytes: 7,
    ageSeconds: 0,
  })
  const counted = () => sql('select requests::int from reader_requests')
  // The first writing, at the start, may still run: another one follows each minute.
  await vi.waitUntil(async () => {
    write?.()
    return (await counted()).length > 0
  })
  expect(await counted()).toEqual([{ requests: 1 }])
  await readers?.close()
  await close()
})
