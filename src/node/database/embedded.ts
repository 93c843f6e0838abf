/** The embedded database: Postgres in this process (PGlite), in a folder that only one process at a time may open. */
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrateOnce } from './migrate.ts'

/**
 * Opens the database in `folder`; creates and migrates it if needed. `null` keeps it in memory.
 *
 * @throws {FolderInUse} if another process has it open: PGlite does not notice, and both would corrupt it.
 * @throws {MigrationFailed} if a migration fails.
 */
export async function openEmbedded(folder: string | null) {
  const { unlock, announce } = folder === null ? noLock : await lockFolder(folder)
  try {
    const client = await PGlite.create(folder ?? 'memory://')
    const db = drizzle(client)
    await migrateOnce(db)
    const close = async () => {
      await client.close()
      unlock()
    }
    return { db, client, close, announce }
  } catch (error) {
    unlock()
    throw error
  }
}

/** Where a process serves the folder: its own address, and the public one; no slash at the end. */
export type Served = { readonly local: string; readonly root: string }

/** Another running process has the folder open. `served` is `null` if it serves nothing, or not yet. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
  readonly served: Served | null

  constructor(message: string, served: Served | null = null) {
    super(message)
    this.served = served
  }
}

type Lock = {
  /** Also runs on exit. */
  readonly unlock: () => void
  /** Tells other processes where this one can be asked over HTTP. */
  readonly announce: (served: Served) => void
}

const noLock: Lock = { unlock: () => {}, announce: () => {} }

/** The lock file beside the folder: the process id on its first line, the addresses that it serves on the next two. */
async function lockFolder(folder: string): Promise<Lock> {
  const lock = `${folder}.lock`
  await mkdir(dirname(folder), { recursive: true })
  const own = `${process.pid}\n`
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (created(lock, own)) {
      const unlock = untilExit(() => release(lock, own))
      // Two processes that found the same stale lock can both get here: the later writer wins, and the other sees it.
      await new Promise((resolve) => setTimeout(resolve, 20))
      // Added to the file, which is so never empty: an empty one would be taken for a dead process's.
      const announce = ({ local, root }: Served) => appendFileSync(lock, `${local}\n${root}\n`)
      if ((await contentOf(lock)).startsWith(own)) return { unlock, announce }
    }
    const [pid = '', local = '', root = ''] = (await contentOf(lock)).split('\n')
    const holder = Number.parseInt(pid, 10)
    if (isRunning(holder)) {
      const served = root === '' ? null : { local, root }
      throw new FolderInUse(`it is in use by process ${holder} (if that is not Candor, remove ${lock})`, served)
    }
    await rm(lock, { force: true })
  }
  throw new FolderInUse(`other processes are opening it at the same time (${lock})`)
}

/** Synchronous, so that no signal comes between writing the file and registering its removal. */
function created(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Empty without a lock file: another process can remove it at any time. */
const contentOf = (lock: string) => readFile(lock, 'utf8').catch(() => '')

/** Removes only our own lock: another process may have replaced it as stale. */
function release(lock: string, own: string): void {
  if (existsSync(lock) && readFileSync(lock, 'utf8').startsWith(own)) rmSync(lock, { force: true })
}

/** Runs `work` once: when the returned function is called, otherwise on exit. */
function untilExit(work: () => void): () => void {
  process.once('exit', work)
  return () => {
    process.off('exit', work)
    work()
  }
}

/** A lock with our own id is stale: in a container, each start can get the same id. */
function isRunning(pid: number): boolean {
  if (!(pid > 0) || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
