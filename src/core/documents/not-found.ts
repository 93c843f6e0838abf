/**
 * The response at an address without a route: where it leads, by the newsroom's own list or by a
 * guess, or 404.
 */
import type { Context } from 'hono'
import { type Problem, respondMethod } from '../http/problem.ts'
import { redirectTo } from '../http/respond.ts'
import { hideTokens } from '../log/log.ts'
import { allFormats } from '../request/address.ts'
import { guessedPath } from '../request/guessed-addresses.ts'
import { type OldPaths, oldPaths, oldTarget } from '../request/old-addresses.ts'
import type { Site } from '../settings/site.ts'
import type { KnownAddresses } from '../store/known-addresses.ts'
import { tell } from '../words/problems.ts'

/**
 * Cache time of a redirect from an old address: the newsroom can change where it leads, and topics
 * move.
 */
const oldMaxAgeSeconds = 300

/**
 * Finds the redirect at an address of the software that the newsroom used before; `null` for none.
 */
type FindOld = (url: string) => Promise<Response | null>

/** `findAddresses` must not throw. */
export function createOldAddresses(
  { basePath }: Site,
  findAddresses: () => Promise<KnownAddresses | undefined>,
): FindOld {
  /** One for each result of the query, however many requests use it. */
  const paths = new WeakMap<KnownAddresses, OldPaths>()
  return async (url) => {
    const { pathname, search } = new URL(url)
    if (!pathname.startsWith(`${basePath}/`)) return null
    const known = await findAddresses()
    if (known === undefined) return null
    const own = paths.get(known) ?? oldPaths(known)
    paths.set(known, own)
    const target = oldTarget(own, known, pathname.slice(basePath.length), search)
    return target === null ? null : redirectTo(`${basePath}${target}`, 301, oldMaxAgeSeconds)
  }
}

/**
 * Redirects common guesses of addresses, and those of other software. Otherwise 404; for methods
 * other than GET and HEAD, `respondMethod`.
 */
export async function respondNotFound(
  c: Context,
  { basePath }: Site,
  findOld: FindOld,
  refuse: (request: Request, problem: Problem) => Promise<Response>,
): Promise<Response> {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return respondMethod(c.req.raw, [])
  const { pathname, search } = new URL(c.req.url)
  // First, because the newsroom can say where an address leads that is also a usual guess, such as
  // /feed/.
  const old = await findOld(c.req.url)
  if (old !== null) return old
  const target = guessedTarget(pathname, basePath)
  if (target !== null) return redirectTo(`${target}${search}`, 301)
  const files = allFormats.map(({ file }) => `${basePath}/${file}`).join(', ')
  const more = ` The main feeds are ${files}. All feeds: ${basePath}/feeds/`
  return refuse(c.req.raw, tell('noPage', { values: { path: hideTokens(pathname) }, more }))
}

/**
 * Returns `guessedPath` with the base path. `null` for paths outside it: another service owns them.
 */
function guessedTarget(pathname: string, basePath: string): string | null {
  if (pathname === basePath) return `${basePath}/`
  if (!pathname.startsWith(`${basePath}/`)) return null
  const target = guessedPath(pathname.slice(basePath.length))
  return target && `${basePath}${target}`
}
