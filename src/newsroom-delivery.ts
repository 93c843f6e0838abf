/** From the newsroom to the reader, through the memory: where articles, rendering and delivery meet, on behalf of app.ts. */
import type { Selection, Snapshot } from './articles/article.ts'
import { NotMigrated, type Store, StoreUnavailable } from './articles/store.ts'
import { rememberBodies } from './delivery/body-memory.ts'
import { DeadlinePassed, withDeadline } from './delivery/deadline.ts'
import { type Context, createDelivery, type Delivered } from './delivery/delivery.ts'
import { createGate } from './delivery/gate.ts'
import { familyTag } from './delivery/purge.ts'
import type { DeliverySettings } from './delivery/settings.ts'
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
}

/** A kind of document that can be made of a feed; `key` and the selection name one in memory. */
export type DocumentKind = {
  readonly key: string
  /** How long readers may keep it without asking. */
  readonly maxAgeSeconds: number
  readonly render: (feed: Feed, snapshot: Snapshot) => Rendering | Promise<Rendering>
}

type Rendering = Described & { readonly text: string }

/** Parts of the memory: for cleaned bodies, for documents with parameters, and the rest for those without. */
const bodyShare = 0.25
const variantShare = 0.25

/** How many of these are made at the same time, and how many wait for their turn. */
const variantsAtOnce = 2
const variantsWaiting = 100

export function createNewsroomDelivery(parts: NewsroomDeliveryParts) {
  const { site, settings, compress, sharesPromises, cacheTags, log } = parts
  const memoryBytes = settings.memoryMegabytes * 1_000_000
  const clean = rememberBodies(cleanBody, memoryBytes * bodyShare)
  const delivery = createDelivery<Representation>({
    freshMs: settings.freshMs,
    staleSeconds: settings.staleHours * 3600,
    memoryBytes: memoryBytes * (1 - bodyShare - variantShare),
    variantBytes: memoryBytes * variantShare,
    clock: () => performance.now(),
    outage: (_, error) => {
      const what = whatFailed(error)
      log(`${what}; those in memory are served on`, error)
    },
    recovery: (_, seconds) => log(`all is well again, after ${seconds} s`),
  })

  const variantGate = createGate(variantsAtOnce, sharesPromises ? variantsWaiting : 0)
  const isVariant = ({ limit }: Selection) => limit !== site.feedLength

  async function make(kind: DocumentKind, selection: Selection, snapshot: Snapshot) {
    const { text, ...described } = await kind.render(buildFeed(site, selection, snapshot, clean), snapshot)
    const cacheTag = cacheTags ? tagsOf(selection, snapshot) : ''
    // A variant is for few, who are served sooner without the better coding.
    const code = isVariant(selection) ? gzipOnly : compress
    const document = await represent(text, { ...described, cacheTag }, code)
    return { document, bytes: weightOf(document), state: snapshot.state, readAt: snapshot.readAt }
  }

  function answer(
    request: Request,
    kind: DocumentKind,
    { document, confirmedAt, ageSeconds, outdated }: Delivered<Representation>,
  ): Response {
    return respond(request, document, {
      // The database's clock, unless ours is behind it: `Last-Modified` may not be later than `Date`.
      now: new Date(Math.min(confirmedAt.getTime(), Date.now())),
      ageSeconds,
      outdated,
      maxAgeSeconds: kind.maxAgeSeconds,
      edgeSeconds: site.edgeSeconds,
      staleSeconds: settings.staleHours * 3600,
    })
  }

  /** The answer to GET or HEAD. `store` and `context` are called for only where the database must be asked. */
  return (
    request: Request,
    kind: DocumentKind,
    selection: Selection,
    store: () => Store,
    context: () => Context,
  ): Response | Promise<Response> => {
    const { family, limit } = selection
    const key = `${kind.key} ${family} ${limit}`
    const variant = isVariant(selection)
    const fresh = delivery.fresh({ key, family, variant })
    if (fresh) return answer(request, kind, fresh)
    const look = () => store().marker(family)
    const render = async () => make(kind, selection, await store().latest(selection))
    const deliver = () => delivery.deliver({ key, family, variant, look, render }, context())
    const found = variant ? withDeadline(variantGate(deliver)) : deliver()
    return found.then((delivered) => answer(request, kind, delivered))
  }
}

/** What a purge can name: the family, and each article that is shown. */
function tagsOf({ family }: Selection, { articles }: Snapshot): string {
  return [familyTag(family), ...articles.map(({ id }) => `article:${id}`)].join(',')
}

function whatFailed(error: unknown): string {
  if (error instanceof NotMigrated) return 'the database cannot be read'
  return isOutage(error) ? 'the database gives no answer' : 'documents cannot be made'
}

/** Whether waiting may help: the database, not we, failed. */
export const isOutage = (error: unknown): boolean =>
  error instanceof StoreUnavailable || error instanceof DeadlinePassed
