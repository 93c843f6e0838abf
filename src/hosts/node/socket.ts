/** The socket of the Node entry: listens, and closes without interrupting responses. */
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { patienceMs } from '../../core/store/connection.ts'
import { refuseBadRequests, refuseUnparsed } from './bad-requests.ts'
import { type StopLimits, stopLimits, trackConnections } from './connections.ts'
import { type TurnLimits, takeTurns } from './turns.ts'

/** Bounds on what one connection can cost. */
export type SocketLimits = TurnLimits &
  StopLimits & {
    /** How long the headers of a request may take. Node checks it twenty times in this time. */
    readonly headersMs: number
  }

/**
 * Feed readers do not pipeline; programs that do rarely send more than a few requests ahead. There
 * is no limit on the number of connections: an attacker with so many would lock out all readers. A
 * limit for each client address is nginx's work.
 */
export const standardLimits: SocketLimits = {
  ...stopLimits,
  waitingRequests: 8,
  // Longer than the API waits for the database: its answer would be cut, and the client would not
  // know whether it wrote.
  stalledMs: patienceMs.api + 5000,
  headersMs: 20_000,
}

/** The connection of a request. */
export type HttpConnection = {
  readonly incoming: {
    readonly headers: IncomingHttpHeaders
    readonly socket: { readonly remoteAddress?: string | undefined }
  }
}

/**
 * Cannot listen on HOST and PORT. `code` is the system's error code, such as `EADDRINUSE`, or
 * `unknown`.
 */
export class CannotListen extends Error {
  override readonly name = 'CannotListen'
  readonly code: string

  constructor(cause: unknown) {
    super('cannot listen on HOST and PORT', { cause })
    this.code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
  }
}

/**
 * Listens, and returns the actual port: for `port` 0 the system selects one. `close` stops as
 * `trackConnections` says.
 *
 * @throws {CannotListen} if HOST or PORT cannot be used.
 */
export async function listen(
  host: string,
  port: number,
  fetch: (request: Request, connection: HttpConnection) => Response | Promise<Response>,
  limits = standardLimits,
) {
  // https://nodejs.org/api/http.html#httpcreateserveroptions-requestlistener. Node's defaults for
  // the rest: 300 s for a whole request, 5 s for an idle connection, 16 KiB of headers.
  const server = createServer({
    headersTimeout: limits.headersMs,
    connectionsCheckingInterval: Math.ceil(limits.headersMs / 20),
    // For refuseBadRequests, which would not see a second Host, and which responds to a missing
    // one.
    joinDuplicateHeaders: true,
    requireHostHeader: false,
  })
  // Node would ignore all headers after the thousandth, a second Host included. Their 16 KiB are
  // bound enough.
  server.maxHeadersCount = 0
  const respond = getRequestListener(fetch, { hostname: host })
  const inTurns = takeTurns(
    refuseBadRequests((incoming, outgoing) => void respond(incoming, outgoing)),
    limits,
  )
  const { answer, stop: close } = trackConnections(server, inTurns, limits)
  // Node answers an unknown `Expect` by itself, and without a bound on pipelining.
  server.on('request', answer).on('checkExpectation', answer).on('clientError', refuseUnparsed)
  server.listen(port, host)
  await once(server, 'listening').catch((error: unknown) => {
    throw new CannotListen(error)
  })
  const address = server.address()
  return { port: typeof address === 'object' && address !== null ? address.port : port, close }
}
