/** Checks a login that the service uses beside that of DATABASE_URL. */
import postgres from 'postgres'
import { parseNodeSettings, withoutPassword } from '../settings/node.ts'
import type { Environment } from '../settings/setting.ts'
import { readOnlyRemedy } from '../store/errors.ts'
import { openSocket } from '../store/open-socket.ts'
import { reasonOf } from '../store/reason-of.ts'
import { type Finding, fault, ok } from './finding.ts'
import type { Answers, Ask } from './look.ts'

export type Login = {
  /** The setting that names it. */
  readonly setting: string
  readonly url: string
  /** The role that it needs. */
  readonly role: 'candor_keeper' | 'candor_publisher'
  /** An SQL expression: whether it has the rights. */
  readonly may: string
  /** Completes "… at WRITER_DATABASE_URL.", and "The role … may not …." */
  readonly can: string
  readonly cannot: string
}

/** The login for counts and for push, and the setting that it is from; `null` if there is none. */
export function keeperOf(environment: Environment): Pick<Login, 'setting' | 'url' | 'role'> | null {
  const { serviceDatabaseUrl, writerDatabaseUrl } = parseNodeSettings(environment)
  const role = 'candor_keeper'
  if (serviceDatabaseUrl !== null) return { setting: 'SERVICE_DATABASE_URL', url: serviceDatabaseUrl, role }
  return writerDatabaseUrl === null ? null : { setting: 'WRITER_DATABASE_URL', url: writerDatabaseUrl, role }
}

/** What to do about a login that is missing, or that is none. */
export const loginTodo = (role: Login['role']): string =>
  `Set it to the database of DATABASE_URL, with a login that has the role ${role}.`

/** `more` checks what the login can read. */
export async function checkLogin(
  { setting, url, role, may, can, cannot }: Login,
  more: (ask: Ask) => Promise<Finding[]> = async () => [],
): Promise<Finding[]> {
  const name = `${setting} (${withoutPassword(url)})`
  const connection = { application_name: 'candor doctor' }
  const client = postgres(url, {
    ...{ max: 1, fetch_types: false, connect_timeout: 3, socket: openSocket },
    ...{ onnotice: () => {}, connection },
  })
  try {
    const ask: Ask = (statement) => client.unsafe<Answers[]>(statement)
    const [me] = await ask(`select quote_ident(current_user) as role, ${may} as may,
      current_setting('transaction_read_only')::boolean as read_only`)
    if (me?.['read_only'] === true) {
      const remedy = readOnlyRemedy(setting)
      return [fault(`${name} is read-only for the role ${me['role']}, which may not ${cannot}.`, `${remedy}.`)]
    }
    if (me?.['may'] === true) return [ok(`${can} at ${name}.`), ...(await more(ask))]
    const todo = `As the owner of the tables, run schema/roles.sql again, then GRANT ${role} TO ${me?.['role']};`
    return [fault(`The role ${me?.['role']} of ${name} may not ${cannot}.`, todo)]
  } catch (error) {
    return [fault(`${name} cannot be used: ${reasonOf(error)}.`, loginTodo(role))]
  } finally {
    await client.end({ timeout: 1 })
  }
}

/** An SQL expression: whether the login may read and write these tables. `insert, update` would be any of them. */
export const mayWrite = (tables: readonly string[]): string =>
  tables
    .flatMap((table) =>
      ['select', 'insert', 'update', 'delete'].map((right) => `has_table_privilege('${table}', '${right}')`),
    )
    .join(' and ')
