/** Metrics of several processes read as those of one. */
import { expect, it } from 'vitest'
import { addUp, countsOf } from '../../src/metrics/add-up.ts'
import { counter, gauge, samplesOf } from '../../src/metrics/family.ts'
import { createHistogram } from '../../src/metrics/histogram.ts'

function histogram(...values: readonly number[]) {
  const one = createHistogram({ format: 'rss' }, [1, 5])
  for (const value of values) one.observe(value)
  return { type: 'histogram', name: 'seconds', help: '', samples: [one.sample()] } as const
}

it('adds counters by their labels, also where only one process has them', () => {
  const [family] = addUp([
    [counter('requests', '', samplesOf('status', { 200: 2, 404: 1 }))],
    [counter('requests', '', samplesOf('status', { 200: 3, 503: 4 }))],
  ])
  expect(family?.samples).toEqual(samplesOf('status', { 200: 5, 404: 1, 503: 4 }))
})

it('adds the buckets and the sum of histograms', () => {
  expect(addUp([[histogram(0.5, 2)], [histogram(2, 3, 9)]])).toEqual([histogram(0.5, 2, 2, 3, 9)])
})

it('adds gauges of bytes, and takes the highest of the others', () => {
  const process = (bytes: number, outage: number) => [
    gauge('memory_bytes', '', [{ labels: {}, value: bytes }]),
    gauge('outage', '', [{ labels: {}, value: outage }]),
  ]
  const all = addUp([process(10, 0), process(20, 1), process(30, 0)])
  expect(all.map(({ samples }) => samples)).toEqual([[{ labels: {}, value: 60 }], [{ labels: {}, value: 1 }]])
})

it('counts on what an ended process counted, without its gauges', () => {
  const family = counter('requests', '', [{ labels: {}, value: 7 }])
  const ended = countsOf([family, gauge('outage', '', [{ labels: {}, value: 1 }]), histogram(1)])
  expect(ended).toEqual([family, histogram(1)])
})
