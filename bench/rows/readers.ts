/** What it costs to count readers: a warm feed and a 304, with READERS=on and without. */
import { atLeast, atMost, compare, type Finding } from '../measurement.ts'
import { startCandorOnNode } from '../servers/candor.ts'
import { type Bench, type Row, readerHeaders } from './bench.ts'
import { etagOf, loadNewPairs } from './load-in-turns.ts'

/** Each is counted differently: by its figure, or by its salted hash. */
const clients = {
  aggregator: 'Feedly/1.0 (+http://www.feedly.com/fetcher.html; 462 subscribers; like FeedFetcher-Google)',
  reader: 'NetNewsWire (RSS Reader; https://netnewswire.com/)',
} as const

async function measure(bench: Bench, client: keyof typeof clients): Promise<Finding[]> {
  const { url } = bench.small
  const start = [
    () => startCandorOnNode(url, { READERS: 'on', SERVICE_DATABASE_URL: url }),
    () => startCandorOnNode(url),
  ] as const
  const etag = await etagOf(start[1])
  const findings: Finding[] = []
  for (const unchanged of [false, true]) {
    const headers = {
      ...readerHeaders,
      'User-Agent': clients[client],
      ...(unchanged && { 'If-None-Match': etag }),
    }
    const { rates, cpu } = await loadNewPairs(bench, start, headers)
    const what = `${unchanged ? 'If-None-Match → 304' : 'GET of a warm feed'} of an ${client === 'reader' ? 'individual reader' : 'aggregator'}, readers counted`
    const rest = { row: `readers-${client}`, against: 'the same, not counted', names: ['on', 'off'] } as const
    findings.push(
      compare({ ...rest, what, unit: 'req/s', target: atLeast(0.97) }, rates),
      compare({ ...rest, what: `${what}: CPU per request`, unit: 'µs', target: atMost(1.03) }, cpu),
    )
  }
  return findings
}

export const readerRows: readonly Row[] = [
  { name: 'readers-aggregator', measure: (bench) => measure(bench, 'aggregator') },
  { name: 'readers-reader', measure: (bench) => measure(bench, 'reader') },
]
