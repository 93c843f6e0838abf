/** Runs the HTTP suites in workerd, and compares its responses with those of Node for the same data. */
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedDemo } from '../../demo/seed.ts'
import { createStore } from '../../src/store/store.ts'
import { describeHttp } from '../app/all-suites.ts'
import { type Newsroom, openNewsroom, origin } from '../app/newsroom.ts'
import { type Running, serveOnNode, untilSettled } from '../app/running.ts'
import { openFresh } from '../store/fresh-database.ts'
import { serveOnWorkerd } from './running-worker.ts'

/** A database on a server (TEST_DATABASE_URL), or else PGlite behind a socket. */
async function openReachable(): Promise<Newsroom & { readonly url: string }> {
  if (process.env['TEST_DATABASE_URL']) {
    const { db, sql, url, close } = await openFresh()
    await seedDemo(db, origin)
    const withPassword = new URL(url)
    withPassword.password ||= 'unused'
    return { db, url: withPassword.href, close, sql }
  }
  const { db, client, sql, close } = await openNewsroom()
  const socket = new PGLiteSocketServer({ db: client, port: 0, maxConnections: 8 })
  await socket.start()
  return {
    db,
    sql,
    url: `postgres://postgres:unused@${socket.getServerConn()}/postgres`,
    close: async () => {
      await socket.stop()
      await close()
    },
  }
}

const newsroom = await openReachable()
afterAll(() => newsroom.close())

describe('Node and workerd with the same data', () => {
  let node: Running
  let edge: Running
  beforeAll(async () => {
    const store = createStore(newsroom.db, () => {})
    node = await serveOnNode(() => store)
    edge = await serveOnWorkerd(newsroom.url)
    await untilSettled(node)
  })
  afterAll(() => Promise.all([node.close(), edge.close()]))

  const paths = [
    '/rss.xml',
    '/atom.xml',
    '/feed.json',
    '/rss.xml?limit=100',
    '/atom.xml?limit=7',
    '/feed.json?limit=1',
    '/',
    '/embed/',
    '/embed/fragment.html?limit=30&images=on&summaries=on',
  ]
  it.each(paths)('send the same bytes and headers for %s', async (path) => {
    const [ours, theirs] = [await node.fetch(path), await edge.fetch(path)]
    expect(ours.status).toBe(200)
    for (const name of ['ETag', 'Last-Modified', 'Link', 'Cache-Control', 'Vary', 'AI-Disclosure', 'Content-Type']) {
      expect([name, theirs.headers.get(name)]).toEqual([name, ours.headers.get(name)])
    }
    const bytes = Buffer.from(await ours.arrayBuffer())
    expect(bytes.byteLength).toBeGreaterThan(1000)
    expect(bytes.equals(Buffer.from(await theirs.arrayBuffer()))).toBe(true)
  })
})

it('answers 500 without details in workerd if settings are wrong', async () => {
  const edge = await serveOnWorkerd(newsroom.url, { environment: { SITE_ORIGIN: 'nowhere', FEED_LENGTH: 'many' } })
  const answer = await edge.fetch('/rss.xml')
  expect(answer.status).toBe(500)
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  expect(await answer.text()).not.toMatch(/SITE_ORIGIN|nowhere|many|\.ts/)
  await edge.close()
})

describeHttp('in workerd', {
  serve: ({ databaseUrl = newsroom.url, ...circumstances } = {}) => serveOnWorkerd(databaseUrl, circumstances),
  sql: newsroom.sql,
  db: newsroom.db,
})
