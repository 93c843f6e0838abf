/**
 * Rules for routes and prefixes alike: HSTS, errors, observation. For routes also their methods, the
 * size of requests, and `Vary`.
 */
import { type Context, Hono } from 'hono'
import { describeError, internalError } from '../documents/describe-error.ts'
import type { Observation } from '../documents/observation.ts'
import { strictTransport } from '../http/headers.ts'
import { findOversize } from '../http/limits.ts'
import { type Problem, respondMethod } from '../http/problem.ts'
import type { ResponseOrPromise } from '../http/respond.ts'
import type { Log } from '../log/log.ts'

type GuardOptions = {
  readonly refuse: (request: Request, problem: Problem) => ResponseOrPromise
  readonly log: Log
  /** Seconds of `Strict-Transport-Security`; 0 sends none. */
  readonly hstsSeconds: number
  /** Responses depend on a token: then all have it in `Vary`, redirects and errors too. */
  readonly takesTokens?: boolean
  /** Without it, nothing is observed. */
  readonly observation?: Observation | undefined
}

/** Answers the requests that it says it answers, instead of the routes. */
export type Prefix = {
  readonly answers: (request: Request) => boolean
  /** `noteRoute` takes the pattern of its own route, for those who count requests. */
  readonly fetch: (
    request: Request,
    env: unknown,
    noteRoute: (pattern: string) => void,
  ) => ResponseOrPromise
}

/** Methods that a route can have. HEAD works wherever GET does, and OPTIONS everywhere. */
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/**
 * Wraps each handler by itself instead of using a middleware. So the rules also apply when the app
 * is mounted (`outer.route('/', app)`), and a response from memory costs no promise:
 * with a middleware, a warm feed took 1.18 times the CPU. The routes may have middleware of their
 * own.
 */
export function createGuard({
  refuse,
  log,
  hstsSeconds,
  takesTokens = false,
  observation,
}: GuardOptions) {
  const transport = Object.entries(strictTransport(hstsSeconds))

  const secured = async (answer: ResponseOrPromise, varies: boolean): Promise<Response> => {
    const response = await answer
    // A middleware that goes on to the next handler returns no response.
    if (!(response instanceof Response)) return response
    for (const [name, value] of transport) response.headers.set(name, value)
    if (varies && !/\bauthorization\b/i.test(response.headers.get('Vary') ?? '')) {
      response.headers.append('Vary', 'Authorization')
    }
    return response
  }
  const secure = (answer: ResponseOrPromise, varies = takesTokens): ResponseOrPromise =>
    hstsSeconds > 0 || varies ? secured(answer, varies) : answer

  const observe = (
    request: Request,
    env: unknown,
    pattern: string,
    respond: () => ResponseOrPromise,
  ) => (observation ? observation.wrap(request, env, pattern, respond) : respond())

  /** A bug is logged here; outages were, by delivery. */
  function respondError(request: Request, error: unknown): ResponseOrPromise {
    const described = describeError(error)
    if (described === null)
      log(`${request.method} ${new URL(request.url).pathname} failed`, error, {
        event: 'request.failed',
        request,
      })
    return refuse(request, described ?? internalError)
  }

  /** Refuses a request that is too large; otherwise responds. */
  const guard = (
    { req: { raw }, env }: Context,
    respond: () => ResponseOrPromise,
    pattern = '',
  ): ResponseOrPromise =>
    observe(raw, env, pattern, () => {
      const oversize = findOversize(raw)
      return secure(oversize ? refuse(raw, oversize) : respond())
    })

  return {
    guard,

    /** A prefix decides by itself about sizes, methods and `Vary`. */
    guardPrefix(fetch: Prefix['fetch']) {
      const respond = async (request: Request, env: unknown) => {
        try {
          return await fetch(request, env, (pattern) => observation?.noteRoute(request, pattern))
        } catch (error) {
          return respondError(request, error)
        }
      }
      return (request: Request, env: unknown): ResponseOrPromise =>
        observe(request, env, '', () => secure(respond(request, env), false))
    },

    /**
     * A new app with the same routes, guarded. An address answers 405 to other methods, and 204 to
     * OPTIONS.
     */
    guardRoutes(routes: Hono): Hono {
      const app = new Hono()
      for (const { method, path, handler } of routes.routes) {
        app.on(method, path, (c, next) => guard(c, () => handler(c, next), path))
      }
      const methodsOf = (path: string) =>
        methods.filter((method) =>
          routes.router.match(method, path)[0].some(([[, route]]) => route.method === method),
        )
      // After all routes, because an address can match several patterns with different methods.
      for (const path of new Set(routes.routes.map((route) => route.path))) {
        const own = new Set(
          routes.routes.filter((route) => route.path === path).map(({ method }) => method),
        )
        if (own.has('ALL')) continue
        // One route for all methods: the router makes a table for each method that has one.
        app.all(path, (c, next) => {
          const method = c.req.method === 'HEAD' ? 'GET' : c.req.method
          return own.has(method)
            ? next()
            : guard(c, () => respondMethod(c.req.raw, methodsOf(c.req.path)), path)
        })
      }
      app.onError(async (error, { req: { raw } }) => {
        const response = await secure(respondError(raw, error))
        return observation ? observation.finish(raw, response) : response
      })
      return app
    },
  }
}
