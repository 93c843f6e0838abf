/** Metrics: their types, names, and the functions that supply samples when the page is read. */
import type { Memory } from '../delivery/cache-classes.ts'
import { createRecent } from '../delivery/recent.ts'

export type MetricLabels = Readonly<Record<string, string>>

export type Sample = {
  readonly labels: MetricLabels
  readonly value: number
}

/** Samples of a histogram: `counts` for each bound and one more for all that is above. */
export type HistogramSample = {
  readonly labels: MetricLabels
  readonly bounds: readonly number[]
  readonly counts: readonly number[]
  readonly sum: number
}

/** A metric. The name of a counter has no `_total`: the text formats add it. */
export type MetricFamily = { readonly name: string; readonly help: string } & (
  | { readonly type: 'counter' | 'gauge'; readonly samples: readonly Sample[] }
  | { readonly type: 'histogram'; readonly samples: readonly HistogramSample[] }
)

/** Called for each reading of the page. If it fails or is late, the page is without its metrics. */
export type MetricSource = () => readonly MetricFamily[] | Promise<readonly MetricFamily[]>

export const gauge = (name: string, help: string, samples: readonly Sample[]): MetricFamily => {
  return { type: 'gauge', name, help, samples }
}

export const counter = (name: string, help: string, samples: readonly Sample[]): MetricFamily => {
  return { type: 'counter', name, help, samples }
}

/** Samples with one label. */
export const samplesOf = (
  label: string,
  values: Readonly<Record<string, number>>,
): readonly Sample[] =>
  Object.entries(values).map(([name, value]) => ({ labels: { [label]: name }, value }))

export const names = {
  requests: [
    'candor_http_requests',
    'Requests, by route pattern, group of feeds, format, status and cache outcome.',
  ],
  requestSeconds: [
    'candor_http_request_duration_seconds',
    'Time until a response was made, before it was sent.',
  ],
  responseBytes: ['candor_http_response_size_bytes', 'Bytes of responses with a body, as sent.'],
  servedAge: [
    'candor_served_age_seconds',
    'How long ago the database confirmed the documents that were served.',
  ],
  renderSeconds: [
    'candor_render_duration_seconds',
    'Time of renders with their queries, by cache class.',
  ],
  renderFailures: ['candor_render_failures', 'Renders that failed, by cache class.'],
  querySeconds: ['candor_query_duration_seconds', 'Time of database queries, by query.'],
  queryFailures: ['candor_query_failures', 'Database queries that failed, by query.'],
  partnerRequests: [
    'candor_partner_requests',
    'Requests with the token of a partner, by partner and status.',
  ],
  partnerBytes: ['candor_partner_response_bytes', 'Bytes of bodies sent to a partner.'],
  partnerSeen: ['candor_partner_last_seen_seconds', 'When a partner asked last, as a Unix time.'],
  writes: ['candor_api_writes', 'Operations of the publishing API, by outcome.'],
  partnerRefusals: [
    'candor_partner_refused_articles',
    'Articles that partners would refuse, by partner and reason.',
  ],
  memory: ['candor_memory_bytes', 'Memory in use, by class.'],
  memoryLimit: ['candor_memory_limit_bytes', 'Share of MEMORY_MB, by class.'],
  outage: ['candor_outage', 'Whether the database fails now: 1 or 0.'],
  outageSeconds: [
    'candor_outage_seconds',
    'How long the database has failed; 0 without an outage.',
  ],
  newestAge: [
    'candor_newest_article_age_seconds',
    'Age of the newest article or notice, by group of feeds.',
  ],
  outbox: ['candor_outbox_depth', 'Deliveries that are due.'],
  outboxAge: ['candor_outbox_oldest_seconds', 'Since when the longest due delivery waits.'],
  deliveries: ['candor_deliveries', 'Attempts of deliveries, by outcome.'],
  unsigned: ['candor_unsigned_articles', 'Articles that wait for a signed statement.'],
  unsignedAge: ['candor_unsigned_oldest_seconds', 'Since when the first of them waits.'],
  sourceFailures: [
    'candor_metrics_source_failures',
    'Sources of metrics that failed while this page was made.',
  ],
  build: ['candor_build_info', 'Always 1; the labels tell the versions.'],
} as const satisfies Readonly<Record<string, readonly [name: string, help: string]>>

type AppState = {
  /** Bytes in use and at most. */
  readonly usedBytes: () => Memory
  readonly memory: Memory
  /** How long the database has failed; `null` if it works. */
  readonly outageSeconds: () => Promise<number | null>
  /** Age in seconds of the newest entry by group, from one query. */
  readonly newest: () => Promise<Readonly<Record<string, number>>>
}

/** Time for which the query for the newest articles is not repeated, however many scrape. */
const newestMs = 5000

/** Several sources, so that memory and outages are told while the database is away. */
export function appSources({
  usedBytes,
  memory,
  outageSeconds,
  newest,
}: AppState): readonly MetricSource[] {
  const recent = createRecent<Readonly<Record<string, number>>>({
    freshMs: newestMs,
    clock: () => performance.now(),
    sharesPromises: true,
  })
  return [
    () => [
      gauge(...names.memory, samplesOf('class', byClass(usedBytes()))),
      gauge(...names.memoryLimit, samplesOf('class', byClass(memory))),
    ],
    async () => outageGauges(await outageSeconds()),
    async () => [gauge(...names.newestAge, samplesOf('group', await recent(newest)))],
  ]
}

/** `seconds` is `null` without an outage. */
export const outageGauges = (seconds: number | null): readonly MetricFamily[] => [
  gauge(...names.outage, [{ labels: {}, value: seconds === null ? 0 : 1 }]),
  gauge(...names.outageSeconds, [{ labels: {}, value: seconds ?? 0 }]),
]

const byClass = ({ shelves, copies, bodies }: Memory): Readonly<Record<string, number>> => {
  return { ...shelves, ...copies, bodies }
}

export type PushState = {
  /** Deliveries that are due. */
  readonly depth: number
  /** Age of the oldest of them, 0 if there is none. */
  readonly oldestSeconds: number
  /**
   * Attempts of this process since its start, by their result: `arrived`, `failed` (tried again) or
   * `refused`.
   */
  readonly deliveries: Readonly<Record<'arrived' | 'failed' | 'refused', number>>
}

/** `read` is called for each reading of the page. */
export function pushSource(read: () => PushState | Promise<PushState>): MetricSource {
  return async () => {
    const { depth, oldestSeconds, deliveries } = await read()
    return [
      gauge(...names.outbox, [{ labels: {}, value: depth }]),
      gauge(...names.outboxAge, [{ labels: {}, value: oldestSeconds }]),
      counter(...names.deliveries, samplesOf('outcome', deliveries)),
    ]
  }
}

export type SigningState = {
  /** Articles that wait for a statement. */
  readonly waiting: number
  /** How long the first of them has waited. */
  readonly oldestSeconds: number
}

export const signingSource =
  (read: () => Promise<SigningState>): MetricSource =>
  async () => {
    const { waiting, oldestSeconds } = await read()
    return [
      gauge(...names.unsigned, [{ labels: {}, value: waiting }]),
      gauge(...names.unsignedAge, [{ labels: {}, value: oldestSeconds }]),
    ]
  }
