/** Commands on a whole newsroom: export, and its way back. */

import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import type { Command } from 'commander'
import type { WriterDatabase } from '../writer/database.ts'
import { exportNewsroom } from '../writer/export.ts'
import { CannotRestore, restoreNewsroom } from '../writer/restore.ts'
import { Failed } from './failed.ts'
import { toJson } from './output.ts'
import type { Context } from './run-candor.ts'

export function addArchiveCommands(program: Command, { withDatabase, out, send, isJson }: Context): void {
  program
    .command('export [file]')
    .description('write everything as JSON Lines, for "import"; standard output if no file is named')
    .action(async (file: string | undefined) => {
      if (file === undefined) return withDatabase((db) => exportNewsroom(db, (line) => send(`${line}\n`)))
      const lines = await withDatabase((db) => exportTo(db, file))
      out(isJson() ? toJson({ file, lines }) : `${lines} lines written to ${file}\n`)
    })
}

/** Returns the number of lines. The file is opened after the database, so that an older export stays while that is away. */
async function exportTo(db: WriterDatabase, file: string): Promise<number> {
  const opened = await open(file, 'w')
  const target = opened.createWriteStream()
  // `once` and `finished` throw it.
  target.on('error', () => {})
  let lines = 0
  try {
    await exportNewsroom(db, async (line) => {
      lines += 1
      if (!target.write(`${line}\n`)) await once(target, 'drain')
    })
  } finally {
    target.end()
  }
  await finished(target)
  return lines
}

/** Whether a file is an export: its first line says so. */
export async function isExport(file: string): Promise<boolean> {
  const opened = await open(file).catch(() => null)
  if (opened === null) return false
  try {
    const { bytesRead, buffer } = await opened.read({ buffer: Buffer.alloc(18) })
    return buffer.toString('utf8', 0, bytesRead) === '{"candor":"export"'
  } finally {
    await opened.close()
  }
}

/** Reads an export into an empty database. Returns the number of articles. @throws {Failed} */
export async function restore(db: WriterDatabase, file: string): Promise<number> {
  try {
    return await restoreNewsroom(db, linesOf(file))
  } catch (error) {
    if (error instanceof CannotRestore) throw new Failed('refused', error.message)
    throw error
  }
}

/** Ends lines at line feeds only. `readline` also takes U+2028 and U+2029 for ends, which JSON has in texts. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of createReadStream(file, 'utf8')) {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line
  }
  if (rest !== '') yield rest
}
