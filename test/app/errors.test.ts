/** What people outside learn when something breaks inside: what to do, and nothing else. The log gets the rest. */
import { expect, it } from 'vitest'
import { type Store, StoreUnavailable } from '../../src/store/store.ts'
import { buildSnapshot } from '../fixtures/build-article.ts'
import { serveOnNode } from './running.ts'

const secret = 'postgres://candor:hunter2@db.internal/newsroom'
const paths = ['/rss.xml', '/atom.xml', '/feed.json', '/feed', '/']

function failing(error: Error): Store {
  const fail = () => Promise.reject(error)
  return {
    latest: fail,
    marker: fail,
    near: () => Promise.resolve([]),
    listed: () => Promise.resolve({ families: [], total: 0 }),
  }
}

async function answers(store: () => Store) {
  const logged: string[] = []
  const running = await serveOnNode(store, {}, (message, error) => logged.push(`${message}: ${String(error)}`))
  const responses = await Promise.all(paths.map((path) => running.fetch(path)))
  await running.close()
  return { responses, logged }
}

it.each([
  ['in the store', () => failing(new TypeError(`cannot read ${secret}`))],
  [
    'while the store is opened',
    () => {
      throw new Error(`cannot open ${secret}`)
    },
  ],
])('a fault %s is a 500 that tells nothing, and stands in the log', async (_, store) => {
  const { responses, logged } = await answers(store)
  expect(responses.map((response) => response.status)).toEqual(paths.map(() => 500))
  for (const response of responses) {
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({ status: 500, title: 'Internal error' })
    for (const part of ['hunter2', 'db.internal', 'cannot', 'TypeError', 'at ', '.ts']) expect(text).not.toContain(part)
  }
  // The newsroom as a whole is reported once, and each request that came to nothing.
  expect(logged.filter((line) => !line.startsWith('GET /') && line.includes('hunter2'))).toHaveLength(1)
  expect(logged.filter((line) => /^GET \/\S* .*hunter2/.test(line))).toHaveLength(paths.length)
})

it('complaint 23: a database that gave no answer is a 503, and its words stay inside', async () => {
  const unavailable = new StoreUnavailable('the database gave no answer', { cause: new Error(secret) })
  const { responses, logged } = await answers(() => failing(unavailable))
  expect(responses.map((response) => response.status)).toEqual(paths.map(() => 503))
  for (const response of responses) expect(await response.text()).not.toContain('hunter2')
  expect(logged.filter((line) => line.includes('database'))).toHaveLength(1)
  expect(logged.filter((line) => line.startsWith('GET /'))).toEqual([])
})

it('complaint 23: a newsroom without articles is a feed, since that is no fault', async () => {
  const snapshot = buildSnapshot({ articles: [], newestAt: null })
  const store: Store = {
    latest: () => Promise.resolve(snapshot),
    marker: () => Promise.resolve(snapshot),
    near: () => Promise.resolve([]),
    listed: () => Promise.resolve({ families: [], total: 0 }),
  }
  const { responses } = await answers(() => store)
  expect(responses.map((response) => response.status)).toEqual(paths.map(() => 200))
})
