/**
 * Document → Rendered: from memory, or rendered in its turn. Readers (serve.ts) and push share all
 * of it.
 */
import { createQueues, type Memory } from '../delivery/cache-classes.ts'
import { createDelivery } from '../delivery/delivery.ts'
import { createKnownFamilies } from '../delivery/known-families.ts'
import type { Queued } from '../delivery/queue.ts'
import { clock, type RequestContext, type Runtime, sleep } from '../delivery/runtime.ts'
import type { Version } from '../delivery/version.ts'
import { familyOf } from '../families/families.ts'
import { createCopies } from '../http/copies.ts'
import type { Bytes, Rendered } from '../http/encode.ts'
import type { Log } from '../log/log.ts'
import type { DeliverySettings } from '../settings/site.ts'
import type { KnownAddresses } from '../store/known-addresses.ts'
import type { Store } from '../store/store.ts'
import { absent } from '../store/to-marker.ts'
import { describeOutage, isOutage } from './describe-error.ts'
import type { Document } from './document.ts'
import type { Missing } from './missing.ts'
import type { Listener } from './observation.ts'
import { createRender } from './render.ts'
import { createSearches } from './serve-search.ts'
import { timeStore } from './time-store.ts'

type DocumentsParts = {
  readonly settings: Pick<DeliverySettings, 'freshMs' | 'staleHours'>
  readonly runtime: Runtime
  readonly memory: Pick<Memory, 'shelves' | 'copies'>
  readonly store: () => Store
  readonly log: Log
  readonly onRender?: Listener['render'] | undefined
}

export type DocumentValue = Rendered | Missing

export type Documents = ReturnType<typeof createDocuments>

/** For push, which runs in one process. */
const sharing: RequestContext = { sharesPromises: true, waitUntil: () => {} }

export function createDocuments({
  settings,
  runtime,
  memory,
  store,
  log,
  onRender,
}: DocumentsParts) {
  const { freshMs } = settings
  const { sharesPromises, codec } = runtime
  const queues = createQueues(sharesPromises, clock, sleep)
  const render = createRender(runtime, log, onRender)
  const search = createSearches(render, freshMs, log, queues.search)
  const known = createKnownFamilies<KnownAddresses>({ freshMs, clock, sharesPromises })
  const copies = createCopies({ codec, sharesPromises, copyBytes: memory.copies })
  const delivery = createDelivery<Document, DocumentValue>({
    check: ({ families }) => timeStore(store(), clock).store.findMarker(...families),
    render: (document) => render(document, store()),
    freshMs,
    staleSeconds: settings.staleHours * 3600,
    shelfBytes: memory.shelves,
    clock,
    sleep,
    queues,
    concernsAll: isOutage,
    outage: (scope, error) =>
      log(
        `${describeOutage(error)}; each document is served from memory if there is one, and otherwise refused`,
        error,
        { event: isOutage(error) ? 'outage' : 'document.failed', fields: { scope } },
      ),
    recovery: (scope, seconds) =>
      log(`recovered after ${seconds} s`, undefined, {
        event: 'recovered',
        fields: { scope, seconds },
      }),
  })
  const readAddresses = (queued: Queued) =>
    delivery.inTurn('feed', () => timeStore(store(), clock).store.findAddresses(), queued)

  return {
    ...delivery,
    copies,

    /** For readers. A document that cannot exist is `Missing` without a render. */
    async deliver(
      document: Document,
      context: RequestContext,
    ): Promise<Version<DocumentValue> | Missing> {
      const { cache, families, absent: answer } = document
      if (cache.shelf === null) return search(document, store)
      const unseen = answer
        ? families.filter((key) => isUncertain(key) && (delivery.stateOf(key) ?? absent) === absent)
        : []
      if (answer && unseen.length > 0) {
        // If this query fails, delivery meets the outage too: it logs it, and may have a copy.
        const missing = await known.findAbsent(unseen, readAddresses).catch(() => undefined)
        if (missing !== undefined && !known.maySuggest()) return answer(missing)
      }
      return delivery.deliver(document, context)
    },

    /**
     * For push: with everything committed until `sinceMs`, on the clock of the process, never a
     * stale version. Not compressed.
     */
    async read(
      document: Document,
      sinceMs: number,
    ): Promise<Missing | (Pick<Rendered, 'mediaType' | 'etag'> & { bytes: Bytes })> {
      const { value } = await delivery.deliver(document, sharing, sinceMs)
      if ('status' in value) return value
      const { codings, bytes, mediaType, etag } = value
      return {
        mediaType,
        etag,
        bytes: codings.length === 0 ? bytes : await copies(value, 'identity'),
      }
    },

    /**
     * The addresses that exist, as of at most `freshMs` ago; `undefined` if the database never
     * answered.
     */
    findAddresses: (): Promise<KnownAddresses | undefined> => known.find(readAddresses),

    usedBytes: () => ({ shelves: delivery.usedBytes(), copies: copies.usedBytes() }),
  }
}

/**
 * Says whether a family may not exist: it has a member, and not every possible member has a feed.
 */
const isUncertain = (key: string) =>
  key.includes('/') && familyOf(key).family.member?.always !== true
