/** Checks the login that counts readers. */
import { parseNodeSettings } from '../../src/settings/node.ts'
import { parseReaderSettings } from '../../src/settings/readers.ts'
import type { Environment } from '../../src/settings/setting.ts'
import { type Finding, fault } from './finding.ts'
import { checkLogin, mayWrite } from './login.ts'
import type { Look } from './look.ts'

const tables = ['requests', 'figures', 'direct', 'salts', 'embeds', 'errors'].map((name) => `reader_${name}`)

/** Nothing if READERS is off, or the database is embedded. */
export async function checkReaders({ embedded }: Pick<Look, 'embedded'>, environment: Environment): Promise<Finding[]> {
  if (embedded || !parseReaderSettings(environment).readers) return []
  const { serviceDatabaseUrl, writerDatabaseUrl } = parseNodeSettings(environment)
  const url = serviceDatabaseUrl ?? writerDatabaseUrl
  if (url === null) {
    const todo = 'Set it to the database of DATABASE_URL, with a login that has the role candor_keeper.'
    return [fault('READERS=on needs SERVICE_DATABASE_URL: readers are not counted.', todo)]
  }
  const setting = serviceDatabaseUrl === null ? 'WRITER_DATABASE_URL' : 'SERVICE_DATABASE_URL'
  const login = { setting, url, role: 'candor_keeper', may: mayWrite(tables) } as const
  return checkLogin({ ...login, can: 'Readers can be counted', cannot: 'count readers' })
}
