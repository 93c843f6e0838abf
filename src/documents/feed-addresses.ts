/** Address of a feed → its document, or a redirect or error. */
import type { Context } from 'hono'
import { LRUCache } from 'lru-cache'
import { type Family, familyKey } from '../families/families.ts'
import type { BodyCleaner } from '../feed/content.ts'
import type { Problem } from '../http/problem.ts'
import { redirectTo } from '../http/redirects.ts'
import { parseAddress } from '../request/address.ts'
import { wholeFamily } from '../request/selection.ts'
import type { Site } from '../settings/site.ts'
import type { Document } from './document.ts'
import { type FeedRenderer, feedDocument } from './feed.ts'

/** Number of addresses in the cache. */
const maxCached = 2000

export function createFeedAddresses(
  site: Site,
  clean: BodyCleaner,
  refuse: (request: Request, problem: Problem) => Promise<Response>,
) {
  const cache = new LRUCache<string, Document>({ max: maxCached })

  /**
   * The route of `c` must be one of the family's patterns.
   *
   * @throws {SelectionError} for a parameter that is not allowed.
   */
  function parse(c: Context, renderer: FeedRenderer, family: Family): Document | Response | Promise<Response> {
    const asked = parseAddress(site, family, c.req.param(), c.req.url, renderer.parameters)
    if ('moved' in asked) return redirectTo(asked.moved, 301)
    if ('request' in asked) return feedDocument(site, clean, renderer, asked.request)
    return refuse(c.req.raw, { status: 404, title: 'Not found', detail: asked.impossible })
  }

  return {
    /** The document of a family without members, to create once; `null` for a family with members, which has many. */
    usual: (renderer: FeedRenderer, family: Family): Document | null =>
      family.member === null
        ? feedDocument(site, clean, renderer, wholeFamily(familyKey(family, null), site.feedLength))
        : null,

    parse,

    /** As `parse`, cached by URL: only for routes whose URL alone determines the renderer. */
    find(c: Context, renderer: () => FeedRenderer, family: Family): ReturnType<typeof parse> {
      const { url } = c.req.raw
      const cached = cache.get(url)
      if (cached) return cached
      const found = parse(c, renderer(), family)
      if ('make' in found) cache.set(url, found)
      return found
    },
  }
}
