/** Who asks: headers as they came, and the address of a client, which is hashed with a salt and never stored or logged. */
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Outcome } from '../documents/observation.ts'
import { type Asker, type Client, unknownClient } from '../readership/seen.ts'
import type { Connection } from './socket.ts'

const clientOfSocket = Symbol('client')
type Socket = Connection['incoming']['socket'] & { [clientOfSocket]?: Client }

/** Returns a function that reads the raw headers: a `Headers` object would take longer than all the rest of counting. */
export function createAskerOf(clientHeader: string | null): (outcome: Pick<Outcome, 'env'>) => Asker {
  const passing = clientHeader?.toLowerCase() ?? ''
  return ({ env }) => askerOf((env as Partial<Connection> | undefined)?.incoming, passing)
}

/** `passing` is the name of a proxy's header in lower case, or empty. */
function askerOf(message: Connection['incoming'] | undefined, passing: string): Asker {
  if (!message) return { userAgent: null, referer: null, origin: null, client: unknownClient }
  const { rawHeaders, socket } = message
  let userAgent: string | null = null
  let referer: string | null = null
  let origin: string | null = null
  let forwarded: string | null = null
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    const value = rawHeaders[index + 1] ?? ''
    // By their lengths first, because most headers are others, and by their usual spelling, because it takes no copy.
    if (name.length === 10 && (name === 'User-Agent' || name.toLowerCase() === 'user-agent')) userAgent ??= value
    else if (name.length === 7 && name.toLowerCase() === 'referer') referer ??= value
    else if (name.length === 6 && name.toLowerCase() === 'origin') origin ??= value
    else if (name.length === passing.length && name.toLowerCase() === passing) forwarded = value
  }
  return { userAgent, referer, origin, client: clientOf(socket as Socket, forwarded) }
}

/** Of a list of addresses the last counts, which the nearest proxy has added. */
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

/** The address of a client: from a header of a proxy, of a list the last, which that proxy has added; else from the socket. */
export const clientAddressBy =
  (header: string | null) =>
  (c: Context): string | null => {
    const { incoming }: Partial<HttpBindings> = c.env ?? {}
    const passed = header === null ? undefined : c.req.header(header)?.split(',').at(-1)?.trim()
    return passed ?? incoming?.socket.remoteAddress ?? null
  }
