/** The publishing API tells the outcome of each operation, and of each request that got to none. */
import { expect, it } from 'vitest'
import { createStore } from '../../../../src/core/store/store.ts'
import { pushEnvironment } from '../../../fixtures/ask-hub.ts'
import { buildBody } from '../../../fixtures/build-body.ts'
import { openShared } from '../../../fixtures/open-migrated.ts'
import { serveOnNode } from '../../../product/app/on-node.ts'
import { makeToken } from './publish-client.ts'

it('tells created, unchanged, refused, undone, dry runs and refusals of the request', async () => {
  const { db, sql } = await openShared()
  const events: string[] = []
  const routes = new Set<string>()
  const running = await serveOnNode(() => createStore(db, () => {}), {
    writer: () => db,
    listener: {
      write: (operation, outcome) => events.push(`${operation} ${outcome}`),
      request: ({ labels: { route, format } }) => routes.add(`${route} ${format}`),
    },
  })
  const token = await makeToken(sql)
  const send = async (
    method: string,
    path: string,
    body?: object,
    Authorization = `Bearer ${token}`,
  ) => {
    const headers = { Authorization, 'Content-Type': 'application/json' }
    await running.fetch(`/api/1${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    })
    return events.splice(0)
  }
  const wrong = buildBody({ title: '' })
  expect(await send('PUT', '/articles/a', buildBody())).toEqual(['put created'])
  expect(await send('PUT', '/articles/a', buildBody())).toEqual(['put unchanged'])
  expect(await send('PUT', '/articles/b?dry_run=1', buildBody())).toEqual(['put dry_run'])
  expect(await send('PUT', '/articles/b', wrong)).toEqual(['put refused'])
  const put = (id: string, body: object) => ({ method: 'put', id, body })
  expect(
    await send('POST', '/batch', { operations: [put('c', buildBody()), put('d', wrong)] }),
  ).toEqual(['put undone', 'put refused'])
  expect(await send('DELETE', '/articles/a')).toEqual(['delete deleted'])
  expect(await send('PUT', '/articles/a', buildBody(), 'Bearer x')).toEqual([
    'request unauthorized',
  ])
  expect(await send('POST', '/batch', { operations: 7 })).toEqual(['request refused'])
  expect(await send('GET', '/articles/a')).toEqual([])
  expect([...routes]).toEqual(['/api/1/* api'])
  await running.close()
})

it.each([
  ['/api/1/articles/a', 'application/json', ['request aborted'], 'PUT'],
  ['/hub', 'application/x-www-form-urlencoded', [], 'POST'],
])(
  'tells of an upload to %s that the client aborts, as of no error or outage',
  async (path, type, writes, method) => {
    const { db, sql } = await openShared()
    const events: string[] = []
    const logged: string[] = []
    const observed = Promise.withResolvers<number>()
    const running = await serveOnNode(() => createStore(db, () => {}), {
      environment: pushEnvironment,
      writer: () => db,
      service: () => db,
      log: (message) => logged.push(message),
      listener: {
        write: (operation, outcome) => events.push(`${operation} ${outcome}`),
        request: ({ status }) => observed.resolve(status),
      },
    })
    const abort = new AbortController()
    const headers = {
      Authorization: `Bearer ${await makeToken(sql)}`,
      'Content-Type': type,
      'Content-Length': '1000',
    }
    const question = { method, headers, body: '{"title":', signal: abort.signal }
    const asked = running.fetch(path, question).catch(() => 'no response')
    // Sent by then. Whether the service has read it makes no difference.
    setTimeout(() => abort.abort(), 100)
    expect(await asked).toBe('no response')
    expect(await observed.promise).toBe(499)
    expect(events).toEqual(writes)
    expect(logged).toEqual([])
    await running.close()
  },
)
