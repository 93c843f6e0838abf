/**
 * The lock of a database folder, of which the system keeps that it is held: it ends with its
 * process, and holds between containers of one machine too. Node has no flock, but SQLite locks its
 * file by the system. Only for local file systems.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { FolderInUse, type Served } from '../../../core/store/errors.ts'

export type FolderLock = {
  readonly unlock: () => void
  /** Tells other processes where this one can be asked over HTTP. */
  readonly announce: (served: Served) => void
}

/** SQLITE_BUSY (https://www.sqlite.org/rescode.html#busy). */
const busy = 5

/** A lock that nobody refers to would be collected, and end. */
const held = new Set<DatabaseSync>()

/**
 * Locks the file beside the folder, which stays empty. A file beside it has the process id of the
 * holder, and the addresses that are served. Neither is removed: another process can have it open.
 *
 * @throws {FolderInUse}
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await mkdir(dirname(folder), { recursive: true })
  const lock = await openSqlite(`${folder}.lock`)
  const holder = `${folder}.holder`
  try {
    lock.exec('begin immediate')
  } catch (error) {
    lock.close()
    if (!(error instanceof Error && 'errcode' in error && error.errcode === busy)) throw error
    const [pid, local, root] = contentOf(holder).split('\n')
    throw new FolderInUse(
      `it is in use by process ${pid || 'unknown'}`,
      local && root ? { local, root } : null,
    )
  }
  held.add(lock)
  writeFileSync(holder, `${process.pid}\n`)
  return {
    unlock() {
      if (held.delete(lock)) lock.close()
    },
    announce: ({ local, root }) => writeFileSync(holder, `${process.pid}\n${local}\n${root}\n`),
  }
}

/** Node 22 and 24 warn of this module, which operators can do nothing about. */
async function openSqlite(file: string): Promise<DatabaseSync> {
  const { emitWarning } = process
  process.emitWarning = () => {}
  try {
    const { DatabaseSync } = await import('node:sqlite')
    return new DatabaseSync(file)
  } finally {
    process.emitWarning = emitWarning
  }
}

/** Empty without a file: the holder writes it a moment after it has the lock. */
function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
