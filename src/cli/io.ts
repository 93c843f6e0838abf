/** What a command gets from the process that runs it. */
import type { Environment } from '../settings/setting.ts'
import type { WriterDatabase } from '../writer/database.ts'
import type { Terminal } from './progress.ts'

export type OpenedDatabase = {
  readonly db: WriterDatabase
  /** The setting with its value, safe for logs. */
  readonly name: string
  readonly close: () => Promise<void>
}

/** Nobody reads the output any more, as after `| head`. */
export class OutputClosed extends Error {
  override readonly name = 'OutputClosed'
}

export type Io = {
  readonly environment: Environment
  readonly out: (text: string) => void
  /** As `out`, for long output: waits while its reader is slow. @throws {OutputClosed} */
  readonly send: (text: string) => Promise<void>
  readonly err: (text: string) => void
  /** Shows the progress of long commands, if it is a terminal. */
  readonly terminal: Terminal
  /** All of the standard input. */
  readonly readInput: () => Promise<Uint8Array>
  /** As src/node/database/open.ts does; `migrate` whatever MIGRATE says. */
  readonly openDatabase: (environment: Environment, migrate?: boolean) => Promise<OpenedDatabase>
}
