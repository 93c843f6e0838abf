/**
 * Addresses with a token, for readers that cannot send a header: `/p/TOKEN/topics/science/rss.xml`.
 * The request goes on without the token in its address, so no log, metric, error or document can
 * show it.
 */
import type { Context } from 'hono'
import type { Problem } from '../http/problem.ts'
import { allFormats, tokenAddressPrefix } from '../request/address.ts'
import type { Site } from '../settings/site.ts'

export const tokenAddressPattern = `${tokenAddressPrefix}*`

type Parts = {
  /** Answers another request as part of this one. */
  readonly fetch: (c: Context, request: Request) => Response | Promise<Response>
  readonly refuse: (request: Request, problem: Problem) => Promise<Response>
}

const files: readonly string[] = allFormats.map(({ file }) => file)
const isFeed = (path: string) => files.includes(path.slice(path.lastIndexOf('/') + 1))

export function createTokenAddresses({ basePath }: Pick<Site, 'basePath'>) {
  const known = new WeakSet<Request>()
  const prefix = `${basePath}${tokenAddressPrefix}`

  return {
    has: (request: Request): boolean => known.has(request),

    respond:
      ({ fetch, refuse }: Parts) =>
      async (c: Context): Promise<Response> => {
        const { origin, pathname, search } = new URL(c.req.url)
        const [token = '', ...segments] = pathname.slice(prefix.length).split('/')
        const path = `${basePath}/${segments.join('/')}`
        // One token in another would be answered within the answer, hundreds deep.
        if (segments.length === 0 || !isFeed(path) || path.startsWith(prefix)) {
          const detail = `Behind the token, only feeds exist: addresses that end with ${files.join(', ')}.`
          return closed(await refuse(c.req.raw, { status: 404, title: 'Not found', detail }))
        }
        const headers = new Headers(c.req.raw.headers)
        headers.set('Authorization', `Bearer ${token}`)
        const request = new Request(`${origin}${path}${search}`, { method: c.req.method, headers })
        known.add(request)
        const response = closed(await fetch(c, request))
        const location = response.headers.get('Location')
        // A topic that moved: the partner keeps its token.
        if (location?.startsWith(`${basePath}/`) && isFeed(location.replace(/\?.*/, '')))
          response.headers.set('Location', `${prefix}${token}${location.slice(basePath.length)}`)
        return response
      },
  }
}

/**
 * No page that it leads to learns the address, no search engine lists it, and no cache between
 * keeps anything.
 */
function closed(response: Response): Response {
  const { headers } = response
  headers.set('Referrer-Policy', 'no-referrer')
  headers.set('X-Robots-Tag', 'noindex')
  if (!/^(private|no-store)/.test(headers.get('Cache-Control') ?? ''))
    headers.set('Cache-Control', 'no-store')
  headers.delete('CDN-Cache-Control')
  return response
}
