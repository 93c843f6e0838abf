/**
 * A TCP proxy in front of the database that simulates latency, and failures of networks and
 * servers.
 */
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

/** Length of the PostgreSQL message at the start of `bytes`, if it is a Parse; otherwise 0. */
const lengthOfParse = (bytes: Buffer) =>
  bytes[0] === 'P'.charCodeAt(0) ? 1 + bytes.readInt32BE(1) : 0

/** BEGIN as Candor sends it: a simple query. */
const begin = Buffer.from('Q\0\0\0\x0abegin\0')
/** By which a pool asks whether an idle connection is still there: no request waits for it. */
const ping = Buffer.from('select $1::int\0')
/** An error, and that the server is ready, in no transaction. */
const refusal = Buffer.from('E\0\0\0\x1dSERROR\0C53300\0Mno slots\0\0Z\0\0\0\x05I')

/** `latencyMs` delays each direction. */
export async function startProxy(databaseUrl: string, latencyMs = 0) {
  const target = new URL(databaseUrl)
  const open = new Set<Socket>()
  const clients = new Set<Socket>()
  const frozen = new Set<Socket>()
  const proxy = { mood: 'well' as Mood, connections: 0, maxOpen: 0, roundTrips: 0 }
  let afterParse: (() => Promise<void>) | undefined
  let refusesBegin = false

  const server = createServer((client) => {
    proxy.connections += 1
    clients.add(client)
    proxy.maxOpen = Math.max(proxy.maxOpen, clients.size)
    client.on('close', () => clients.delete(client))
    track(client)
    if (proxy.mood === 'refuses') return void client.resetAndDestroy()
    const upstream = track(connect(Number(target.port), target.hostname))
    let answered = true
    client.on('data', (sent) => {
      const isRefused = refusesBegin && sent.subarray(0, begin.length).equals(begin)
      if (isRefused) {
        refusesBegin = false
        client.write(refusal)
      }
      const bytes = isRefused ? sent.subarray(begin.length) : sent
      if (answered && !bytes.includes(ping)) proxy.roundTrips += 1
      answered = false
      if (proxy.mood === 'silent' || frozen.has(client)) return
      later(proxy.mood === 'slow' ? 5000 : latencyMs, () => forward(bytes))
    })
    upstream.on('data', (bytes) => {
      answered = true
      if (proxy.mood === 'silent' || frozen.has(client)) return
      if (proxy.mood === 'cuts') {
        client.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => client.destroy())
        return
      }
      later(latencyMs, () => client.write(bytes))
    })
    client.on('close', () => upstream.destroy())
    upstream.on('close', () => client.destroy())

    function forward(bytes: Buffer): void {
      const work = afterParse
      const length = lengthOfParse(bytes)
      if (work === undefined || length === 0) return void upstream.write(bytes)
      afterParse = undefined
      upstream.write(bytes.subarray(0, length))
      void work().then(() => upstream.write(bytes.subarray(length)))
    }
  })

  function track(socket: Socket): Socket {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    // Errors are expected: this proxy closes connections on purpose.
    socket.on('error', () => socket.destroy())
    return socket
  }

  const later = (ms: number, work: () => void) => (ms === 0 ? work() : void setTimeout(work, ms))

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new Error('the proxy listens on no port')
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String(address.port)

  return {
    url: url.href,
    connections: () => proxy.connections,
    /** The most connections of clients that were open at the same time. */
    maxOpen: () => proxy.maxOpen,
    /** How often a client has waited for an answer, on all connections together. */
    roundTrips: () => proxy.roundTrips,
    /** Does `work` once, when the server has the next query and not yet its parameters. */
    afterNextParse(work: () => Promise<void>) {
      afterParse = work
    },
    /**
     * Answers the next BEGIN with an error, as a pooler without a free server does, and forwards
     * what comes with it.
     */
    refuseNextBegin() {
      refusesBegin = true
    },
    /**
     * Lets nothing through any more on all open connections, or every second one. New ones work.
     */
    freeze(which: 'all' | 'half' = 'all') {
      for (const [index, client] of [...clients].entries())
        if (which === 'all' || index % 2 === 0) frozen.add(client)
    },
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
