/**
 * The component’s copies of feeds in session storage, which is small and may be missing or damaged.
 */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepFeed, keptFeed } from '../../../src/plugins/embeds/browser/last-good.ts'

const stored = new Map<string, string>()
const storage = {
  getItem: (name: string) => stored.get(name) ?? null,
  setItem: (name: string, value: string) => void stored.set(name, value),
}

beforeEach(() => {
  vi.stubGlobal('sessionStorage', storage)
  vi.useFakeTimers()
})
afterEach(() => {
  stored.clear()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('keeps the last copy of each feed for a day, and drops the copy of a feed that is gone', () => {
  keepFeed('a', 'A')
  keepFeed('b', 'B')
  keepFeed('a', 'A, later')
  vi.advanceTimersByTime(86_399_999)
  expect([keptFeed('a'), keptFeed('b'), keptFeed('c')]).toEqual(['A, later', 'B', null])
  keepFeed('a', null)
  expect([keptFeed('a'), keptFeed('b')]).toEqual([null, 'B'])
  vi.advanceTimersByTime(1)
  expect(keptFeed('b')).toBeNull()
})

it('drops the oldest copies when full', () => {
  for (const url of ['a', 'b', 'c']) keepFeed(url, url.repeat(90_000))
  expect(['a', 'b', 'c'].map((url) => keptFeed(url)?.length)).toEqual([undefined, 90_000, 90_000])
})

it('does not keep a feed that is too large, and keeps the others', () => {
  keepFeed('small', 'S')
  keepFeed('large', 'L'.repeat(200_001))
  expect([keptFeed('large'), keptFeed('small')]).toEqual([null, 'S'])
})

it.each(['{"not": "a list"}', '[1, [2], null]', 'no JSON'])(
  'ignores damaged storage: %s',
  (text) => {
    stored.set('candor-headlines', text)
    expect(keptFeed('a')).toBeNull()
    keepFeed('a', 'A')
    expect(keptFeed('a')).toBe('A')
  },
)

it('works without storage and with full storage', () => {
  vi.stubGlobal('sessionStorage', {
    getItem: () => null,
    setItem: () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    },
  })
  keepFeed('a', 'A')
  expect(keptFeed('a')).toBeNull()
  vi.stubGlobal('sessionStorage', undefined)
  keepFeed('a', 'A')
  expect(keptFeed('a')).toBeNull()
})
