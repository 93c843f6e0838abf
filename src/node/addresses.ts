/** The address of a client, for the salted hash of direct readers only: it is never stored or logged. */
import type { Connection } from './socket.ts'

const incoming = Symbol('incoming')
type Carrying = Request & { [incoming]?: Connection['incoming'] }

/** A proxy on this machine or in its network: only then is its `X-Forwarded-For` believed. */
const privateAddress = /^(?:(?:::ffff:)?(?:127|10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.|::1$|f[cd])/i

/** Lets `addressOf` know where the request came from. */
export function carryAddress(request: Request, message: Connection['incoming']): void {
  ;(request as Carrying)[incoming] = message
}

/** The client's address, as the nearest proxy saw it; `null` if it is unknown. */
export function addressOf(request: Request): string | null {
  const peer = (request as Carrying)[incoming]?.socket.remoteAddress ?? null
  if (peer === null || !privateAddress.test(peer)) return peer
  return request.headers.get('X-Forwarded-For')?.split(',').at(-1)?.trim() ?? peer
}
