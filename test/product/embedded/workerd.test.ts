/**
 * Node and workerd with the same data: the same status, headers and bytes for addresses of every
 * type, one write and one delivery. All that the HTTP suites say of workerd is in
 * test/product/postgres/workerd.test.ts.
 */
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createStore } from '../../../src/core/store/store.ts'
import type { Question } from '../../core/app/ask.ts'
import { openNewsroom, origin } from '../../core/app/newsroom.ts'
import type { Running } from '../../core/app/running.ts'
import { post, pushEnvironment } from '../../fixtures/ask-hub.ts'
import { buildBody } from '../../fixtures/build-body.ts'
import { publisherOf } from '../../plugins/publish/app/publish-client.ts'
import { withSubscriber } from '../../plugins/push/app/subscriber.ts'
import { serveOnNode } from '../app/on-node.ts'
import { serveOnWorkerd } from '../workerd/running-worker.ts'

const newsroom = await openNewsroom()
const socket = new PGLiteSocketServer({ db: newsroom.client, port: 0, maxConnections: 8 })
await socket.start()

let node: Running
let edge: Running
beforeAll(async () => {
  const store = createStore(newsroom.db, () => {})
  node = await serveOnNode(() => store, {
    environment: pushEnvironment,
    writer: () => newsroom.db,
    service: () => newsroom.db,
  })
  edge = await serveOnWorkerd(`postgres://postgres:unused@${socket.getServerConn()}/postgres`, {
    environment: pushEnvironment,
  })
})
afterAll(async () => {
  await node?.close()
  await edge?.close()
  await socket.stop()
  await newsroom.close()
})

/** Headers of the connection, which the proxy in front of workerd sets. */
const ofTheConnection = ['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length']

async function answerOf(running: Running, path: string, question: Question) {
  const response = await running.fetch(path, question)
  const headers = Object.fromEntries(
    [...response.headers].filter(([name]) => !ofTheConnection.includes(name)),
  )
  return { status: response.status, headers, bytes: Buffer.from(await response.arrayBuffer()) }
}

const article = encodeURIComponent(`${origin}/articles/rss-a-short-history/`)
const addresses: [status: number, path: string, question?: Question][] = [
  [200, '/rss.xml'],
  [200, '/atom.xml'],
  [200, '/feed.json'],
  [200, '/rss.xml?limit=100'],
  [200, '/atom.xml?content=summary&limit=7'],
  [200, '/feed.json?topic=time&topic=http&without=web'],
  [200, '/feed', { headers: { Accept: 'application/atom+xml' } }],
  [200, '/topics/http/rss.xml'],
  [200, '/sources/w3.org/atom.xml'],
  [200, '/languages/ar/feed.json'],
  [200, '/reviewed/rss.xml'],
  [200, '/corrections/atom.xml'],
  [200, '/archive/2026-01/1/atom.xml'],
  [200, '/search/rss.xml?q=feed'],
  [200, '/'],
  [200, '/topics/http/'],
  [200, '/search/?q=tombstone'],
  [200, '/embed/'],
  [200, '/embed/fragment.html?limit=30&images=on&summaries=on'],
  [200, `/embed/article/?url=${article}`],
  [200, '/embed/new?topic=http'],
  [200, `/oembed?url=${article}`],
  [200, '/feeds/'],
  [200, '/feeds.json'],
  [200, '/opml.xml'],
  [200, '/sitemap.xml'],
  [200, '/news-sitemap.xml'],
  [200, '/disclosure'],
  [200, '/ns/1.0'],
  [200, '/robots.txt'],
  [200, '/rss.xml', { method: 'HEAD' }],
  [301, '/TOPICS/HTTP/atom/'],
  [304, '/atom.xml', { headers: { 'If-None-Match': '*' } }],
  [400, '/rss.xml?limit=0'],
  [401, '/api/1/articles'],
  [404, '/topics/htp/rss.xml'],
  [404, '/embed/nothing', { headers: { Accept: 'text/html' } }],
  [405, '/rss.xml', { method: 'POST' }],
]

const named = addresses.map(([status, path, question = {}]) => ({ status, path, question }))
it.each(named)(
  'both answer $status, with the same headers and bytes, to $path',
  async ({ status, path, question }) => {
    const [ours, theirs] = [
      await answerOf(node, path, question),
      await answerOf(edge, path, question),
    ]
    expect(ours.status).toBe(status)
    expect({ status: theirs.status, headers: theirs.headers }).toEqual({
      status,
      headers: ours.headers,
    })
    expect(Object.keys(ours.headers)).not.toEqual([])
    expect(theirs.bytes.equals(ours.bytes)).toBe(true)
  },
)

const subscriber = withSubscriber()

it('an article that workerd takes is in the feeds of both, and delivered to a subscriber as they have it', async () => {
  const form = {
    'hub.mode': 'subscribe',
    'hub.topic': `${origin}/atom.xml`,
    'hub.callback': `${subscriber().origin}/hook`,
  }
  expect((await post(edge, form)).status).toBe(202)
  await edge.deliver?.()
  const { status } = await publisherOf(() => edge, newsroom.sql).put(
    'pushed',
    buildBody({ title: 'From the edge' }),
  )
  expect(status).toBe(201)
  await edge.deliver?.()
  const [asked, delivered, ...others] = subscriber().received('/hook')
  expect([asked?.method, delivered?.method, others]).toEqual(['GET', 'POST', []])
  expect(delivered?.body.includes('From the edge')).toBe(true)
  for (const running of [node, edge]) {
    // While a render is slow, the version before is served.
    await expect
      .poll(async () => delivered?.body.equals((await answerOf(running, '/atom.xml', {})).bytes))
      .toBe(true)
  }
})
