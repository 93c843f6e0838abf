/**
 * The embedded database: Postgres in this process (PGlite), in a folder that only one process at a
 * time may open.
 */
import { mkdir } from 'node:fs/promises'
import { setFlagsFromString } from 'node:v8'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { migrateOnce } from './migrate.ts'

/**
 * Opens the database in `folder`; creates it if needed, and migrates it unless `migrate` is false.
 * `null` keeps it in memory.
 *
 * @throws {FolderInUse} if another process has it open: PGlite does not notice, and both would
 *   corrupt it.
 * @throws {MigrationFailed} if a migration fails.
 * @throws {BeforeFirstRelease}
 */
export async function openEmbedded(folder: string | null, { migrate = true } = {}) {
  const { unlock, announce } = folder === null ? noLock : await lockFolder(folder)
  try {
    // PGlite gives its files to everybody (mode 666).
    if (folder !== null) await mkdir(folder, { recursive: true, mode: 0o700 })
    // Its start would optimize functions that it hardly needs again: a third of the CPU to the
    // first feed.
    setFlagsFromString('--wasm-tiering-budget=1000000000')
    const client = await PGlite.create(folder ?? 'memory://')
    const db = drizzle(client)
    // An open database keeps the process alive.
    if (migrate) {
      await migrateOnce(db).catch(async (error: unknown) => {
        await client.close()
        throw error
      })
    }
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

const noLock: FolderLock = { unlock: () => {}, announce: () => {} }
