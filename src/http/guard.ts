/** Rules for every request, whatever its route: limits on its size, methods, and HSTS. */
import { type Context, type Handler, Hono } from 'hono'
import { findOversize } from './limits.ts'
import { respondMethod } from './methods.ts'
import type { Problem } from './problem.ts'

export type GuardOptions = {
  readonly respondProblem: (request: Request, problem: Problem) => Response | Promise<Response>
  /** Seconds of `Strict-Transport-Security`; 0 sends none. */
  readonly hstsSeconds: number
}

type Answer = Response | Promise<Response>
type Respond = (c: Context) => Answer

/** Methods that a route can have. HEAD is answered wherever GET is; OPTIONS everywhere. */
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/**
 * Each handler is guarded by itself. So the rules hold wherever the app is mounted (`outer.route('/', app)`), and an
 * answer from memory costs no promise, as it would behind a middleware (docs/performance.md).
 */
export function createGuard({ respondProblem, hstsSeconds }: GuardOptions) {
  const secured = async (answer: Answer): Promise<Response> => {
    const response = await answer
    response.headers.set('Strict-Transport-Security', `max-age=${hstsSeconds}`)
    return response
  }
  const secure = (answer: Answer): Answer => (hstsSeconds > 0 ? secured(answer) : answer)

  const guard =
    (respond: Respond): Respond =>
    (c) => {
      const oversize = findOversize(c.req.raw)
      return secure(oversize ? respondProblem(c.req.raw, oversize) : respond(c))
    }

  return {
    secure,
    guard,

    /** The same routes, guarded. A method that an address does not have is answered with 405, OPTIONS with 204. */
    guardRoutes(routes: Hono): Hono {
      const app = new Hono()
      const served = (path: string) => methods.filter((method) => routes.router.match(method, path)[0].length > 0)
      const otherMethod = guard((c) => respondMethod(c.req.raw, served(c.req.path)))
      for (const { method, path, handler } of routes.routes) app.on(method, path, guard(toRespond(handler)))
      // After all routes: an address can match several patterns, each with methods of its own.
      for (const path of new Set(routes.routes.map((route) => route.path))) {
        const own = new Set(routes.routes.filter((route) => route.path === path).map(({ method }) => method))
        const others = [...methods, 'OPTIONS'].filter((method) => !own.has(method) && !own.has('ALL'))
        app.on(others, path, otherMethod)
      }
      return app
    },
  }
}

/** Routes end with a handler that answers: there is nothing to go on to. */
const toRespond =
  (handler: Handler): Respond =>
  (c) =>
    handler(c, async () => {})
