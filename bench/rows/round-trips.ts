/**
 * How often requests wait for a database far away: a count, which no machine and no distance
 * changes.
 */
import { atMost, type Finding, state } from '../measurement.ts'
import { ownGuids, removePublished } from '../newsrooms.ts'
import { pushSettings, removePush } from '../push/set-up.ts'
import { startCandorOnNode } from '../servers/candor.ts'
import { openCountingProxy } from '../servers/counting-proxy.ts'
import { makeToken, removeTokens } from './api.ts'
import { type Bench, feedPath, type Row } from './bench.ts'

type Request = {
  readonly method: string
  readonly path: string
  readonly body?: object | URLSearchParams
}

const path = '/api/1/articles/candor-bench-far'
const body = {
  guid: `${ownGuids}far`,
  url: 'https://news.example.org/candor-bench-far',
  title: 'An article',
  body_html: '<p>A paragraph.</p>',
  language: 'en',
  status: 'published',
  disclosure: { mode: 'human-only' },
}
const subscription = new URLSearchParams({
  'hub.mode': 'subscribe',
  'hub.topic': `https://news.example.org${feedPath}`,
  'hub.callback': 'http://127.0.0.1:9/',
})

const cases: readonly (readonly [what: string, most: number, request: Request])[] = [
  ['a feed that is not in memory', 1, { method: 'GET', path: feedPath }],
  ['a subscription at the hub', 2, { method: 'POST', path: '/hub', body: subscription }],
  ['PUT of a new article', 4, { method: 'PUT', path, body }],
  ['PUT of an unchanged article', 4, { method: 'PUT', path, body }],
  ['PATCH', 4, { method: 'PATCH', path, body: { title: 'Another title' } }],
  ['DELETE', 4, { method: 'DELETE', path }],
]

async function roundTrips({ small }: Bench): Promise<Finding[]> {
  const proxy = await openCountingProxy(small.url)
  const token = await makeToken(small)
  const settings = {
    WRITER_DATABASE_URL: proxy.url,
    ...pushSettings({ ...small, url: proxy.url }, 'hub'),
    FRESH_MS: '0',
  }
  const server = await startCandorOnNode(proxy.url, settings)
  try {
    const findings: Finding[] = []
    for (const [what, most, { method, path, body }] of cases) {
      const before = proxy.roundTrips()
      const isForm = body === undefined || body instanceof URLSearchParams
      const headers = {
        Authorization: `Bearer ${token}`,
        ...(!isForm && { 'Content-Type': 'application/json' }),
      }
      const sent = isForm ? body : JSON.stringify(body)
      const response = await fetch(server.origin + path, {
        method,
        headers,
        ...(sent && { body: sent }),
      })
      if (!response.ok)
        throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
      await response.arrayBuffer()
      const described = {
        row: 'round-trips',
        what,
        against: '',
        unit: 'round trips',
        target: atMost(most),
      } as const
      findings.push(state(described, [proxy.roundTrips() - before]))
    }
    return findings
  } finally {
    await server.stop()
    proxy.close()
    await removeTokens(small)
    await removePush(small.client)
    await removePublished(small.client)
  }
}

export const roundTripRows: readonly Row[] = [{ name: 'round-trips', measure: roundTrips }]
