/** The embedded database: a whole Postgres in this process (PGlite), kept in a folder that one process at a time may open. */
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { migrateOnce } from './migrate.ts'

/**
 * Opens the database in `folder`, made and migrated where it is new; `null` keeps it in memory.
 *
 * @throws {FolderInUse} when another process has it open: PGlite itself would not notice, and both would spoil it.
 */
export async function openEmbedded(folder: string | null) {
  const { unlock, announce } = folder === null ? noLock : await lockFolder(folder)
  try {
    const client = await PGlite.create(folder ?? 'memory://')
    const db = drizzle(client)
    await migrateOnce(db, migrate)
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

/** Where the process that has the folder open serves it: its own address, and the public one; no slash at the end. */
export type Served = { readonly local: string; readonly root: string }

/** Another running process holds the folder. `served` is `null` where it serves nothing, or not yet. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
  readonly served: Served | null

  constructor(message: string, served: Served | null = null) {
    super(message)
    this.served = served
  }
}

type Lock = {
  /** So does the process's end. */
  readonly unlock: () => void
  /** Tells other processes where this one can be asked over HTTP. */
  readonly announce: (served: Served) => void
}

const noLock: Lock = { unlock: () => {}, announce: () => {} }

/** A file beside the folder: the process that has it open on its first line, and where that serves it on the next two. */
async function lockFolder(folder: string): Promise<Lock> {
  const lock = `${folder}.lock`
  await mkdir(dirname(folder), { recursive: true })
  const own = `${process.pid}\n`
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (created(lock, own)) {
      const unlock = untilExit(() => release(lock, own))
      // Two processes that both found a dead lock may both come here; the later writer wins, and the other sees it.
      await new Promise((resolve) => setTimeout(resolve, 20))
      // Added to the file, which is so never empty: an empty one would be taken for a dead process's.
      const announce = ({ local, root }: Served) => appendFileSync(lock, `${local}\n${root}\n`)
      if ((await contentOf(lock)).startsWith(own)) return { unlock, announce }
    }
    const [pid = '', local = '', root = ''] = (await contentOf(lock)).split('\n')
    const holder = Number.parseInt(pid, 10)
    if (isRunning(holder)) {
      const served = root === '' ? null : { local, root }
      throw new FolderInUse(`it is open in process ${holder} (if that is not Candor, remove ${lock})`, served)
    }
    await rm(lock, { force: true })
  }
  throw new FolderInUse(`other processes are opening it at the same time (${lock})`)
}

/** At once, so that no signal comes between the file and what takes it away. */
function created(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Another process may take the lock away at any moment: then nobody holds it. */
const contentOf = (lock: string) => readFile(lock, 'utf8').catch(() => '')

/** Only our own: another process may have taken an older one of ours for dead, and put its own in place. */
function release(lock: string, own: string): void {
  if (existsSync(lock) && readFileSync(lock, 'utf8').startsWith(own)) rmSync(lock, { force: true })
}

/** Does `work` once: when called, or else when the process ends without a call. */
function untilExit(work: () => void): () => void {
  process.once('exit', work)
  return () => {
    process.off('exit', work)
    work()
  }
}

/** A lock with our own number is left from an earlier life: in a container every start may get the same one. */
function isRunning(pid: number): boolean {
  if (!(pid > 0) || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
