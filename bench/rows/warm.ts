/** A warm feed and a 304, compared with a handler that only returns them. */
import { putCleanLoad } from '../load.ts'
import { atLeast, atMost, compare, type Finding, inTurns } from '../measurement.ts'
import { type Runtime, startPair } from '../servers/pairs.ts'
import type { Server } from '../servers/process.ts'
import { type Bench, feedPath, type Row, readerHeaders } from './bench.ts'

const titles = { node: 'Node', workerd: 'workerd' }

async function measure(bench: Bench, runtime: Runtime, unchanged: boolean): Promise<Finding[]> {
  const { rounds, seconds, connections } = bench.options
  const { candor, baseline, etag, stop } = await startPair(bench, runtime)
  try {
    const headers = { ...readerHeaders, ...(unchanged && { 'If-None-Match': etag }) }
    const cpu: [number[], number[]] = [[], []]
    const load = async (server: Server, used: number[], forSeconds = seconds) => {
      const before = server.cpuSeconds()
      const result = await putCleanLoad({ url: server.origin + feedPath, headers, seconds: forSeconds, connections })
      used.push(((server.cpuSeconds() - before) / result.requests) * 1e6)
      return result.requestsPerSecond
    }
    for (const server of [candor, baseline]) await load(server, [], 2)
    const rates = await inTurns(
      rounds,
      () => load(candor, cpu[0]),
      () => load(baseline, cpu[1]),
    )
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
