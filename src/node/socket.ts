/** The socket of the Node entry: where it listens, and how it ends without cutting off an answer. */
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { serve } from '@hono/node-server'

/** How long answers that are under way may take when the service ends. */
const lastAnswersMs = 1000

/** HOST and PORT cannot be listened on; `code` is the system's, such as `EADDRINUSE`. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen'
  readonly code: string

  constructor(cause: unknown) {
    super('nothing can listen there', { cause })
    this.code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
  }
}

/**
 * Listens, and says on which port: `port` 0 lets the system choose. `close` ends idle connections at once and the others
 * after their answer, or after a second.
 *
 * @throws {CannotListen}
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
