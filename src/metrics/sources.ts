/** Metrics that are read from the app when the page is made: memory, outages, the newest articles, and what push supplies. */
import type { Memory } from '../delivery/cache-classes.ts'
import { createRecent } from '../delivery/recent.ts'
import { counter, gauge, type Source, samplesOf } from './family.ts'
import { names } from './names.ts'

export type AppState = {
  /** Bytes in use and at most. */
  readonly usedBytes: () => Memory
  readonly memory: Memory
  /** When the database began to fail, on the clock of `performance.now()`; `undefined` if it works. */
  readonly outage: () => { readonly sinceMs: number | undefined }
  /** Age in seconds of the newest entry by group, from one query. */
  readonly newest: () => Promise<Readonly<Record<string, number>>>
}

/** Time for which the query for the newest articles is not repeated, however many scrape. */
const newestMs = 5000

/** Two sources, so that memory and outages are told while the database is away. */
export function appSources({ usedBytes, memory, outage, newest }: AppState): readonly Source[] {
  const recent = createRecent<Readonly<Record<string, number>>>({
    freshMs: newestMs,
    clock: () => performance.now(),
    sharesPromises: true,
  })
  const one = (value: number) => [{ labels: {}, value }]
  return [
    () => {
      const { sinceMs } = outage()
      return [
        gauge(...names.memory, samplesOf('class', byClass(usedBytes()))),
        gauge(...names.memoryLimit, samplesOf('class', byClass(memory))),
        gauge(...names.outage, one(sinceMs === undefined ? 0 : 1)),
        gauge(...names.outageSeconds, one(sinceMs === undefined ? 0 : (performance.now() - sinceMs) / 1000)),
      ]
    },
    async () => [gauge(...names.newestAge, samplesOf('group', await recent(newest)))],
  ]
}

const byClass = ({ shelves, copies, bodies }: Memory): Readonly<Record<string, number>> => {
  return { ...shelves, ...copies, bodies }
}

export type PushState = {
  /** Deliveries that are due. */
  readonly depth: number
  /** Age of the oldest of them, 0 if there is none. */
  readonly oldestSeconds: number
  /** Attempts of this process since its start, by what came of them: `arrived`, `failed` (tried again) or `refused`. */
  readonly deliveries: Readonly<Record<'arrived' | 'failed' | 'refused', number>>
}

/** `read` is called for each reading of the page. */
export function pushSource(read: () => PushState | Promise<PushState>): Source {
  return async () => {
    const { depth, oldestSeconds, deliveries } = await read()
    return [
      gauge(...names.outbox, [{ labels: {}, value: depth }]),
      gauge(...names.outboxAge, [{ labels: {}, value: oldestSeconds }]),
      counter(...names.deliveries, samplesOf('outcome', deliveries)),
    ]
  }
}
