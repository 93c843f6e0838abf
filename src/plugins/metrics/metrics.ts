/**
 * Counts what listeners are told, and collects it for the page. Counters of our own, because those
 * of a library cost the warm path 6 % (decision 23).
 */

import { maxPartners } from '../../../schema/limits.ts'
import type { Listener, Outcome } from '../../core/documents/observation.ts'
import type { CacheOutcome, RouteLabels } from '../../core/documents/route-labels.ts'
import { gauge, type MetricFamily, type MetricSource, names } from '../../core/metrics/metrics.ts'
import {
  ageBounds,
  byteBounds,
  createCounters,
  createHistograms,
  type Histogram,
  secondBounds,
} from './histogram.ts'

export type Metrics = ReturnType<typeof createMetrics>

/** All that one sort of response counts. */
type ResponseCounts = {
  readonly requests: { value: number }
  readonly seconds: Histogram
  readonly bytes: Histogram
  readonly age: Histogram
}

const indexOf: Readonly<Record<CacheOutcome, number>> = {
  memory: 0,
  stale: 1,
  rendered: 2,
  refused: 3,
  none: 4,
}

/** How long a source may take: a scrape has ten seconds by default. */
const sourceMs = 4000

const createInstruments = () => ({
  requests: createCounters(names.requests, ['route', 'group', 'format', 'status', 'cache']),
  seconds: createHistograms(names.requestSeconds, secondBounds, ['format', 'cache']),
  bytes: createHistograms(names.responseBytes, byteBounds, ['format']),
  age: createHistograms(names.servedAge, ageBounds, ['cache']),
  queries: createHistograms(names.querySeconds, secondBounds, ['query']),
  queryFailures: createCounters(names.queryFailures, ['query']),
  renders: createHistograms(names.renderSeconds, secondBounds, ['class']),
  renderFailures: createCounters(names.renderFailures, ['class']),
  writes: createCounters(names.writes, ['operation', 'outcome']),
  partnerRequests: createCounters(names.partnerRequests, ['partner', 'status']),
  partnerBytes: createCounters(names.partnerBytes, ['partner']),
  partnerSeen: createCounters(names.partnerSeen, ['partner'], 'gauge'),
})

export function createMetrics() {
  const instruments = createInstruments()
  const { requests, seconds, bytes, age, queries, queryFailures, renders, renderFailures, writes } =
    instruments
  const refusals = new Map<string, Readonly<Record<string, number>>>()
  const partners = new Set<string>()
  const sources = new Set<MetricSource>()
  const cells = new Map<RouteLabels, Map<number, ResponseCounts>>()

  /**
   * By the objects of labels and a number, because building a text for each request would cost more
   * than counting.
   */
  function cellOf({ labels, status, cache }: Outcome): ResponseCounts {
    let ofRoute = cells.get(labels)
    if (ofRoute === undefined) {
      ofRoute = new Map()
      cells.set(labels, ofRoute)
    }
    const key = status * 8 + indexOf[cache]
    let cell = ofRoute.get(key)
    if (cell === undefined) {
      const { route, group, format } = labels
      cell = {
        requests: requests.of(route, group, format, String(status), cache),
        seconds: seconds.of(format, cache),
        bytes: bytes.of(format),
        age: age.of(cache),
      }
      ofRoute.set(key, cell)
    }
    return cell
  }

  /**
   * Names come from the table, which has at most so many at a time: those that come later share a
   * label.
   */
  function countPartner(partner: string, outcome: Outcome): void {
    if (partners.size < maxPartners) partners.add(partner)
    const label = partners.has(partner) ? partner : 'other'
    instruments.partnerRequests.of(label, String(outcome.status)).value += 1
    instruments.partnerBytes.of(label).value += outcome.bytes
    instruments.partnerSeen.of(label).value = Math.floor(Date.now() / 1000)
  }

  const listener = {
    request(outcome: Outcome): void {
      const cell = cellOf(outcome)
      cell.requests.value += 1
      cell.seconds.observe(outcome.seconds)
      if (outcome.bytes > 0) cell.bytes.observe(outcome.bytes)
      if (outcome.ageSeconds !== null) cell.age.observe(outcome.ageSeconds)
      if (outcome.partner !== null) countPartner(outcome.partner, outcome)
    },
    query(query: string, took: number, failed: boolean): void {
      queries.of(query).observe(took)
      queryFailures.of(query).value += Number(failed)
    },
    render(cacheClass: string, took: number, failed: boolean): void {
      renders.of(cacheClass).observe(took)
      renderFailures.of(cacheClass).value += Number(failed)
    },
    write(operation: string, outcome: string): void {
      writes.of(operation, outcome).value += 1
    },
    partner: (partner: string, refused: Readonly<Record<string, number>>) =>
      void refusals.set(partner, refused),
  } satisfies Listener

  /** All metrics. A source that fails or is late is left out and counted. */
  async function collect(): Promise<readonly MetricFamily[]> {
    const results = await Promise.allSettled([...sources].map((source) => within(sourceMs, source)))
    const failures = results.filter(({ status }) => status === 'rejected').length
    const refused = [...refusals].flatMap(([partner, reasons]) =>
      Object.entries(reasons).map(([reason, value]) => ({ labels: { partner, reason }, value })),
    )
    return [
      ...Object.values(instruments).map(({ family }) => family()),
      gauge(...names.partnerRefusals, refused),
      ...results.flatMap((result) => (result.status === 'fulfilled' ? result.value : [])),
      gauge(...names.sourceFailures, [{ labels: {}, value: failures }]),
    ]
  }

  /** `addSource` adds metrics that are only read when the page is. */
  return { listener, addSource: (source: MetricSource): void => void sources.add(source), collect }
}

async function within(ms: number, source: MetricSource): Promise<readonly MetricFamily[]> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('the source is late')), ms)
  try {
    return await Promise.race([source(), late])
  } finally {
    clearTimeout(timer)
  }
}
