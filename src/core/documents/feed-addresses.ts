/** A request for a feed → its document, served to the one who asks; or a redirect or error. */
import type { Context } from 'hono'
import type { Family } from '../families/families.ts'
import type { Problem } from '../http/problem.ts'
import { type ResponseOrPromise, redirectTo } from '../http/respond.ts'
import { parseAddress } from '../request/address.ts'
import type { FeedRequest } from '../request/selection.ts'
import type { BodyCleaner } from '../sanitize/clean-body.ts'
import type { Site } from '../settings/site.ts'
import type { Admit, Reader } from './admission.ts'
import { type FeedRenderer, feedDocument } from './feed.ts'
import type { Serve } from './serve.ts'

type FeedAddressParts = {
  readonly site: Site
  readonly clean: BodyCleaner
  readonly refuse: (request: Request, problem: Problem) => Promise<Response>
  readonly admit: Admit
  readonly serveDocument: Serve['serveDocument']
}

export function createFeedAddresses(parts: FeedAddressParts) {
  const { site, clean, refuse, admit, serveDocument } = parts

  /** `byUrl`: whether the URL alone determines the document. @throws {Refusal} */
  function serveFeed(
    c: Context,
    renderer: FeedRenderer,
    request: FeedRequest,
    byUrl = true,
  ): ResponseOrPromise {
    // It costs something on Node.
    const signal = request.words === null ? undefined : c.req.raw.signal
    const serveTo = (reader: Reader | null) =>
      serveDocument(c, feedDocument(site, clean, renderer, request, reader, signal), byUrl)
    const reader = admit(c.req.raw, request, renderer.preset ?? null, !renderer.showsBodies)
    return reader instanceof Promise ? reader.then(serveTo) : serveTo(reader)
  }

  return {
    serveFeed,

    /**
     * The route of `c` must be one of the family's patterns.
     *
     * @throws {SelectionError} for a parameter that is not allowed.
     * @throws {Refusal}
     */
    serveFamily(
      c: Context,
      renderer: FeedRenderer,
      family: Family,
      byUrl = true,
    ): ResponseOrPromise {
      const { prefix } = renderer
      const below = prefix === undefined ? site : { ...site, basePath: `${site.basePath}${prefix}` }
      const parsed = parseAddress(below, family, c.req.param(), c.req.url, renderer.parameters)
      if ('moved' in parsed) return redirectTo(parsed.moved, 301)
      if ('request' in parsed) return serveFeed(c, renderer, parsed.request, byUrl)
      return refuse(c.req.raw, { status: 404, title: 'Not found', detail: parsed.impossible })
    },
  }
}
