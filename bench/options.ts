/** What `npm run bench` may be asked for on the command line. */
import { parseArgs } from 'node:util'

export type BenchOptions = {
  /** Names of rows; none means all. */
  readonly rows: readonly string[]
  /** How many articles the large newsroom holds; the small one holds 1,000. */
  readonly articles: number
  /** How often each side of a comparison is measured, in turns. */
  readonly rounds: number
  /** How long one measurement under load takes. */
  readonly seconds: number
  readonly connections: number
  /** How many requests the memory row sends. */
  readonly requests: number
  /** Databases are made beside this one, named after it; the role must be allowed to create them. */
  readonly databaseUrl: string
}

const number = (text: string, name: string) => {
  const value = /^\d{1,8}$/.test(text) ? Number(text) : 0
  if (value > 0) return value
  throw new RangeError(`--${name} is "${text}", but must be a whole number above 0`)
}

/** @throws {Error} that says what is wrong. */
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
