/** Document → Rendered → Response: serves a document from memory, or renders it. */
import type { Context as HonoContext } from 'hono'
import { createQueues, type Memory } from '../delivery/cache-classes.ts'
import { sleep } from '../delivery/deadline.ts'
import { createDelivery } from '../delivery/delivery.ts'
import { createKnownFamilies } from '../delivery/known-families.ts'
import { type Queued, TooBusy } from '../delivery/queue.ts'
import { createContexts, type Runtime } from '../delivery/runtime.ts'
import type { Cacheable, Delivered } from '../delivery/version.ts'
import { createCopies } from '../http/copies.ts'
import type { Rendered } from '../http/encode.ts'
import { isTooLong } from '../http/limits.ts'
import { createResponder, type Prepared } from '../http/respond.ts'
import type { Log } from '../log/log.ts'
import type { DeliverySettings } from '../settings/delivery.ts'
import type { Site } from '../settings/site.ts'
import type { KnownAddresses } from '../store/known-addresses.ts'
import { absent, type Store } from '../store/store.ts'
import type { Document } from './document.ts'
import { factsOf, familiesWithPeriod, inPeriod, keepPrivate, uncertain, warmKey } from './document-facts.ts'
import { everywhere } from './everywhere.ts'
import type { Missing } from './missing.ts'
import type { Listener, Observation } from './observation.ts'
import { describeOutage, isOutage } from './outage.ts'
import { createRender } from './render.ts'
import { createSearches } from './serve-search.ts'
import { timeStore } from './time-store.ts'
import { createWarm } from './warm.ts'

export type ServeParts = {
  readonly site: Site
  readonly settings: DeliverySettings
  readonly runtime: Runtime
  readonly memory: Memory
  /** Called whenever a request needs the database. */
  readonly store: () => Store
  readonly log: Log
  readonly respondMissing: (request: Request, missing: Missing) => Response | Promise<Response>
  /** Without it, nothing is observed. */
  readonly observation?: Observation | undefined
  readonly rendered?: Listener['render'] | undefined
}

/** A request for a document. */
type Asked = {
  readonly c: HonoContext
  readonly document: Document
  /** Whether the URL alone determines the document. */
  readonly byUrl: boolean
}

type Value = Rendered | Missing

/** How far a `Date` header can be behind the clock: Node makes one a second, and late when the process is busy. */
const dateBehindMs = 1000

/** Serves documents: one for an app. */
export function createServe(parts: ServeParts) {
  const { site, settings, runtime, memory, store, log, respondMissing, observation } = parts
  const clock = () => performance.now()
  const { freshMs } = settings
  const takesTokens = site.partnerFeeds !== null
  const { sharesPromises } = runtime
  const staleSeconds = settings.staleHours * 3600
  const queues = createQueues(sharesPromises, clock, sleep)
  const delivery = createDelivery<Value>({
    freshMs,
    staleSeconds,
    shelfBytes: memory.shelves,
    clock,
    sleep,
    queues,
    concernsAll: isOutage,
    outage: (scope, error) =>
      log(
        `${describeOutage(error)}; each document is served from memory if there is one, and otherwise refused`,
        error,
        {
          event: isOutage(error) ? 'outage' : 'document.failed',
          fields: { scope },
        },
      ),
    recovery: (scope, seconds) =>
      log(`recovered after ${seconds} s`, undefined, { event: 'recovered', fields: { scope, seconds } }),
  })
  const render = createRender({ runtime, clock, log, told: parts.rendered })
  const search = createSearches({ render, freshMs, clock, log, queue: queues.search })
  const known = createKnownFamilies<KnownAddresses>({ freshMs, clock, sharesPromises })
  const readAddresses = (queued: Queued) =>
    delivery.inTurn('feed', () => timeStore(store(), clock).store.findAddresses(), queued)
  const warm = createWarm(clock, delivery.generation)
  const copies = createCopies({ codec: runtime.codec, sharesPromises, copyBytes: memory.copies })
  const responder = createResponder(copies, settings.hstsSeconds, everywhere(site))
  const contextOf = createContexts(runtime)

  function toCacheable(document: Document, shelf: Cacheable<Value>['shelf']): Cacheable<Value> {
    const { key, families, cache } = document
    return {
      key,
      families: familiesWithPeriod(document),
      shelf,
      queue: cache.queue,
      check: async () => inPeriod(await timeStore(store(), clock).store.findMarker(...families), document),
      render: async () => inPeriod(await render(document, store()), document),
    }
  }

  async function deliver({ c, document }: Asked): Promise<Delivered<Value> | Missing> {
    const { shelf } = document.cache
    if (shelf === null) return search(document, store)
    const cacheable = toCacheable(document, shelf)
    const unseen = uncertain(document).filter((family) => (delivery.stateOf(family) ?? absent) === absent)
    if (unseen.length > 0) {
      // If this query fails, delivery finds out too: it logs an outage, and has a copy perhaps.
      const missing = await known.findAbsent(unseen, readAddresses).catch(() => undefined)
      if (missing !== undefined && !known.maySuggest()) {
        if (document.absent) return document.absent(missing)
        throw new TooBusy('too many requests for feeds that do not exist')
      }
    }
    return delivery.deliver(cacheable, contextOf(c))
  }

  function prepare(
    { maxAgeSeconds, isPrivate = false }: Document,
    rendered: Rendered,
    delivered: Delivered<Value>,
  ): Prepared {
    const { confirmedAt, ageSeconds } = delivered
    return responder.prepare(rendered, {
      // `Last-Modified` must not be later than `Date`.
      now: new Date(Math.min(confirmedAt.getTime(), Date.now() - dateBehindMs)),
      ageSeconds,
      maxAgeSeconds,
      edgeSeconds: Math.min(site.edgeSeconds, maxAgeSeconds),
      staleSeconds,
      takesTokens,
      isPrivate,
    })
  }

  async function refuseMissing({ c, document }: Asked, missing: Missing): Promise<Response> {
    const response = await respondMissing(c.req.raw, missing)
    if (document.isPrivate) keepPrivate(response)
    return response
  }

  function toResponse(asked: Asked, delivered: Delivered<Value>) {
    const { c, document, byUrl } = asked
    const request = c.req.raw
    const { value, unchangedUntilMs, source, ageSeconds, outdated } = delivered
    const missing = 'status' in value
    const facts = observation && factsOf(document, source, ageSeconds, missing ? null : value.mediaType)
    if (facts) observation?.note(request, facts)
    if (missing) return refuseMissing(asked, value)
    const prepared = prepare(document, value, delivered)
    if (!outdated && delivered.generation === delivery.generation()) {
      const known = facts && observation?.known(request, facts)
      warm.set(warmKey(document), byUrl && !document.isPrivate ? request.url : null, {
        prepared,
        untilMs: unchangedUntilMs,
        known,
      })
    }
    // No tag matches an empty list.
    return responder.answer(request, prepared, outdated ? '' : request.headers.get('If-None-Match'))
  }

  /** A response that another URL of the document has, or the same one where the URL does not determine it. */
  function answerKnown({ c, document, byUrl }: Asked): Response | Promise<Response> | undefined {
    const found = warm.getByKey(warmKey(document))
    if (!found) return undefined
    const request = c.req.raw
    const { prepared, untilMs } = found
    const { rendered, policy } = prepared
    const facts = observation && factsOf(document, 'memory', policy.ageSeconds, rendered.mediaType)
    if (facts) observation?.note(request, facts)
    if (byUrl && !document.isPrivate)
      warm.alias(request.url, { prepared, untilMs, known: facts && observation?.known(request, facts) })
    return responder.answer(request, prepared, request.headers.get('If-None-Match'))
  }

  return {
    /** The response to GET and HEAD. `byUrl`: whether the URL alone determines the document. */
    serveDocument(c: HonoContext, document: Document, byUrl = true): Response | Promise<Response> {
      const asked = { c, document, byUrl }
      const { key, cache } = document
      const { shelf } = cache
      const known = answerKnown(asked)
      if (known) return known
      const fresh = shelf === null ? undefined : delivery.fresh({ key, families: familiesWithPeriod(document), shelf })
      if (fresh) return toResponse(asked, fresh)
      return deliver(asked).then((found) => ('value' in found ? toResponse(asked, found) : refuseMissing(asked, found)))
    },

    /** The response to a request for the same URL, if nothing can have changed since: before any routing. */
    serveWarm(request: Request, env: unknown): Response | Promise<Response> | undefined {
      const startedMs = observation?.clock() ?? 0
      const found = warm.get(request)
      // The token decides which response it is.
      if (!found || (takesTokens && request.headers.has('Authorization'))) return undefined
      const ifNoneMatch = request.headers.get('If-None-Match')
      if (isTooLong(ifNoneMatch)) return undefined
      const sent = found.known && observation?.warm(request, env, found.known, startedMs)
      return responder.answer(request, found.prepared, ifNoneMatch, sent)
    },

    /** What addresses exist, as of at most `freshMs` ago; `undefined` if the database never told. */
    findAddresses: (): Promise<KnownAddresses | undefined> => known.find(readAddresses),

    /** What an outage of the database means now. */
    outage: delivery.outage,
    metOutage: delivery.metOutage,
    recovered: delivery.recovered,

    /** Bytes in use, by class. */
    usedBytes: () => ({ shelves: delivery.usedBytes(), copies: copies.usedBytes() }),

    respond: responder.respond,
  }
}
