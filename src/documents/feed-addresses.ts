/** Address of a feed → its document, or a redirect or error. */
import type { Context } from 'hono'
import type { Family } from '../families/families.ts'
import type { BodyCleaner } from '../feed/content.ts'
import type { Problem } from '../http/problem.ts'
import { redirectTo } from '../http/redirects.ts'
import { parseAddress } from '../request/address.ts'
import type { Site } from '../settings/site.ts'
import type { Document } from './document.ts'
import { type FeedRenderer, feedDocument } from './feed.ts'

/** Returns a function that finds the document of a request. The route of `c` must be one of the family's patterns. */
export function createFeedAddresses(
  site: Site,
  clean: BodyCleaner,
  refuse: (request: Request, problem: Problem) => Promise<Response>,
) {
  /** @throws {SelectionError} for a parameter that is not allowed. */
  return (c: Context, renderer: FeedRenderer, family: Family): Document | Response | Promise<Response> => {
    const { prefix } = renderer
    const below = prefix === undefined ? site : { ...site, basePath: `${site.basePath}${prefix}` }
    const asked = parseAddress(below, family, c.req.param(), c.req.url, renderer.parameters)
    if ('moved' in asked) return redirectTo(asked.moved, 301)
    if ('request' in asked) return feedDocument(site, clean, renderer, asked.request)
    return refuse(c.req.raw, { status: 404, title: 'Not found', detail: asked.impossible })
  }
}
