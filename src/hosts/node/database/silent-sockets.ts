/**
 * Ends the sockets of a pool on which nothing arrives any more: their host was lost in a
 * failover, or a firewall or a proxy forgot them. No packet says so, and postgres.js would wait
 * for ever. The next query opens another socket (decision 48).
 */
import type postgres from 'postgres'
import { silentCode } from '../../../core/store/lost-connection.ts'
import { openSocket } from '../../../core/store/open-socket.ts'
import { type Pending, trackPending } from './pending-queries.ts'

/** Silence is counted in steps: while the process is busy, at most one passes. */
const stepMs = 250
/** The database ends a query at its timeout. This is the time for that answer to arrive. */
const graceMs = 1000
/** Idle sockets are pinged, so a silent one ends within 7 seconds, before anybody needs it. */
const pingEveryMs = 3000
const pingTimeoutMs = 3000
/** Pings end this long after the last query, so that a database can sleep while nobody asks. */
const pingForMs = 600_000
/** For this long after the end of a silent socket, the pool connects without a pause. */
const replaceWithinMs = 1000

const toSteps = (ms: number) => Math.ceil(ms / stepMs)
/** A query without a timeout can be silent for as long as it takes. */
const toLimit = (timeoutMs: number) =>
  timeoutMs === 0 ? Number.POSITIVE_INFINITY : toSteps(timeoutMs + graceMs)

/** `steps` since the socket read a byte, or since its ping. `pinged`: it has read none since. */
type Silence = { bytesRead: number; steps: number; pinged: boolean }

type OpenedSocket = ReturnType<typeof openSocket>

/** Returns the options to replace for a pool, and `watch`, which takes its client. */
export function endSilentSockets(options: { readonly backoff: () => number }) {
  const sockets = new Map<OpenedSocket, Silence>()
  const pending = new Set<Pending>()
  let steps = 0
  let askedSteps = 0
  let endedMs = Number.NEGATIVE_INFINITY

  function socket(server: Parameters<typeof openSocket>[0]): OpenedSocket {
    const opened = openSocket(server)
    sockets.set(opened, { bytesRead: 0, steps: 0, pinged: false })
    return opened
  }

  const backoff = () => (performance.now() - endedMs < replaceWithinMs ? 0 : options.backoff())

  function end(silent: OpenedSocket, steps: number): void {
    sockets.delete(silent)
    endedMs = performance.now()
    const reason = `nothing came on the connection for ${(steps * stepMs) / 1000} seconds`
    silent.endWith(Object.assign(new Error(reason), { code: silentCode }))
  }

  /**
   * How long sockets may have been silent, in steps. If a query waits for longer than its limit,
   * one of them is silent, and postgres.js does not tell which one: so all end that have been
   * silent for that long. Those of them that were idle lose nothing. The longest limit counts,
   * because its socket is not known either.
   */
  function allowedSteps(): number {
    const waiting = [...pending].filter((each) => each.waiting > 0)
    const limit = waiting.reduce((longest, each) => Math.max(longest, each.limit), 0)
    for (const each of waiting) each.age += 1
    return waiting.some(({ age }) => age >= limit) ? limit : Number.POSITIVE_INFINITY
  }

  function step(): void {
    const allowed = allowedSteps()
    for (const [each, silence] of sockets) {
      // With TLS too, where the socket has no events.
      const { bytesRead, destroyed } = each
      if (destroyed) sockets.delete(each)
      else if (bytesRead !== silence.bytesRead)
        Object.assign(silence, { bytesRead, steps: 0, pinged: false })
      else silence.steps += 1
      const limit = silence.pinged ? Math.min(allowed, toLimit(pingTimeoutMs)) : allowed
      if (silence.steps >= limit) end(each, silence.steps)
    }
  }

  /** While nothing is pending, each ping gets a socket of its own. */
  function pingIdle(ping: () => PromiseLike<unknown>): void {
    steps += 1
    const isDue = steps % toSteps(pingEveryMs) === 0 && steps - askedSteps < toSteps(pingForMs)
    if (!isDue || pending.size > 0 || [...sockets.values()].some(({ pinged }) => pinged)) return
    for (const silence of sockets.values()) {
      Object.assign(silence, { steps: 0, pinged: true })
      ping().then(
        () => {},
        () => {},
      )
    }
  }

  function add(own: Pending): void {
    askedSteps = steps
    pending.add(own)
  }

  function watch(client: postgres.Sql): postgres.Sql {
    const { unsafe, end: endClient } = client
    const timer = setInterval(() => {
      step()
      pingIdle(() => unsafe('select $1::int', [1]))
    }, stepMs)
    timer.unref()
    const registry = { add, delete: (own: Pending) => pending.delete(own) }
    return Object.assign(trackPending(client, registry, toLimit), {
      end: (limits?: { readonly timeout?: number }) => {
        clearInterval(timer)
        return endClient(limits)
      },
    })
  }

  return { replaced: { socket, backoff }, watch }
}
