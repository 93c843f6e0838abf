/**
 * Observes the outcome of each request, for metrics, logs and statistics; also of warm responses,
 * which have no route. Without a listener, nothing of this runs.
 */
import type { ResponseOrPromise } from '../http/respond.ts'
import type { Log } from '../log/log.ts'
import { type CacheOutcome, labelsOf, type RouteLabels } from './route-labels.ts'
import { tokenAddressPattern } from './token-addresses.ts'

export type Outcome = {
  /** For its headers, such as `User-Agent` and `Referer`. Its URL has no bound: never a label. */
  readonly request: Request
  /** From the runtime: on Node the connection, at the edge the bindings. */
  readonly env: unknown
  /** Equal labels are one object. */
  readonly labels: RouteLabels
  /**
   * Key of the feed's family, such as `topics/science`; `null` if the response is about none. It
   * has no bound either.
   */
  readonly family: string | null
  /** The name of the partner whose token the request has; `null` without one. */
  readonly partner: string | null
  readonly status: number
  readonly cache: CacheOutcome
  /** Until the response was made, not until it was sent. 0 if every listener is untimed. */
  readonly seconds: number
  /** Compressed length of the body. */
  readonly bytes: number
  /** How long ago the database confirmed the document; `null` without a document. */
  readonly ageSeconds: number | null
}

/** Each method must be fast: the client waits for it. */
export type Listener = {
  readonly request?: (outcome: Outcome) => void
  /** `request` does not need the seconds, which take longer to find than the rest of an outcome. */
  readonly untimed?: boolean
  /** After each query, however long it took. `query` is a name of wrap-store.ts. */
  readonly query?: (query: string, seconds: number, failed: boolean) => void
  /**
   * After each render, its queries included. `cacheClass` is a name of delivery/cache-classes.ts.
   */
  readonly render?: (cacheClass: string, seconds: number, failed: boolean) => void
  /** After each operation of the publishing API; `request` is one that got no further. */
  readonly write?: (operation: string, outcome: string) => void
  /**
   * After a render of a partner's feed of all articles: how many it would refuse, by the code of
   * each reason.
   */
  readonly partner?: (partner: string, refused: Readonly<Record<string, number>>) => void
}

/** What a handler tells of its document; `mediaType` is `null` if that is missing. */
type DocumentOutcome = Pick<Outcome, 'family' | 'cache' | 'ageSeconds'> & {
  readonly mediaType: string | null
}

/** The part of an outcome that all warm responses to a URL share. */
export type WarmOutcome = Pick<Outcome, 'labels' | 'family' | 'ageSeconds'>

type ObservedRequest = {
  readonly env: unknown
  readonly startedMs: number
  route: string
  document?: DocumentOutcome
  partner?: string
}

export type Observation = ReturnType<typeof createObservation>

/** `clock` is in milliseconds. */
export function createObservation(
  notify: (outcome: Outcome) => void,
  basePath: string,
  clock: () => number,
) {
  const pending = new WeakMap<Request, ObservedRequest>()

  function finish(request: Request, response: Response): Response {
    const found = pending.get(request)
    // A middleware gets here after the next handler, which has told the outcome.
    if (found === undefined) return response
    pending.delete(request)
    const { status } = response
    const { document, partner = null } = found
    const { family = null, cache = 'none', ageSeconds = null, mediaType = null } = document ?? {}
    const bodiless = status === 304 || status === 204 || request.method === 'HEAD'
    notify({
      request,
      env: found.env,
      labels: labelsOf(found.route, mediaType),
      family,
      partner,
      status,
      cache: status >= 400 ? 'refused' : cache,
      seconds: (clock() - found.startedMs) / 1000,
      bytes: bodiless ? 0 : Number(response.headers.get('Content-Length') ?? 0),
      ageSeconds: status >= 400 ? null : ageSeconds,
    })
    return response
  }

  return {
    clock,
    finish,

    /** Observes a handler. `pattern` is that of its route, with the base path; empty for none. */
    wrap(
      request: Request,
      env: unknown,
      pattern: string,
      respond: () => ResponseOrPromise,
    ): ResponseOrPromise {
      // The request that goes on without the token in its address is observed.
      if (pattern === `${basePath}${tokenAddressPattern}`) return respond()
      if (!pending.has(request)) {
        const route = pattern.startsWith(`${basePath}/`) ? pattern.slice(basePath.length) : pattern
        pending.set(request, { env, startedMs: clock(), route })
      }
      const answer = respond()
      return answer instanceof Promise
        ? answer.then((response) => finish(request, response))
        : finish(request, answer)
    },

    /**
     * Adds what the handler knows, and returns what to keep for further responses to the request's
     * URL.
     */
    note(request: Request, document: DocumentOutcome): WarmOutcome {
      const found = pending.get(request)
      if (found) found.document = document
      const { family, ageSeconds, mediaType } = document
      return { labels: labelsOf(found?.route ?? '', mediaType), family, ageSeconds }
    },

    /** Names the route of a request that is observed as one of none. */
    noteRoute(request: Request, route: string): void {
      const found = pending.get(request)
      if (found) found.route = route
    },

    notePartner(request: Request, partner: string): void {
      const found = pending.get(request)
      if (found) found.partner = partner
    },

    /** Observes a response that had no route. */
    warm(
      request: Request,
      env: unknown,
      { labels, family, ageSeconds }: WarmOutcome,
      startedMs: number,
    ) {
      return (status: number, bytes: number): void => {
        const seconds = (clock() - startedMs) / 1000
        notify({
          request,
          env,
          labels,
          family,
          partner: null,
          status,
          cache: 'memory',
          seconds,
          bytes,
          ageSeconds,
        })
      }
    },
  }
}

/**
 * One listener that tells all of them. What one throws breaks no answer; the log gets its first
 * error, because it can fail for each request.
 */
export function tellAll(listeners: readonly Listener[], log: Log): Listener {
  const failed = new Set<unknown>()
  const all = (['request', 'query', 'render', 'write', 'partner'] as const).flatMap((name) => {
    const methods = listeners.flatMap((listener) => listener[name] ?? [])
    const tell = (...event: readonly unknown[]) => {
      for (const method of methods) {
        try {
          Reflect.apply(method, undefined, event)
        } catch (error) {
          if (failed.has(method)) continue
          failed.add(method)
          log('a listener failed', error, { event: 'listener.failed' })
        }
      }
    }
    return methods.length === 0 ? [] : [[name, tell] as const]
  })
  const observers = listeners.filter(({ request }) => request !== undefined)
  const untimed = observers.every((observer) => observer.untimed === true)
  return { ...Object.fromEntries(all), ...(observers.length > 0 && { untimed }) }
}
