/** The publishing API on Node: its connection, and the token of the embedded database. */
import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { parseNodeSettings } from '../../core/settings/node.ts'
import type { Environment } from '../../core/settings/setting.ts'
import { writerOptions } from '../../core/store/connection.ts'
import type { WriterDatabase } from '../../core/store/writer-database.ts'
import { digestOfToken, isToken, toToken } from '../../core/text/token.ts'
import { openPool } from '../../hosts/node/database/server.ts'
import { scopes } from './scopes.ts'
import { insertToken } from './store/tokens.ts'

/**
 * `undefined` if there is no API: a server needs WRITER_DATABASE_URL. `token` is that of the
 * embedded database, which anyone on this machine may write; `null` for a server.
 */
export async function openPublisher(
  environment: Environment,
  { db, embedded }: { readonly db: WriterDatabase; readonly embedded: boolean },
) {
  const { writerDatabaseUrl, dataDirectory, databaseConnections } = parseNodeSettings(environment)
  if (embedded) {
    const tokenFile = `${dataDirectory}.token`
    return {
      writer: (): WriterDatabase => db,
      token: await keepToken(db, tokenFile),
      tokenFile,
      close: async () => {},
    }
  }
  if (writerDatabaseUrl === null) return undefined
  const pool = openPool(writerDatabaseUrl, { ...writerOptions, max: databaseConnections })
  return { writer: (): WriterDatabase => pool.db, token: null, tokenFile: null, close: pool.close }
}

/** The token in the file, or a new one. The file is for its owner only. */
async function keepToken(db: WriterDatabase, file: string): Promise<string> {
  const kept = (await readFile(file, 'utf8').catch(() => '')).trim()
  const token = isToken(kept) ? kept : toToken(randomBytes(32))
  if (token !== kept) await writeFile(file, `${token}\n`, { mode: 0o600 })
  const unlimited = { modes: null, reviewers: null, expiresAt: null }
  await insertToken(
    db,
    { name: 'this machine', digest: await digestOfToken(token), scopes, ...unlimited },
    true,
  )
  return token
}
