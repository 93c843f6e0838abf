/**
 * PROCESSES: two processes against one, for a warm feed and its 304. wrk runs on the same machine, so on two cores the two
 * processes have what it leaves.
 */
import { putCleanLoad } from '../load.ts'
import { compare, type Finding, inTurns } from '../measurement.ts'
import { startCandorOnNode } from '../servers/candor.ts'
import type { Server } from '../servers/process.ts'
import { type Bench, feedPath, type Row, readerHeaders } from './bench.ts'

async function measure({ options, small }: Bench): Promise<Finding[]> {
  const { rounds, seconds, connections } = options
  const [two, one] = [await startCandorOnNode(small.url, { PROCESSES: '2' }), await startCandorOnNode(small.url)]
  try {
    const etag = (await fetch(one.origin + feedPath, { headers: readerHeaders })).headers.get('ETag') ?? ''
    const findings: Finding[] = []
    for (const unchanged of [false, true]) {
      const headers = { ...readerHeaders, ...(unchanged && { 'If-None-Match': etag }) }
      const load = async ({ origin }: Server, forSeconds = seconds) =>
        (await putCleanLoad({ url: origin + feedPath, headers, seconds: forSeconds, connections })).requestsPerSecond
      for (const server of [two, one]) await load(server, 2)
      const rates = await inTurns(
        rounds,
        () => load(two),
        () => load(one),
      )
      const what = `${unchanged ? 'If-None-Match → 304' : 'GET of a warm feed'}, Node with PROCESSES=2`
      const described = { row: 'processes-node', what, against: 'one process', names: ['two', 'one'] } as const
      const note = 'the load generator is on the same cores'
      findings.push(compare({ ...described, unit: 'req/s', target: null, note }, rates))
    }
    return findings
  } finally {
    await Promise.all([two.stop(), one.stop()])
  }
}

export const processesRows: readonly Row[] = [{ name: 'processes-node', measure }]
