/** `npm run migrate`: migrates the database of DATABASE_URL, or the embedded one, to this version's schema. */
import { openDatabase } from '../src/node/database/open.ts'
import { explainStart } from '../src/node/start-errors.ts'

try {
  const database = await openDatabase(process.env, { migrate: true })
  await database.close()
  console.log(`The database of ${database.name} is up to date.`)
} catch (error) {
  console.error(explainStart(error, process.env))
  process.exitCode = 1
}
