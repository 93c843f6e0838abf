/**
 * `npx node bench/soak.ts`: fifty readers, a pipeline and a subscriber of the hub at one Candor for
 * half an hour, while its database is restarted twice. Exits with 1 if a rule was broken: a reader
 * saw an error that the outage does not excuse, a confirmed change did not arrive, or memory grew.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Outage } from './endurance/outage.ts'
import { read } from './endurance/readers.ts'
import { describeReaders } from './endurance/report.ts'
import type { RunState } from './endurance/run-state.ts'
import { parseNumber } from './options.ts'
import { startCandorOnNode } from './servers/candor.ts'
import { freePort } from './servers/process.ts'
import { fiftyReaders } from './soak/clients.ts'
import { inspectAt, liveMegabytes } from './soak/live-memory.ts'
import { openOwnNewsroom } from './soak/newsroom.ts'
import { createPipeline } from './soak/pipeline.ts'
import { startSubscriber } from './soak/subscriber.ts'
import { describeSoak, findBroken, joinTallies, type Memory, type Soak } from './soak/verdict.ts'

/**
 * How long the database is away, how long Candor may take to connect again, and what is awaited at
 * the end.
 */
const [awayMs, graceMs, lastMs] = [10_000, 5000, 30_000]
/** Within this time, every feed is asked for after a change. */
const readMs = 2500
/**
 * Memory counts as warm when it grew by less than 2 % between two collections of garbage; after ten
 * minutes in any case.
 */
const [collectEveryMs, calmGrowth, warmUpMs] = [30_000, 1.02, 600_000]

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130))
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' } } })
const seconds = parseNumber(values.minutes, 'minutes') * 60

console.log(
  `A PostgreSQL server and a newsroom of their own, a warm-up of some minutes, then ${seconds} s.`,
)
const newsroom = await openOwnNewsroom()
const port = await freePort()
const site = { SITE_ORIGIN: `http://127.0.0.1:${port}` }
const inspector = await freePort()
const environment = { ...newsroom.settings, ...site, ...inspectAt(inspector) }
const candor = await startCandorOnNode(newsroom.url, environment, '/rss.xml', port)
const run: RunState = { origin: candor.origin, isRunning: true, isAway: false }
const subscriber = await startSubscriber()
await subscriber.subscribe(candor.origin, `${candor.origin}/rss.xml`)
await until(subscriber.isVerified, lastMs)

const pipeline = createPipeline(run, newsroom.token)
const shown: Soak['shown'][number][] = []
const seen = new Set<string>()
function look(text: string): void {
  for (const { title, confirmedMs } of pipeline.confirmed) {
    if (seen.has(title) || !text.includes(title)) continue
    seen.add(title)
    shown.push({ title, committedMs: confirmedMs, shownMs: performance.now() })
  }
}

async function until(isSo: () => boolean, maxMs: number): Promise<void> {
  for (let waited = 0; !isSo() && waited < maxMs; waited += 100) await sleep(100)
}

const outages: Outage[] = []
/**
 * A feed that is known to be changed, and not rendered yet, is refused in an outage: not one that
 * lacks a new article.
 */
async function restartDatabase(): Promise<void> {
  await until(() => pipeline.onlyAdded(readMs), lastMs)
  const fromMs = performance.now()
  run.isAway = true
  await newsroom.server.stop()
  await sleep(awayMs)
  await newsroom.server.start()
  await sleep(graceMs)
  run.isAway = false
  outages.push({ fromMs, toMs: performance.now() })
}

/**
 * Caches fill for minutes, and what they take is no leak: the measured time begins when live memory
 * hardly grows any more.
 */
async function warmUp(): Promise<void> {
  const began = performance.now()
  let live = await liveMegabytes(inspector)
  for (let before = 0; live > before * calmGrowth && performance.now() - began < warmUpMs; ) {
    before = live
    await sleep(collectEveryMs)
    live = await liveMegabytes(inspector)
  }
  const took = Math.round((performance.now() - began) / 1000)
  console.log(`Warm after ${took} s, with ${live.toFixed(0)} MB of live memory.`)
}

const readers = fiftyReaders(look).map((reader) => read(run, reader))
const writing = pipeline.write()
await warmUp()
const startMs = performance.now()
const passed = (share: number) =>
  sleep(Math.max(0, startMs + share * seconds * 1000 - performance.now()))
/**
 * Resident memory moves by steps of garbage collection, so the highest counts, and what is live at
 * the end.
 */
async function memoryUntil(share: number): Promise<Memory> {
  let resident = 0
  while (performance.now() < startMs + share * seconds * 1000) {
    resident = Math.max(resident, candor.residentBytes() / 1e6)
    await sleep(500)
  }
  return { resident, live: await liveMegabytes(inspector) }
}

const restarts = [0.3, 0.7].map((share) => passed(share).then(restartDatabase))
await passed(0.1)
const megabytes = [await memoryUntil(0.5), await memoryUntil(1)] as const
await Promise.all(restarts)
const allShown = () => pipeline.confirmed.every(({ title }) => seen.has(title))
const allPushed = () =>
  pipeline.confirmed.every(({ title }) => subscriber.arrivalOf(title) !== undefined)
run.isRunning = false
await writing
// The readers stop after their pauses, some of them of seconds: what came last is looked for
// meanwhile.
for (let waited = 0; !allShown() && waited < lastMs; waited += 250) {
  await sleep(250)
  look(await (await fetch(`${candor.origin}/rss.xml?limit=100`)).text())
}
const tallies = await Promise.all(readers)
await until(allPushed, lastMs)

const soak: Soak = {
  startMs,
  tallies: joinTallies(tallies),
  confirmed: pipeline.confirmed,
  shown,
  notShown: pipeline.confirmed.filter(({ title }) => !seen.has(title)).map(({ title }) => title),
  refusedWrites: pipeline.refused,
  retriedWrites: pipeline.retried(),
  arrivalOf: subscriber.arrivalOf,
  deliveries: subscriber.deliveries(),
  forged: subscriber.forged(),
  outages,
  megabytes,
}
console.log(describeReaders(soak.tallies))
console.log(describeSoak(soak))
const broken = findBroken(soak)
console.log(
  broken.length === 0
    ? 'No rule was broken.'
    : `Broken: ${broken.join('; ')}.\nThe log of Candor:\n${candor.errorOutput()}`,
)
subscriber.close()
await candor.stop()
newsroom.server.remove()
process.exit(broken.length === 0 ? 0 : 1)
