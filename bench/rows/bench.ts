/** What every row of the table gets, and how a row looks. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Finding } from '../measurement.ts'
import { type Newsroom, openNewsroom } from '../newsrooms.ts'
import type { BenchOptions } from '../options.ts'

export type Row = {
  /** As it is named on the command line. */
  readonly name: string
  readonly measure: (bench: Bench) => Promise<Finding[]>
}

export type Bench = {
  readonly options: BenchOptions
  /** 1,000 articles. */
  readonly small: Newsroom
  /** Made when it is first asked for. */
  readonly large: () => Promise<Newsroom>
  /** A new empty folder. */
  readonly folder: (name: string) => string
}

export async function openBench(options: BenchOptions): Promise<Bench & { readonly close: () => Promise<void> }> {
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

/** Asks for gzip, as nearly every reader does, and for a coding that both runtimes keep. */
export const readerHeaders = { 'Accept-Encoding': 'gzip' }
export const feedPath = '/rss.xml'
