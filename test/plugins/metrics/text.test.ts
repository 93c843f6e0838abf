/**
 * Metrics as text, in both formats of Prometheus. test/plugins/metrics/clients/prometheus.test.ts asks Prometheus
 * itself.
 */
import { expect, it } from 'vitest'
import { counter, gauge, type MetricFamily } from '../../../src/core/metrics/metrics.ts'
import { createHistogram } from '../../../src/plugins/metrics/histogram.ts'
import { writeMetrics } from '../../../src/plugins/metrics/text.ts'

const histogram = createHistogram({ format: 'rss' }, [0.5, 1])
for (const value of [0.1, 0.5, 0.7, 1, 3]) histogram.observe(value)
const families: readonly MetricFamily[] = [
  counter('requests', 'All "requests".', [{ labels: { route: 'a\\b\n"c"' }, value: 7 }]),
  gauge('ages', 'Ages.', [{ labels: {}, value: 1.5 }]),
  gauge('empty', 'No samples.', []),
  { type: 'histogram', name: 'seconds', help: 'Time.', samples: [histogram.sample()] },
]

it('writes Prometheus 0.0.4', () => {
  expect(writeMetrics(families, 'prometheus')).toBe(`# HELP requests_total All "requests".
# TYPE requests_total counter
requests_total{route="a\\\\b\\n\\"c\\""} 7
# HELP ages Ages.
# TYPE ages gauge
ages 1.5
# HELP seconds Time.
# TYPE seconds histogram
seconds_bucket{format="rss",le="0.5"} 2
seconds_bucket{format="rss",le="1"} 4
seconds_bucket{format="rss",le="+Inf"} 5
seconds_sum{format="rss"} 5.3
seconds_count{format="rss"} 5
`)
})

it('writes OpenMetrics 1.0: the counter’s family without _total, bounds as floats, and the end', () => {
  const text = writeMetrics(families, 'openmetrics')
  expect(text).toContain(
    '# HELP requests All \\"requests\\".\n# TYPE requests counter\nrequests_total{',
  )
  expect(text).toContain('le="1.0"} 4\n')
  expect(text).toMatch(/\n# EOF\n$/)
  expect(text).not.toContain('empty')
})
