/** The response at an address without a route. */
import type { Context } from 'hono'
import { respondMethod } from '../http/methods.ts'
import type { Problem } from '../http/problem.ts'
import { redirectTo } from '../http/redirects.ts'
import { hideTokens } from '../log/hide-tokens.ts'
import { allFormats } from '../request/formats.ts'
import { guessedPath } from '../request/guessed-addresses.ts'
import type { Site } from '../settings/site.ts'
import { tell } from '../words/problems.ts'

/**
 * Redirects common guesses of addresses, and those of other software. Otherwise 404; for methods other than GET and HEAD,
 * `respondMethod`.
 */
export async function respondNotFound(
  c: Context,
  { basePath }: Site,
  findOld: (url: string) => Promise<Response | null>,
  refuse: (request: Request, problem: Problem) => Promise<Response>,
): Promise<Response> {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return respondMethod(c.req.raw, [])
  const { pathname, search } = new URL(c.req.url)
  // First, because the newsroom can say where an address leads that is also a usual guess, such as /feed/.
  const old = await findOld(c.req.url)
  if (old !== null) return old
  const target = guessedTarget(pathname, basePath)
  if (target !== null) return redirectTo(`${target}${search}`, 301)
  const files = allFormats.map(({ file }) => `${basePath}/${file}`).join(', ')
  const more = ` The main feeds are ${files}. All feeds: ${basePath}/feeds/`
  return refuse(c.req.raw, tell('noPage', { values: { path: hideTokens(pathname) }, more }))
}

/** As `guessedPath`, with the base path in both. `null` for paths outside it: another service owns them. */
function guessedTarget(pathname: string, basePath: string): string | null {
  if (pathname === basePath) return `${basePath}/`
  if (!pathname.startsWith(`${basePath}/`)) return null
  const target = guessedPath(pathname.slice(basePath.length))
  return target && `${basePath}${target}`
}
