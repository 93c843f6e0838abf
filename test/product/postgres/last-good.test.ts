/**
 * On Node and in workerd, an outage that follows a change of which the process knows: what it
 * serves of the feeds before that.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createStore } from '../../../src/core/store/store.ts'
import { openPool } from '../../../src/hosts/node/database/server.ts'
import type { Running } from '../../core/app/running.ts'
import { openFresh } from '../../core/store/fresh-database.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { serveOnNode } from '../app/on-node.ts'
import { serveOnWorkerd } from '../workerd/running-worker.ts'
import { startProxy } from './tcp-proxy.ts'

const environment = { FRESH_MS: '0' }

describe.each(['Node', 'workerd'])('on %s', (runtime) => {
  let database: Awaited<ReturnType<typeof openFresh>>
  let proxy: Awaited<ReturnType<typeof startProxy>>
  let service: Running
  let closePool = async () => {}

  beforeAll(async () => {
    database = await openFresh()
    await insertArticle(database.db, { title: 'The first one' })
    proxy = await startProxy(database.url)
    const url = new URL(proxy.url)
    url.password ||= 'unused'
    if (runtime === 'Node') {
      const pool = openPool(proxy.url)
      closePool = pool.close
      const store = createStore(pool.db, () => {})
      service = await serveOnNode(() => store, { environment })
    } else service = await serveOnWorkerd(url.href, { environment, api: false })
  }, 120_000)
  afterAll(async () => {
    await service?.close()
    await closePool()
    await proxy?.close()
    await database?.close()
  })

  const statusOf = async (path: string) => (await service.fetch(path)).status

  it.each([
    ['refuses', 'an addition', 200],
    ['silent', 'an addition', 200],
    ['refuses', 'a withdrawal', 503],
  ] as const)(
    'the database %s after %s: %i',
    async (mood, change, status) => {
      const paths = ['/rss.xml', '/feed.json?limit=7']
      const title = `To be ${mood} ${change}`
      const id = await insertArticle(database.db, { title })
      const before = await Promise.all(
        paths.map(async (path) => {
          const response = await service.fetch(path)
          return { path, etag: response.headers.get('ETag') ?? '', text: await response.text() }
        }),
      )
      if (change === 'an addition') await insertArticle(database.db, { title: 'More' })
      else await database.sql(`update articles set status = 'withheld' where id = '${id}'`)
      expect(await statusOf('/atom.xml')).toBe(200)
      proxy.turn(mood, { dropped: true })
      for (const { path, etag, text } of before) {
        expect(text).toContain(title)
        const response = await service.fetch(path, { headers: { 'If-None-Match': etag } })
        expect([path, response.status]).toEqual([path, status])
        if (status === 200) expect(await response.text()).toBe(text)
      }
      expect(await statusOf('/atom.xml')).toBe(200)
      proxy.turn('well', { dropped: true })
      for (const { path, text } of before)
        await vi.waitFor(
          async () => {
            const response = await service.fetch(path)
            expect(response.status).toBe(200)
            expect(await response.text()).not.toBe(text)
          },
          { timeout: 20_000, interval: 100 },
        )
    },
    60_000,
  )
})
