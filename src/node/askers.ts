/** Who asks: headers as they came, and the address of a client, which is hashed with a salt and never stored or logged. */
import { type Asker, askerByHeaders } from '../readership/listen.ts'
import type { Client, Connection as Marked } from '../readership/seen.ts'
import type { Connection } from './socket.ts'

const incoming = Symbol('incoming')
type Carrying = Request & { [incoming]?: Connection['incoming'] }

const clientOfSocket = Symbol('client')
type Socket = Connection['incoming']['socket'] & Marked & { [clientOfSocket]?: Client }

/** Lets an asker know where the request came from. */
export function carryConnection(request: Request, message: Connection['incoming']): void {
  ;(request as Carrying)[incoming] = message
}

/** Returns a function that reads the raw headers: a `Headers` object would take longer than all the rest of counting. */
export function createAskerOf(clientHeader: string | null): (request: Request) => Asker {
  const passing = clientHeader?.toLowerCase() ?? ''
  return (request) => askerOf(request, passing)
}

/** `passing` is the name of a proxy's header in lower case, or empty. */
function askerOf(request: Request, passing: string): Asker {
  const message = (request as Carrying)[incoming]
  // A request of our own, such as for an address with a token.
  if (!message) return askerByHeaders(request)
  const { rawHeaders, socket } = message
  let userAgent: string | null = null
  let referer: string | null = null
  let origin: string | null = null
  let forwarded: string | null = null
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    const value = rawHeaders[index + 1] ?? ''
    // By their lengths first: most headers are others.
    if (name.length === 10 && name.toLowerCase() === 'user-agent') userAgent ??= value
    else if (name.length === 7 && name.toLowerCase() === 'referer') referer ??= value
    else if (name.length === 6 && name.toLowerCase() === 'origin') origin ??= value
    else if (name.length === passing.length && name.toLowerCase() === passing) forwarded = value
  }
  return { userAgent, referer, origin, client: clientOf(socket as Socket, forwarded) }
}

/** Of a list of addresses the last counts, which the nearest proxy has added. */
function clientOf(socket: Socket, forwarded: string | null): Client {
  if (forwarded === null) {
    socket[clientOfSocket] ??= { address: () => socket.remoteAddress ?? null, connection: socket }
    return socket[clientOfSocket]
  }
  return { address: () => forwarded.slice(forwarded.lastIndexOf(',') + 1).trim(), connection: null }
}
