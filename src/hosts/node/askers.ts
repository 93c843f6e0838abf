/**
 * The asker of a request: headers as they came, and the address of a client, which is hashed with a
 * salt and never stored or logged.
 */
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Outcome } from '../../core/documents/observation.ts'
import { type Client, type SeenRequest, unknownClient } from '../../plugins/readers/seen.ts'
import type { HttpConnection } from './socket.ts'

const clientOfSocket = Symbol('client')
type Socket = HttpConnection['incoming']['socket'] & { [clientOfSocket]?: Client }

/**
 * Reads the headers as Node has parsed them: a `Headers` object would take longer than all the rest
 * of counting.
 */
export function createAskerOf(
  clientHeader: string | null,
): (outcome: Pick<Outcome, 'env'>) => SeenRequest {
  const passing = clientHeader?.toLowerCase() ?? ''
  return ({ env }) => {
    const { incoming } = (env ?? {}) as Partial<HttpConnection>
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

/**
 * The address of a client: from a header of a proxy, of a list the last, which that proxy has
 * added; else from the socket.
 */
export const clientAddressBy =
  (header: string | null) =>
  (c: Context): string | null => {
    const { incoming }: Partial<HttpBindings> = c.env ?? {}
    const passed = header === null ? undefined : c.req.header(header)?.split(',').at(-1)?.trim()
    return passed ?? incoming?.socket.remoteAddress ?? null
  }
