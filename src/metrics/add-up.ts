/** Adds up the metrics of several processes, as if one process had counted. */
import type { HistogramSample, Labels, MetricFamily, Sample } from './family.ts'

type Families = readonly MetricFamily[]

/**
 * Counters and histograms add up, and so do gauges of bytes. Of other gauges the highest counts: all processes read the same
 * database, and where they differ (an outage, a busy event loop) the worst is what matters.
 */
export function addUp(processes: readonly Families[]): Families {
  const byName = new Map<string, MetricFamily>()
  for (const family of processes.flat()) {
    const before = byName.get(family.name)
    byName.set(family.name, before === undefined ? family : addFamily(before, family))
  }
  return [...byName.values()]
}

/** What counts on when a process has ended: a sum that fell would look like a restart of all. */
export const countsOf = (families: Families): Families => families.filter(({ type }) => type !== 'gauge')

function addFamily(one: MetricFamily, other: MetricFamily): MetricFamily {
  if (one.type === 'histogram') {
    const samples = other.type === 'histogram' ? other.samples : []
    return { ...one, samples: merge(one.samples, samples, addHistograms) }
  }
  const add = one.type === 'counter' || one.name.endsWith('_bytes') ? sum : highest
  return { ...one, samples: merge(one.samples, other.type === 'histogram' ? [] : other.samples, add) }
}

const sum = (one: Sample, other: Sample): Sample => ({ ...one, value: one.value + other.value })
const highest = (one: Sample, other: Sample): Sample => (other.value > one.value ? other : one)

function addHistograms(one: HistogramSample, other: HistogramSample): HistogramSample {
  const counts = one.counts.map((count, index) => count + (other.counts[index] ?? 0))
  return { ...one, counts, sum: one.sum + other.sum }
}

/** By their labels. */
function merge<S extends { readonly labels: Labels }>(
  one: readonly S[],
  other: readonly S[],
  add: (a: S, b: S) => S,
): readonly S[] {
  const keyOf = ({ labels }: S) => JSON.stringify(labels)
  const all = new Map(one.map((sample) => [keyOf(sample), sample]))
  for (const sample of other) {
    const before = all.get(keyOf(sample))
    all.set(keyOf(sample), before === undefined ? sample : add(before, sample))
  }
  return [...all.values()]
}
