/** Rules for all routes: request size, methods and HSTS. */
import { type Context, Hono } from 'hono'
import { strictTransport } from './headers.ts'
import { findOversize } from './limits.ts'
import { type Problem, respondMethod } from './problem.ts'
import type { ResponseOrPromise } from './respond.ts'

type GuardOptions = {
  readonly respondProblem: (request: Request, problem: Problem) => Response | Promise<Response>
  /** Seconds of `Strict-Transport-Security`; 0 sends none. */
  readonly hstsSeconds: number
  /** Responses depend on a token: then all have it in `Vary`, redirects and errors too. */
  readonly takesTokens?: boolean
  /** Around each handler; `pattern` is that of its route, empty for none. */
  readonly wrap?: WrapHandler | undefined
}

type WrapHandler = (
  request: Request,
  env: unknown,
  pattern: string,
  respond: () => ResponseOrPromise,
) => ResponseOrPromise

/** Methods that a route can have. HEAD works wherever GET does, and OPTIONS everywhere. */
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/**
 * Wraps each handler by itself instead of using a middleware. So the rules also apply when the app
 * is mounted (`outer.route('/', app)`), and a response from memory costs no promise
 * (docs/decisions/0010-rooms.md). The routes may have middleware of their own.
 */
export function createGuard({
  respondProblem,
  hstsSeconds,
  takesTokens = false,
  wrap,
}: GuardOptions) {
  const secured = async (answer: ResponseOrPromise): Promise<Response> => {
    const response = await answer
    // A middleware that goes on to the next handler returns no response.
    if (!(response instanceof Response)) return response
    for (const [name, value] of Object.entries(strictTransport(hstsSeconds)))
      response.headers.set(name, value)
    if (takesTokens && !/\bauthorization\b/i.test(response.headers.get('Vary') ?? '')) {
      response.headers.append('Vary', 'Authorization')
    }
    return response
  }
  const secure = (answer: ResponseOrPromise): ResponseOrPromise =>
    hstsSeconds > 0 || takesTokens ? secured(answer) : answer

  /** Refuses a request that is too large; otherwise responds. */
  const guarded = (request: Request, respond: () => ResponseOrPromise): ResponseOrPromise => {
    const oversize = findOversize(request)
    return secure(oversize ? respondProblem(request, oversize) : respond())
  }
  const guard = (c: Context, respond: () => ResponseOrPromise, pattern = ''): ResponseOrPromise => {
    const { raw } = c.req
    return wrap ? wrap(raw, c.env, pattern, () => guarded(raw, respond)) : guarded(raw, respond)
  }

  return {
    secure,
    guard,

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
      return app
    },
  }
}
