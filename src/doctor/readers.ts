/** Checks the login that counts readers. */
import { parseReaderSettings } from '../settings/readers.ts'
import type { Environment } from '../settings/setting.ts'
import type { Finding } from './finding.ts'
import { checkLogin, keeperOf, mayWrite } from './login.ts'
import type { Look } from './look.ts'

const tables = ['requests', 'figures', 'direct', 'salts', 'embeds', 'errors'].map((name) => `reader_${name}`)

/** Nothing if READERS is off or lacks a login, or the database is embedded. */
export async function checkReaders({ embedded }: Pick<Look, 'embedded'>, environment: Environment): Promise<Finding[]> {
  if (embedded || !parseReaderSettings(environment).readers) return []
  const keeper = keeperOf(environment)
  if (keeper === null) return []
  const says = { can: 'Readers can be counted', cannot: 'count readers' }
  return checkLogin({ ...keeper, ...says, may: mayWrite(tables) })
}
