/** The requests of one connection in turns: a client that pipelines and never reads costs little memory and time. */
import type { IncomingMessage, RequestListener } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Calls `answer` for one request of a connection at a time, so at most one response waits to be written. At most
 * `mostWaiting` pipelined requests wait for their turn, without bodies. Another one closes the connection, and the client
 * has to retry (RFC 9112 §9.3.2).
 */
export function takeTurns(answer: RequestListener, mostWaiting: number): RequestListener {
  const waiting = new WeakMap<Socket, number>()
  return (incoming, outgoing) => {
    // A response has the socket once the system has taken all bytes of the response before it.
    if (outgoing.socket !== null) return answer(incoming, outgoing)
    const { socket } = incoming
    const before = waiting.get(socket) ?? 0
    if (before === mostWaiting || hasBody(incoming)) return endConnection(socket)
    waiting.set(socket, before + 1)
    outgoing.once('socket', () => {
      waiting.set(socket, (waiting.get(socket) ?? 0) - 1)
      // In the event loop's next turn, so that other connections get answers in between. Closed connections come here too.
      setImmediate(() => {
        if (!socket.destroyed) answer(incoming, outgoing)
      })
    })
  }
}

const hasBody = ({ headers }: IncomingMessage) =>
  headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined

/**
 * Node parses all that it has read, up to 64 KiB, even if the connection is closed meanwhile: about 2,000 requests, for
 * each of which it keeps 2 kB until the event loop's turn ends. Nothing public stops it, hence the field of Node's parser. A
 * Node without the field would still close the connection.
 */
function endConnection(socket: Socket): void {
  const parser: unknown = Reflect.get(socket, 'parser')
  if (typeof parser === 'object' && parser !== null) Reflect.set(parser, 'onIncoming', () => 0)
  socket.destroy()
}
