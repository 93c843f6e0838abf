/** A histogram: counts by upper bounds, and the sum. */
import type { HistogramSample, MetricFamily, MetricLabels } from '../../core/metrics/metrics.ts'

/**
 * Seconds of requests, queries and renders: a warm response takes some 20 µs, a cold one waits at
 * most 3 s.
 */
export const secondBounds = [
  0.0001, 0.0005, 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5,
] as const
export const byteBounds = [1000, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000] as const
/** Seconds of ages: FRESH_MS to STALE_HOURS. */
export const ageBounds = [1, 2, 5, 15, 60, 300, 1800, 7200, 43_200, 86_400] as const

export type Histogram = ReturnType<typeof createHistogram>

export function createHistogram(labels: MetricLabels, bounds: readonly number[]) {
  const counts = new Array<number>(bounds.length + 1).fill(0)
  let sum = 0
  return {
    observe(value: number): void {
      let index = 0
      while (index < bounds.length && value > (bounds[index] ?? 0)) index += 1
      counts[index] = (counts[index] ?? 0) + 1
      sum += value
    },
    sample: (): HistogramSample => ({ labels, bounds, counts: [...counts], sum }),
  }
}

type NamedMetric = readonly [name: string, help: string]

/** One for each combination of labels. Few: no label comes from a client. */
function createLabelled<T>(labelNames: readonly string[], make: (labels: MetricLabels) => T) {
  const all = new Map<string, T>()
  return {
    all,
    of(...values: readonly string[]): T {
      const key = values.join(' ')
      let found = all.get(key)
      if (found === undefined) {
        found = make(
          Object.fromEntries(labelNames.map((name, index) => [name, values[index] ?? ''])),
        )
        all.set(key, found)
      }
      return found
    },
  }
}

export function createHistograms(
  [name, help]: NamedMetric,
  bounds: readonly number[],
  labelNames: readonly string[],
) {
  const { of, all } = createLabelled(labelNames, (labels) => createHistogram(labels, bounds))
  const family = (): MetricFamily => {
    return {
      type: 'histogram',
      name,
      help,
      samples: [...all.values()].map((each) => each.sample()),
    }
  }
  return { of, family }
}

/** They start at 0, so that the first event shows as an increase. */
export function createCounters(
  [name, help]: NamedMetric,
  labelNames: readonly string[],
  type: 'counter' | 'gauge' = 'counter',
) {
  const { of, all } = createLabelled(labelNames, (labels) => ({ labels, value: 0 }))
  return { of, family: (): MetricFamily => ({ type, name, help, samples: [...all.values()] }) }
}
