/**
 * Checks the doctor's role: the service must read all its tables, needs nothing else, and should
 * have timeouts.
 */
import { getTableName } from 'drizzle-orm'
import { archiveParts, families, listings, tombstones } from '../../../schema/kept-tables.ts'
import { partners } from '../../../schema/partner-tables.ts'
import { articles, corrections, sources } from '../../../schema/tables.ts'
import { articleTopics, oldAddresses, retiredTopics, topics } from '../../../schema/topic-tables.ts'
import { timeouts } from '../../core/store/connection.ts'
import { type Ask, type Diagnosis, fault, ok, warning } from '../../core/tools/check.ts'
import type { Target } from './target.ts'

/**
 * The newsroom's tables, and those kept by triggers that the service reads itself. Its functions
 * read the others.
 */
const names = [
  ...[
    ...[articles, sources, corrections, topics, retiredTopics, oldAddresses, articleTopics],
    ...[archiveParts, families, listings, tombstones, partners],
  ].map((table) => getTableName(table)),
  'article_visibility',
  'candor_editors',
  'candor_migrations',
  'candor_functions',
]

/**
 * The groups of schema/roles.sql: the service reads, programs write SQL, push keeps its tables, the
 * API publishes, editors sign, imports may say `unknown`.
 */
const groups = [
  'candor_reader',
  'candor_writer',
  'candor_keeper',
  'candor_publisher',
  'candor_desk',
  'candor_importer',
]

/** The roles of schema/roles.sql, and the privileges to read and to write. */
export async function checkRoles({ ask }: Target): Promise<Diagnosis[]> {
  const [me] = await ask<{ name: string; quoted: string; super: boolean }>(
    `select current_user::text as name, quote_ident(current_user) as quoted, rolsuper as super from pg_roles where rolname = current_user`,
  )
  const rights = await ask<{ name: string; reads: boolean; writes: boolean }>(`
    select name, has_table_privilege('public.' || name, 'select') as reads,
      has_table_privilege('public.' || name, 'insert, update, delete') as writes
    from unnest(string_to_array('${names.join(' ')}', ' ')) as name
    union all select proname::text || '()', has_function_privilege(oid, 'execute'), false
    from (select * from pg_proc where pronamespace = 'public'::regnamespace and starts_with(proname, 'article_') order by proname) p`)
  const missing = await ask<{ name: string }>(
    `select name from unnest(string_to_array('${groups.join(' ')}', ' ')) as name where to_regrole(name) is null`,
  )
  const closed = rights.flatMap(({ name, reads }) => (reads ? [] : [name]))
  const role = `The role ${me?.name}`
  const again = 'Run psql -f schema/roles.sql "$DATABASE_URL" as the owner of the tables'
  return [
    missing.length === 0
      ? ok(`The roles ${groups.join(', ')} exist.`)
      : warning(
          `Roles are missing: ${missing.map(({ name }) => name).join(', ')}.`,
          `${again}, and again after each upgrade.`,
        ),
    closed.length === 0
      ? ok(`${role} can read everything that the service needs.`)
      : fault(
          `${role} cannot read ${closed.join(', ')}.`,
          `${again}, then GRANT candor_reader TO ${me?.quoted};`,
        ),
    me?.super
      ? warning(
          `${role} is a superuser.`,
          'Use a role that was created IN ROLE candor_reader for the service.',
        )
      : ok(
          `${role} ${rights.some(({ writes }) => writes) ? 'can write too, which only the newsroom needs' : 'cannot write'}.`,
        ),
  ]
}

/** Checks the settings that the connection started with, then sets the doctor's own. */
export async function checkConnection({ ask }: Target): Promise<Diagnosis[]> {
  const found = [await checkTimeouts(ask), await checkJit(ask)]
  await ask(`set statement_timeout = '30s'`)
  return found
}

/**
 * Hyperdrive's connections have this name:
 * https://developers.cloudflare.com/hyperdrive/examples/connect-to-postgres/
 */
const hyperdrive = 'Cloudflare Hyperdrive'

/**
 * Ask through a connection that sets no timeouts itself. Missing ones are a problem only with
 * Hyperdrive.
 */
export async function checkTimeouts(ask: Ask): Promise<Diagnosis> {
  const [found] = await ask<
    Readonly<Record<'role' | 'quoted' | keyof typeof timeouts, string> & { hyperdrive: boolean }>
  >(`
    select current_user::text as role, quote_ident(current_user) as quoted,
      current_setting('statement_timeout') as statement_timeout,
        current_setting('lock_timeout') as lock_timeout,
      exists (select from pg_stat_activity where usename = current_user and application_name = '${hyperdrive}') as hyperdrive`)
  const missing = Object.entries(timeouts).filter(
    ([name]) => found?.[name as keyof typeof timeouts] === '0',
  )
  const role = `The role ${found?.role}`
  if (missing.length === 0) {
    return ok(
      `${role} has timeouts: ${found?.statement_timeout} for a query, ${found?.lock_timeout} for a lock.`,
    )
  }
  const names = missing.map(([name]) => name).join(' and no ')
  if (!found?.hyperdrive) {
    return ok(
      `${role} has no ${names}: set by the connection on Node. For Hyperdrive, docs/deploy-cloudflare.md sets them.`,
    )
  }
  const statements = missing.map(
    ([name, ms]) => `ALTER ROLE ${found.quoted} SET ${name} = '${ms}ms';`,
  )
  return warning(
    `${role} has no ${names}: queries through Hyperdrive go on after their requests have given up.`,
    `Run ${statements.join(' ')} Then restart the pool in Hyperdrive's settings.`,
  )
}

/** Compiling a query takes longer than any query of Candor. */
export async function checkJit(ask: Ask): Promise<Diagnosis> {
  const [found] = await ask<{ role: string; jit: string }>(
    `select quote_ident(current_user) as role, current_setting('jit') as jit`,
  )
  const role = found?.role
  return ok(
    found?.jit === 'on'
      ? `Queries of the role ${role} may be compiled, which takes longer than they do: ALTER ROLE ${role} SET jit = off;`
      : `Queries of the role ${role} are not compiled.`,
  )
}
