/**
 * The access log: a line for one of every so many requests, and for each that failed. It has no
 * address and no query.
 */
import type { Listener } from '../../core/documents/observation.ts'
import type { Log } from '../../core/log/log.ts'

/** The logged length of a `User-Agent`. */
const maxCharacters = 200

/** A line for one of `every` requests, by chance, and for each response of 500 or above. */
export function createAccessLog(
  log: Log,
  every: number,
  random: () => number = Math.random,
): Listener {
  return {
    request({ request, labels, status, cache, seconds, bytes, ageSeconds }) {
      if (status < 500 && random() * every >= 1) return
      const { method, headers } = request
      const { pathname } = new URL(request.url)
      log(`${method} ${pathname} ${status}`, undefined, {
        event: 'request',
        level: status < 500 ? 'info' : 'warn',
        request,
        fields: {
          method,
          route: labels.route,
          status,
          cache,
          seconds: Number(seconds.toFixed(6)),
          bytes,
          age: ageSeconds,
          user_agent: headers.get('User-Agent')?.slice(0, maxCharacters) ?? null,
          referer: originOf(headers.get('Referer')),
          // How many requests the line stands for.
          weight: status < 500 ? every : 1,
        },
      })
    },
  }
}

/** The site only: a path can tell what a reader reads. */
function originOf(referer: string | null): string | null {
  if (referer === null || !URL.canParse(referer)) return null
  const { origin } = new URL(referer)
  return origin === 'null' ? null : origin
}
