/** Commands on a whole newsroom: export, and its way back. */

import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import type { Command } from 'commander'
import type { WriterDatabase } from '../../../core/store/writer-database.ts'
import {
  Failed,
  linesOfStep,
  showProgress,
  type Terminal,
  toJson,
} from '../../../core/tools/output.ts'
import type { Context } from '../../../core/tools/tools.ts'

export function addArchiveCommands(
  program: Command,
  { withDatabase, out, send, terminal, isJson }: Context,
): void {
  program
    .command('export [file]')
    .description(
      'write everything as JSON Lines, for "import"; standard output if no file is named',
    )
    .action(async (file: string | undefined) => {
      if (file === undefined)
        await withDatabase((db) => exportLines(db, (line) => send(`${line}\n`), noTerminal))
      else {
        const lines = await withDatabase((db) => exportTo(db, file, terminal))
        out(isJson() ? toJson({ file, lines }) : `${lines} lines written to ${file}\n`)
      }
    })
}

const noTerminal: Terminal = { write: () => {} }

/**
 * Returns the number of lines. The file is opened after the database, so that an older export stays
 * while that is away.
 */
async function exportTo(db: WriterDatabase, file: string, terminal: Terminal): Promise<number> {
  const opened = await open(file, 'w')
  const target = opened.createWriteStream()
  // `write` throws it.
  target.on('error', () => {})
  const write = async (line: string) => {
    if (target.errored) throw target.errored
    if (!target.write(`${line}\n`)) await once(target, 'drain')
  }
  try {
    return await exportLines(db, write, terminal)
  } finally {
    target.end()
    await finished(target)
  }
}

async function exportLines(
  db: WriterDatabase,
  write: (line: string) => Promise<void>,
  terminal: Terminal,
) {
  const { exportNewsroom } = await import('../store/export.ts')
  const progress = showProgress(terminal, 'lines')
  let lines = 0
  const counted = async (line: string) => {
    await write(line)
    lines += 1
    if (lines % linesOfStep === 0) progress.step(lines)
  }
  await exportNewsroom(db, counted).finally(progress.end)
  return lines
}

/** Knows an export by its first line. Nothing is read of a pipe, which gives its bytes once. */
export async function isExport(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null)
  const opened = found?.isFile() ? await open(file).catch(() => null) : null
  if (opened === null) return false
  try {
    const { bytesRead, buffer } = await opened.read({ buffer: Buffer.alloc(18) })
    return buffer.toString('utf8', 0, bytesRead) === '{"candor":"export"'
  } finally {
    await opened.close()
  }
}

/** Reads an export into an empty database. Returns the number of articles. @throws {Failed} */
export async function restore(
  db: WriterDatabase,
  file: string,
  terminal: Terminal,
): Promise<number> {
  const { CannotRestore, restoreNewsroom } = await import('../store/restore.ts')
  const read = showProgress(terminal, 'lines read')
  const indexed = showProgress(terminal, 'articles in the search index')
  try {
    return await restoreNewsroom(db, counted(linesOf(file), read), indexed.step)
  } catch (error) {
    if (error instanceof CannotRestore) throw new Failed('refused', error.message)
    throw error
  } finally {
    indexed.end()
  }
}

async function* counted(
  lines: AsyncIterable<string>,
  { step, end }: ReturnType<typeof showProgress>,
): AsyncGenerator<string> {
  let count = 0
  try {
    for await (const line of lines) {
      count += 1
      if (count % linesOfStep === 0) step(count)
      yield line
    }
  } finally {
    end()
  }
}

/**
 * Ends lines at line feeds only. `readline` also takes U+2028 and U+2029 for ends, which JSON has
 * in texts.
 */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of createReadStream(file, 'utf8')) {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line
  }
  if (rest !== '') yield rest
}
