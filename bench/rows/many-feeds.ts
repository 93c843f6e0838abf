/**
 * More feeds than usual: 111 families in three formats, requested in a cycle, compared with all of
 * them in memory.
 */
import { writeFileSync } from 'node:fs'
import { ask } from '../honest.ts'
import { putCleanLoad } from '../load.ts'
import { atLeast, compare, type Finding, inTurns } from '../measurement.ts'
import { feedPathsOf, findFamilies } from '../newsrooms.ts'
import { startCandorOnNode } from '../servers/candor.ts'
import { residentMegabytes, type Server } from '../servers/process.ts'
import type { Bench, Row } from './bench.ts'

const familyCount = 111
/** MEMORY_MB that holds all feeds in all codings. */
const roomyMegabytes = '400'

const codings = ['gzip', 'gzip, deflate, br']

/** wrk requests the paths in order, with one thread. */
const cycle = (paths: readonly string[]) => `
local paths = { ${paths.map((path) => `"${path}"`).join(', ')} }
local next = 0
request = function()
  next = next % #paths + 1
  return wrk.format("GET", paths[next])
end
`

async function requestOnce({ origin }: Server, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const { status } = await ask(origin + path)
    if (status !== 200) throw new Error(`${path} answered ${status}`)
  }
}

async function measure(bench: Bench): Promise<Finding[]> {
  const { rounds, seconds, connections } = bench.options
  const large = await bench.large()
  const paths = feedPathsOf(await findFamilies(large, familyCount))
  const script = `${bench.folder('many-feeds')}/cycle.lua`
  writeFileSync(script, cycle(paths))
  const usual = await startCandorOnNode(large.url)
  const roomy = await startCandorOnNode(large.url, { MEMORY_MB: roomyMegabytes })
  const servers = [usual, roomy] as const
  try {
    for (const server of servers) await requestOnce(server, paths)
    const rest = {
      row: 'many-feeds',
      against: `MEMORY_MB=${roomyMegabytes}`,
      names: ['usual', 'roomy'],
      note: `${familyCount} families in three formats`,
    } as const
    const findings: Finding[] = []
    for (const coding of codings) {
      const load = async ({ origin }: Server) => {
        const headers = { 'Accept-Encoding': coding }
        return (await putCleanLoad({ url: origin, headers, seconds, connections, script }))
          .requestsPerSecond
      }
      const found = await inTurns(
        rounds,
        () => load(usual),
        () => load(roomy),
      )
      const what = `GET of ${paths.length} feeds in a cycle, \`${coding}\``
      findings.push(compare({ ...rest, what, unit: 'req/s', target: atLeast(0.5) }, found))
    }
    const memory = {
      ...rest,
      what: 'resident memory after these requests',
      unit: 'MB',
      target: null,
    } as const
    return [
      ...findings,
      compare(memory, [[await residentMegabytes(usual)], [await residentMegabytes(roomy)]]),
    ]
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
  }
}

export const manyFeedsRows: readonly Row[] = [{ name: 'many-feeds', measure }]
