/**
 * The socket of a connection: one that the server closes before it has answered is an error, on
 * Node and at the edge.
 */
import { connect, Socket } from 'node:net'

/** Options of postgres.js 3.4, which has one host for each port, or the path of a Unix socket. */
type Server = {
  readonly host: readonly string[]
  readonly port: readonly number[]
  readonly path?: string | false
}

/**
 * A new connection that closes is no error to postgres.js: it connects again at once, as long as it
 * takes. So a query behind a proxy without its server would wait for ever, and take a processor. An
 * error ends the query, and `backoff` counts.
 */
export function openSocket({ host: [host = ''], port: [port = 0], path }: Server) {
  const socket = path ? connect(path) : connect(port, host)
  let reason = Object.assign(new Error('the server closed it'), { code: 'CONNECTION_CLOSED' })
  const fail = (hadError?: boolean) => {
    if (!hadError) socket.emit('error', reason)
  }
  /**
   * Ends the socket with this error. With `destroy(error)`, postgres.js would get the error before
   * the end, and a query that it sends in between would never end.
   */
  const endWith = (error: typeof reason) => {
    reason = error
    socket.destroy()
  }
  // For TLS, postgres.js removes all listeners.
  const removeAllListeners = () =>
    Socket.prototype.removeAllListeners.call(socket).on('close', fail)
  // After a long query, postgres.js would wait for its answer before it sends the next one.
  const write: Socket['write'] = (...parts: readonly unknown[]) => {
    Socket.prototype.write.apply(socket, parts as never)
    return true
  }
  return Object.assign(socket.on('close', fail), { host, port, removeAllListeners, write, endWith })
}
