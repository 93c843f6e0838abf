/** A request for a feed → its document for the one who asks, or a redirect or error. */
import type { Context } from 'hono'
import type { Family } from '../families/families.ts'
import type { Problem } from '../http/problem.ts'
import { type ResponseOrPromise, redirectTo } from '../http/respond.ts'
import { parseAddress } from '../request/address.ts'
import type { FeedRequest } from '../request/selection.ts'
import type { BodyCleaner } from '../sanitize/clean-body.ts'
import type { Site } from '../settings/site.ts'
import type { Admit, Reader } from './admission.ts'
import type { Document } from './document.ts'
import { type FeedRenderer, feedDocument } from './feed.ts'

type Respond = (document: Document) => ResponseOrPromise

export type FeedAddresses = ReturnType<typeof createFeedAddresses>

type FeedAddressParts = {
  readonly site: Site
  readonly clean: BodyCleaner
  readonly refuse: (request: Request, problem: Problem) => Promise<Response>
  readonly admit: Admit
}

export function createFeedAddresses({ site, clean, refuse, admit }: FeedAddressParts) {
  /** @throws {Refusal} */
  function answerRequest(
    c: Context,
    renderer: FeedRenderer,
    request: FeedRequest,
    respond: Respond,
  ): ResponseOrPromise {
    const answerTo = (reader: Reader | null) =>
      respond(feedDocument(site, clean, renderer, request, reader))
    const reader = admit(c.req.raw, request, renderer.preset ?? null, !renderer.showsBodies)
    return reader instanceof Promise ? reader.then(answerTo) : answerTo(reader)
  }

  return {
    answerRequest,

    /**
     * The route of `c` must be one of the family's patterns.
     *
     * @throws {SelectionError} for a parameter that is not allowed.
     * @throws {Refusal}
     */
    answerAddress(
      c: Context,
      renderer: FeedRenderer,
      family: Family,
      respond: Respond,
    ): ResponseOrPromise {
      const { prefix } = renderer
      const below = prefix === undefined ? site : { ...site, basePath: `${site.basePath}${prefix}` }
      const parsed = parseAddress(below, family, c.req.param(), c.req.url, renderer.parameters)
      if ('moved' in parsed) return redirectTo(parsed.moved, 301)
      if ('request' in parsed) return answerRequest(c, renderer, parsed.request, respond)
      return refuse(c.req.raw, { status: 404, title: 'Not found', detail: parsed.impossible })
    },
  }
}
