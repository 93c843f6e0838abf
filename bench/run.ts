/**
 * `npm run bench`: measures every row and writes the figures to bench/results.json, and some of them
 * to docs/contributing/performance.md. With names (`npm run bench -- warm-node`), only measures
 * these rows and prints them; with `--update`, it replaces them. `--last` prints the last figures.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { chart } from './chart.ts'
import { describeMachine } from './machine.ts'
import type { Finding } from './measurement.ts'
import { type BenchOptions, parseBenchOptions } from './options.ts'
import { replaceBetweenMarks, summary, table } from './report.ts'
import { apiRows } from './rows/api.ts'
import { type Bench, openBench, type Row } from './rows/bench.ts'
import { checkRows } from './rows/check.ts'
import { checkPageRows } from './rows/check-page.ts'
import { databaseRows } from './rows/database.ts'
import { directoryRows } from './rows/directory.ts'
import { embedRows } from './rows/embeds.ts'
import { familyRows } from './rows/families.ts'
import { findRows } from './rows/find.ts'
import { limitRows } from './rows/limits.ts'
import { manyFeedsRows } from './rows/many-feeds.ts'
import { memoryRows } from './rows/memory.ts'
import { metricsRows } from './rows/metrics.ts'
import { publishingRows } from './rows/publishing.ts'
import { pushRows } from './rows/push.ts'
import { readerRows } from './rows/readers.ts'
import { renderRows } from './rows/render.ts'
import { roundTripRows } from './rows/round-trips.ts'
import { searchRows } from './rows/search.ts'
import { signingRows } from './rows/signing.ts'
import { slowReaderRows } from './rows/slow-readers.ts'
import { strangersRows } from './rows/strangers.ts'
import { warmRows } from './rows/warm.ts'
import { writersRows } from './rows/writers.ts'

const rows = [
  ...warmRows,
  ...readerRows,
  ...metricsRows,
  ...embedRows,
  ...publishingRows,
  ...apiRows,
  ...roundTripRows,
  ...pushRows,
  ...signingRows,
  ...renderRows,
  ...checkRows,
  ...checkPageRows,
  ...databaseRows,
  ...writersRows,
  ...familyRows,
  ...searchRows,
  ...findRows,
  ...directoryRows,
  ...memoryRows,
  ...manyFeedsRows,
  ...strangersRows,
  ...slowReaderRows,
  ...limitRows,
]

function chosenRows({ rows: names }: BenchOptions): readonly Row[] {
  const unknown = names.filter((name) => !rows.some((row) => row.name === name))
  if (unknown.length === 0)
    return names.length === 0 ? rows : rows.filter(({ name }) => names.includes(name))
  throw new RangeError(
    `unknown row: ${unknown.join(', ')}. The rows are ${rows.map(({ name }) => name).join(', ')}`,
  )
}

async function measureAll(chosen: readonly Row[], bench: Bench): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { name, measure } of chosen) {
    process.stderr.write(`${name} …\n`)
    try {
      findings.push(...(await measure(bench)))
    } catch (error) {
      process.exitCode = 1
      process.stderr.write(
        `${name} failed: ${error instanceof Error ? error.message : String(error)}\n`,
      )
    }
  }
  return findings
}

type Results = {
  readonly day: string
  readonly machine: string
  readonly how: string
  readonly findings: readonly Finding[]
}

const lastResults = (): Results => JSON.parse(readFileSync('bench/results.json', 'utf8'))

const describe = ({ day, machine, how }: Results) => `Measured on ${day}: ${machine}; ${how}.`

function write(results: Results) {
  const { day, findings } = results
  writeFileSync('bench/results.json', `${JSON.stringify(results, null, 2)}\n`)
  writeFileSync(
    'docs/contributing/performance.svg',
    chart(findings, `Candor against the best its runtime can do, ${day}`),
  )
  const text = `${describe(results)}\n\n${summary(findings)}`
  const file = 'docs/contributing/performance.md'
  writeFileSync(file, replaceBetweenMarks(readFileSync(file, 'utf8'), text))
}

function describeRun({ articles, rounds, seconds, connections }: BenchOptions): string {
  const size = articles.toLocaleString('en')
  return `${rounds} rounds of ${seconds} s per side in turns, ${connections} connections; the large newsroom has ${size} articles`
}

/**
 * The last full run, with what was measured now instead of its own. Rows of several runtimes have
 * one name.
 */
function withEarlier(findings: readonly Finding[]): Results {
  const earlier = lastResults()
  const merged = [...new Set(rows.map(({ name }) => name))].flatMap((name) => {
    const [now, before] = [findings, earlier.findings].map((all) =>
      all.filter(({ row }) => row === name),
    )
    return now?.length ? now : (before ?? [])
  })
  return { ...earlier, findings: merged }
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130))
const options = parseBenchOptions(process.argv.slice(2))
if (options.last) {
  const results = lastResults()
  console.log(`${describe(results)}\n\n${table(results.findings)}`)
  process.exit()
}
const chosen = chosenRows(options)
const bench = await openBench(options)
const machine = await describeMachine(bench.small.client)
const findings = await measureAll(chosen, bench)
await bench.close()
console.log(`\n${machine}\n\n${table(findings)}`)
if (chosen.length === rows.length) {
  write({
    day: new Date().toISOString().slice(0, 10),
    machine,
    how: describeRun(options),
    findings,
  })
} else if (options.update) {
  write(withEarlier(findings))
}
process.exit(options.strict && findings.some(({ met }) => met === false) ? 1 : 0)
