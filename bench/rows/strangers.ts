/**
 * Honest requests beside strangers: a flood of addresses that do not exist, then every length of a
 * feed in a cycle.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, ask, p99 } from '../honest.ts'
import { atMost, type Finding, state } from '../measurement.ts'
import { feedPathsOf, findFamilies } from '../newsrooms.ts'
import { startCandorInWorkerd, startCandorOnNode } from '../servers/candor.ts'
import type { Runtime } from '../servers/pairs.ts'
import type { Server } from '../servers/process.ts'
import type { LoadName } from '../strangers/loads.ts'
import { type Counts, describeCounts, sendStrangers } from '../strangers/start.ts'
import { type Bench, feedPath, type Row } from './bench.ts'

const titles = { node: 'Node', workerd: 'workerd' }
const familyCount = 100
const variantPath = '/topics/topic-1/rss.xml?limit=7'
const firstRequests = 60
const firstRequestEveryMs = 100
/** The load starts before the first honest request, and ends after the last one. */
const leadMs = 1000

/**
 * Documents that are not in memory after a start: each of another family, in the formats in turn.
 */
async function findFirstPaths({ small }: Bench): Promise<readonly string[]> {
  const families = await findFamilies(small, familyCount)
  const paths = feedPathsOf(families.filter((family) => family.includes('/')))
  // Each family has three paths, so every fourth path is of the next family, in the next format.
  return paths.filter((_, index) => index % 4 === 0).slice(0, firstRequests)
}

type Load = { readonly name: LoadName; readonly seconds: number; readonly connections: number }
type Measured = {
  readonly answers: readonly Answer[]
  readonly cpuPercent: number
  readonly counts: Counts
}

/**
 * Requests the paths in order beside the load, one every `everyMs`, whether or not the earlier ones
 * are answered.
 */
async function measureBeside(
  server: Server,
  { name, seconds, connections }: Load,
  paths: readonly string[],
  everyMs: number,
): Promise<Measured> {
  const strangers = sendStrangers(name, {
    origin: server.origin,
    seconds: seconds + (2 * leadMs) / 1000,
    connections,
  })
  await sleep(leadMs)
  const [start, cpuSeconds] = [performance.now(), server.cpuSeconds()]
  const requests: Promise<Answer>[] = []
  for (const path of paths) {
    requests.push(ask(server.origin + path))
    await sleep(everyMs)
  }
  const cpuPercent = ((server.cpuSeconds() - cpuSeconds) / (performance.now() - start)) * 100_000
  const [answers, counts] = [await Promise.all(requests), await strangers]
  return { answers, cpuPercent, counts }
}

function toFindings(what: string, load: string, measured: readonly Measured[]): Finding[] {
  const rest = { row: 'strangers', against: '' } as const
  const answers = measured.flatMap((each) => each.answers)
  const refused = answers.filter(({ status }) => status !== 200)
  // A refusal is quick, so it would flatter the others.
  const answered = answers.filter(({ status }) => status === 200)
  const statuses = [...new Set(refused.map(({ status }) => status))]
  const note = `of ${answers.length}${statuses.length > 0 ? `; statuses: ${statuses.join(', ')}` : ''}`
  const cpu = measured.map(({ cpuPercent }) => cpuPercent)
  const counts = `${load} got ${describeCounts(measured.map((each) => each.counts))}`
  return [
    state(
      { ...rest, what: `${what}: not answered 200`, unit: 'requests', target: atMost(0), note },
      [refused.length],
    ),
    state({ ...rest, what: `${what}: p99`, unit: 'ms', note: `of ${answered.length} answered` }, [
      p99(answered),
    ]),
    state({ ...rest, what: `${what}: CPU of one core`, unit: '%', note: counts }, cpu),
  ]
}

async function measure(bench: Bench, runtime: Runtime): Promise<Finding[]> {
  const { rounds, seconds } = bench.options
  const { url } = bench.small
  const start = () =>
    runtime === 'node'
      ? startCandorOnNode(url)
      : startCandorInWorkerd(bench.folder('strangers'), url)
  const firstPaths = await findFirstPaths(bench)
  const flooded: Measured[] = []
  for (let round = 0; round < rounds; round += 1) {
    const server = await start()
    const load = {
      name: 'flood',
      seconds: (firstRequests * firstRequestEveryMs) / 1000,
      connections: 1,
    } as const
    try {
      flooded.push(await measureBeside(server, load, firstPaths, firstRequestEveryMs))
    } finally {
      await server.stop()
    }
  }
  const title = titles[runtime]
  const findings = toFindings(
    `first GET beside 100 nonsense addresses a second, ${title}`,
    'the flood',
    flooded,
  )
  const server = await start()
  try {
    for (const connections of [1, 8]) {
      const load = { name: 'limits', seconds: rounds * seconds, connections } as const
      // Each of the two once a second.
      const paths = Array.from({ length: load.seconds }, () => [feedPath, variantPath]).flat()
      const measured = await measureBeside(server, load, paths, 500)
      const what = `GET beside \`limit=1…100\` on ${connections} connection${connections > 1 ? 's' : ''}, ${title}`
      findings.push(...toFindings(what, 'the cycle', [measured]))
    }
    return findings
  } finally {
    await server.stop()
  }
}

/** Both have the same name, so that one fails without the other. */
export const strangersRows: readonly Row[] = (['node', 'workerd'] as const).map((runtime) => ({
  name: 'strangers',
  measure: (bench) => measure(bench, runtime),
}))
