/** Checks the login that counts readers. */
import {
  type Diagnosis,
  type ExaminedDatabase,
  keeperOf,
  mayWrite,
} from '../../core/tools/check.ts'
import { parseReaderSettings } from './settings.ts'

const readerTables = ['requests', 'figures', 'direct', 'salts', 'embeds', 'errors'].map(
  (name) => `reader_${name}`,
)

/** Nothing if READERS is off or lacks a login, or the database is embedded. */
export async function checkReaders({
  embedded,
  environment,
  checkLogin,
}: Pick<ExaminedDatabase, 'embedded' | 'environment' | 'checkLogin'>): Promise<Diagnosis[]> {
  const keeper = keeperOf(environment)
  if (embedded || !parseReaderSettings(environment).readers || keeper === null) return []
  const login = { ...keeper, can: 'Readers can be counted', cannot: 'count readers' }
  return checkLogin({ ...login, may: mayWrite(readerTables) })
}
