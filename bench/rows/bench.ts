/** The type of a row of the table, and the databases, options and folders that every row gets. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Finding } from '../measurement.ts'
import { type Newsroom, openNewsroom } from '../newsrooms.ts'
import type { BenchOptions } from '../options.ts'

export type Row = {
  /** The name on the command line. */
  readonly name: string
  readonly measure: (bench: Bench) => Promise<Finding[]>
}

export type Bench = {
  readonly options: BenchOptions
  /** 1,000 articles. */
  readonly small: Newsroom
  /** Created by the first call. */
  readonly large: () => Promise<Newsroom>
  /** A new empty folder. */
  readonly folder: (name: string) => string
}

/** Creates the small newsroom if it is missing. `close` ends all connections. */
export async function openBench(
  options: BenchOptions,
): Promise<Bench & { readonly close: () => Promise<void> }> {
  const root = mkdtempSync(join(tmpdir(), 'candor-bench-'))
  const small = await openNewsroom(options.databaseUrl, 1000)
  let large: Promise<Newsroom> | undefined
  return {
    options,
    small,
    large: () => {
      large ??= openNewsroom(options.databaseUrl, options.articles)
      return large
    },
    folder: (name) => mkdtempSync(join(root, `${name}-`)),
    close: async () => {
      await small.client.end()
      await (await large)?.client.end()
    },
  }
}

/** Accepts gzip, as nearly every reader does: an encoding that both runtimes keep in memory. */
export const readerHeaders = { 'Accept-Encoding': 'gzip' }
export const feedPath = '/rss.xml'
