/** Two servers under the same load of the small feed, in turns: their rates, and the CPU of each request. */
import { putCleanLoad } from '../load.ts'
import { inTurns } from '../measurement.ts'
import type { Server } from '../servers/process.ts'
import { type Bench, feedPath } from './bench.ts'

/** A list for each server. */
type Pair = readonly [number[], number[]]

/** After two seconds that do not count. `cpu` is in microseconds. */
export async function loadInTurns(
  { options: { rounds, seconds, connections } }: Bench,
  [ours, theirs]: readonly [Server, Server],
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly rates: Pair; readonly cpu: Pair }> {
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
