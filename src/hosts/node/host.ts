/** What Node gives to plugins: logins, files, and the addresses of clients. */
import type { Host, LoginName } from '../../core/host.ts'
import { parseNodeSettings } from '../../core/settings/node.ts'
import type { Environment } from '../../core/settings/setting.ts'
import { connectionOptions } from '../../core/store/connection.ts'
import type { WriterDatabase } from '../../core/store/writer-database.ts'
import { clientAddressBy } from './client-address.ts'
import { openPool } from './database/server.ts'
import { ownFiles } from './own-files.ts'
import { createSend } from './send.ts'
import { listen } from './socket.ts'

/** `database` is the embedded one, once it is open. */
export function createHost(environment: Environment, database: WriterDatabase | null = null): Host {
  const settings = parseNodeSettings(environment)
  const urls: Readonly<Record<LoginName, string | null>> = {
    reader: settings.databaseUrl,
    publisher: settings.writerDatabaseUrl,
    keeper: settings.serviceDatabaseUrl ?? settings.writerDatabaseUrl,
    desk: settings.editorsDatabaseUrl,
  }
  const embedded = settings.databaseUrl === null
  return {
    name: 'node',
    files: ownFiles,
    bindings: {},
    embedded,
    hasLogin: (login) => embedded || urls[login] !== null,
    connect(login, options) {
      if (database !== null) return { db: () => database, close: async () => {} }
      const url = urls[login]
      if (url === null) return null
      const pool = openPool(url, { ...connectionOptions, ...options })
      return { db: () => pool.db, close: pool.close }
    },
    clientAddress: clientAddressBy(settings.clientHeader),
    createSend,
    listen,
  }
}
