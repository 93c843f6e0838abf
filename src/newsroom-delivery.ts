/** From the newsroom to the reader, through the memory: where articles, families, rendering and delivery meet, on behalf of app.ts. */
import type { Snapshot } from './articles/article.ts'
import { familiesOf } from './articles/shown.ts'
import { absent, NotMigrated, type Store, StoreUnavailable } from './articles/store.ts'
import { rememberBodies } from './delivery/body-memory.ts'
import { DeadlinePassed, withDeadline } from './delivery/deadline.ts'
import { createDelivery } from './delivery/delivery.ts'
import { createGate, TooBusy } from './delivery/gate.ts'
import { familyTag } from './delivery/purge.ts'
import type { DeliverySettings } from './delivery/settings.ts'
import type { Context, Delivered } from './delivery/wanted.ts'
import { type Elsewhere, findElsewhere } from './elsewhere.ts'
import { placeOf } from './families/place.ts'
import { canonicalQuery, type FeedRequest } from './families/selection.ts'
import { buildFeed } from './feed/build-feed.ts'
import { cleanBody } from './feed/clean-body.ts'
import type { Feed } from './feed/feed.ts'
import { type Compress, gzipOnly } from './http/gzip.ts'
import { type Described, represent, weightOf } from './http/represent.ts'
import { type Representation, respond } from './http/respond.ts'
import type { Site } from './site.ts'

export type NewsroomDeliveryParts = {
  readonly site: Site
  readonly settings: DeliverySettings
  readonly compress: Compress
  /** Whether one request may wait for another's promise. */
  readonly sharesPromises: boolean
  /** Whether a cache that knows `Cache-Tag` stands in front. */
  readonly cacheTags: boolean
  readonly log: (message: string, error?: unknown) => void
  /** The answer where there is no such document. */
  readonly respondElsewhere: (request: Request, elsewhere: Elsewhere) => Response | Promise<Response>
}

/** A kind of document that can be made of a feed; `key` and the selection name one in memory. */
export type DocumentKind = {
  readonly key: string
  /** Last segment of its address; empty for a page. */
  readonly file: string
  /** How long readers may keep it without asking. */
  readonly maxAgeSeconds: number
  readonly render: (feed: Feed, snapshot: Snapshot) => Rendering | Promise<Rendering>
}

type Rendering = Described & { readonly text: string }

/** Parts of the memory: for cleaned bodies, for documents with parameters, and the rest for those without. */
const bodyShare = 0.25
const variantShare = 0.25
/** How many variants are made at the same time, and how many wait for their turn; the same again for parts of archives. */
const variantsAtOnce = 2
const variantsWaiting = 100
/** The same for families that this instance has not met; and how many in `freshMs` may turn out not to exist. */
const strangersAtOnce = 20
const strangersWaiting = 1000
const mostMisses = 50
/** What an answer without a document weighs in memory, about. */
const elsewhereBytes = 1000
/** Closed parts of an archive change seldom, and are purged at the edge when they do. */
const archiveEdgeSeconds = 86_400

export function createNewsroomDelivery(parts: NewsroomDeliveryParts) {
  const { site, settings, compress, sharesPromises, cacheTags, log } = parts
  const memoryBytes = settings.memoryMegabytes * 1_000_000
  const clock = () => performance.now()
  const clean = rememberBodies(cleanBody, memoryBytes * bodyShare)
  const delivery = createDelivery<Representation | Elsewhere>({
    freshMs: settings.freshMs,
    staleSeconds: settings.staleHours * 3600,
    memoryBytes: memoryBytes * (1 - bodyShare - variantShare),
    variantBytes: memoryBytes * variantShare,
    clock,
    concernsAll: isOutage,
    outage: (_, error) => {
      const what = whatFailed(error)
      log(`${what}; those in memory are served on`, error)
    },
    recovery: (_, seconds) => log(`all is well again, after ${seconds} s`),
  })
  const variantGate = createGate(variantsAtOnce, sharesPromises ? variantsWaiting : 0)
  const archiveGate = createGate(variantsAtOnce, sharesPromises ? variantsWaiting : 0)
  const strangerGate = createGate(strangersAtOnce, sharesPromises ? strangersWaiting : 0)
  const misses = { sinceMs: clock(), count: 0 }

  async function make(kind: DocumentKind, wanted: FeedRequest, variant: boolean, store: Store) {
    const snapshot = await store.latest(wanted)
    const { state, readAt } = snapshot
    const elsewhere = await findElsewhere(site, kind.file, wanted, snapshot, (prefix, limit) =>
      store.near(prefix, limit),
    )
    if (elsewhere) return { document: elsewhere, bytes: elsewhereBytes, minor: true, state, readAt }
    const place = placeOf(site, wanted, snapshot)
    const feed = buildFeed({ site, place, snapshot, content: wanted.content, clean })
    const { text, ...described } = await kind.render(feed, snapshot)
    const cacheTag = cacheTags ? tagsOf(familiesOf(wanted), snapshot) : ''
    // A variant is for few, who are served sooner without the better coding.
    const document = await represent(text, { ...described, cacheTag }, variant ? gzipOnly : compress)
    return { document, bytes: weightOf(document), state, readAt }
  }

  /** Counts what does not exist, so that whoever asks for a million such addresses does not ask the database a million times. */
  function countMiss(): void {
    if (clock() - misses.sinceMs >= settings.freshMs) Object.assign(misses, { sinceMs: clock(), count: 0 })
    misses.count += 1
  }
  const tooManyMisses = () => misses.count >= mostMisses && clock() - misses.sinceMs < settings.freshMs

  function answer(
    request: Request,
    kind: DocumentKind,
    { part }: FeedRequest,
    { document, confirmedAt, ageSeconds, outdated }: Delivered<Representation | Elsewhere>,
  ): Response | Promise<Response> {
    if ('status' in document) return parts.respondElsewhere(request, document)
    const archived = part !== null && cacheTags
    return respond(request, document, {
      // The database's clock, unless ours is behind it: `Last-Modified` may not be later than `Date`.
      now: new Date(Math.min(confirmedAt.getTime(), Date.now())),
      ageSeconds,
      outdated,
      maxAgeSeconds: kind.maxAgeSeconds,
      edgeSeconds: archived ? archiveEdgeSeconds : Math.min(site.edgeSeconds, kind.maxAgeSeconds),
      staleSeconds: settings.staleHours * 3600,
    })
  }

  /** The answer to GET or HEAD. `store` and `context` are called for only where the database must be asked. */
  return (
    request: Request,
    kind: DocumentKind,
    wanted: FeedRequest,
    store: () => Store,
    context: () => Context,
  ): Response | Promise<Response> => {
    const { part } = wanted
    const families = familiesOf(wanted)
    const query = part === null ? canonicalQuery(wanted, site.feedLength) : `${part.month}/${part.number}`
    const key = `${kind.key} ${wanted.family} ${query}`
    const family = families.join(' ')
    const variant = query !== ''
    const fresh = delivery.fresh({ key, family, variant })
    if (fresh) return answer(request, kind, wanted, fresh)
    const look = () => store().marker(...families)
    const rendered = () => make(kind, wanted, variant, store())
    const gate = part === null ? variantGate : archiveGate
    // What is at hand needs no turn; and whoever has one gives it back, also when the database never answers.
    const render = variant ? () => gate(() => withDeadline(rendered())) : rendered
    const deliver = () => delivery.deliver({ key, family, variant, look, render }, context())
    const deliverStranger = async () => {
      if (tooManyMisses()) throw new TooBusy('too many feeds that do not exist are being asked for')
      const found = await deliver()
      if ('status' in found.document) countMiss()
      return found
    }
    const found = () => {
      const state = delivery.stateOf(family)
      const stranger = !variant && (state === undefined || state === absent)
      return stranger ? withDeadline(strangerGate(deliverStranger)) : deliver()
    }
    return found().then((found) => answer(request, kind, wanted, found))
  }
}

/** What a purge can name: the families, and each article that is shown. */
function tagsOf(families: readonly string[], { articles }: Snapshot): string {
  return [...families.map(familyTag), ...articles.map(({ id }) => `article:${id}`)].join(',')
}

function whatFailed(error: unknown): string {
  if (error instanceof NotMigrated) return 'the database cannot be read'
  return isOutage(error) ? 'the database gives no answer' : 'documents cannot be made'
}

/** Whether waiting may help: the database, not we, failed. */
export const isOutage = (error: unknown): boolean =>
  error instanceof StoreUnavailable || error instanceof DeadlinePassed
