/** A TCP proxy in front of the database that simulates failures of networks and servers. */
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export type Mood =
  /** Forwards everything. */
  | 'well'
  /** Resets each connection at once, as a port does on which nothing listens. */
  | 'refuses'
  /** Accepts connections and never answers. */
  | 'silent'
  /** Forwards requests five seconds late. */
  | 'slow'
  /** Closes the connection in the middle of an answer. */
  | 'cuts'

export async function startProxy(databaseUrl: string) {
  const target = new URL(databaseUrl)
  const open = new Set<Socket>()
  const proxy = { mood: 'well' as Mood, connections: 0 }

  const server = createServer((client) => {
    proxy.connections += 1
    track(client)
    if (proxy.mood === 'refuses') return void client.resetAndDestroy()
    const upstream = track(connect(Number(target.port), target.hostname))
    client.on('data', (bytes) => {
      if (proxy.mood === 'silent') return
      later(() => upstream.write(bytes))
    })
    upstream.on('data', (bytes) => {
      if (proxy.mood === 'silent') return
      if (proxy.mood === 'cuts') {
        client.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => client.destroy())
        return
      }
      client.write(bytes)
    })
    client.on('close', () => upstream.destroy())
    upstream.on('close', () => client.destroy())
  })

  function track(socket: Socket): Socket {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    // Errors are expected: this proxy closes connections on purpose.
    socket.on('error', () => socket.destroy())
    return socket
  }

  const later = (work: () => void) => (proxy.mood === 'slow' ? void setTimeout(work, 5000) : work())

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy listens on no port')
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String(address.port)

  return {
    url: url.href,
    connections: () => proxy.connections,
    /** Sets the mode for open and new connections; `dropped` closes the open ones. */
    turn(mood: Mood, { dropped = false } = {}) {
      proxy.mood = mood
      if (dropped) for (const socket of open) socket.destroy()
    },
    async close() {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
