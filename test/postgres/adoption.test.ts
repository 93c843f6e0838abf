/** The adoption of databases that the old migrations made, on a real PostgreSQL server. */
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import { runOldMigrations } from '../fixtures/old-migrations.ts'
import { describeAdoption } from '../store/adoption.suite.ts'
import { connect, createDatabase } from '../store/fresh-database.ts'

describeAdoption('a Postgres server', async () => {
  const { url, drop } = await createDatabase()
  const client = connect(url)
  const db = drizzle(client)
  return {
    db,
    sql: async (text) => {
      const result = await client.unsafe(text)
      return [...((Array.isArray(result.at(-1)) ? result.at(-1) : result) ?? [])]
    },
    close: async () => {
      await client.end({ timeout: 1 })
      await drop()
    },
    migrateOld: (count) => runOldMigrations((config) => migrate(db, config), count),
  }
})
