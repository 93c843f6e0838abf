/**
 * Something in front of PostgreSQL that accepts connections and closes them, as a proxy does whose
 * server is away.
 */

import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toToken } from '../../../src/core/text/token.ts'
import { origin } from '../../core/app/newsroom.ts'
import type { Running } from '../../core/app/running.ts'
import { post, pushEnvironment } from '../../fixtures/ask-hub.ts'
import { serveOnWorkerd } from '../workerd/running-worker.ts'
import { serveOnPools } from './runtimes.ts'

/** Counts the connections that it has closed. */
async function startClosing() {
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    socket.on('error', () => {})
    socket.destroy()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it listens on no port')
  return {
    url: `postgres://nobody:unused@127.0.0.1:${address.port}/away`,
    connections: () => connections,
    close: () => server.close(),
  }
}

/** Each request needs a few queries at most, and each query one connection. */
const most = 5

describe.each([
  ['Node', serveOnPools],
  ['workerd', (url: string) => serveOnWorkerd(url, { environment: pushEnvironment })],
] as const)('on %s, while connections to the database are closed at once', (_, serve) => {
  let closing: Awaited<ReturnType<typeof startClosing>>
  let running: Running

  beforeAll(async () => {
    closing = await startClosing()
    running = await serve(closing.url)
  })
  afterAll(async () => {
    await running?.close()
    closing?.close()
  })

  const headers = { Authorization: `Bearer ${toToken(randomBytes(32))}` }
  const form = {
    'hub.mode': 'subscribe',
    'hub.topic': `${origin}/atom.xml`,
    'hub.callback': 'http://127.0.0.1:1/',
  }
  const requests: [
    what: string,
    request: (running: Running) => Promise<Pick<Response, 'status' | 'headers'>>,
  ][] = [
    ['a feed', (to) => to.fetch('/rss.xml')],
    ['a search', (to) => to.fetch('/search/rss.xml?q=bridge')],
    ['the API', (to) => to.fetch('/api/1/articles', { headers })],
    ['a write', (to) => to.fetch('/api/1/articles/a', { method: 'DELETE', headers })],
    ['the hub', (to) => post(to, form)],
    ['readiness', (to) => to.fetch('/health/ready')],
  ]
  it.each(requests)(
    'answers %s with 503, and does not try again and again',
    async (_what, request) => {
      const before = closing.connections()
      const { status, headers } = await request(running)
      expect([status, headers.has('Retry-After')]).toEqual([503, true])
      expect(closing.connections() - before).toBeLessThanOrEqual(most)
    },
  )
})
