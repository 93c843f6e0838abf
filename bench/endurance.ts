/**
 * `npx node bench/endurance.ts`: one Candor on Node with everything at once for ten minutes:
 * strangers, slow readers, many feeds, a newsroom that publishes, and an outage of the database.
 * Exits with 1 if an honest request was refused or memory grew.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openDatabaseProxy } from './endurance/database-proxy.ts'
import { readWithNewsboat } from './endurance/newsboat.ts'
import { takeDatabaseAway } from './endurance/outage.ts'
import { type Reader, read } from './endurance/readers.ts'
import { describeDelays, describeReaders } from './endurance/report.ts'
import type { RunState } from './endurance/run-state.ts'
import { createWriter } from './endurance/writer.ts'
import { feedPathsOf, findFamilies, openNewsroom, removePublished } from './newsrooms.ts'
import { defaultDatabaseUrl, parseNumber } from './options.ts'
import { startCandorOnNode } from './servers/candor.ts'
import { describeCounts, sendStrangers } from './strangers/start.ts'

const articles = 1000
const manyFamilies = 111
const strangers = [
  { name: 'flood', connections: 1 },
  { name: 'limits', connections: 1 },
  { name: 'slow-readers', connections: 30 },
] as const
const maxGrowth = 1.1

/** One to two seconds, so that readers do not poll together. */
const politeMs = () => 1000 + Math.random() * 1000

function readersOf(
  manyFeeds: readonly string[],
  onText: (text: string) => void,
): readonly Reader[] {
  const polite = { pauseMs: politeMs, conditional: true, mayMiss: false }
  return [
    { ...polite, name: 'polls RSS', paths: ['/rss.xml'], coding: 'gzip' },
    { ...polite, name: 'polls Atom', paths: ['/atom.xml'], coding: 'gzip, deflate, br' },
    { ...polite, name: 'polls JSON Feed', paths: ['/feed.json'], coding: 'identity' },
    { ...polite, name: 'polls a topic', paths: ['/topics/topic-1/rss.xml'], coding: 'gzip' },
    {
      ...polite,
      name: 'waits for articles',
      paths: ['/rss.xml'],
      coding: 'gzip',
      pauseMs: () => 200,
      onText,
    },
    {
      name: `${manyFeeds.length} feeds`,
      paths: manyFeeds,
      coding: 'gzip',
      pauseMs: () => 100,
      conditional: false,
      mayMiss: true,
    },
  ]
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130))
const text = (standard: string) => ({ type: 'string', default: standard }) as const
const { values } = parseArgs({
  options: { minutes: text('10'), database: text(defaultDatabaseUrl) },
})
const seconds = parseNumber(values.minutes, 'minutes') * 60

const newsroom = await openNewsroom(values.database, articles)
const proxy = await openDatabaseProxy(newsroom.url)
const server = await startCandorOnNode(proxy.url)
const run: RunState = { origin: server.origin, isRunning: true, isAway: false }
const writer = createWriter()
const manyFeeds = feedPathsOf(await findFamilies(newsroom, manyFamilies))

const startMs = performance.now()
const secondsPassed = (passed: number) =>
  sleep(Math.max(0, startMs + passed * 1000 - performance.now()))
const loads = strangers.map(({ name, connections }) =>
  sendStrangers(name, { origin: server.origin, seconds, connections }),
)
const readers = [
  ...readersOf(manyFeeds, writer.look).map((reader) => read(run, reader)),
  readWithNewsboat(run),
]
const writing = writer.write(run, newsroom)

/**
 * The highest resident memory in MB until `passed` seconds: it moves up and down with garbage
 * collection.
 */
async function highestUntil(passed: number): Promise<number> {
  let highest = 0
  while (performance.now() < startMs + passed * 1000) {
    highest = Math.max(highest, server.residentBytes() / 1e6)
    await sleep(500)
  }
  return highest
}

await secondsPassed(seconds / 10)
const firstMegabytes = await highestUntil(seconds / 2)
const outage = await takeDatabaseAway(run, proxy, newsroom)
const lastMegabytes = await highestUntil(seconds)
run.isRunning = false

const tallies = await Promise.all(readers)
await writing
const growth = lastMegabytes / firstMegabytes
console.log(describeReaders(tallies))
console.log(describeDelays(writer.shown, outage))
console.log(
  `Highest resident memory: ${firstMegabytes.toFixed(0)} MB in the first half, ${lastMegabytes.toFixed(0)} MB in the second: ${growth.toFixed(2)}, at most ${maxGrowth} allowed.`,
)
for (const [index, { name }] of strangers.entries()) {
  const counts = await loads[index]
  if (counts) console.log(`Strangers, ${name}: ${describeCounts([counts])}`)
}
await server.stop()
await removePublished(newsroom.client)
await newsroom.client.end()
process.exit(growth > maxGrowth || tallies.some(({ refused }) => refused.length > 0) ? 1 : 0)
