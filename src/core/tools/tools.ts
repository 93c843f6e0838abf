/**
 * What a plugin adds to the command line and to the doctor, and what it gets there. src/tools.ts
 * lists them: no Worker and no service loads it.
 */
import type { Command } from 'commander'
import { type Added, type Plugin, type Point, point } from '../plugin.ts'
import type { Environment } from '../settings/setting.ts'
import type { OwnFiles } from '../settings/wording.ts'
import type { WriterDatabase } from '../store/writer-database.ts'
import type { DeploymentCheck, DoctorCheck } from './check.ts'
import { type Input, type OpenPage, type Terminal, wrong } from './output.ts'

export type Tools = {
  /** The name of the plugin. */
  readonly name: string
  /**
   * Adds commands. Only commander may be loaded before one runs, so that help is there at once:
   * each imports in its action what it needs.
   */
  readonly commands?: (program: Command, context: Context) => void
  /** What it adds to points that commands of other plugins declare. */
  readonly adds?: readonly Added[]
  /** Checks of a database: what it needs in order to work, such as a login. These come first. */
  readonly prerequisites?: readonly DoctorCheck[]
  /** Checks of a database: what it keeps there, and whether its work is done. */
  readonly checks?: readonly DoctorCheck[]
  /** Checks of a deployment by its address. */
  readonly deployment?: readonly DeploymentCheck[]
}

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
  /**
   * Does what `out` does, for long output: waits while its reader is slow.
   *
   * @throws {OutputClosed}
   */
  readonly send: (text: string) => Promise<void>
  readonly err: (text: string) => void
  /** Shows the progress of long commands, if it is a terminal. */
  readonly terminal: Terminal
  /** Reads standard input. `check` gets its length so far, and can throw. */
  readonly readInput: (check?: (length: number) => void) => Promise<Uint8Array<ArrayBuffer>>
  /** Opens what src/hosts/node/database/open.ts opens; `migrate` is stronger than MIGRATE. */
  readonly openDatabase: (environment: Environment, migrate?: boolean) => Promise<OpenedDatabase>
  /** Does what end-if-stuck.ts does. Not in a process that does other work. */
  readonly endIfStuck?: (limitMs: number) => () => void
}

/** Opens something, and closes it after the work. */
export type Within<T> = <Result>(work: (opened: T) => Promise<Result>) => Promise<Result>

export type Context = Pick<
  Io,
  'out' | 'send' | 'err' | 'terminal' | 'readInput' | 'environment' | 'openDatabase'
> & {
  readonly isJson: () => boolean
  /** For work that reads documents of strangers: the process ends if one of them takes too long. */
  readonly bounded: <Result>(work: () => Promise<Result>) => Promise<Result>
  /** Prints JSON, or else the text. */
  readonly print: (value: unknown, text: string) => void
  /** The text of an answer with a token or a secret, which people are told to keep. */
  readonly once: (made: { readonly token: string } | { readonly secret: string }) => string
  /** The database itself. */
  readonly withDatabase: Within<WriterDatabase>
  /** The same, brought up to date and left open. */
  readonly migrated: () => Promise<OpenedDatabase>
  /** Opens a file by its path, or a feed by its address. @throws {InputError} */
  readonly openInput: (pathOrAddress: string) => Promise<Input>
  readonly openPage: OpenPage
  /** The plugins of a newsroom on Node. */
  readonly plugins: () => Promise<readonly Plugin[]>
  /** Reads files that settings name. */
  readonly files: () => Promise<OwnFiles>
  /** What tools of plugins add to a point. */
  readonly added: <T>(point: Point<T>) => readonly T[]
}

export async function closing<Thing extends { close(): Promise<void> }, T>(
  opened: Thing,
  work: (opened: Thing) => Promise<T>,
): Promise<T> {
  try {
    return await work(opened)
  } finally {
    await opened.close()
  }
}

/** Adds commands to a group that print what they are answered: as JSON, or as `toText` says it. */
export const commandsOf =
  <T>(group: Command, within: Within<T>, print: Context['print']) =>
  <Args extends readonly unknown[], Result>(
    usage: string,
    description: string,
    work: (opened: T, ...args: Args) => Promise<Result>,
    toText: (result: Result) => string,
  ): Command =>
    group
      .command(usage)
      .description(description)
      .action(async (...args: readonly unknown[]) => {
        const result = await within((opened) => work(opened, ...(args as Args)))
        print(result, toText(result))
      })

/**
 * @throws {Failed} if the environment names a service but no database: the embedded one is not the
 *   service's.
 */
export function checkDatabase(environment: Io['environment']): void {
  const has = (name: string) => (environment[name] ?? '').trim() !== ''
  if (!has('CANDOR_URL') || has('DATABASE_URL') || has('DATA_DIR')) return
  throw wrong(
    'This command works on the database itself, and not over CANDOR_URL: set DATABASE_URL too, or DATA_DIR for the embedded one.',
  )
}

export type Verifier = {
  /** Says whether the text is such a document. */
  readonly knows: (text: string) => boolean
  /** Prints the verdict. @throws {Failed} if the document does not hold. */
  readonly verify: (file: string, text: string, print: Context['print']) => Promise<void>
}

export const verifiers = point<Verifier>('documents that "candor verify" takes')
