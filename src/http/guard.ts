/** Rules for all routes: request size, methods and HSTS. */
import { type Context, type Handler, Hono } from 'hono'
import { findOversize } from './limits.ts'
import { respondMethod } from './methods.ts'
import type { Problem } from './problem.ts'

export type GuardOptions = {
  readonly respondProblem: (request: Request, problem: Problem) => Response | Promise<Response>
  /** Seconds of `Strict-Transport-Security`; 0 sends none. */
  readonly hstsSeconds: number
}

type ResponseOrPromise = Response | Promise<Response>
type Respond = (c: Context) => ResponseOrPromise

/** Methods that a route can have. HEAD works wherever GET does, and OPTIONS everywhere. */
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/**
 * Wraps each handler by itself instead of using a middleware. So the rules also apply when the app is mounted
 * (`outer.route('/', app)`), and a response from memory costs no promise (docs/performance.md).
 */
export function createGuard({ respondProblem, hstsSeconds }: GuardOptions) {
  const secured = async (answer: ResponseOrPromise): Promise<Response> => {
    const response = await answer
    response.headers.set('Strict-Transport-Security', `max-age=${hstsSeconds}`)
    return response
  }
  const secure = (answer: ResponseOrPromise): ResponseOrPromise => (hstsSeconds > 0 ? secured(answer) : answer)

  const guard =
    (respond: Respond): Respond =>
    (c) => {
      const oversize = findOversize(c.req.raw)
      return secure(oversize ? respondProblem(c.req.raw, oversize) : respond(c))
    }

  return {
    secure,
    guard,

    /** A new app with the same routes, guarded. An address answers 405 to other methods, and 204 to OPTIONS. */
    guardRoutes(routes: Hono): Hono {
      const app = new Hono()
      const methodsOf = (path: string) => methods.filter((method) => routes.router.match(method, path)[0].length > 0)
      const otherMethod = guard((c) => respondMethod(c.req.raw, methodsOf(c.req.path)))
      for (const { method, path, handler } of routes.routes) app.on(method, path, guard(toRespond(handler)))
      // After all routes, because an address can match several patterns with different methods.
      for (const path of new Set(routes.routes.map((route) => route.path))) {
        const own = new Set(routes.routes.filter((route) => route.path === path).map(({ method }) => method))
        const others = [...methods, 'OPTIONS'].filter((method) => !own.has(method) && !own.has('ALL'))
        app.on(others, path, otherMethod)
      }
      return app
    },
  }
}

/** All handlers respond, so `next` does nothing. */
const toRespond =
  (handler: Handler): Respond =>
  (c) =>
    handler(c, async () => {})
