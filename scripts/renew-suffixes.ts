/**
 * `npx node scripts/renew-suffixes.ts`: gives the database of DATABASE_URL, or the embedded one,
 * this version's public suffix list, and brings the articles that are already there in line with
 * it.
 */
import { openDatabase } from '../src/hosts/node/database/open.ts'
import { renewPublicSuffixes } from '../src/hosts/node/database/public-suffixes.ts'
import { explainStart } from '../src/hosts/node/start-errors.ts'

try {
  const database = await openDatabase(process.env)
  try {
    const moved = await renewPublicSuffixes(database.db)
    console.log(
      `The database of ${database.name} has this version's list. The domain of ${moved} sources changed.`,
    )
  } finally {
    await database.close()
  }
} catch (error) {
  console.error(explainStart(error, process.env))
  process.exitCode = 1
}
