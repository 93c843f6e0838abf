/**
 * The connections of a server, and how it stops without cutting an answer, also while clients go on
 * to send requests.
 */
import type { RequestListener, Server, ServerResponse } from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'
import { setTimeout as sleep, setImmediate as untilRead } from 'node:timers/promises'

export type StopLimits = {
  /**
   * A connection without a request is closed after this time. Its client may send one until then: a
   * request and the end of the connection must not cross.
   */
  readonly idleMs: number
  /**
   * How long requests that are under way at the stop may take. Meanwhile, new connections are
   * accepted.
   */
  readonly runningMs: number
  /** How long the connections that were accepted during that time may take after it. */
  readonly lastMs: number
}

/**
 * Below the stop time of systemd, Docker Compose and Kubernetes in deploy/, with a second for
 * databases and counts.
 */
export const stopLimits: StopLimits = { idleMs: 2000, runningMs: 8000, lastMs: 1000 }

const checkMs = 20
/** Clients that got an answer connect again within this time, if they are near. */
const connectMs = 50

type OpenConnection = {
  /** The response to its newest request. */
  latest: ServerResponse | null
  bytesRead: number
  idleSinceMs: number
}

export function trackConnections(server: Server, respond: RequestListener, limits: StopLimits) {
  const open = new Map<Socket, OpenConnection>()
  let accepted = 0
  let isStopping = false
  /** Requests that are answered as soon as no more connections are accepted. */
  let held: (() => void)[] | undefined
  server.on('connection', (socket: Socket) => {
    accepted += 1
    open.set(socket, { latest: null, bytesRead: 0, idleSinceMs: performance.now() })
    socket.once('close', () => open.delete(socket))
  })

  /** Closes what was idle at `nowMs`, when all that clients had sent until then has been read. */
  function closeIdle(nowMs: number): void {
    for (const [socket, connection] of open) {
      const { latest, bytesRead, idleSinceMs } = connection
      const isIdle = (latest === null || latest.writableFinished) && bytesRead === socket.bytesRead
      if (!isIdle) Object.assign(connection, { bytesRead: socket.bytesRead, idleSinceMs: nowMs })
      else if (nowMs - idleSinceMs >= limits.idleMs) socket.destroySoon()
    }
  }

  async function waitWhile(condition: () => boolean, limitMs: number): Promise<void> {
    const endMs = performance.now() + limitMs
    await untilRead()
    while (condition() && performance.now() < endMs) {
      await sleep(checkMs)
      // A request may hold up the event loop before it gets to reading, and others arrive meanwhile.
      const nowMs = performance.now()
      await untilRead()
      closeIdle(nowMs)
    }
  }

  /**
   * Accepts no more. The system resets connections that wait to be accepted, so none may: no
   * request is answered meanwhile, after which its client would connect again, and each turn of the
   * event loop accepts one.
   */
  async function stopListening(): Promise<void> {
    held = []
    await sleep(connectMs)
    for (let before = -1; before !== accepted; await untilRead()) before = accepted
    // http.Server's own close would end idle connections at once.
    NetServer.prototype.close.call(server)
    const waiting = held
    held = undefined
    for (const each of waiting) each()
  }

  /** Clients of a server that stops learn that they need another connection. */
  const answer: RequestListener = (incoming, outgoing) => {
    const connection = open.get(incoming.socket)
    if (connection) connection.latest = outgoing
    if (isStopping) outgoing.shouldKeepAlive = false
    if (held) held.push(() => respond(incoming, outgoing))
    else respond(incoming, outgoing)
  }

  return {
    answer,

    /**
     * Stops the server: each answer from now on closes its connection. New connections are accepted
     * until those of now have ended, and `others` too, because nobody else can listen on this port
     * before the process ends.
     */
    async stop(others: Promise<unknown> = Promise.resolve()): Promise<void> {
      isStopping = true
      const nowMs = performance.now()
      for (const connection of open.values()) {
        connection.idleSinceMs = nowMs
        if (connection.latest?.headersSent === false) connection.latest.shouldKeepAlive = false
      }
      const before = [...open.keys()]
      let isWaiting = true
      const ended = () => {
        isWaiting = false
      }
      others.then(ended, ended)
      await waitWhile(
        () => isWaiting || before.some((socket) => open.has(socket)),
        limits.runningMs,
      )
      await stopListening()
      await waitWhile(() => open.size > 0, limits.lastMs)
      server.close()
      server.closeAllConnections()
    },
  }
}
