/** Logins of the database that checks of plugins need. */
import { parseNodeSettings } from '../settings/node.ts'
import type { Environment } from '../settings/setting.ts'

export type LoginSetting = {
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
