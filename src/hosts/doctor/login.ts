/**
 * Checks logins that the service uses beside that of DATABASE_URL: that of the API with its tokens,
 * and that of counts.
 */
import { parseNodeSettings, withoutPassword } from '../../core/settings/node.ts'
import type { Environment } from '../../core/settings/setting.ts'
import { readOnlyRemedy } from '../../core/store/errors.ts'
import { reasonOf } from '../../core/store/reason-of.ts'
import { type Diagnosis, fault, ok, warning } from '../../core/tools/finding.ts'
import { counted } from '../../packages-to-be/text/counted.ts'
import { parseReaderSettings } from '../../plugins/readers/settings.ts'
import { type Ask, askOf, connect, type Target } from './target.ts'

type LoginSetting = {
  /** The setting that names it. */
  readonly setting: string
  readonly url: string
  /** The role that it needs. */
  readonly role: 'candor_keeper' | 'candor_publisher' | 'candor_desk'
  /** An SQL expression: whether it has the rights. */
  readonly may: string
  /** Completes "… at WRITER_DATABASE_URL.", and "The role … may not …." */
  readonly can: string
  readonly cannot: string
}

/** The login for counts and for push, and the setting that it is from; `null` if there is none. */
export function keeperOf(
  environment: Environment,
): Pick<LoginSetting, 'setting' | 'url' | 'role'> | null {
  const { serviceDatabaseUrl, writerDatabaseUrl } = parseNodeSettings(environment)
  const role = 'candor_keeper'
  if (serviceDatabaseUrl !== null)
    return { setting: 'SERVICE_DATABASE_URL', url: serviceDatabaseUrl, role }
  return writerDatabaseUrl === null
    ? null
    : { setting: 'WRITER_DATABASE_URL', url: writerDatabaseUrl, role }
}

/** `more` checks what the login can read. */
export async function checkLogin(
  { setting, url, role, may, can, cannot }: LoginSetting,
  more: (ask: Ask) => Promise<Diagnosis[]> = async () => [],
): Promise<Diagnosis[]> {
  const name = `${setting} (${withoutPassword(url)})`
  const client = connect(url)
  try {
    const ask = askOf(client)
    const [me] = await ask<{
      role: string
      may: boolean
      read_only: boolean
    }>(`select quote_ident(current_user) as role, ${may} as may,
      current_setting('transaction_read_only')::boolean as read_only`)
    if (me?.read_only) {
      const remedy = readOnlyRemedy(setting)
      return [
        fault(
          `${name} is read-only for the role ${me.role}, which may not ${cannot}.`,
          `${remedy}.`,
        ),
      ]
    }
    if (me?.may) return [ok(`${can} at ${name}.`), ...(await more(ask))]
    const todo = `As the owner of the tables, run schema/roles.sql again, then GRANT ${role} TO ${me?.role};`
    return [fault(`The role ${me?.role} of ${name} may not ${cannot}.`, todo)]
  } catch (error) {
    const todo = `Set it to the database of DATABASE_URL, with a login that has the role ${role}.`
    return [fault(`${name} cannot be used: ${reasonOf(error)}.`, todo)]
  } finally {
    await client.end({ timeout: 1 })
  }
}

/**
 * An SQL expression: whether the login may read and write these tables. `insert, update` would be
 * any of them.
 */
export const mayWrite = (tables: readonly string[]): string =>
  tables
    .flatMap((table) =>
      ['select', 'insert', 'update', 'delete'].map(
        (right) => `has_table_privilege('${table}', '${right}')`,
      ),
    )
    .join(' and ')

const readerTables = ['requests', 'figures', 'direct', 'salts', 'embeds', 'errors'].map(
  (name) => `reader_${name}`,
)

/** Nothing if READERS is off or lacks a login, or the database is embedded. */
export async function checkReaders(
  { embedded }: Pick<Target, 'embedded'>,
  environment: Environment,
): Promise<Diagnosis[]> {
  const keeper = keeperOf(environment)
  if (embedded || !parseReaderSettings(environment).readers || keeper === null) return []
  const login = { ...keeper, can: 'Readers can be counted', cannot: 'count readers' }
  return checkLogin({ ...login, may: mayWrite(readerTables) })
}

/** A token that ends within this time gets a warning. */
const soonDays = 14

/** Nothing without WRITER_DATABASE_URL. */
export async function checkPublisher(environment: Environment): Promise<Diagnosis[]> {
  const { writerDatabaseUrl: url } = parseNodeSettings(environment)
  if (url === null) return []
  const may = `${mayWrite(['articles'])} and has_table_privilege('api_tokens', 'select')
    and has_column_privilege('editors', 'name', 'select') and has_function_privilege('candor_broken_rules(regclass, jsonb)', 'execute')`
  const login = { setting: 'WRITER_DATABASE_URL', url, role: 'candor_publisher', may } as const
  return checkLogin(
    { ...login, can: 'The publishing API can write', cannot: 'publish' },
    checkTokens,
  )
}

async function checkTokens(ask: Ask): Promise<Diagnosis[]> {
  const rows = await ask<{ name: string; day: string; soon: boolean }>(`
    select name, to_char(expires_at at time zone 'UTC', 'YYYY-MM-DD') as day,
      coalesce(expires_at < now() + interval '${soonDays} days', false) as soon
    from api_tokens where revoked_at is null and (expires_at is null or expires_at > now()) order by expires_at, name`)
  if (rows.length === 0) {
    const todo = 'candor token create --name pipeline --may publish,correct'
    return [warning('The publishing API has no valid token, so nobody can publish over it.', todo)]
  }
  const todo = 'Create another one (candor token create) and give it to the pipeline.'
  return [
    ok(`The publishing API has ${counted(rows.length, 'valid token')}.`),
    ...rows.flatMap(({ name, day, soon }) =>
      soon ? [warning(`The token "${name}" ends on ${day}.`, todo)] : [],
    ),
  ]
}
