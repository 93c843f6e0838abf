/** A database with the demo newsroom in it: what every test that asks over HTTP stands on. */
import { seedDemo } from '../../demo/seed.ts'
import type { Database } from '../fixtures/insert-article.ts'
import { openCopy, openMigrated } from '../fixtures/open-migrated.ts'

/** The origin that the suites' services are configured with; nothing is ever sent there. */
export const origin = 'https://news.example.org'

export type Newsroom = {
  readonly db: Database
  /** Runs any text, several statements too, as the owner. */
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

/** Each caller's is its own; the demo is written once in each worker. */
export async function openNewsroom() {
  seeding ??= seeded()
  const { db, client, close } = await openCopy(await seeding)
  const sql = async (text: string) => {
    await client.exec(text)
  }
  return { db, client, sql, close }
}
