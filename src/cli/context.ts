/** What commands share, and how most of them are added. */
import type { Command } from 'commander'
import type { WriterDatabase } from '../writer/database.ts'
import type { ApiClient } from './api-client.ts'
import type { Io } from './io.ts'
import type { Opened } from './open-client.ts'

/** Opens something, and closes it after the work. */
type Within<T> = <Result>(work: (opened: T) => Promise<Result>) => Promise<Result>

export type Context = Pick<Io, 'out' | 'send' | 'err' | 'terminal' | 'readInput' | 'environment'> & {
  readonly isJson: () => boolean
  /** Prints JSON, or else the text. */
  readonly print: (value: unknown, text: string) => void
  readonly withApi: Within<Opened>
  readonly withClient: Within<ApiClient>
  /** The database itself. */
  readonly withDatabase: Within<WriterDatabase>
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
      .action(async (...args: unknown[]) => {
        const result = await within((opened) => work(opened, ...(args as unknown as Args)))
        print(result, toText(result))
      })
