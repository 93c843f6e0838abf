/**
 * A TCP proxy in front of PostgreSQL that is 40 ms away, and counts how often a client waits for an
 * answer.
 */
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { freePort } from './process.ts'

export type CountingProxy = {
  /** The database behind the proxy. */
  readonly url: string
  /** On all connections, without those that a connection takes to begin. */
  readonly roundTrips: () => number
  readonly close: () => void
}

/** Each way: what is sent without waiting comes together, also on a busy machine. */
const delayMs = 20

/** Accepts connections when it resolves. */
export async function openCountingProxy(databaseUrl: string): Promise<CountingProxy> {
  const url = new URL(databaseUrl)
  const database = { host: url.hostname, port: Number(url.port || 5432) }
  const open = new Set<Socket>()
  let roundTrips = 0
  const server = createServer((client) => {
    const upstream = connect(database)
    for (const socket of [client, upstream]) open.add(socket.on('error', () => socket.destroy()))
    let answered = false
    client.on('data', (bytes) => {
      if (answered) roundTrips += 1
      answered = false
      setTimeout(() => upstream.write(bytes), delayMs)
    })
    upstream.on('data', (bytes) => {
      answered = true
      setTimeout(() => client.write(bytes), delayMs)
    })
    client.on('close', () => upstream.destroy())
    upstream.on('close', () => client.destroy())
  })
  url.host = `127.0.0.1:${await freePort()}`
  server.listen(Number(url.port), '127.0.0.1')
  await once(server, 'listening')
  const close = () => {
    server.close()
    for (const socket of open) socket.destroy()
  }
  return { url: url.href, roundTrips: () => roundTrips, close }
}
