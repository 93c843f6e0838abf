/** What metrics cost: a warm feed and a 304 with them, compared with the same service without. */
import { atMost, compare, type Finding } from '../measurement.ts'
import { type Bench, type Row, readerHeaders } from './bench.ts'
import { etagOf, loadSwitched } from './load-in-turns.ts'

async function measure(bench: Bench): Promise<Finding[]> {
  const etag = await etagOf(bench)
  const findings: Finding[] = []
  for (const unchanged of [false, true]) {
    const headers = { ...readerHeaders, ...(unchanged && { 'If-None-Match': etag }) }
    const cpu = await loadSwitched(bench, {}, headers)
    const what = `${unchanged ? '304' : 'GET of a warm feed'} with metrics, Node: CPU per request`
    const described = {
      row: 'metrics-node',
      what,
      against: 'without metrics',
      names: ['with', 'without'],
    } as const
    findings.push(compare({ ...described, unit: 'µs', target: atMost(1.03) }, cpu))
  }
  return findings
}

export const metricsRows: readonly Row[] = [{ name: 'metrics-node', measure }]
