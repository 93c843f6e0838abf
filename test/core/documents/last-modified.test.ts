/**
 * `Last-Modified` is not later than `Date`, which Node takes from a clock that can be a second
 * behind.
 */
import { afterEach, expect, it, vi } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import { buildSite, buildSnapshot } from '../../fixtures/build-article.ts'
import { noFamilies } from '../../fixtures/no-families.ts'

afterEach(() => {
  vi.useRealTimers()
})

it.each([
  // The change is new: Last-Modified follows the clock.
  ['2026-05-02T08:59:59.800Z', '2026-05-02T08:59:59.000Z'],
  ['2026-05-02T08:59:58.200Z', '2026-05-02T08:59:59.000Z'],
  ['2026-05-02T08:59:50.200Z', '2026-05-02T08:59:52.000Z'],
])('after a change at %s, a response at 09:00:00.000 has %s', async (changed, expected) => {
  const now = new Date('2026-05-02T09:00:00.000Z')
  vi.useFakeTimers({ toFake: ['Date'], now })
  const snapshot = Promise.resolve(buildSnapshot({ changedAt: new Date(changed), readAt: now }))
  const store = { latest: () => snapshot, findMarker: () => snapshot, ...noFamilies }
  const app = createApp({ site: buildSite(), store: () => store, log: () => {} })
  // The first response is from the database, the second from memory.
  for (const answer of [await app.request('/rss.xml'), await app.request('/rss.xml')]) {
    expect(new Date(answer.headers.get('Last-Modified') ?? '').toISOString()).toBe(expected)
  }
})
