/** `npm run seed`: writes the demo newsroom into the database of DATABASE_URL, or the embedded one, if it holds no other articles. */
import { NotEmpty, seedDemo } from '../demo/seed.ts'
import { openDatabase } from '../src/database/open.ts'
import { localOrigin, parseNodeSettings } from '../src/node-settings.ts'
import { explainStart } from '../src/node-start-errors.ts'
import { parseSite } from '../src/site.ts'

try {
  const { host, port } = parseNodeSettings(process.env)
  const site = parseSite(process.env, { origin: localOrigin(host, port) })
  const database = await openDatabase(process.env)
  try {
    await seedDemo(database.db, `${site.origin}${site.basePath}`)
    console.log(`The database of ${database.name} holds the demo newsroom.`)
  } finally {
    await database.close()
  }
} catch (error) {
  const refused =
    error instanceof NotEmpty ? `Not seeded: ${error.message}. Set DATABASE_URL to an empty database.` : undefined
  console.error(refused ?? explainStart(error, process.env))
  process.exitCode = 1
}
