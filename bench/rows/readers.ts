/** What it costs to count readers: a warm feed and a 304, with READERS=on and without. */
import { atMost, compare, type Finding } from '../measurement.ts'
import { type Bench, type Row, readerHeaders } from './bench.ts'
import { etagOf, loadSwitched } from './load-in-turns.ts'

/** Each is counted differently: by its figure, or by its salted hash. */
const clients = {
  aggregator:
    'Feedly/1.0 (+http://www.feedly.com/fetcher.html; 462 subscribers; like FeedFetcher-Google)',
  reader: 'NetNewsWire (RSS Reader; https://netnewswire.com/)',
} as const

async function measure(bench: Bench, client: keyof typeof clients): Promise<Finding[]> {
  const etag = await etagOf(bench)
  const findings: Finding[] = []
  for (const unchanged of [false, true]) {
    const headers = {
      ...readerHeaders,
      'User-Agent': clients[client],
      ...(unchanged && { 'If-None-Match': etag }),
    }
    const settings = { READERS: 'on', SERVICE_DATABASE_URL: bench.small.url }
    const cpu = await loadSwitched(bench, settings, headers)
    const what = `${unchanged ? 'If-None-Match → 304' : 'GET of a warm feed'} of an ${client === 'reader' ? 'individual reader' : 'aggregator'}, readers counted: CPU per request`
    const described = {
      row: `readers-${client}`,
      what,
      against: 'the same, not counted',
      names: ['on', 'off'],
    } as const
    findings.push(compare({ ...described, unit: 'µs', target: atMost(1.03) }, cpu))
  }
  return findings
}

export const readerRows: readonly Row[] = [
  { name: 'readers-aggregator', measure: (bench) => measure(bench, 'aggregator') },
  { name: 'readers-reader', measure: (bench) => measure(bench, 'reader') },
]
