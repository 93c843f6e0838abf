/**
 * Metrics at the edge: data points with the names of the page. Requests, queries and renders are in
 * test/product/postgres/workerd.test.ts.
 */
import { expect, it } from 'vitest'
import { type AnalyticsDataset, createAnalytics } from '../../../src/plugins/metrics/analytics.ts'
import { buildOutcome } from '../../fixtures/build-outcome.ts'

it('writes a point for each write of the API, and says of work whether it failed', () => {
  const points: Parameters<AnalyticsDataset['writeDataPoint']>[0][] = []
  const listener = createAnalytics({ writeDataPoint: (point) => points.push(point) })
  listener.write?.('put', 'refused')
  listener.query?.('marker', 3, true)
  listener.render?.('feed', 0.5, true)
  expect(points).toEqual([
    {
      indexes: ['candor_api_writes'],
      blobs: ['candor_api_writes', 'put', 'refused'],
      doubles: [1],
    },
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
  for (const partner of [null, 'wire']) listener.request?.(buildOutcome({ partner, bytes: 700 }))
  expect(points.map(({ indexes: [name] }) => name)).toEqual([
    ...Array(2).fill('candor_http_requests'),
    'candor_partner_requests',
  ])
  expect(points[2]).toMatchObject({
    blobs: ['candor_partner_requests', 'wire', '200'],
    doubles: [700],
  })
})
