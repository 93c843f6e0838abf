/**
 * Metrics at the edge, where no instance can be scraped: data points for Workers Analytics Engine,
 * with the names of the page. What the edge cache answers does not run the Worker, so requests
 * there are misses only.
 */
import type { Listener } from '../../core/documents/observation.ts'
import { names } from '../../core/metrics/metrics.ts'

/**
 * https://developers.cloudflare.com/analytics/analytics-engine/get-started/: one index, 20 blobs,
 * 20 doubles.
 */
export type DataPoint = {
  readonly indexes: readonly [string]
  readonly blobs: readonly string[]
  readonly doubles: readonly number[]
}
export type AnalyticsDataset = { readonly writeDataPoint: (point: DataPoint) => void }

/**
 * A Worker may write 250 points for one request: a batch of 100 operations and its queries are
 * fewer.
 */
export function createAnalytics(dataset: AnalyticsDataset): Listener {
  const write = (
    [name]: readonly [string, string],
    blobs: readonly string[],
    doubles: readonly number[],
  ) => dataset.writeDataPoint({ indexes: [name], blobs: [name, ...blobs], doubles })
  return {
    request({
      labels: { route, group, format },
      partner,
      status,
      cache,
      seconds,
      bytes,
      ageSeconds,
    }) {
      write(
        names.requests,
        [route, group, format, String(status), cache],
        [seconds, bytes, ageSeconds ?? -1],
      )
      if (partner !== null) write(names.partnerRequests, [partner, String(status)], [bytes])
    },
    query: (query, seconds, failed) =>
      write(names.querySeconds, [query, outcomeOf(failed)], [seconds]),
    render: (cacheClass, seconds, failed) =>
      write(names.renderSeconds, [cacheClass, outcomeOf(failed)], [seconds]),
    write: (operation, outcome) => write(names.writes, [operation, outcome], [1]),
  }
}

const outcomeOf = (failed: boolean) => (failed ? 'failed' : 'done')
