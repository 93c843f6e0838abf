/** The purge of CDN caches by tag: its tags, its rate limit, and its failures. */
import { describe, expect, it } from 'vitest'
import { createPurge } from '../../src/delivery/purge.ts'

function buildCache() {
  const purged: (readonly string[])[] = []
  const cache = {
    fails: false,
    purge: async ({ tags }: { tags: readonly string[] }) => {
      if (cache.fails) throw new Error('rate limited')
      purged.push(tags)
    },
  }
  return { cache, purged }
}

describe('createPurge', () => {
  it('purges a family by its tag', async () => {
    const { cache, purged } = buildCache()
    await createPurge(
      () => 0,
      () => {},
    )(['all'], cache)
    expect(purged).toEqual([['family:all']])
  })

  it('purges at most once in twelve seconds, and includes families that changed in between', async () => {
    const { cache, purged } = buildCache()
    let now = 0
    const purge = createPurge(
      () => now,
      () => {},
    )
    await purge(['all'], cache)
    now = 11_999
    await purge(['topic:a'], cache)
    await purge(['topic:a', 'topic:b'], cache)
    expect(purged).toHaveLength(1)
    now = 12_000
    await purge([], cache)
    expect(purged).toEqual([['family:all'], ['family:topic:a', 'family:topic:b']])
  })

  it('does nothing without a cache', async () => {
    const reports: unknown[] = []
    await createPurge(
      () => 0,
      (error) => reports.push(error),
    )(['all'], undefined)
    expect(reports).toEqual([])
  })

  it('reports a failure instead of throwing it', async () => {
    const { cache } = buildCache()
    cache.fails = true
    const reports: unknown[] = []
    await createPurge(
      () => 0,
      (error) => reports.push(error),
    )(['all'], cache)
    expect(reports).toEqual([new Error('rate limited')])
  })
})
