/** Checks the login of the publishing API, if there is one. */
import postgres from 'postgres'
import { parseNodeSettings, withoutPassword } from '../../src/settings/node.ts'
import type { Environment } from '../../src/settings/setting.ts'
import { reasonOf } from '../../src/store/reason-of.ts'
import { type Finding, fault, ok } from './finding.ts'

/** Nothing without WRITER_DATABASE_URL. */
export async function checkPublisher(environment: Environment): Promise<Finding[]> {
  const { writerDatabaseUrl: url } = parseNodeSettings(environment)
  if (url === null) return []
  const name = `WRITER_DATABASE_URL (${withoutPassword(url)})`
  const connection = { application_name: 'candor doctor' }
  const client = postgres(url, { max: 1, fetch_types: false, connect_timeout: 3, onnotice: () => {}, connection })
  try {
    const [row] = await client`
      select quote_ident(current_user) as role, has_table_privilege('api_tokens', 'select')
        and has_table_privilege('articles', 'insert, update, delete')
        and has_function_privilege('candor_broken_rules(regclass, jsonb)', 'execute') as may`
    if (row?.['may'] === true) return [ok(`The publishing API can write at ${name}.`)]
    const todo = `As the owner of the tables, run schema/roles.sql again, then GRANT candor_publisher TO ${row?.['role']};`
    return [fault(`The role ${row?.['role']} of ${name} may not publish.`, todo)]
  } catch (error) {
    const todo = 'Set it to the database of DATABASE_URL, with a login that has the role candor_publisher.'
    return [fault(`${name} cannot be used: ${reasonOf(error)}.`, todo)]
  } finally {
    await client.end({ timeout: 1 })
  }
}
