/** The store suite on the embedded database. */
import { openMigrated } from '../fixtures/open-migrated.ts'
import { describeStore } from './all-suites.ts'
import type { Row } from './bench.ts'

describeStore('PGlite', async () => {
  const { db, client, close } = await openMigrated()
  const sql = async (text: string) => (await client.exec(text)).at(-1)?.rows.map((row): Row => ({ ...row })) ?? []
  return { db, sql, close }
})
