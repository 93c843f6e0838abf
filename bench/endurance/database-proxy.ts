/**
 * A TCP proxy in front of PostgreSQL, to take the database away from Candor without stopping
 * PostgreSQL.
 */
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { pipeline } from 'node:stream'
import { freePort } from '../servers/process.ts'

export type DatabaseProxy = {
  /** The database behind the proxy. */
  readonly url: string
  /** Refuses new connections. Open ones go on. */
  readonly refuse: () => void
  readonly accept: () => Promise<void>
}

/** Accepts connections when it resolves. */
export async function openDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const url = new URL(databaseUrl)
  const database = { host: url.hostname, port: Number(url.port || 5432) }
  const server = createServer((client) => {
    // A broken connection ends both of its sides.
    pipeline(client, connect(database), client, () => {})
  })
  url.host = `127.0.0.1:${await freePort()}`
  const accept = async () => {
    server.listen(Number(url.port), '127.0.0.1')
    await once(server, 'listening')
  }
  await accept()
  return { url: url.href, refuse: () => server.close(), accept }
}
