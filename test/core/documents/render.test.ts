/** The time of a render: a long one is logged as that, and the database's time does not count. */
import { afterEach, expect, it, vi } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import { webCodec } from '../../../src/core/http/encode.ts'
import { buildSite, buildSnapshot } from '../../fixtures/build-article.ts'
import { noFamilies } from '../../fixtures/no-families.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

/** Moves the clock by more than a second, as the cleaning of a very long body does. */
function work(): void {
  const now = performance.now() + 1100
  vi.spyOn(performance, 'now').mockReturnValue(now)
}

/** An app whose database, rendering or compression takes longer than a second. */
function buildSlow(slow: 'database' | 'rendering' | 'compression') {
  const logged: string[] = []
  const latest = async () => {
    if (slow === 'database') work()
    const snapshot = buildSnapshot()
    const { articles } = snapshot
    const readSlowly = () => {
      work()
      return articles
    }
    return slow === 'rendering'
      ? Object.defineProperty(snapshot, 'articles', { get: readSlowly })
      : snapshot
  }
  const gzip = async (bytes: Parameters<typeof webCodec.gzip>[0]) => {
    if (slow === 'compression') work()
    return webCodec.gzip(bytes)
  }
  const app = createApp({
    site: buildSite(),
    runtime: { codec: { ...webCodec, gzip }, sharesPromises: true },
    store: () => ({ latest, findMarker: latest, ...noFamilies }),
    log: (message) => logged.push(message),
  })
  return { app, logged }
}

it('logs a render that takes long, once a minute, and does not blame the database', async () => {
  const { app, logged } = buildSlow('rendering')
  for (const path of ['/rss.xml', '/atom.xml']) expect((await app.request(path)).status).toBe(200)
  expect(logged).toEqual([
    expect.stringMatching(
      /^rendering "rss all " took \d\.\d s: .* \(the database is not the cause\)$/,
    ),
  ])
})

it.each(['database', 'compression'] as const)('does not count the time of the %s', async (slow) => {
  const { app, logged } = buildSlow(slow)
  expect((await app.request('/rss.xml')).status).toBe(200)
  expect(logged).toEqual([])
})
