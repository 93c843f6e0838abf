/**
 * Counts what listeners are told, and collects it for the page. Counters of our own, because those of a library cost the
 * warm path 6 % (docs/decisions/0023-metrics.md).
 */
import type { Listener, Outcome } from '../documents/observation.ts'
import type { CacheOutcome, RouteLabels } from '../documents/route-labels.ts'
import { maxPartners } from '../store/partners.ts'
import { counter, gauge, type MetricFamily, type Sample, type Source } from './family.ts'
import { ageBounds, byteBounds, createCounters, createHistograms, type Histogram, secondBounds } from './histogram.ts'
import { names } from './names.ts'

export type Metrics = ReturnType<typeof createMetrics>

/** All that one sort of response counts. */
type Cell = {
  readonly requests: { value: number }
  readonly seconds: Histogram
  readonly bytes: Histogram
  readonly age: Histogram
}

const indexOf: Readonly<Record<CacheOutcome, number>> = { memory: 0, stale: 1, rendered: 2, refused: 3, none: 4 }

/** How long a source may take: a scrape has ten seconds by default. */
const sourceMs = 4000

export function createMetrics() {
  const requests = createCounters(['route', 'group', 'format', 'status', 'cache'])
  const seconds = createHistograms(secondBounds, ['format', 'cache'])
  const bytes = createHistograms(byteBounds, ['format'])
  const age = createHistograms(ageBounds, ['cache'])
  const queries = createHistograms(secondBounds, ['query'])
  const queryFailures = createCounters(['query'])
  const renders = createHistograms(secondBounds, ['class'])
  const renderFailures = createCounters(['class'])
  const writes = createCounters(['operation', 'outcome'])
  const refusals = new Map<string, Readonly<Record<string, number>>>()
  const partners = new Set<string>()
  const partnerRequests = createCounters(['partner', 'status'])
  const partnerBytes = createCounters(['partner'])
  const partnerSeen = createCounters(['partner'])
  const sources = new Set<Source>()
  const cells = new Map<RouteLabels, Map<number, Cell>>()

  function makeCell({ labels: { route, group, format }, status, cache }: Outcome): Cell {
    return {
      requests: requests.of(route, group, format, String(status), cache),
      seconds: seconds.of(format, cache),
      bytes: bytes.of(format),
      age: age.of(cache),
    }
  }

  /** By the objects of labels and a number, because building a text for each request would cost more than counting. */
  function cellOf(outcome: Outcome): Cell {
    const { labels, status, cache } = outcome
    let ofRoute = cells.get(labels)
    if (ofRoute === undefined) {
      ofRoute = new Map()
      cells.set(labels, ofRoute)
    }
    const key = status * 8 + indexOf[cache]
    let cell = ofRoute.get(key)
    if (cell === undefined) {
      cell = makeCell(outcome)
      ofRoute.set(key, cell)
    }
    return cell
  }

  /** Names come from the table, which has at most so many at a time: those that come later share a label. */
  function countPartner(partner: string, { status, bytes }: Outcome): void {
    if (partners.size < maxPartners) partners.add(partner)
    const label = partners.has(partner) ? partner : 'other'
    partnerRequests.of(label, String(status)).value += 1
    partnerBytes.of(label).value += bytes
    partnerSeen.of(label).value = Math.floor(Date.now() / 1000)
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
    partner(partner: string, refused: Readonly<Record<string, number>>): void {
      refusals.set(partner, refused)
    },
  } satisfies Listener

  const counted = (): readonly MetricFamily[] => {
    const histogram = ([name, help]: readonly [string, string], from: ReturnType<typeof createHistograms>) => {
      return { type: 'histogram', name, help, samples: from.samples() } as const
    }
    return [
      counter(...names.requests, requests.samples()),
      histogram(names.requestSeconds, seconds),
      histogram(names.responseBytes, bytes),
      histogram(names.servedAge, age),
      histogram(names.querySeconds, queries),
      counter(...names.queryFailures, queryFailures.samples()),
      histogram(names.renderSeconds, renders),
      counter(...names.renderFailures, renderFailures.samples()),
      counter(...names.writes, writes.samples()),
      gauge(...names.partnerRefusals, [...refusals].flatMap(refusalSamples)),
      ...[
        counter(...names.partnerRequests, partnerRequests.samples()),
        counter(...names.partnerBytes, partnerBytes.samples()),
      ],
      gauge(...names.partnerSeen, partnerSeen.samples()),
    ]
  }

  return {
    listener,

    /** Adds metrics that are only read when the page is. */
    addSource: (source: Source): void => void sources.add(source),

    /** All metrics. A source that fails or is late is left out and counted. */
    async collect(): Promise<readonly MetricFamily[]> {
      const results = await Promise.allSettled([...sources].map((source) => within(sourceMs, source)))
      const found = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []))
      const failures = results.filter(({ status }) => status === 'rejected').length
      const [name, help] = names.sourceFailures
      const failed = { type: 'gauge', name, help, samples: [{ labels: {}, value: failures }] } as const
      return [...counted(), ...found, failed]
    },
  }
}

const refusalSamples = ([partner, refused]: readonly [string, Readonly<Record<string, number>>]): readonly Sample[] =>
  Object.entries(refused).map(([reason, value]) => ({ labels: { partner, reason }, value }))

async function within(ms: number, source: Source): Promise<readonly MetricFamily[]> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('the source is late')), ms)
  try {
    return await Promise.race([source(), late])
  } finally {
    clearTimeout(timer)
  }
}
