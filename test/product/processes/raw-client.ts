/** Serves a handler on a real socket, and talks to it with bytes instead of an HTTP client. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { connect, Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { vi } from 'vitest'
import { listen, type SocketLimits, standardLimits } from '../../../src/hosts/node/socket.ts'

export const get = 'GET / HTTP/1.1\r\nHost: news.example.org\r\n\r\n'

export const until = (condition: () => boolean) =>
  vi.waitUntil(condition, { timeout: 15_000, interval: 5 })

/** The socket that a message of Node's diagnostics channels is about. */
function socketOf(message: unknown): Socket | null {
  if (typeof message !== 'object' || message === null || !('socket' in message)) return null
  return message.socket instanceof Socket ? message.socket : null
}

/**
 * `parsed` counts the requests for which Node made a response; `connections` are the server's ends.
 */
export async function serveRaw(
  respond: (request: Request) => Response | Promise<Response>,
  limits?: Partial<SocketLimits>,
) {
  const { port, close } = await listen('127.0.0.1', 0, respond, { ...standardLimits, ...limits })
  const seen = { parsed: 0, connections: [] as Socket[] }
  const onConnection = (message: unknown) => {
    const socket = socketOf(message)
    if (socket?.localPort === port) seen.connections.push(socket)
  }
  const onRequest = (message: unknown) => {
    const socket = socketOf(message)
    if (socket && seen.connections.includes(socket)) seen.parsed += 1
  }
  subscribe('http.server.request.start', onRequest)
  subscribe('net.server.socket', onConnection)
  const clients: Socket[] = []
  return {
    seen,
    /** Stops as a signal would. */
    stop: close,
    /** Sends `bytes` and reads nothing. */
    async open(bytes: string) {
      const client = connect(port, '127.0.0.1').pause()
      // The server resets connections on purpose.
      client.on('error', () => {})
      clients.push(client)
      await once(client, 'connect')
      client.write(bytes)
      await until(() => seen.connections.length === clients.length)
      const server = seen.connections.at(-1)
      if (server === undefined) throw new Error('the server has no connection')
      const closed = () => until(() => server.closed)
      return { client, server, closed }
    },
    /** All that the server sends until it closes the connection. */
    async ask(bytes: string) {
      const { client } = await this.open(bytes)
      return text(client)
    },
    async close() {
      unsubscribe('http.server.request.start', onRequest)
      unsubscribe('net.server.socket', onConnection)
      for (const client of clients) client.destroy()
      await close()
    },
  }
}
