/**
 * deploy/nginx.conf when feeds change and when Candor is down: who gets a copy, for each kind of
 * validator.
 */
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { patienceMs } from '../../../src/core/store/connection.ts'
import { freePort } from '../processes/candor.ts'
import { prepareNginx } from './running-nginx.ts'

/** Instead of the ten seconds of deploy/nginx.conf. */
const copySeconds = 1
const untilStale = () => sleep(copySeconds * 1000 + 1100)

const changedAt = 'Wed, 25 Nov 2026 12:00:00 GMT'
const path = '/rss.xml'

/** A Candor with one feed. It records the requests, and waits before it answers. */
const backend = {
  version: 1,
  status: 200,
  delayMs: 0,
  asked: [] as IncomingHttpHeaders[],
  connections: 0,
}
const etagOf = (version: number) => `W/"${version}"`
const server: Server = createServer(({ headers }, response) => {
  backend.asked.push(headers)
  const own = {
    ETag: etagOf(backend.version),
    'Last-Modified': changedAt,
    'Cache-Control': 'public, max-age=900',
  }
  const status = headers['if-none-match'] === own.ETag ? 304 : backend.status
  const text = status === 304 ? '' : `feed ${backend.version}`
  setTimeout(() => {
    response.writeHead(status, status < 400 ? own : { 'Cache-Control': 'no-store' })
    response.end(text)
  }, backend.delayMs)
}).on('connection', () => {
  backend.connections += 1
})

let port: number
let proxy: Awaited<ReturnType<typeof prepareNginx>>
let stop: (() => Promise<void>) | undefined

const listen = async () => {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
}
const die = async () => {
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}

beforeAll(async () => {
  port = await freePort()
  await listen()
  proxy = await prepareNginx(port, {
    'proxy_cache_valid 200 10s': `proxy_cache_valid 200 ${copySeconds}s`,
  })
  stop = await proxy.start()
})
afterAll(async () => {
  await stop?.()
  if (server.listening) await die()
  await proxy?.remove()
})

/** Status, body and state of the cache. */
function get(
  headers: Readonly<Record<string, string>> = {},
): Promise<readonly [number, string, string | undefined]> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${proxy.origin}${path}`,
      { headers: { Host: 'feeds.example.org', ...headers } },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part
        })
        response.on('end', () =>
          resolve([response.statusCode ?? 0, text, response.headers['x-cache']?.toString()]),
        )
      },
    )
    sent.on('error', reject).end()
  })
}

it('passes the host on, and keeps its connections to Candor', async () => {
  // Without those that waited for nginx to start.
  backend.asked = []
  await get()
  await get({ 'If-Modified-Since': changedAt })
  await untilStale()
  const before = backend.connections
  for (const headers of [{}, { 'If-Modified-Since': changedAt }, { Authorization: 'Bearer x' }])
    await get(headers)
  expect(backend.connections).toBe(before)
  expect(new Set(backend.asked.map(({ host }) => host))).toEqual(new Set(['feeds.example.org']))
  expect(backend.asked.filter(({ connection }) => connection === 'close')).toEqual([])
})

it('gives none of 16 requests at once a copy that Candor has not confirmed', async () => {
  await get()
  await untilStale()
  backend.version = 2
  backend.delayMs = 200
  const answers = await Promise.all(Array.from({ length: 16 }, () => get()))
  backend.delayMs = 0
  expect(new Set(answers.map(([status, text]) => `${status} ${text}`))).toEqual(
    new Set(['200 feed 2']),
  )
})

const validators: readonly (readonly [string, Readonly<Record<string, string>>, number])[] = [
  ['no validator', {}, 200],
  ['its ETag', { 'If-None-Match': etagOf(2) }, 304],
  ['another ETag', { 'If-None-Match': etagOf(1) }, 200],
  // A date cannot tell, so it gets the whole copy.
  ['its date', { 'If-Modified-Since': changedAt }, 200],
  ['its ETag and its date', { 'If-None-Match': etagOf(2), 'If-Modified-Since': changedAt }, 304],
  [
    'another ETag and its date',
    { 'If-None-Match': etagOf(1), 'If-Modified-Since': changedAt },
    200,
  ],
]

it.each(['answers 503', 'is dead'])(
  'answers each validator from the copy while Candor %s',
  async (outage) => {
    backend.status = 200
    await get()
    await untilStale()
    if (outage === 'is dead') await die()
    else {
      backend.version = 3
      backend.status = 503
    }
    for (const [name, headers, status] of validators) {
      expect([name, ...(await get(headers))]).toEqual([
        name,
        status,
        status === 304 ? '' : 'feed 2',
        'STALE',
      ])
    }
    // The copy is not for partners.
    const [refused, , cache] = await get({ Authorization: 'Bearer x' })
    expect([refused, cache]).toEqual([outage === 'is dead' ? 502 : 503, undefined])
    backend.version = 2
  },
)

it('waits for the publishing API longer than it takes', async () => {
  const shipped = await readFile(new URL('../../../deploy/nginx.conf', import.meta.url), 'utf8')
  const [, seconds] = /location \/ \{[^}]*proxy_read_timeout (\d+)s;/.exec(shipped) ?? []
  expect(Number(seconds) * 1000).toBeGreaterThan(patienceMs.api)
})
