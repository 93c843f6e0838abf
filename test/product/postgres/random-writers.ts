/**
 * Writers that run random transactions, each on a connection of its own, and what went wrong for
 * them.
 */
import type postgres from 'postgres'
import { connect } from '../../core/store/fresh-database.ts'
import { refusals } from '../../core/store/mistakes.ts'
import {
  countNumbers,
  type Ending,
  type Numbers,
  randomTransaction,
  type Transaction,
} from '../../core/store/random-transactions.ts'
import { seed } from '../../fixtures/runs.ts'
import { type Random, seeded } from '../../fixtures/seeded.ts'

export type Report = {
  committed: number
  retried: number
  cut: number
  /**
   * Code and message of refused transactions, counted; of others than `refusals` also where it
   * happened.
   */
  readonly refused: Map<string, number>
  /** Message, detail and context of each deadlock. */
  readonly deadlocks: string[]
}

const emptyReport = (): Report => ({
  committed: 0,
  retried: 0,
  cut: 0,
  refused: new Map(),
  deadlocks: [],
})

export const writers = 8

const retryable = new Set(['40001', '40P01'])
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Eight writers at once, until the last short embargo of theirs has ended. */
export async function writeAtOnce(
  { url, sql }: { url: string; sql: (text: string) => Promise<unknown> },
  killer: postgres.Sql,
  transactionsEach: number,
): Promise<Report> {
  const [report, numbers] = [emptyReport(), countNumbers()]
  await Promise.all(
    Array.from({ length: writers }, (_, index) =>
      write(
        { url, killer },
        { count: transactionsEach, numbers, random: seeded(seed + index), report },
      ),
    ),
  )
  await sql('select pg_sleep(0.3)')
  return report
}

/** Runs `count` transactions on a connection of its own; `killer` cuts connections. */
async function write(
  { url, killer }: { url: string; killer: postgres.Sql },
  {
    count,
    numbers,
    random,
    report,
  }: { count: number; numbers: Numbers; random: Random; report: Report },
): Promise<void> {
  let client = connect(url)
  for (let n = 0; n < count; n += 1) {
    const transaction = randomTransaction(numbers, random)
    for (let attempt = 0; attempt < 50; attempt += 1) {
      const outcome = await run(transaction, client, killer, report)
      if (outcome === 'done') break
      if (outcome === 'cut') {
        await client.end({ timeout: 0 })
        client = connect(url)
        break
      }
      report.retried += 1
      await pause(random(5 * attempt + 10))
    }
  }
  await client.end({ timeout: 1 })
}

type Outcome = 'done' | 'again' | 'cut'

async function run(
  { isolation, statements, ending }: Transaction,
  client: postgres.Sql,
  killer: postgres.Sql,
  report: Report,
): Promise<Outcome> {
  try {
    await client.unsafe(`begin isolation level ${isolation}`)
    const [row] = await client`select pg_backend_pid() as pid`
    const done = ending.by === 'cut' ? statements.slice(0, ending.after) : statements
    for (const statement of done) await client.unsafe(statement)
    return await end(
      ending,
      client,
      async () => await killer`select pg_terminate_backend(${Number(row?.['pid'])})`,
      report,
    )
  } catch (error) {
    await client.unsafe('rollback')
    return note(error, report)
  }
}

async function end(
  ending: Ending,
  client: postgres.Sql,
  cut: () => Promise<unknown>,
  report: Report,
): Promise<Outcome> {
  if (ending.by === 'rollback' || ending.by === 'commit') {
    await client.unsafe(ending.by)
    report.committed += ending.by === 'commit' ? 1 : 0
    return 'done'
  }
  if (ending.by === 'cut at commit') {
    client.unsafe('commit').catch(() => {})
    await pause(ending.afterMs)
  }
  await cut()
  report.cut += 1
  return 'cut'
}

function note(error: unknown, report: Report): Outcome {
  const { code = 'unknown', message, detail, where } = error as Partial<postgres.PostgresError>
  if (code === '40P01') report.deadlocks.push([message, detail, where].join('\n'))
  if (retryable.has(code)) return 'again'
  const name = `${code} ${message}`
  const found = refusals.test(name) ? name : [name, detail, where].join('\n')
  report.refused.set(found, (report.refused.get(found) ?? 0) + 1)
  return 'done'
}
