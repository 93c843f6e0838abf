/** The redirect at an address of the software that the newsroom used before. Asked only where no document is. */
import { redirectTo } from '../http/redirects.ts'
import { type OldPaths, oldPaths, oldTarget } from '../request/old-addresses.ts'
import type { Site } from '../settings/site.ts'
import type { KnownAddresses } from '../store/known-addresses.ts'

/** Cache time in seconds: the newsroom can change where an address leads, and topics move. */
const maxAgeSeconds = 300

/** Returns a function that redirects a request, or resolves to `null`. `findAddresses` must not throw. */
export function createOldAddresses(
  { basePath }: Site,
  findAddresses: () => Promise<KnownAddresses | undefined>,
): (url: string) => Promise<Response | null> {
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
    return target === null ? null : redirectTo(`${basePath}${target}`, 301, maxAgeSeconds)
  }
}
