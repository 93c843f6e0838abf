/** Measures the same operation in two newsrooms of different sizes. */
import type { Query } from 'drizzle-orm'
import type postgres from 'postgres'
import { atMost, compare, type Finding, inTurns, median } from '../measurement.ts'
import type { Newsroom } from '../newsrooms.ts'
import type { Bench } from './bench.ts'

/** The duration of `work`. */
export const milliseconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/**
 * Planning and execution by PostgreSQL's own clock, which the load of the machine affects less than
 * ours.
 */
export async function queryMilliseconds(
  client: postgres.Sql,
  { sql, params }: Query,
): Promise<number> {
  const plan = await client.unsafe(
    `explain (analyze, timing off) ${sql}`,
    params as (string | number | null)[],
  )
  const times = plan.map(
    (row) => /^(?:Planning|Execution) Time: ([\d.]+)/.exec(String(row['QUERY PLAN']))?.[1],
  )
  return times.reduce((sum, time) => sum + Number(time ?? 0), 0)
}

/** The figure of one round: the median of `count` measurements. */
export async function medianOf(
  count: number,
  work: (index: number) => Promise<number>,
): Promise<number> {
  const times: number[] = []
  for (let index = 0; index < count; index += 1) times.push(await work(index))
  return median(times)
}

type Side = (newsroom: Newsroom) => Promise<number>

/**
 * Measures the large newsroom and the small one in turns. The ratio of the two may be `target` at
 * most.
 */
export async function compareNewsrooms(
  bench: Bench,
  row: string,
  what: string,
  side: Side,
  target = 1.2,
): Promise<Finding> {
  const large = await bench.large()
  for (const newsroom of [large, bench.small]) await side(newsroom)
  const found = await inTurns(
    bench.options.rounds,
    () => side(large),
    () => side(bench.small),
  )
  const count = (newsroom: Newsroom) => newsroom.articles.toLocaleString('en')
  const names = [count(large), count(bench.small)] as const
  return compare(
    { row, what, against: `with ${names[1]} articles`, unit: 'ms', names, target: atMost(target) },
    found,
  )
}
