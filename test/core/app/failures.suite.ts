/**
 * The HTTP suite without a database: feeds answer 503 instead of an empty feed, and responses
 * contain no secrets.
 */

import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { feeds } from './feeds.suite.ts'
import { openOnNode } from './on-node.ts'
import type { Circumstances, Running } from './running.ts'

const password = 'hunter2'
const urlOf = (port: number) => `postgres://candor:${password}@127.0.0.1:${port}/newsroom`

/** A port on which nothing listens. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const port = portOf(server)
  server.close()
  await once(server, 'close')
  return port
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}

/** `more` are addresses of plugins that need the database. */
export function describeFailures(
  serve: (circumstances: Circumstances) => Promise<Running>,
  more: readonly string[] = [],
): void {
  describe('without a database', () => {
    let running: Running
    beforeAll(async () => {
      running = await serve({ databaseUrl: urlOf(await closedPort()) })
    })
    afterAll(() => running.close())

    it.each([...feeds.map((feed) => feed.path), '/feed', '/', ...more, '/health/ready'])(
      'complaint 23: %s answers 503 with Retry-After, never an empty feed',
      async (path) => {
        const response = await running.fetch(path)
        expect(response.status).toBe(503)
        expect(response.headers.get('Content-Type')).toBe('application/problem+json')
        expect(response.headers.get('Retry-After')).toBe('10')
        expect(response.headers.get('Cache-Control')).toBe('no-store')
        expect(response.headers.has('ETag')).toBe(false)
        const text = await response.text()
        expect(JSON.parse(text)).toMatchObject({ status: 503, title: 'Temporarily unavailable' })
        const output = `${text}${JSON.stringify([...response.headers])}`
        for (const secret of [password, 'candor:', '127.0.0.1', 'ECONNREFUSED', 'select'])
          expect(output).not.toContain(secret)
      },
    )

    it('complaint 23: answers a conditional request with 503, not 304', async () => {
      expect((await running.fetch('/rss.xml', { headers: { 'If-None-Match': '*' } })).status).toBe(
        503,
      )
    })

    it('answers HEAD with 503 and without a body', async () => {
      const response = await running.fetch('/rss.xml', { method: 'HEAD' })
      expect(response.status).toBe(503)
      expect(response.headers.get('Retry-After')).toBe('10')
      expect(await response.text()).toBe('')
    })

    it('serves paths that need no database', async () => {
      expect((await running.fetch('/health/live')).status).toBe(200)
      expect((await running.fetch('/rss')).status).toBe(301)
      expect((await running.fetch('/rss.xml?limit=0')).status).toBe(400)
      expect((await running.fetch('/nothing')).status).toBe(404)
    })
  })

  describe('with a database that accepts connections and never answers', () => {
    let running: Running
    const silent = createServer()
    beforeAll(async () => {
      silent.listen(0, '127.0.0.1')
      await once(silent, 'listening')
      running = await serve({ databaseUrl: urlOf(portOf(silent)) })
    })
    afterAll(async () => {
      await running.close()
      silent.close()
    })

    it('complaint 23: answers 503 within eight seconds', async () => {
      const asked = Date.now()
      const answers = await Promise.all(
        ['/rss.xml', '/health/ready'].map((path) => running.fetch(path)),
      )
      expect(answers.map((answer) => answer.status)).toEqual([503, 503])
      expect(Date.now() - asked).toBeLessThan(8000)
    })
  })
}

if (import.meta.vitest) {
  const { serve } = await openOnNode()
  describeFailures(serve)
}
