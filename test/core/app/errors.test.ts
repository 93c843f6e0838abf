/** Tests that error responses reveal nothing internal, and that the log has the details. */
import { expect, it } from 'vitest'
import {
  StatementFailed,
  StoreUnavailable,
  StoreUnreadable,
} from '../../../src/core/store/errors.ts'
import type { Store } from '../../../src/core/store/store.ts'
import { buildSnapshot } from '../../fixtures/build-article.ts'
import { noFamilies } from '../../fixtures/no-families.ts'
import { serveOnNode } from './running.ts'

const secret = 'postgres://candor:hunter2@db.internal/newsroom'
const paths = ['/rss.xml', '/atom.xml', '/feed.json', '/feed', '/']

function failing(error: Error): Store {
  const fail = () => Promise.reject(error)
  return {
    latest: fail,
    findMarker: fail,
    ...noFamilies,
  }
}

async function answers(store: () => Store) {
  const logged: string[] = []
  const running = await serveOnNode(store, {
    log: (message, error) => logged.push(`${message}: ${String(error)}`),
  })
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
])('an error %s answers 500 without details, and is logged', async (_, store) => {
  const { responses, logged } = await answers(store)
  expect(responses.map((response) => response.status)).toEqual(paths.map(() => 500))
  for (const response of responses) {
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({ status: 500, title: 'Internal error' })
    for (const part of ['hunter2', 'db.internal', 'cannot', 'TypeError', 'at ', '.ts'])
      expect(text).not.toContain(part)
  }
  // The outage is logged once, and so is each failed request.
  expect(
    logged.filter((line) => !line.startsWith('GET /') && line.includes('hunter2')),
  ).toHaveLength(1)
  expect(logged.filter((line) => /^GET \/\S* .*hunter2/.test(line))).toHaveLength(paths.length)
})

it('complaint 23: a database without an answer gives a 503 that does not quote its error', async () => {
  const unavailable = new StoreUnavailable('the database gave no answer', {
    cause: new Error(secret),
  })
  const { responses, logged } = await answers(() => failing(unavailable))
  expect(responses.map((response) => response.status)).toEqual(paths.map(() => 503))
  for (const response of responses) expect(await response.text()).not.toContain('hunter2')
  expect(logged.filter((line) => line.includes('database'))).toHaveLength(1)
  expect(logged.filter((line) => line.startsWith('GET /'))).toEqual([])
})

it('a database that does not let feeds be read is nothing that a retry heals, and only the log names the role', async () => {
  const forbidden = new StoreUnreadable(
    'permission denied for table articles (role reader): run schema/roles.sql',
  )
  const { responses, logged } = await answers(() => failing(forbidden))
  for (const response of responses) {
    expect([response.status, response.headers.get('Retry-After')]).toEqual([503, null])
    const text = await response.text()
    expect(text).toMatch(/does not let this service read/)
    expect(text).not.toMatch(/Retry in|permission|reader/)
  }
  expect(logged).toEqual([
    expect.stringMatching(/^the database cannot be read; .*role reader.*roles\.sql/),
  ])
})

it('complaint 23: a newsroom without articles gives an empty feed with status 200', async () => {
  const snapshot = buildSnapshot({ articles: [], newestAt: null })
  const store: Store = {
    latest: () => Promise.resolve(snapshot),
    findMarker: () => Promise.resolve(snapshot),
    ...noFamilies,
  }
  const { responses } = await answers(() => store)
  expect(responses.map((response) => response.status)).toEqual(paths.map(() => 200))
})

it('a statement that the database refuses concerns only its own document', async () => {
  const snapshot = buildSnapshot()
  const refused = new StatementFailed('the query was refused', { cause: new Error(secret) })
  const store: Store = {
    latest: ({ family }) =>
      family === 'reviewed' ? Promise.reject(refused) : Promise.resolve(snapshot),
    findMarker: () => Promise.resolve(snapshot),
    ...noFamilies,
  }
  const logged: string[] = []
  const running = await serveOnNode(() => store, { log: (message) => logged.push(message) })
  const asked = [
    '/reviewed/rss.xml',
    '/rss.xml',
    '/reviewed/atom.xml',
    '/corrections/rss.xml',
    '/reviewed/',
  ]
  const responses = await Promise.all(asked.map((path) => running.fetch(path)))
  await running.close()
  expect(responses.map(({ status }) => status)).toEqual([503, 200, 503, 200, 503])
  expect(await responses[0]?.json()).toMatchObject({
    detail: 'The database could not answer this request. Retry in 10 seconds.',
  })
  expect(logged).toEqual([
    expect.stringMatching(/^the database refuses a query; .*if there is one/),
  ])
})
