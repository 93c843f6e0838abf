/** The address of a feed → its document, or the response that says why there is none. */
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

/** Addresses that are parsed once. */
const mostRemembered = 2000

export function createFeedAddresses(
  site: Site,
  clean: BodyCleaner,
  refuse: (request: Request, problem: Problem) => Promise<Response>,
) {
  const remembered = new LRUCache<string, Document>({ max: mostRemembered })

  /** `c` is a request whose route is one of the family's patterns. */
  function parse(c: Context, renderer: FeedRenderer, family: Family): Document | Response | Promise<Response> {
    const asked = parseAddress(site, family, c.req.param(), c.req.url, renderer.parameters)
    if ('moved' in asked) return redirectTo(asked.moved, 301)
    if ('request' in asked) return feedDocument(site, clean, renderer, asked.request)
    return refuse(c.req.raw, { status: 404, title: 'Not found', detail: asked.impossible })
  }

  return {
    /** The document of a family's own address; `null` for a family with members, which has no end of them. */
    usual: (renderer: FeedRenderer, family: Family): Document | null =>
      family.member === null
        ? feedDocument(site, clean, renderer, wholeFamily(familyKey(family, null), site.feedLength))
        : null,

    parse,

    /** As `parse`, with a memory by address: only where the address alone decides on the renderer. */
    find(c: Context, renderer: () => FeedRenderer, family: Family): ReturnType<typeof parse> {
      const { url } = c.req.raw
      const known = remembered.get(url)
      if (known) return known
      const found = parse(c, renderer(), family)
      if ('make' in found) remembered.set(url, found)
      return found
    },
  }
}
