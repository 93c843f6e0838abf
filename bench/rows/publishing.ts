/**
 * The same feed under the same load while an article is published every second, and the delay until
 * it appears.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { putCleanLoad } from '../load.ts'
import { atLeast, compare, type Finding, inTurns } from '../measurement.ts'
import { publishArticle, removePublished } from '../newsrooms.ts'
import { startCandorInWorkerd, startCandorOnNode } from '../servers/candor.ts'
import type { Runtime } from '../servers/pairs.ts'
import { type Bench, feedPath, type Row, readerHeaders } from './bench.ts'

const pollMs = 50
/** After this time an article counts as never seen. */
const lostMs = 10_000

async function measure(bench: Bench, runtime: Runtime): Promise<Finding[]> {
  const { rounds, seconds, connections } = bench.options
  const { url, client } = bench.small
  const server = await (runtime === 'node'
    ? startCandorOnNode(url)
    : startCandorInWorkerd(bench.folder('publishing'), url))
  const delays: number[] = []
  let number = 0
  const load = async () => {
    const result = await putCleanLoad({
      url: server.origin + feedPath,
      headers: readerHeaders,
      seconds,
      connections,
    })
    return result.requestsPerSecond
  }
  const loadWhilePublishing = async () => {
    let isLoading = true
    const publishing = (async () => {
      while (isLoading) {
        const guid = await publishArticle(client, number)
        number += 1
        const delayMs = await untilShown(server.origin, guid)
        delays.push(delayMs)
        await sleep(Math.max(0, 1000 - delayMs))
      }
    })()
    const rate = await load().finally(() => {
      isLoading = false
    })
    await publishing
    return rate
  }
  try {
    await load()
    const found = await inTurns(rounds, loadWhilePublishing, load)
    const described = {
      row: `publishing-${runtime}`,
      what: `GET while an article is published every second, ${runtime === 'node' ? 'Node' : 'workerd'}`,
      against: 'itself without publishing',
      unit: 'req/s',
      names: ['publishing', 'quiet'],
      target: atLeast(0.8),
      note: `${delays.length} articles, each in the feed within ${Math.ceil(Math.max(...delays))} ms of its commit (target: 2000)`,
    } as const
    return [compare(described, found)]
  } finally {
    await server.stop()
    await removePublished(client)
  }
}

/**
 * Polls as a reader does, with the last ETag. Returns the milliseconds until the feed contains the
 * guid.
 */
async function untilShown(origin: string, guid: string): Promise<number> {
  const start = performance.now()
  let etag = ''
  while (performance.now() - start < lostMs) {
    const response = await fetch(origin + feedPath, {
      headers: { ...readerHeaders, 'If-None-Match': etag },
    })
    const text = await response.text()
    etag = response.headers.get('ETag') ?? ''
    if (text.includes(guid)) return performance.now() - start
    await sleep(pollMs)
  }
  return Number.POSITIVE_INFINITY
}

export const publishingRows: readonly Row[] = (['node', 'workerd'] as const).map((runtime) => ({
  name: `publishing-${runtime}`,
  measure: (bench) => measure(bench, runtime),
}))
