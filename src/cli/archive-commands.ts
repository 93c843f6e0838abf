/** Commands on a whole newsroom: export, and its way back. */

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import type { Command } from 'commander'
import { CannotRestore, exportNewsroom, restoreNewsroom } from '../writer/export.ts'
import { Failed } from './failed.ts'
import { toJson } from './output.ts'
import type { TokenContext } from './token-commands.ts'

export function addArchiveCommands(program: Command, { withDatabase, out, isJson }: TokenContext): void {
  program
    .command('export [file]')
    .description('write everything as JSON Lines, to read it with "restore"; standard output if no file is named')
    .action(async (file: string | undefined) => {
      const target = file === undefined ? process.stdout : createWriteStream(file)
      let lines = 0
      const write = async (line: string) => {
        lines += 1
        if (!target.write(`${line}\n`)) await once(target, 'drain')
      }
      await withDatabase((db) => exportNewsroom(db, write))
      if (target !== process.stdout) {
        target.end()
        await finished(target)
        out(isJson() ? toJson({ file, lines }) : `${lines} lines written to ${file}\n`)
      }
    })

  program
    .command('restore <file>')
    .description('read an export into an empty database, as the owner of its tables')
    .action(async (file: string) => {
      const opened = await open(file).catch((error: Error) => {
        throw new Failed('wrong', `${file} cannot be read: ${error.message}`)
      })
      try {
        const articles = await withDatabase((db) => restoreNewsroom(db, opened.readLines()))
        out(isJson() ? toJson({ articles }) : `${articles} articles restored\n`)
      } catch (error) {
        if (error instanceof CannotRestore) throw new Failed('refused', error.message)
        throw error
      } finally {
        await opened.close()
      }
    })
}
