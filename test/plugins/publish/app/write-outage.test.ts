/**
 * What the publishing API, /stats and the hub log and answer while their database is away: once an
 * outage, and its end.
 */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { About } from '../../../../src/core/log/log.ts'
import { createStore } from '../../../../src/core/store/store.ts'
import type { Running } from '../../../core/app/running.ts'
import { pushEnvironment, subscribe } from '../../../fixtures/ask-hub.ts'
import { buildBody } from '../../../fixtures/build-body.ts'
import { openShared } from '../../../fixtures/open-migrated.ts'
import { serveOnNode } from '../../../product/app/on-node.ts'
import { publisherOf } from './publish-client.ts'

let newsroom: Awaited<ReturnType<typeof openShared>>
let running: Running
let isAway = false
const logged: About[] = []
const named = () => logged.map(({ event, fields }) => [event, fields?.['scope']])

beforeAll(async () => {
  newsroom = await openShared()
  const store = createStore(newsroom.db, () => {})
  const db = () => {
    if (isAway) throw Object.assign(new Error('connection refused'), { code: 'ECONNREFUSED' })
    return newsroom.db
  }
  running = await serveOnNode(() => store, {
    environment: pushEnvironment,
    log: (_, __, about) => logged.push(about),
    writer: db,
    readers: true,
    service: db,
  })
})
afterAll(() => running.close())
beforeEach(() => {
  logged.length = 0
  isAway = false
})

it('logs an outage of the API and /stats once, however many ask, and its end with its seconds', async () => {
  const { put, get, send } = publisherOf(() => running, newsroom.sql)
  expect((await put('a', buildBody())).status).toBe(201)
  isAway = true
  for (let times = 0; times < 3; times += 1) {
    const { status, headers, body } = await put('a', buildBody())
    expect([status, headers.get('Retry-After')]).toEqual([503, '10'])
    expect(body.detail).toContain('10 seconds')
    expect((await get('a')).status).toBe(503)
    const stats = await running.fetch('/stats/', { headers: { Authorization: 'Bearer candor_' } })
    expect([stats.status, stats.headers.get('Retry-After')]).toEqual([503, '10'])
  }
  expect(named()).toEqual([['api.outage', '*']])
  isAway = false
  expect((await send('GET', '/articles/a')).status).toBe(200)
  expect((await put('a', buildBody())).status).toBe(200)
  expect(named().slice(1)).toEqual([['api.recovered', '*']])
  expect(logged[1]?.fields?.['seconds']).toEqual(expect.any(Number))
})

it('logs an outage of the hub once, and its end', async () => {
  const ask = () => subscribe(running, '/rss.xml', 'http://127.0.0.1:9/callback')
  isAway = true
  for (let times = 0; times < 3; times += 1) {
    const { status, headers } = await ask()
    expect([status, headers.get('Retry-After')]).toEqual([503, '10'])
  }
  expect(named()).toEqual([['hub.outage', '*']])
  isAway = false
  expect((await ask()).status).toBe(202)
  expect((await ask()).status).toBe(202)
  expect(named().slice(1)).toEqual([['hub.recovered', '*']])
})
