/** A database with the demo newsroom in it: what every test that asks over HTTP stands on. */
import { seedDemo } from '../../demo/seed.ts'
import { openEmbedded } from '../../src/node/database/embedded.ts'
import type { Database } from '../fixtures/insert-article.ts'

/** The origin that the suites' services are configured with; nothing is ever sent there. */
export const origin = 'https://news.example.org'

export type Newsroom = {
  readonly db: Database
  /** Runs any text, several statements too, as the owner. */
  sql(text: string): Promise<void>
  close(): Promise<void>
}

export async function openNewsroom() {
  const { db, client, close } = await openEmbedded(null)
  await seedDemo(db, origin)
  const sql = async (text: string) => {
    await client.exec(text)
  }
  return { db, client, sql, close }
}
