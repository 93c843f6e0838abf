/** How often one client may ask the hub: in the memory of this process, which is bounded. */
import { networkOf } from './public-address.ts'

const minuteMs = 60_000
/** Clients that are counted by themselves in a minute; all others are counted together. */
const mostClients = 10_000

export type ClientLimitOptions = {
  /** Requests of one client in a minute. */
  readonly most: number
  /** Milliseconds on a clock that never goes back. */
  readonly clock: () => number
}

/**
 * Returns a function that counts a request of the client at an address, and returns the seconds until it may ask again: 0 if
 * it may ask now. IPv6 addresses of one network count as one client.
 */
export function createClientLimit({ most, clock }: ClientLimitOptions): (address: string | null) => number {
  let startedMs = clock()
  let counts = new Map<string, number>()
  return (address) => {
    const nowMs = clock()
    if (nowMs - startedMs >= minuteMs) {
      startedMs = nowMs
      counts = new Map()
    }
    const own = networkOf(address ?? '')
    const client = counts.has(own) || counts.size < mostClients ? own : 'others'
    const count = (counts.get(client) ?? 0) + 1
    counts.set(client, count)
    return count > most ? Math.ceil((startedMs + minuteMs - nowMs) / 1000) : 0
  }
}
