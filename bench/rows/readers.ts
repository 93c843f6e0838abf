/** What it costs to count readers: a warm feed and a 304, with READERS=on and without. */
import { atLeast, atMost, compare, type Finding } from '../measurement.ts'
import { startCandorOnNode } from '../servers/candor.ts'
import { type Bench, feedPath, type Row, readerHeaders } from './bench.ts'
import { loadInTurns } from './load-in-turns.ts'

/** Each is counted differently: by its figure, or by its salted hash. */
const clients = {
  aggregator: 'Feedly/1.0 (+http://www.feedly.com/fetcher.html; 462 subscribers; like FeedFetcher-Google)',
  reader: 'NetNewsWire (RSS Reader; https://netnewswire.com/)',
} as const

async function measure(bench: Bench, client: keyof typeof clients): Promise<Finding[]> {
  const { url } = bench.small
  const counting = await startCandorOnNode(url, { READERS: 'on', SERVICE_DATABASE_URL: url })
  const plain = await startCandorOnNode(url)
  try {
    const first = await fetch(plain.origin + feedPath, { headers: readerHeaders })
    await first.arrayBuffer()
    const findings: Finding[] = []
    for (const unchanged of [false, true]) {
      const headers = {
        ...readerHeaders,
        'User-Agent': clients[client],
        ...(unchanged && { 'If-None-Match': first.headers.get('ETag') ?? '' }),
      }
      const { rates, cpu } = await loadInTurns(bench, [counting, plain], headers)
      const what = `${unchanged ? 'If-None-Match → 304' : 'GET of a warm feed'} of an ${client === 'reader' ? 'individual reader' : 'aggregator'}, readers counted`
      const rest = { row: `readers-${client}`, against: 'the same, not counted', names: ['on', 'off'] } as const
      findings.push(
        compare({ ...rest, what, unit: 'req/s', target: atLeast(0.97) }, rates),
        compare({ ...rest, what: `${what}: CPU per request`, unit: 'µs', target: atMost(1.03) }, cpu),
      )
    }
    return findings
  } finally {
    await Promise.all([counting.stop(), plain.stop()])
  }
}

export const readerRows: readonly Row[] = [
  { name: 'readers-aggregator', measure: (bench) => measure(bench, 'aggregator') },
  { name: 'readers-reader', measure: (bench) => measure(bench, 'reader') },
]
