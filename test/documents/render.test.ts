/** The time of a render: a long one is logged as that, and the database's time does not count. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { webCodec } from '../../src/http/codec.ts'
import { buildSite, buildSnapshot } from '../fixtures/build-article.ts'
import { noFamilies } from '../fixtures/no-families.ts'

/** An app whose database or whose rendering takes longer than a second. */
function buildSlow(slow: 'database' | 'rendering') {
  const logged: string[] = []
  const latest = async () => {
    if (slow === 'database') await sleep(1100)
    return buildSnapshot()
  }
  const gzip = (bytes: Parameters<typeof webCodec.gzip>[0]) => {
    const end = performance.now() + 1100
    while (slow === 'rendering' && performance.now() < end) {
      // As the cleaning of a very long body.
    }
    return webCodec.gzip(bytes)
  }
  const app = createApp({
    site: buildSite(),
    runtime: { codec: { ...webCodec, gzip }, sharesPromises: true, cacheTags: false },
    store: () => ({ latest, findMarker: latest, ...noFamilies }),
    log: (message) => logged.push(message),
  })
  return { app, logged }
}

it('logs a render that takes long, once a minute, and does not blame the database', async () => {
  const { app, logged } = buildSlow('rendering')
  for (const path of ['/rss.xml', '/atom.xml']) expect((await app.request(path)).status).toBe(200)
  expect(logged).toEqual([
    expect.stringMatching(/^rendering "rss all " took 1\.\d s: .* \(the database is not the cause\)$/),
  ])
})

it('does not count the time of the database', async () => {
  const { app, logged } = buildSlow('database')
  expect((await app.request('/rss.xml')).status).toBe(200)
  expect(logged).toEqual([])
})
