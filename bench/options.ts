/** The command line of `npm run bench`. */
import { parseArgs } from 'node:util'

export type BenchOptions = {
  /** Names of rows; empty for all. */
  readonly rows: readonly string[]
  /** Articles in the large newsroom; the small one has 1,000. */
  readonly articles: number
  /** Measurements of each side of a comparison. */
  readonly rounds: number
  /** Duration of one measurement under load. */
  readonly seconds: number
  readonly connections: number
  /** Requests that the memory row sends. */
  readonly requests: number
  /** The benchmark creates databases beside this one and names them after it. The role needs CREATEDB. */
  readonly databaseUrl: string
}

const number = (text: string, name: string) => {
  const value = /^\d{1,8}$/.test(text) ? Number(text) : 0
  if (value > 0) return value
  throw new RangeError(`--${name} is "${text}", but must be a whole number above 0`)
}

/** @throws {Error} for an unknown option or an invalid value. */
export function parseBenchOptions(args: readonly string[]): BenchOptions {
  const text = (standard: string) => ({ type: 'string', default: standard }) as const
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      articles: text('100000'),
      rounds: text('5'),
      seconds: text('4'),
      connections: text('32'),
      requests: text('1000000'),
      database: text(process.env['BENCH_DATABASE_URL'] ?? 'postgres://root@127.0.0.1:5432/candor_bench'),
    },
  })
  return {
    rows: positionals,
    articles: number(values.articles, 'articles'),
    rounds: number(values.rounds, 'rounds'),
    seconds: number(values.seconds, 'seconds'),
    connections: number(values.connections, 'connections'),
    requests: number(values.requests, 'requests'),
    databaseUrl: values.database,
  }
}
