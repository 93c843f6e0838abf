/** Runs commands of `candor` in this process, on a database that stays open. */
import { afterAll, beforeAll } from 'vitest'
import type { WriterDatabase } from '../../../src/core/store/writer-database.ts'
import { runCandor } from '../../../src/hosts/cli/run-candor.ts'

export type Ran = { readonly code: number; readonly out: string; readonly err: string }

export type RunOptions = {
  /** Gets what is written to the terminal; without it, there is none. */
  readonly terminal?: string[]
  /** The standard input. */
  readonly input?: string | Uint8Array
  readonly environment?: Readonly<Record<string, string>>
  readonly db?: WriterDatabase
}

/** An empty, migrated database. */
export type OpenEmpty = () => Promise<{
  readonly db: WriterDatabase
  readonly close: () => Promise<void>
}>

/** A database of its own for the tests of a block, and a function that runs a command on it. */
export function openCandor(open: OpenEmpty) {
  let opened: Awaited<ReturnType<OpenEmpty>> | undefined
  beforeAll(async () => {
    opened = await open()
  })
  afterAll(() => opened?.close())
  const database = () => {
    if (!opened) throw new Error('the database is open only while the tests run')
    return opened.db
  }
  async function candor(
    args: readonly string[],
    { input = '', environment = {}, db, terminal }: RunOptions = {},
  ): Promise<Ran> {
    let [out, err] = ['', '']
    const write = (text: string) => {
      out += text
    }
    const writeError = (text: string) => {
      err += text
    }
    const code = await runCandor(args, {
      environment: { SITE_ORIGIN: 'https://feeds.example.org', ...environment },
      out: write,
      send: async (text) => write(text),
      err: writeError,
      // The standard error, as in a process.
      terminal: {
        isTTY: terminal !== undefined,
        write: (text) => (terminal ? terminal.push(text) : writeError(text)),
      },
      readInput: async () =>
        typeof input === 'string' ? new TextEncoder().encode(input) : new Uint8Array(input),
      openDatabase: async () => ({ db: db ?? database(), name: 'the test', close: async () => {} }),
    })
    return { code, out, err }
  }
  return { candor, database }
}
