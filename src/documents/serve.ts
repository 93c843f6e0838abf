/** Document → Rendered → Response: serves a document from memory, or renders it. */
import { createQueues, shelves } from '../delivery/cache-classes.ts'
import { withDeadline } from '../delivery/deadline.ts'
import { createDelivery } from '../delivery/delivery.ts'
import type { Context, Runtime } from '../delivery/runtime.ts'
import { limitUnknownFamilies } from '../delivery/unknown-families.ts'
import type { Cacheable, Delivered } from '../delivery/version.ts'
import type { Rendered } from '../http/encode.ts'
import { respond } from '../http/respond.ts'
import type { DeliverySettings } from '../settings/delivery.ts'
import type { Site } from '../settings/site.ts'
import { absent, type Store } from '../store/store.ts'
import type { Document } from './document.ts'
import type { Missing } from './missing.ts'
import { describeOutage, isOutage } from './outage.ts'
import { render } from './render.ts'
import { createSearches } from './serve-search.ts'

export type ServeParts = {
  readonly site: Site
  readonly settings: DeliverySettings
  readonly runtime: Runtime
  readonly log: (message: string, error?: unknown) => void
  readonly respondMissing: (request: Request, missing: Missing) => Response | Promise<Response>
}

type Value = Rendered | Missing

/** Delivery handles several families as one, with one check. */
const familiesKey = ({ families }: Document) => (families.length === 1 ? families[0] : families.join(' '))

/** Returns a function that responds to GET and HEAD. It calls `store` and `context` only if it needs the database. */
export function createServe({ site, settings, runtime, log, respondMissing }: ServeParts) {
  const clock = () => performance.now()
  const { freshMs } = settings
  const staleSeconds = settings.staleHours * 3600
  const bytesOf = (share: number) => Math.floor(settings.memoryMegabytes * 1_000_000 * share)
  const delivery = createDelivery<Value>({
    freshMs,
    staleSeconds,
    shelfBytes: { feed: bytesOf(shelves.feed), variant: bytesOf(shelves.variant), embed: bytesOf(shelves.embed) },
    clock,
    concernsAll: isOutage,
    outage: (_, error) => log(`${describeOutage(error)}; serving cached documents`, error),
    recovery: (_, seconds) => log(`recovered after ${seconds} s`),
  })
  const queues = createQueues(runtime.sharesPromises)
  const search = createSearches({ runtime, freshMs, clock, log, queue: queues.search })
  const limitUnknown = limitUnknownFamilies({ windowMs: freshMs, clock, queue: queues.unknownFamily })

  function toCacheable(document: Document, shelf: Cacheable<Value>['shelf'], store: () => Store): Cacheable<Value> {
    const { key, families, cache } = document
    const { queue } = cache
    const renderDocument = () => render(document, store(), runtime)
    return {
      key,
      family: familiesKey(document),
      shelf,
      check: () => store().findMarker(...families),
      // The deadline frees the slot in the queue, even if the database never answers.
      render: queue === null ? renderDocument : () => queues[queue](() => withDeadline(renderDocument())),
    }
  }

  function deliver(document: Document, store: () => Store, context: () => Context): Promise<Delivered<Value>> {
    const { shelf } = document.cache
    if (shelf === null) return search(document, store())
    const cacheable = toCacheable(document, shelf, store)
    const state = delivery.stateOf(cacheable.family)
    // Families without members always exist.
    const mayNotExist =
      shelf !== 'variant' && cacheable.family.includes('/') && (state === undefined || state === absent)
    const deliverNow = () => delivery.deliver(cacheable, context())
    return mayNotExist ? limitUnknown(deliverNow, ({ value }) => 'status' in value) : deliverNow()
  }

  function toResponse(request: Request, { cache, maxAgeSeconds }: Document, delivered: Delivered<Value>) {
    const { value, confirmedAt, ageSeconds, outdated } = delivered
    if ('status' in value) return respondMissing(request, value)
    return respond(request, value, {
      // The earlier of both clocks, because `Last-Modified` must not be later than `Date`.
      now: new Date(Math.min(confirmedAt.getTime(), Date.now())),
      ageSeconds,
      outdated,
      maxAgeSeconds,
      edgeSeconds: (runtime.cacheTags ? cache.edgeSeconds : null) ?? Math.min(site.edgeSeconds, maxAgeSeconds),
      staleSeconds,
    })
  }

  return (
    request: Request,
    document: Document,
    store: () => Store,
    context: () => Context,
  ): Response | Promise<Response> => {
    const { key, cache } = document
    const { shelf } = cache
    const fresh = shelf === null ? undefined : delivery.fresh({ key, family: familiesKey(document), shelf })
    if (fresh) return toResponse(request, document, fresh)
    return deliver(document, store, context).then((delivered) => toResponse(request, document, delivered))
  }
}
