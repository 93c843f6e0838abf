/** The store suite on the embedded database. */
import { openEmbedded } from '../../src/node/database/embedded.ts'
import type { Row } from './bench.ts'
import { describeStore } from './store-suite.ts'

describeStore('PGlite', async () => {
  const { db, client, close } = await openEmbedded(null)
  const sql = async (text: string) => (await client.exec(text)).at(-1)?.rows.map((row): Row => ({ ...row })) ?? []
  return { db, sql, close }
})
