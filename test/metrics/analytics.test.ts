/** Metrics at the edge: data points with the names of the page. Requests, queries and renders are in test/workerd/workerd.test.ts. */
import { expect, it } from 'vitest'
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
