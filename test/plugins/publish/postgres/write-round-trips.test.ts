/** How often a request that writes waits for a database that is far away. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { origin } from '../../../core/app/newsroom.ts'
import type { Running } from '../../../core/app/running.ts'
import { post, pushEnvironment } from '../../../fixtures/ask-hub.ts'
import { buildBody } from '../../../fixtures/build-body.ts'
import { serveOnPools, withPassword } from '../../../product/postgres/runtimes.ts'
import { startProxy } from '../../../product/postgres/tcp-proxy.ts'
import { serveOnWorkerd } from '../../../product/workerd/running-worker.ts'
import { openPublishing } from './publishing.ts'

/** To the token, to the article, to write it, and to commit. */
const write = 4

const correction = { text: 'The bridge is older.' }
const whole = buildBody({
  body_html: `<p>${'A long report. '.repeat(10_000)}</p>`,
  sources: [{ url: 'https://council.example.org/', title: 'Minutes' }],
  topics: [{ slug: 'works', label: 'Works' }],
  corrections: [correction],
})
const form = {
  'hub.mode': 'subscribe',
  'hub.topic': `${origin}/atom.xml`,
  'hub.callback': 'http://127.0.0.1:1/',
}

type Send = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Pick<Response, 'status'>>
const requests: [
  what: string,
  trips: number,
  status: number,
  ask: (send: Send, running: Running) => ReturnType<Send>,
][] = [
  ['a feed', 1, 200, (_, running) => running.fetch('/rss.xml')],
  ['a new article', write, 201, (send) => send('PUT', '/articles/a', whole)],
  ['the same article', write, 200, (send) => send('PUT', '/articles/a', whole)],
  [
    'an article with a guid',
    write,
    201,
    (send) => send('PUT', '/articles/b', { ...whole, guid: 'urn:b' }),
  ],
  [
    'one that breaks rules',
    write,
    422,
    (send) => send('PUT', '/articles/c', { ...whole, title: '' }),
  ],
  ['one that is tried', write, 201, (send) => send('PUT', '/articles/c?dry_run=1', whole)],
  ['a new title', write, 200, (send) => send('PATCH', '/articles/a', { title: 'Other' })],
  [
    'a correction',
    write,
    200,
    (send) => send('POST', '/articles/a/corrections', { text: 'Once more.' }),
  ],
  [
    'a correction with a key',
    // To take the key, and to keep the answer.
    write + 2,
    200,
    (send) =>
      send('POST', '/articles/a/corrections', { text: 'Again.' }, { 'Idempotency-Key': 'k' }),
  ],
  ['a deletion', write, 200, (send) => send('DELETE', '/articles/b')],
  ['a subscription', 2, 202, (_, running) => post(running, form)],
  ['the same subscription', 2, 202, (_, running) => post(running, form)],
]

describe.each([
  ['Node', serveOnPools],
  ['workerd', (url: string) => serveOnWorkerd(withPassword(url), { environment: pushEnvironment })],
] as const)('on %s, over a network with latency', (_, serve) => {
  let publishing: Awaited<ReturnType<typeof openPublishing>>
  let proxy: Awaited<ReturnType<typeof startProxy>>
  let running: Running

  beforeAll(async () => {
    publishing = await openPublishing()
    proxy = await startProxy(publishing.url, 30)
    running = await serve(proxy.url)
  })
  afterAll(async () => {
    await running?.close()
    await proxy?.close()
    await publishing?.close()
  })

  const send: Send = (method, path, body, headers = {}) =>
    running.fetch(`/api/1${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${publishing.token}`,
        'Content-Type': 'application/json',
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  /** Without those of new connections, which take one each. */
  const roundTrips = () => proxy.roundTrips() - proxy.connections()

  it.each(requests)('%s takes %i round trips', async (_what, trips, status, ask) => {
    const before = roundTrips()
    const answered = await ask(send, running)
    expect([answered.status, roundTrips() - before]).toEqual([status, trips])
  })
})
