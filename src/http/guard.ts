/** What holds for every request, whatever it is for: what no reader sends is refused, and browsers are told to stay on HTTPS. */
import type { Hono } from 'hono'
import { respondProblem } from '../documents/problem.ts'
import type { View } from '../pages/layout.ts'
import { findOversize } from './limits.ts'
import { allowMethods } from './methods.ts'

type Fetch = Hono['fetch']

/** Around the app rather than a middleware in it, which would cost every answer from memory a promise (docs/performance.md). */
export function guard(fetch: Fetch, view: View, hstsSeconds: number): Fetch {
  const refuse = (request: Request) => {
    const oversize = findOversize(request)
    return oversize ? respondProblem(request, view, oversize) : allowMethods(request)
  }
  const respondSecurely = async (answer: Response | Promise<Response>) => {
    const response = await answer
    response.headers.set('Strict-Transport-Security', `max-age=${hstsSeconds}`)
    return response
  }
  return (request, ...rest) => {
    const answer = refuse(request) ?? fetch(request, ...rest)
    return hstsSeconds > 0 ? respondSecurely(answer) : answer
  }
}
