/** The socket of the Node entry: listens, and closes without interrupting responses. */
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { serve } from '@hono/node-server'

/** How long running responses may take after `close`. */
const lastAnswersMs = 1000

/** Cannot listen on HOST and PORT. `code` is the system's error code, such as `EADDRINUSE`, or `unknown`. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen'
  readonly code: string

  constructor(cause: unknown) {
    super('cannot listen on HOST and PORT', { cause })
    this.code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
  }
}

/**
 * Listens, and returns the actual port: for `port` 0 the system selects one. `close` ends idle connections at once, and
 * the others after their response or after one second.
 *
 * @throws {CannotListen} if HOST or PORT cannot be used.
 */
export async function listen(host: string, port: number, fetch: (request: Request) => Response | Promise<Response>) {
  const server = serve({ fetch, hostname: host, port })
  await once(server, 'listening').catch((error: unknown) => {
    throw new CannotListen(error)
  })
  const address = server.address()
  const close = async () => {
    const closed = once(server, 'close')
    server.close()
    await Promise.race([closed, sleep(lastAnswersMs)])
    if ('closeAllConnections' in server) server.closeAllConnections()
  }
  return { port: typeof address === 'object' && address !== null ? address.port : port, close }
}
