/** Metrics as text: Prometheus 0.0.4 and OpenMetrics 1.0. */
import type { HistogramSample, MetricFamily, MetricLabels } from '../../core/metrics/metrics.ts'

export type TextFormat = 'prometheus' | 'openmetrics'

/**
 * https://prometheus.io/docs/instrumenting/exposition_formats/ and
 * https://prometheus.io/docs/specs/om/open_metrics_spec/
 */
export const mediaTypes: Readonly<Record<TextFormat, string>> = {
  prometheus: 'text/plain; version=0.0.4; charset=utf-8',
  openmetrics: 'application/openmetrics-text; version=1.0.0; charset=utf-8',
}

/** Families without samples are left out. */
export function writeMetrics(families: readonly MetricFamily[], format: TextFormat): string {
  const text = families
    .filter(({ samples }) => samples.length > 0)
    .map((family) => writeFamily(family, format))
    .join('')
  return format === 'openmetrics' ? `${text}# EOF\n` : text
}

function writeFamily(family: MetricFamily, format: TextFormat): string {
  const { name, help, type } = family
  const counted = type === 'counter' ? `${name}_total` : name
  const described = format === 'openmetrics' ? name : counted
  const lines =
    type === 'histogram'
      ? family.samples.flatMap((sample) => writeHistogram(name, sample, format))
      : family.samples.map(
          ({ labels, value }) => `${counted}${writeLabels(labels)} ${writeNumber(value)}`,
        )
  return `${[`# HELP ${described} ${escapeText(help, format)}`, `# TYPE ${described} ${type}`, ...lines].join('\n')}\n`
}

function writeHistogram(
  name: string,
  { labels, bounds, counts, sum }: HistogramSample,
  format: TextFormat,
) {
  let below = 0
  const buckets = [...bounds, Infinity].map((bound, index) => {
    below += counts[index] ?? 0
    // OpenMetrics wants the same text of a bound everywhere: `1.0`.
    const le =
      format === 'openmetrics' && Number.isInteger(bound) ? `${bound}.0` : writeNumber(bound)
    return `${name}_bucket${writeLabels({ ...labels, le })} ${below}`
  })
  const own = writeLabels(labels)
  return [...buckets, `${name}_sum${own} ${writeNumber(sum)}`, `${name}_count${own} ${below}`]
}

function writeLabels(labels: MetricLabels): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${name}="${escapeText(value, 'openmetrics')}"`,
  )
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

const writeNumber = (value: number): string => (value === Infinity ? '+Inf' : String(value))

/** A quote is escaped in labels, and in help texts of OpenMetrics only. */
function escapeText(text: string, format: TextFormat): string {
  const escaped = text.replaceAll('\\', String.raw`\\`).replaceAll('\n', String.raw`\n`)
  return format === 'openmetrics' ? escaped.replaceAll('"', String.raw`\"`) : escaped
}
