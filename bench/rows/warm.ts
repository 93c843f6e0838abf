/** A warm feed and a 304, compared with a handler that only returns them. */
import { atLeast, atMost, compare, type Finding } from '../measurement.ts'
import { type Runtime, startPair } from '../servers/pairs.ts'
import { type Bench, type Row, readerHeaders } from './bench.ts'
import { loadInTurns } from './load-in-turns.ts'

const titles = { node: 'Node', workerd: 'workerd' }

async function measure(bench: Bench, runtime: Runtime, unchanged: boolean): Promise<Finding[]> {
  const { candor, baseline, etag, stop } = await startPair(bench, runtime)
  try {
    const headers = { ...readerHeaders, ...(unchanged && { 'If-None-Match': etag }) }
    const { rates, cpu } = await loadInTurns(bench, [candor, baseline], headers)
    const what = `${unchanged ? 'If-None-Match → 304' : 'GET of a warm feed'}, ${titles[runtime]}`
    const rest = {
      row: `${unchanged ? 'unchanged' : 'warm'}-${runtime}`,
      against: unchanged ? 'its 304, same headers' : 'Hono, one precomputed body',
      names: ['Candor', 'precomputed'],
    } as const
    return [
      compare({ ...rest, what, unit: 'req/s', target: atLeast(0.9) }, rates),
      compare({ ...rest, what: `${what}: CPU per request`, unit: 'µs', target: atMost(1.11) }, cpu),
    ]
  } finally {
    await stop()
  }
}

export const warmRows: readonly Row[] = (['node', 'workerd'] as const).flatMap((runtime) => [
  { name: `warm-${runtime}`, measure: (bench) => measure(bench, runtime, false) },
  { name: `unchanged-${runtime}`, measure: (bench) => measure(bench, runtime, true) },
])
