/**
 * Two services under the same load of the small feed, in turns: their rates, and the CPU of each
 * request.
 */
import { putCleanLoad } from '../load.ts'
import { inTurns } from '../measurement.ts'
import { type Settings, startCandorOnNode, startSwitched } from '../servers/candor.ts'
import type { Server } from '../servers/process.ts'
import type { Taken } from '../servers/switched.ts'
import { type Bench, feedPath, readerHeaders } from './bench.ts'

/** A list for each server. */
type Pair = readonly [number[], number[]]
type Servers = readonly [Server, Server]
/** `cpu` is in microseconds. */
type Loads = { readonly rates: Pair; readonly cpu: Pair }
type Headers = Readonly<Record<string, string>>

/** After two seconds that do not count. */
export async function loadInTurns(
  { options: { rounds, seconds, connections } }: Bench,
  [ours, theirs]: Servers,
  headers: Headers,
): Promise<Loads> {
  const cpu: Pair = [[], []]
  const load = async (server: Server, used: number[], forSeconds = seconds) => {
    const before = server.cpuSeconds()
    const result = await putCleanLoad({
      url: server.origin + feedPath,
      headers,
      seconds: forSeconds,
      connections,
    })
    used.push(((server.cpuSeconds() - before) / result.requests) * 1e6)
    return result.requestsPerSecond
  }
  for (const server of [ours, theirs]) await load(server, [], 2)
  const rates = await inTurns(
    rounds,
    () => load(ours, cpu[0]),
    () => load(theirs, cpu[1]),
  )
  return { rates, cpu }
}

/**
 * The microseconds of CPU of a request in each round, with what `settings` turn on and without it,
 * in one process (servers/switched.ts): for differences that are smaller than those between two
 * processes.
 */
export async function loadSwitched(
  { options: { rounds, seconds, connections }, small }: Bench,
  settings: Settings,
  headers: Headers,
): Promise<Pair> {
  const server = await startSwitched(small.url, settings)
  const cpu: Pair = [[], []]
  const load = async (forSeconds: number) => {
    await putCleanLoad({ url: server.origin + feedPath, headers, seconds: forSeconds, connections })
    const response = await fetch(`${server.origin}/turns`)
    return (await response.json()) as readonly [Taken, Taken]
  }
  try {
    await load(2)
    for (let round = 0; round < rounds; round += 1) {
      for (const [side, { microseconds, requests }] of (await load(seconds)).entries()) {
        cpu[side]?.push(microseconds / requests)
      }
    }
  } finally {
    await server.stop()
  }
  return cpu
}

/** The ETag of the feed in the coding of `readerHeaders`. */
export async function etagOf({ small }: Bench): Promise<string> {
  const server = await startCandorOnNode(small.url)
  try {
    const response = await fetch(server.origin + feedPath, { headers: readerHeaders })
    await response.arrayBuffer()
    return response.headers.get('ETag') ?? ''
  } finally {
    await server.stop()
  }
}
