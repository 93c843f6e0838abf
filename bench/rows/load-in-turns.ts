/** Two servers under the same load of the small feed, in turns: their rates, and the CPU of each request. */
import { putCleanLoad } from '../load.ts'
import { inTurns, median } from '../measurement.ts'
import type { Server } from '../servers/process.ts'
import { type Bench, feedPath, readerHeaders } from './bench.ts'

/** A list for each server. */
type Pair = readonly [number[], number[]]
type Servers = readonly [Server, Server]
/** `cpu` is in microseconds. */
type Loads = { readonly rates: Pair; readonly cpu: Pair }
type Headers = Readonly<Record<string, string>>

/** After two seconds that do not count. */
export async function loadInTurns(
  { options: { rounds, seconds, connections } }: Pick<Bench, 'options'>,
  [ours, theirs]: Servers,
  headers: Headers,
): Promise<Loads> {
  const cpu: Pair = [[], []]
  const load = async (server: Server, used: number[], forSeconds = seconds) => {
    const before = server.cpuSeconds()
    const result = await putCleanLoad({ url: server.origin + feedPath, headers, seconds: forSeconds, connections })
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
 * The same with new servers in each round, twice in turns: for differences that are smaller than those between two processes
 * of the same program, which are some percent for as long as they live.
 */
export async function loadNewPairs(
  { options }: Bench,
  start: readonly [() => Promise<Server>, () => Promise<Server>],
  headers: Headers,
): Promise<Loads> {
  const all: Loads = { rates: [[], []], cpu: [[], []] }
  for (let round = 0; round < options.rounds; round += 1) {
    const servers: Servers = [await start[0](), await start[1]()]
    try {
      const { rates, cpu } = await loadInTurns({ options: { ...options, rounds: 2 } }, servers, headers)
      for (const side of [0, 1] as const) {
        all.rates[side].push(median(rates[side]))
        all.cpu[side].push(median(cpu[side]))
      }
    } finally {
      await Promise.all(servers.map((server) => server.stop()))
    }
  }
  return all
}

/** The ETag of the feed in the coding of `readerHeaders`. */
export async function etagOf(start: () => Promise<Server>): Promise<string> {
  const server = await start()
  try {
    const response = await fetch(server.origin + feedPath, { headers: readerHeaders })
    await response.arrayBuffer()
    return response.headers.get('ETag') ?? ''
  } finally {
    await server.stop()
  }
}
