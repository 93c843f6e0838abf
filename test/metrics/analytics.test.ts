/** Metrics at the edge: data points with the names of the page. Requests, queries and renders are in test/workerd/workerd.test.ts. */
import { expect, it } from 'vitest'
import { labelsOf } from '../../src/documents/route-labels.ts'
import { type AnalyticsDataset, createAnalytics } from '../../src/metrics/analytics.ts'

it('writes a point for each write of the API, and says of work whether it failed', () => {
  const points: Parameters<AnalyticsDataset['writeDataPoint']>[0][] = []
  const listener = createAnalytics({ writeDataPoint: (point) => points.push(point) })
  listener.write?.('put', 'refused')
  listener.query?.('marker', 3, true)
  listener.render?.('feed', 0.5, true)
  expect(points).toEqual([
    { indexes: ['candor_api_writes'], blobs: ['candor_api_writes', 'put', 'refused'], doubles: [1] },
    {
      indexes: ['candor_query_duration_seconds'],
      blobs: ['candor_query_duration_seconds', 'marker', 'failed'],
      doubles: [3],
    },
    {
      indexes: ['candor_render_duration_seconds'],
      blobs: ['candor_render_duration_seconds', 'feed', 'failed'],
      doubles: [0.5],
    },
  ])
})

it('writes a second point for each request of a partner', () => {
  const points: Parameters<AnalyticsDataset['writeDataPoint']>[0][] = []
  const listener = createAnalytics({ writeDataPoint: (point) => points.push(point) })
  const outcome = {
    ...{ request: new Request('https://news.example.org/rss.xml'), env: undefined, labels: labelsOf('/rss.xml', null) },
    ...{ family: 'all', status: 200, cache: 'memory' as const, seconds: 0, bytes: 700, ageSeconds: 0 },
  }
  for (const partner of [null, 'wire']) listener.request?.({ ...outcome, partner })
  expect(points.map(({ indexes: [name] }) => name)).toEqual([
    ...Array(2).fill('candor_http_requests'),
    'candor_partner_requests',
  ])
  expect(points[2]).toMatchObject({ blobs: ['candor_partner_requests', 'wire', '200'], doubles: [700] })
})
