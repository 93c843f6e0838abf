/**
 * No answer of the API, right or wrong, puts a token into the log: also not one that was sent in
 * the wrong place.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLog } from '../../../../src/core/log/log.ts'
import { createStore } from '../../../../src/core/store/store.ts'
import type { Running } from '../../../core/app/running.ts'
import { buildBody } from '../../../fixtures/build-body.ts'
import { openShared } from '../../../fixtures/open-migrated.ts'
import { serveOnNode } from '../../../product/app/on-node.ts'
import { makeToken } from './publish-client.ts'

let newsroom: Awaited<ReturnType<typeof openShared>>
let running: Running
const logged: string[] = []
/** What the database answers with instead, if anything. */
let failure: Error | null = null

beforeAll(async () => {
  newsroom = await openShared()
  const store = createStore(newsroom.db, () => {})
  running = await serveOnNode(
    () => {
      if (failure) throw failure
      return store
    },
    {
      environment: { API_REQUESTS_PER_MINUTE: '40', API_BODY_BYTES: '100000' },
      log: createLog({ format: 'json', level: 'info', write: (line) => logged.push(line) }),
      writer: () => {
        if (failure) throw failure
        return newsroom.db
      },
    },
  )
})
afterAll(() => running.close())

it('a log never holds a token', async () => {
  const token = await makeToken(newsroom.sql)
  const paths = [
    ...[
      '/articles',
      '/articles/a',
      `/articles/${token}`,
      `/articles?token=${token}`,
      `/articles?topic=${token}`,
    ],
    ...[
      `/articles/${token}/corrections`,
      '/batch',
      `/errors/${token}`,
      `/${token}`,
      `/articles/a%00${token}`,
    ],
  ]
  const bodies = [
    JSON.stringify(buildBody({ title: token })),
    JSON.stringify({ [token]: token }),
    `{"${token}`,
    'x'.repeat(100_001),
  ]
  const statuses = new Set<number>()
  const askAll = async (Authorization: string) => {
    for (const path of [
      ...paths.map((each) => `/api/1${each}`),
      `/${token}`,
      `/feed.json?q=${token}`,
    ]) {
      for (const method of ['GET', 'PUT', 'PATCH', 'POST', 'DELETE']) {
        const headers = {
          Authorization,
          'Content-Type': 'application/json',
          'Idempotency-Key': token,
        }
        for (const body of method === 'GET' || method === 'DELETE' ? [undefined] : bodies) {
          const { status } = await running.fetch(path, {
            method,
            headers,
            ...(body !== undefined && { body }),
          })
          statuses.add(status)
        }
      }
    }
  }
  await askAll(`Bearer ${token}`)
  await askAll(`Basic ${token}`)
  failure = Object.assign(new Error(`connection for ${token} refused`), { code: 'ECONNREFUSED' })
  await askAll(`Bearer ${await makeToken(newsroom.sql)}`)
  failure = new Error(`a fault with ${token}`, { cause: new Error(token) })
  await askAll(`Bearer ${token}`)
  failure = null
  expect([...statuses]).toEqual(
    expect.arrayContaining([200, 201, 400, 401, 404, 405, 413, 422, 429, 500, 503]),
  )
  expect(logged.length).toBeGreaterThan(10)
  expect(logged.filter((line) => line.includes(token.slice(0, 30)))).toEqual([])
  expect(logged.join('\n')).toContain('candor_…')
})
