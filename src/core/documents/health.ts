/** Health checks: whether the process lives, and whether it can serve feeds. */
import type { Context } from 'hono'
import { secondsOf } from '../delivery/failures.ts'
import { createRecent } from '../delivery/recent.ts'
import { after, clock, type Runtime } from '../delivery/runtime.ts'
import { dataSafety } from '../http/headers.ts'
import type { Problem } from '../http/problem.ts'
import type { Log } from '../log/log.ts'
import { wholeFamily } from '../request/selection.ts'
import type { Incomplete } from '../settings/setting.ts'
import type { Snapshot } from '../store/snapshot.ts'
import type { Store } from '../store/store.ts'
import type { Documents } from './deliver.ts'
import { describeOutage, heals, notReady } from './describe-error.ts'
import { timeStore } from './time-store.ts'

type HealthParts = {
  readonly freshMs: number
  readonly runtime: Runtime
  readonly store: () => Store
  readonly log: Log
  readonly incomplete: readonly Incomplete[]
  /** The outage as feeds see it. Health checks report to it too. */
  readonly documents: Pick<Documents, 'outage' | 'metOutage' | 'recovered'>
  readonly refuse: (request: Request, problem: Problem) => Response | Promise<Response>
}

const headers = { 'Cache-Control': 'no-store', ...dataSafety }

export const respondLive = (request: Request): Response =>
  respondStatus(request, { status: 'live' })

/** ASCII only. */
function respondStatus({ method }: Request, status: Readonly<Record<string, unknown>>): Response {
  const text = JSON.stringify(status)
  const content = { 'Content-Type': 'application/json', 'Content-Length': String(text.length) }
  return new Response(method === 'HEAD' ? null : text, { headers: { ...headers, ...content } })
}

/** One article of each of the two families that read different tables. */
const probes = ['all', 'corrections'].map((family) => ({ ...wholeFamily(family, 1), whole: false }))

/**
 * How long a request waits for a database that is known to be away: probes of Kubernetes wait a
 * second.
 */
const knownAwayMs = 500

/** The handlers of `/health/live` and `/health/ready`. */
export function createHealth(parts: HealthParts) {
  const { freshMs, runtime, store, log, refuse } = parts
  const { outage, metOutage, recovered } = parts.documents
  const names = parts.incomplete.map(({ name }) => name)
  const incomplete = names.length > 0 && { incomplete: names }
  const recent = createRecent<Snapshot | undefined>({
    freshMs,
    clock,
    sharesPromises: runtime.sharesPromises,
  })
  let failure:
    | {
        readonly sinceMs: number
        failedMs: number
        readonly logged: boolean
        readonly heals: boolean
      }
    | undefined

  /** Reads articles, as feeds do: a marker can be readable when they are not. */
  async function readFeeds(): Promise<Snapshot | undefined> {
    const timed = timeStore(store(), clock).store
    const [all] = await Promise.all(probes.map((probe) => timed.latest(probe)))
    recovered()
    return all
  }

  /** Logs an outage once, and only if no feed met it: delivery logs it then. */
  function fail(error: unknown): void {
    metOutage()
    if (failure !== undefined) {
      failure.failedMs = clock()
      return
    }
    failure = {
      sinceMs: clock(),
      failedMs: clock(),
      logged: outage().sinceMs === undefined,
      heals: heals(error),
    }
    if (failure.logged)
      log(describeOutage(error), error, { event: 'outage', fields: { scope: 'health' } })
  }

  function succeed(): void {
    if (failure?.logged) {
      const seconds = secondsOf(failure, clock())
      log(`recovered after ${seconds} s`, undefined, {
        event: 'recovered',
        fields: { scope: 'health', seconds },
      })
    }
    failure = undefined
  }

  /** When feeds or health checks began to fail; infinite if neither does. */
  const firstMs = () =>
    Math.min(
      outage().sinceMs ?? Number.POSITIVE_INFINITY,
      failure?.sinceMs ?? Number.POSITIVE_INFINITY,
    )

  const degraded = (c: Context) => {
    const since = new Date(Date.now() - (clock() - firstMs())).toISOString()
    return respondStatus(c.req.raw, { status: 'degraded', since, ...incomplete })
  }

  async function answer(c: Context): Promise<Response> {
    try {
      const read = await recent(readFeeds)
      succeed()
      const { newestAt = null, readAt } = read ?? {}
      const newestArticleAgeSeconds =
        newestAt && readAt ? Math.round((readAt.getTime() - newestAt.getTime()) / 1000) : null
      return respondStatus(c.req.raw, { status: 'ready', newestArticleAgeSeconds, ...incomplete })
    } catch (error) {
      fail(error)
      if (!heals(error)) return refuse(c.req.raw, notReady)
      if (outage().servesMemory) return degraded(c)
      throw error
    }
  }

  return {
    live: (c: Context) => respondLive(c.req.raw),

    /**
     * How long the database has failed; `null` if it works. It reads like `ready`, because nobody
     * may ask for a feed.
     */
    async outageSeconds(): Promise<number | null> {
      await recent(readFeeds).then(succeed, fail)
      return Number.isFinite(firstMs()) ? (clock() - firstMs()) / 1000 : null
    },

    /**
     * However often it is requested, it reads once in `freshMs`. Throws an outage through which
     * memory cannot serve.
     */
    ready: (c: Context): Promise<Response> => {
      const answered = answer(c)
      if (failure === undefined || !failure.heals || !outage().servesMemory) return answered
      return Promise.race([answered, after(knownAwayMs, () => degraded(c))])
    },
  }
}
