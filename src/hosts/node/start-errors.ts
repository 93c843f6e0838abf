/** Messages for errors at start: one line with the setting and the solution. */
import { DrizzleQueryError } from 'drizzle-orm'
import { PluginFailed } from '../../core/plugins.ts'
import { nodeSettings, parseNodeSettings, withoutPassword } from '../../core/settings/node.ts'
import { type Environment, SettingsError } from '../../core/settings/setting.ts'
import { FolderInUse, isForbidden, reasonOf, sqlState } from '../../core/store/errors.ts'
import { MigrationFailed } from './database/migrate.ts'
import { CannotOpen } from './database/open.ts'
import { BeforeFirstRelease, MigrationNeeded } from './database/schema-state.ts'
import { CannotListen } from './socket.ts'

/**
 * The message for an error of `listen`, `openDatabase` or the settings; wrong settings get a line
 * each.
 */
export function explainStart(error: unknown, environment: Environment): string {
  const setting = (key: 'host' | 'port' | 'dataDirectory') =>
    environment[nodeSettings[key].name]?.trim() || nodeSettings[key].fallback
  if (error instanceof SettingsError) return error.message
  if (error instanceof CannotListen)
    return explainListen(error, `${setting('host')}`, `${setting('port')}`)
  const folder = `DATA_DIR (${setting('dataDirectory')})`
  if (error instanceof FolderInUse) {
    return `${folder} cannot be opened: ${error.message}. Stop the other process, or set DATA_DIR to another folder.`
  }
  const { databaseUrl } = environment.DATABASE_URL?.trim()
    ? parseNodeSettings(environment)
    : { databaseUrl: null }
  const database = databaseUrl === null ? folder : `DATABASE_URL (${withoutPassword(databaseUrl)})`
  if (error instanceof BeforeFirstRelease) {
    return `The database of ${database} is older than Candor 0.1.0, the first release, and was left as it is. Run "candor export" of the commit that made it, then "candor import" into a new database; tokens, webhooks, subscribers, partners and counts of readers do not come along: docs/self-host.md, "From before 0.1.0".`
  }
  if (error instanceof MigrationFailed) {
    return `The database of ${database} cannot be migrated, and nothing in it was changed: ${error.message}. ${wayOutOf(error)}`
  }
  if (error instanceof MigrationNeeded) {
    return `The database of ${database} must be migrated: ${error.message}. Run "candor migrate" as the owner of its tables, or set MIGRATE=auto.`
  }
  if (error instanceof PluginFailed) return error.message
  if (!(error instanceof CannotOpen || error instanceof DrizzleQueryError)) {
    return `Candor cannot start: ${reasonOf(error)}. No setting fixes this: please report it as a bug.`
  }
  const reason = reasonOf(error instanceof CannotOpen ? error.cause : error)
  if (databaseUrl && locked.includes(sqlState(error))) {
    return `${database} is locked: another instance migrates it, or a session holds its table candor_migrations (${reason}).`
  }
  if (databaseUrl && /permission denied/.test(reason)) {
    return `${database} cannot be read: ${reason}. Run schema/roles.sql as the owner of the tables, and GRANT candor_reader to this role.`
  }
  return databaseUrl
    ? `${database} cannot be used: ${reason}. Check that the server is running and has this role and database, or set DATABASE_URL to another database.`
    : `${database} cannot be opened: ${reason}. Set DATA_DIR to a folder that this user can write to.`
}

/**
 * The way out of a failed migration. Until then the earlier version works: its database did not
 * change.
 */
function wayOutOf(error: MigrationFailed): string {
  const state = sqlState(error)
  if (isForbidden(error)) return 'Run "candor migrate" with the login that owns its tables.'
  if (locked.includes(state))
    return 'Run "candor migrate" again when no other session holds its tables.'
  if (/^2[23]/.test(String(state)))
    return 'Go on with the version before, correct the rows that do not fit, and run "candor migrate" again.'
  return 'Go on with the version before, and report this line as a bug.'
}

/**
 * SQLSTATEs of a lock that is not available, of a statement that took too long, and of a deadlock.
 */
const locked: readonly unknown[] = ['55P03', '57014', '40P01']

function explainListen(error: CannotListen, host: string, port: string): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `PORT ${port} on ${host} is in use. Stop the program that uses it, perhaps Candor itself, or set PORT to another port, for example PORT=8789.`
    case 'EACCES':
      return `PORT ${port} is not allowed for this user. Set PORT to a port above 1023, for example PORT=8787.`
    default:
      return `HOST ${host} is not an address of this machine (${error.code}). Set HOST to one of its addresses, for example HOST=127.0.0.1.`
  }
}
