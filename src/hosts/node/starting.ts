/**
 * The time between the first request and the open database: what is answered, and what is waited
 * for.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { deadlineMs } from '../../core/delivery/runtime.ts'
import { respondLive } from '../../core/documents/health.ts'
import { problem } from '../../core/http/problem.ts'
import type { Log } from '../../core/log/log.ts'
import { outageGauges } from '../../core/metrics/metrics.ts'
import { sqlState } from '../../core/store/errors.ts'

/** Time between two attempts to open the database. */
const againMs = 1000
const retryAfterSeconds = 5

const unavailable = (request: Request) =>
  problem(request, {
    status: 503,
    title: 'Temporarily unavailable',
    detail: `The service is starting: it waits for its database. Retry in ${retryAfterSeconds} seconds.`,
    retryAfterSeconds,
  })

type StartFetch = (request: Request) => Response | Promise<Response>

/**
 * The start as requests see it. `open` tries again while the database is away; `log` gets one line
 * for each cause, and one for the end; `meanwhile` completes "until then, …". `answer` says that
 * the process lives, and lets other requests wait for a start that is under way.
 */
export function createStarting(log: Log, meanwhile = 'requests get 503') {
  const { promise: waits, resolve: later } = Promise.withResolvers<void>()
  const fields = { scope: 'start' }
  /** The time of the first failed attempt, until an attempt succeeds. */
  let failedMs: number | undefined
  const outageSeconds = () =>
    failedMs === undefined ? null : (performance.now() - failedMs) / 1000

  return {
    /** From now on, requests do not wait. */
    later,

    async open<T>(attempt: () => Promise<T>, explain: (error: unknown) => string): Promise<T> {
      const logged = new Set<string>()
      for (;;) {
        try {
          const opened = await attempt()
          const seconds = Math.round(outageSeconds() ?? 0)
          if (logged.size > 0)
            log(`The database answers after ${seconds} s.`, undefined, {
              event: 'recovered',
              fields,
            })
          failedMs = undefined
          return opened
        } catch (error) {
          if (!healsByWaiting(error)) throw error
          failedMs ??= performance.now()
          const line = `${explain(error)} Waiting for it; until then, ${meanwhile}.`
          if (!logged.has(line)) log(line, undefined, { event: 'outage', level: 'error', fields })
          logged.add(line)
          later()
        }
        await sleep(againMs)
      }
    },

    /** Metrics of a start that waits; then the app has its own. */
    source: () => (failedMs === undefined ? [] : outageGauges(outageSeconds())),

    answer(request: Request, opening: Promise<StartFetch>): Response | Promise<Response> {
      // Below BASE_PATH too.
      if (new URL(request.url).pathname.endsWith('/health/live')) return respondLive(request)
      const busy = Promise.race([waits, sleep(deadlineMs)]).then(() => unavailable(request))
      return Promise.race([opening.then((fetch) => fetch(request)), busy])
    },
  }
}

/**
 * The network's codes, and postgres.js's. Those of TLS are not among them: a wrong certificate
 * stays wrong.
 */
const network = /^(E[A-Z]+|EAI_AGAIN|CONNECT_TIMEOUT|CONNECTION_\w+)$/
/**
 * SQLSTATEs of connections, resources, operators (a start, a shutdown, a timeout) and a lock that
 * is not available.
 */
const passing = /^(08|53|57)...$|^55P03$/

/** Says whether a server is away or busy. Anything else is a wrong setting, or a bug. */
function healsByWaiting(error: unknown): boolean {
  const state = sqlState(error)
  return typeof state === 'string' && (network.test(state) || passing.test(state))
}
