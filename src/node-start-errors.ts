/** Why Candor could not start: one line that names the setting and the way out. */
import { FolderInUse } from './database/embedded.ts'
import { MigrationFailed } from './database/migrate.ts'
import { reasonOf } from './node-log.ts'
import { nodeSettings, withoutPassword } from './node-settings.ts'
import { type Environment, SettingsError } from './setting.ts'

export function explainStart(error: unknown, environment: Environment): string {
  const where = (key: 'host' | 'port' | 'dataDirectory') =>
    environment[nodeSettings[key].name] || nodeSettings[key].fallback
  if (error instanceof SettingsError) return error.message
  if (error instanceof FolderInUse) {
    return `DATA_DIR (${where('dataDirectory')}) cannot be opened: ${error.message}. Stop the other one, or set DATA_DIR to another folder.`
  }
  const database = environment.DATABASE_URL
    ? `DATABASE_URL (${withoutPassword(environment.DATABASE_URL)})`
    : `DATA_DIR (${where('dataDirectory')})`
  if (error instanceof MigrationFailed) {
    return `The database of ${database} cannot be migrated: ${error.message}. Run "npm run migrate" as the owner of its tables.`
  }
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return `PORT ${where('port')} on ${where('host')} is taken. Stop what listens there, or set PORT to another, for example PORT=8788.`
    case 'EACCES':
      return `HOST ${where('host')}, PORT ${where('port')}: this user may not listen there. Set PORT to one above 1023.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND_HOST':
      return `HOST ${where('host')} is not an address of this machine. Set HOST to one, for example HOST=127.0.0.1.`
    default:
      return environment.DATABASE_URL
        ? `${database} cannot be reached: ${reasonOf(error)}. Start the server, or set DATABASE_URL to one that runs.`
        : `${database} cannot be opened: ${reasonOf(error)}. Set DATA_DIR to a folder that this user may write.`
  }
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
