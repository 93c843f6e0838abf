/** From the newsroom to the reader, through the memory: where articles, families, rendering and delivery meet, on behalf of app.ts. */
import { absent, NotMigrated, type Store, StoreUnavailable } from './articles/store.ts'
import { DeadlinePassed, withDeadline } from './delivery/deadline.ts'
import { createDelivery } from './delivery/delivery.ts'
import { createFailures } from './delivery/failures.ts'
import { createGate, TooBusy } from './delivery/gate.ts'
import { familyTag } from './delivery/purge.ts'
import type { DeliverySettings } from './delivery/settings.ts'
import type { Context, Delivered, Rendered } from './delivery/wanted.ts'
import type { AskedDocument } from './document.ts'
import type { Elsewhere } from './elsewhere.ts'
import { type Compress, gzipOnly } from './http/gzip.ts'
import { represent, weightOf } from './http/represent.ts'
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

/** Parts of the memory: for cleaned bodies (feed-document.ts), for documents with parameters, and the rest for those without. */
export const bodyShare = 0.25
const variantShare = 0.25
/** How many variants are made at the same time, and how many wait for their turn; the same again for parts of archives, and for searches. */
const variantsAtOnce = 2
const variantsWaiting = 100
/** A partner's page may hold several, which are all asked for at the same time. */
const embedsAtOnce = 20
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
  const searchFailures = createFailures({
    pauseMs: settings.freshMs,
    clock,
    concernsAll: () => false,
    outage: (_, error) => log('searches get no answer', error),
    recovery: (_, seconds) => log(`searches are answered again, after ${seconds} s`),
  })
  const gateOf = (atOnce: number) => createGate(atOnce, sharesPromises ? variantsWaiting : 0)
  const gates = {
    variant: gateOf(variantsAtOnce),
    part: gateOf(variantsAtOnce),
    search: gateOf(variantsAtOnce),
    embed: gateOf(embedsAtOnce),
  }
  const strangerGate = createGate(strangersAtOnce, sharesPromises ? strangersWaiting : 0)
  const misses = { sinceMs: clock(), count: 0 }

  async function make(
    { kept, family, make }: AskedDocument,
    store: Store,
  ): Promise<Rendered<Representation | Elsewhere>> {
    const { state, readAt, ...made } = await make(store)
    if ('elsewhere' in made) return { document: made.elsewhere, bytes: elsewhereBytes, minor: true, state, readAt }
    const { text, ...described } = made.rendering
    const cacheTag = cacheTags ? tagsOf(family.split(' '), made.articles) : ''
    // What few ask for is served sooner without the better coding.
    const document = await represent(text, { ...described, cacheTag }, kept === 'feed' ? compress : gzipOnly)
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
    { kept, maxAgeSeconds }: AskedDocument,
    { document, confirmedAt, ageSeconds, outdated }: Delivered<Representation | Elsewhere>,
  ): Response | Promise<Response> {
    if ('status' in document) return parts.respondElsewhere(request, document)
    const archived = kept === 'part' && cacheTags
    return respond(request, document, {
      // The database's clock, unless ours is behind it: `Last-Modified` may not be later than `Date`.
      now: new Date(Math.min(confirmedAt.getTime(), Date.now())),
      ageSeconds,
      outdated,
      maxAgeSeconds,
      edgeSeconds: archived ? archiveEdgeSeconds : Math.min(site.edgeSeconds, maxAgeSeconds),
      staleSeconds: settings.staleHours * 3600,
    })
  }

  /** One that fails says nothing of the feeds, and they are served on. */
  async function search(asked: AskedDocument, store: Store): Promise<Delivered<Representation | Elsewhere>> {
    const failure = searchFailures.recent(asked.kept)
    if (failure) throw failure.error
    try {
      // What takes long is often the rendering of what was found, which is no outage.
      const patient: Store = { ...store, latest: (selection) => withDeadline(store.latest(selection)) }
      const { document, readAt } = await gates.search(() => make(asked, patient))
      searchFailures.succeeded(asked.kept)
      return { document, confirmedAt: readAt, ageSeconds: 0, outdated: false }
    } catch (error) {
      if (isOutage(error)) searchFailures.failed(asked.kept, error, true)
      throw error
    }
  }

  function find(asked: AskedDocument, store: () => Store, context: () => Context) {
    const { key, family, kept } = asked
    if (kept === 'search') return search(asked, store())
    const [first = family, ...others] = family.split(' ')
    const look = () => store().marker(first, ...others)
    const rendered = () => make(asked, store())
    // What is at hand needs no turn; and whoever has one gives it back, also when the database never answers.
    const render = kept === 'feed' ? rendered : () => gates[kept](() => withDeadline(rendered()))
    const deliver = () => delivery.deliver({ key, family, variant: kept !== 'feed', look, render }, context())
    const deliverStranger = async () => {
      if (tooManyMisses()) throw new TooBusy('too many feeds that do not exist are being asked for')
      const found = await deliver()
      if ('status' in found.document) countMiss()
      return found
    }
    const state = delivery.stateOf(family)
    const stranger = kept === 'feed' && (state === undefined || state === absent)
    return stranger ? withDeadline(strangerGate(deliverStranger)) : deliver()
  }

  /** The answer to GET and HEAD. `store` and `context` are called for only where the database must be asked. */
  return (
    request: Request,
    asked: AskedDocument,
    store: () => Store,
    context: () => Context,
  ): Response | Promise<Response> => {
    const { key, family, kept } = asked
    const fresh = kept === 'search' ? undefined : delivery.fresh({ key, family, variant: kept !== 'feed' })
    if (fresh) return answer(request, asked, fresh)
    return find(asked, store, context).then((found) => answer(request, asked, found))
  }
}

/** What a purge can name: the families, and each article that is shown. */
const tagsOf = (families: readonly string[], articles: readonly string[]): string =>
  [...families.map(familyTag), ...articles.map((id) => `article:${id}`)].join(',')

function whatFailed(error: unknown): string {
  if (error instanceof NotMigrated) return 'the database cannot be read'
  return isOutage(error) ? 'the database gives no answer' : 'documents cannot be made'
}

/** Whether waiting may help: the database, not we, failed. */
export const isOutage = (error: unknown): boolean =>
  error instanceof StoreUnavailable || error instanceof DeadlinePassed
