/** A database with the demo newsroom, for the tests over HTTP. */
import { seedDemo } from '../../demo/seed.ts'
import type { Database } from '../fixtures/insert-article.ts'
import { openCopy, openMigrated } from '../fixtures/open-migrated.ts'

/** SITE_ORIGIN of the services in these suites. No request is sent there. */
export const origin = 'https://news.example.org'

export type Newsroom = {
  readonly db: Database
  /** Runs one or more statements as the owner. */
  sql(text: string): Promise<void>
  close(): Promise<void>
}

let seeding: Promise<Blob> | undefined

async function seeded(): Promise<Blob> {
  const { db, client, close } = await openMigrated()
  await seedDemo(db, origin)
  const dump = await client.dumpDataDir('none')
  await close()
  return dump
}

/** Each caller gets its own copy; the demo is inserted once per worker. */
export async function openNewsroom() {
  seeding ??= seeded()
  const { db, client, close } = await openCopy(await seeding)
  const sql = async (text: string) => {
    await client.exec(text)
  }
  return { db, client, sql, close }
}
