/**
 * The requests of one connection in turns: a client that pipelines and never reads costs little
 * memory and time.
 */
import type { IncomingMessage, RequestListener } from 'node:http'
import type { Socket } from 'node:net'

export type TurnLimits = {
  /** Pipelined requests that wait for the response before them. One more closes the connection. */
  readonly waitingRequests: number
  /**
   * Closes a connection that makes no progress for this time while its response is made, or for
   * once to twice this time while it is sent. Each byte that the system takes is progress, so slow
   * readers keep their connection
   * (https://nodejs.org/api/net.html#socketsettimeouttimeout-callback; net.Socket's `_onTimeout`).
   */
  readonly stalledMs: number
}

/**
 * Calls `answer` for one request of a connection at a time, so at most one response waits to be
 * written. At most `waitingRequests` pipelined requests wait for their turn, without bodies.
 * Another one closes the connection, and the client has to retry (RFC 9112 §9.3.2).
 */
export function takeTurns(
  answer: RequestListener,
  { waitingRequests, stalledMs }: TurnLimits,
): RequestListener {
  const waiting = new WeakMap<Socket, number>()
  const start: RequestListener = (incoming, outgoing) => {
    answer(incoming, outgoing)
    const { socket } = incoming
    // Most responses are with the system by now, and no timer has to be set. `server.timeout` would
    // set it for each.
    if (socket.writableLength > 0 || !outgoing.writableEnded) socket.setTimeout(stalledMs)
  }
  return (incoming, outgoing) => {
    // A response has the socket once the system has taken all bytes of the response before it.
    if (outgoing.socket !== null) return start(incoming, outgoing)
    const { socket } = incoming
    const before = waiting.get(socket) ?? 0
    if (before === waitingRequests || hasBody(incoming)) return endConnection(socket)
    waiting.set(socket, before + 1)
    outgoing.once('socket', () => {
      waiting.set(socket, (waiting.get(socket) ?? 0) - 1)
      // In the event loop's next turn, so that other connections get answers in between. Closed
      // connections come here too.
      setImmediate(() => {
        if (!socket.destroyed) start(incoming, outgoing)
      })
    })
  }
}

const hasBody = ({ headers }: IncomingMessage) =>
  (headers['content-length'] ?? '0') !== '0' || headers['transfer-encoding'] !== undefined

/**
 * Node parses all that it has read, up to 64 KiB, even if the connection is closed meanwhile: about
 * 2,000 requests, for each of which it keeps 2 kB until the event loop's turn ends. Nothing public
 * stops it, hence the field of Node's parser. A Node without the field would still close the
 * connection.
 */
function endConnection(socket: Socket): void {
  const parser: unknown = Reflect.get(socket, 'parser')
  if (typeof parser === 'object' && parser !== null) Reflect.set(parser, 'onIncoming', () => 0)
  socket.destroy()
}
