/**
 * What one connection can cost: clients that pipeline, do not read, or do not finish their request.
 * And how it ends at a stop.
 */
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, it, vi } from 'vitest'
import { get, serveRaw, until } from './raw-client.ts'

/** More than the system takes for a client that does not read. */
const large = new Uint8Array(32_000_000)

let server: Awaited<ReturnType<typeof serveRaw>>
afterEach(() => server.close())

/** Responds when the test says so. */
function createResponder() {
  const waiting: (() => void)[] = []
  return {
    waiting,
    respond: (request: Request) =>
      new Promise<Response>((resolve) => {
        waiting.push(() => resolve(new Response(new URL(request.url).pathname)))
      }),
  }
}

it('answers pipelined requests in order, one at a time', async () => {
  const { waiting, respond } = createResponder()
  server = await serveRaw(respond)
  const answers = server.ask(
    ['/a', '/b', '/c'].map((path) => get.replace('/', path)).join('') +
      'GET /d HTTP/1.1\r\nHost: news.example.org\r\nConnection: close\r\n\r\n',
  )
  await until(() => server.seen.parsed === 4)
  for (let asked = 1; asked <= 4; asked += 1) {
    await until(() => waiting.length >= asked)
    expect(waiting).toHaveLength(asked)
    waiting.at(-1)?.()
  }
  expect((await answers).match(/^\/[a-d]/gm)).toEqual(['/a', '/b', '/c', '/d'])
})

it('answers other connections between pipelined requests', async () => {
  const paths: string[] = []
  server = await serveRaw((request) => {
    paths.push(new URL(request.url).pathname)
    return new Response('')
  })
  const [first, second] = [await server.open(''), await server.open('')]
  first.client.write(get.replace('/', '/first').repeat(6))
  second.client.write(get.replace('/', '/second'))
  await until(() => paths.length === 7)
  expect(paths.at(-1)).toBe('/first')
})

it('closes a connection that pipelines too many requests, and handles none of the rest', async () => {
  const { waiting, respond } = createResponder()
  server = await serveRaw(respond, { waitingRequests: 3 })
  const { closed } = await server.open(get.repeat(1000))
  await closed()
  expect(waiting).toHaveLength(1)
  expect(server.seen.parsed).toBe(1 + 3 + 1)
})

it('handles no request after it closed the connection', async () => {
  const respond = vi.fn<() => Response>(() => new Response(''))
  server = await serveRaw(respond, { waitingRequests: 3 })
  const { closed } = await server.open(get.repeat(5))
  await closed()
  expect(respond).toHaveBeenCalledTimes(1)
})

it('answers as many pipelined requests as may wait', async () => {
  server = await serveRaw(() => new Response('body'), { waitingRequests: 3 })
  const answers = await server.ask(
    `${get.repeat(3)}${get.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n')}`,
  )
  expect(answers.match(/HTTP\/1.1 200/g)).toHaveLength(4)
})

it('bounds pipelined requests with an unknown Expect too', async () => {
  const { respond } = createResponder()
  server = await serveRaw(respond, { waitingRequests: 3 })
  const { closed } = await server.open(
    get.replace('\r\n\r\n', '\r\nExpect: x\r\n\r\n').repeat(1000),
  )
  await closed()
  expect(server.seen.parsed).toBe(5)
})

it.each(['Content-Length: 4\r\n\r\nbody', 'Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n'])(
  'closes a connection that pipelines a body: %j',
  async (rest) => {
    const { respond } = createResponder()
    server = await serveRaw(respond)
    const { closed } = await server.open(
      `${get}POST / HTTP/1.1\r\nHost: news.example.org\r\n${rest}`,
    )
    await closed()
    expect(server.seen.parsed).toBe(2)
  },
)

it.each([
  ['ready at once', () => new Response(large)],
  ['made later', () => Promise.resolve(new Response(large))],
])(
  'keeps one response, %s, for a client that does not read, and closes its connection',
  async (_, make) => {
    const respond = vi.fn<() => Response | Promise<Response>>(make)
    server = await serveRaw(respond, { stalledMs: 100 })
    const connection = await server.open(get.repeat(5))
    await until(() => server.seen.parsed === 5 && connection.server.writableLength > 0)
    expect(respond).toHaveBeenCalledTimes(1)
    expect(connection.server.writableLength).toBeLessThan(large.byteLength + 1000)
    await connection.closed()
    expect(respond).toHaveBeenCalledTimes(1)
  },
)

it('lets a slow reader finish', async () => {
  server = await serveRaw(() => new Response(large), { stalledMs: 1000 })
  const { client, server: end } = await server.open(get)
  let received = 0
  let pauseAt = 0
  client.on('data', ({ byteLength }) => {
    received += byteLength
    if (received >= pauseAt) client.pause()
  })
  // More than twice the limit, in which the system never takes all of the response.
  while (pauseAt < 10_000_000) {
    pauseAt += 1_000_000
    client.resume()
    await until(() => received >= pauseAt)
    await sleep(250)
  }
  expect(end.writableLength).toBeGreaterThan(0)
  pauseAt = Number.POSITIVE_INFINITY
  client.resume()
  await until(() => received > large.byteLength)
})

it('closes a connection on which no request arrives', async () => {
  server = await serveRaw(() => new Response(''), { headersMs: 50 })
  expect(await server.ask('')).toMatch(/^HTTP\/1.1 408 /)
})

it('answers 408 to headers that arrive byte by byte', async () => {
  server = await serveRaw(() => new Response(''), { headersMs: 100 })
  const { client } = await server.open('GET / HTTP/1.1\r\nHost: ')
  const sending = setInterval(() => client.write('x'), 10)
  const [first] = await once(client.setEncoding('latin1').resume(), 'data')
  clearInterval(sending)
  expect(first).toMatch(/^HTTP\/1.1 408 /)
})

const blockFor = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

it('answers on a kept connection while it stops, and closes it with the answer', async () => {
  server = await serveRaw((request) => new Response(new URL(request.url).pathname))
  const [asked, idle] = [await server.open(get.replace('/', '/first')), await server.open('')]
  await until(() => server.seen.parsed === 1)
  const stopped = server.stop()
  asked.client.write(get.replace('/', '/second'))
  const answers = await text(asked.client)
  expect(answers.match(/^(\/(first|second)|Connection: \S+)/gm)).toEqual([
    'Connection: keep-alive',
    '/first',
    'Connection: close',
    '/second',
  ])
  // A connection that never asked has as long as one that is kept.
  expect(idle.server.closed).toBe(false)
  idle.client.destroy()
  await stopped
})

it('closes the connection with an answer that was being made at the stop', async () => {
  const { waiting, respond } = createResponder()
  server = await serveRaw(respond)
  const { client } = await server.open(get)
  await until(() => waiting.length === 1)
  const stopped = server.stop()
  waiting[0]?.()
  expect(await text(client)).toMatch(/^HTTP\/1.1 200 .*?\r\nConnection: close\r\n/s)
  await stopped
})

it('reads what a client has sent before it closes the connection as idle, though the event loop was busy', async () => {
  let whileBusy = () => {}
  server = await serveRaw(
    () => {
      whileBusy()
      return new Response('')
    },
    { idleMs: 1000 },
  )
  const [kept, busy] = [await server.open(get), await server.open('')]
  await until(() => server.seen.parsed === 1)
  const stopped = server.stop()
  await sleep(50)
  whileBusy = () => {
    whileBusy = () => {}
    kept.client.write(get)
    blockFor(1500)
  }
  busy.client.write(get)
  expect((await text(kept.client)).match(/^HTTP\/1.1 200/gm)).toHaveLength(2)
  await stopped
})

it('stops in time, though a client sends a request forever and another one never reads', async () => {
  const limits = { idleMs: 50, runningMs: 200, lastMs: 50 }
  server = await serveRaw(() => new Response(large), limits)
  const [reading, sending] = [await server.open(get), await server.open('GET / HTTP/1.1\r\nX: ')]
  const more = setInterval(() => sending.client.write('x'), 10)
  await until(() => server.seen.parsed === 1)
  await server.stop()
  clearInterval(more)
  await Promise.all([reading.closed(), sending.closed()])
  expect(server.seen.parsed).toBe(1)
})
