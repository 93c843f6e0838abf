/**
 * The asker of a request: headers as they came, and the address of a client, which is hashed with a
 * salt and never stored or logged.
 */
import type { HttpBindings } from '@hono/node-server'
import type { Outcome } from '../../core/documents/observation.ts'
import { type Client, type SeenRequest, unknownClient } from './seen.ts'

const clientOfSocket = Symbol('client')
type Socket = HttpBindings['incoming']['socket'] & { [clientOfSocket]?: Client }

/**
 * Reads the headers as Node has parsed them: a `Headers` object would take longer than all the rest
 * of counting.
 */
export function createAskerOf(
  clientHeader: string | null,
): (outcome: Pick<Outcome, 'env'>) => SeenRequest {
  const passing = clientHeader?.toLowerCase() ?? ''
  return ({ env }) => {
    const { incoming } = (env ?? {}) as Partial<HttpBindings>
    if (!incoming) return { userAgent: null, referer: null, origin: null, client: unknownClient }
    const { headers, socket } = incoming
    const {
      'user-agent': userAgent = null,
      referer = null,
      origin = null,
      [passing]: forwarded,
    } = headers
    return {
      userAgent,
      referer,
      origin,
      client: clientOf(socket as Socket, forwarded === undefined ? null : String(forwarded)),
    }
  }
}

/** The last address of a list counts, which the nearest proxy has added. */
function clientOf(socket: Socket, forwarded: string | null): Client {
  if (forwarded === null) {
    socket[clientOfSocket] ??= {
      address: () => socket.remoteAddress ?? null,
      connection: { agent: null, counted: null },
    }
    return socket[clientOfSocket]
  }
  return { address: () => forwarded.slice(forwarded.lastIndexOf(',') + 1).trim(), connection: null }
}
