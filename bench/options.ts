/** The command line of `npm run bench`. */
import { parseArgs } from 'node:util'

export type BenchOptions = {
  /** Names of rows; empty for all. */
  readonly rows: readonly string[]
  /** Replaces these rows of bench/results.json, which a run of all rows does anyway. */
  readonly update: boolean
  /** Prints bench/results.json, and measures nothing. */
  readonly last: boolean
  /** Makes a missed target exit code 1. */
  readonly strict: boolean
  /** Articles in the large newsroom; the small one has 1,000. */
  readonly articles: number
  /** Measurements of each side of a comparison. */
  readonly rounds: number
  /** Duration of one measurement under load. */
  readonly seconds: number
  readonly connections: number
  /** Requests that the memory row sends. */
  readonly requests: number
  /**
   * The benchmark creates databases beside this one and names them after it. The role needs
   * CREATEDB.
   */
  readonly databaseUrl: string
}

/** @throws {RangeError} unless the text is a whole number above 0. */
export const parseNumber = (text: string, name: string): number => {
  const value = /^\d{1,8}$/.test(text) ? Number(text) : 0
  if (value > 0) return value
  throw new RangeError(`--${name} is "${text}", but must be a whole number above 0`)
}

/** The benchmark creates databases beside this one. */
export const defaultDatabaseUrl =
  process.env['BENCH_DATABASE_URL'] ?? 'postgres://root@127.0.0.1:5432/candor_bench'

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
      database: text(defaultDatabaseUrl),
      update: { type: 'boolean', default: false },
      last: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
    },
  })
  return {
    rows: positionals,
    update: values.update,
    last: values.last,
    strict: values.strict,
    articles: parseNumber(values.articles, 'articles'),
    rounds: parseNumber(values.rounds, 'rounds'),
    seconds: parseNumber(values.seconds, 'seconds'),
    connections: parseNumber(values.connections, 'connections'),
    requests: parseNumber(values.requests, 'requests'),
    databaseUrl: values.database,
  }
}
