/**
 * Rendered → Response: answers a request for a document, from what is prepared for its URL, from
 * memory, or with a render.
 */
import type { Context as HonoContext } from 'hono'
import { clock, createContexts, type Runtime } from '../delivery/runtime.ts'
import { ageSecondsOf, type Version } from '../delivery/version.ts'
import type { Rendered } from '../http/encode.ts'
import { isTooLong } from '../http/limits.ts'
import { createResponder, type Prepared, type ResponseOrPromise } from '../http/respond.ts'
import { termsOf } from '../rights/ai-rights.ts'
import type { DeliverySettings, Site } from '../settings/site.ts'
import type { Documents, DocumentValue } from './deliver.ts'
import { type Document, siteHeadersOf } from './document.ts'
import type { Missing } from './missing.ts'
import type { Observation } from './observation.ts'
import { createWarm, type PreparedUrl } from './warm.ts'

type ServeParts = {
  readonly site: Site
  readonly settings: DeliverySettings
  readonly runtime: Runtime
  readonly documents: Documents
  readonly respondMissing: (request: Request, missing: Missing) => ResponseOrPromise
  /** Without it, nothing is observed. */
  readonly observation?: Observation | undefined
}

/**
 * How far a `Date` header can be behind the clock: Node makes one a second, and late when the
 * process is busy.
 */
const dateBehindMs = 1000

/** How long a client may keep that a private feed has moved, or does not exist. */
const missingSeconds = 60

export type Serve = ReturnType<typeof createServe>

export function createServe({
  site,
  settings,
  runtime,
  documents,
  respondMissing,
  observation,
}: ServeParts) {
  const takesTokens = site.partnerFeeds !== null
  const staleSeconds = settings.staleHours * 3600
  const warm = createWarm(clock, documents.generation)
  const { prepare, answer, respond } = createResponder(
    documents.copies,
    settings.hstsSeconds,
    siteHeadersOf(termsOf(site)),
  )
  const contextOf = createContexts(runtime)

  function prepareFor(
    { maxAgeSeconds, isPrivate = false }: Document,
    value: Rendered,
    readAt: Date,
    ageSeconds: number,
  ): Prepared {
    return prepare(value, {
      // `Last-Modified` must not be later than `Date`.
      now: new Date(Math.min(readAt.getTime(), Date.now() - dateBehindMs)),
      ageSeconds,
      maxAgeSeconds,
      edgeSeconds: Math.min(site.edgeSeconds, maxAgeSeconds),
      staleSeconds,
      takesTokens,
      isPrivate,
    })
  }

  async function refuseMissing(
    request: Request,
    { isPrivate }: Document,
    missing: Missing,
  ): Promise<Response> {
    const response = await respondMissing(request, missing)
    if (isPrivate) {
      response.headers.set('Cache-Control', `private, max-age=${missingSeconds}`)
      response.headers.append('Vary', 'Authorization')
    }
    return response
  }

  function toResponse(
    request: Request,
    document: Document,
    byUrl: boolean,
    version: Version<DocumentValue>,
  ) {
    const { value, readAt, checkedMs, source: cache, outdated, generation } = version
    const ageSeconds = ageSecondsOf(version, clock())
    const missing = 'status' in value
    const mediaType = missing ? null : value.mediaType
    const [family] = document.families
    const outcome = observation?.note(request, { family, cache, ageSeconds, mediaType })
    if (missing) return refuseMissing(request, document, value)
    const prepared = prepareFor(document, value, readAt, ageSeconds)
    if (!outdated && generation === documents.generation()) {
      const untilMs = checkedMs + Math.min(settings.freshMs, (ageSeconds + 1) * 1000)
      const url = byUrl && !document.isPrivate ? request.url : null
      warm.set(warmKey(document), url, { ...prepared, untilMs, outcome })
    }
    // No tag matches an empty list.
    return answer(request, prepared, outdated ? '' : request.headers.get('If-None-Match'))
  }

  /**
   * A response that another URL of the document has, or the same one where the URL does not
   * determine it.
   */
  function answerKnown(
    request: Request,
    { families: [family], isPrivate }: Document,
    byUrl: boolean,
    prepared: PreparedUrl,
  ) {
    const { rendered, policy } = prepared
    const { mediaType } = rendered
    const { ageSeconds } = policy
    const outcome = observation?.note(request, { family, cache: 'memory', ageSeconds, mediaType })
    if (byUrl && !isPrivate) warm.alias(request.url, { ...prepared, outcome })
    return answer(request, prepared, request.headers.get('If-None-Match'))
  }

  return {
    /** The response to GET and HEAD. `byUrl`: whether the URL alone determines the document. */
    serveDocument(c: HonoContext, document: Document, byUrl = true): ResponseOrPromise {
      const request = c.req.raw
      const prepared = warm.getByKey(warmKey(document))
      if (prepared) return answerKnown(request, document, byUrl, prepared)
      const fresh = document.cache.shelf === null ? undefined : documents.fresh(document)
      if (fresh) return toResponse(request, document, byUrl, fresh)
      return documents
        .deliver(document, contextOf(c))
        .then((found) =>
          'value' in found
            ? toResponse(request, document, byUrl, found)
            : refuseMissing(request, document, found),
        )
    },

    /**
     * The response to a request for the same URL, if nothing can have changed since: before any
     * routing.
     */
    serveWarm(request: Request, env: unknown): ResponseOrPromise | undefined {
      const startedMs = observation?.clock() ?? 0
      const found = warm.get(request)
      // The token decides which response it is.
      if (!found || (takesTokens && request.headers.has('Authorization'))) return undefined
      const ifNoneMatch = request.headers.get('If-None-Match')
      if (isTooLong(ifNoneMatch)) return undefined
      const sent = found.outcome && observation?.warm(request, env, found.outcome, startedMs)
      return answer(request, found, ifNoneMatch, sent)
    },

    respond,
  }
}

/** One document in memory has other headers for partners than for everyone. */
const warmKey = ({ key, isPrivate }: Document) => (isPrivate ? `private ${key}` : key)
