/** A metric with its samples, and functions that supply more of them when the page is read. */

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
