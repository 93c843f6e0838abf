/**
 * Metrics that are read from the app when the page is made: memory, outages, the newest articles,
 * and what push supplies.
 */
import type { Memory } from '../delivery/cache-classes.ts'
import { createRecent } from '../delivery/recent.ts'
import { counter, gauge, type MetricFamily, type MetricSource, samplesOf } from './family.ts'
import { names } from './names.ts'

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
