/** What metrics cost: a warm feed and a 304 with them, compared with the same service without. */
import { putCleanLoad } from '../load.ts'
import { atMost, compare, type Finding, inTurns } from '../measurement.ts'
import { startCandorOnNode } from '../servers/candor.ts'
import type { Server } from '../servers/process.ts'
import { type Bench, feedPath, type Row, readerHeaders } from './bench.ts'

async function measure({ options, small }: Bench): Promise<Finding[]> {
  const { rounds, seconds, connections } = options
  const [counted, plain] = [
    await startCandorOnNode(small.url, { METRICS_PORT: '0' }),
    await startCandorOnNode(small.url),
  ]
  try {
    const etag = (await fetch(plain.origin + feedPath, { headers: readerHeaders })).headers.get('ETag') ?? ''
    const findings: Finding[] = []
    for (const unchanged of [false, true]) {
      const headers = { ...readerHeaders, ...(unchanged && { 'If-None-Match': etag }) }
      const load = async ({ origin, cpuSeconds }: Server, forSeconds = seconds) => {
        const before = cpuSeconds()
        const { requests } = await putCleanLoad({ url: origin + feedPath, headers, seconds: forSeconds, connections })
        return ((cpuSeconds() - before) / requests) * 1e6
      }
      for (const server of [counted, plain]) await load(server, 2)
      const used = await inTurns(
        rounds,
        () => load(counted),
        () => load(plain),
      )
      const what = `${unchanged ? '304' : 'GET of a warm feed'} with metrics, Node: CPU per request`
      const described = { row: 'metrics-node', what, against: 'without metrics', names: ['with', 'without'] } as const
      findings.push(compare({ ...described, unit: 'µs', target: atMost(1.03) }, used))
    }
    return findings
  } finally {
    await Promise.all([counted.stop(), plain.stop()])
  }
}

export const metricsRows: readonly Row[] = [{ name: 'metrics-node', measure }]
