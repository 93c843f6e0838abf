/** From the newsroom to the reader, through the memory: where articles, families, rendering and delivery meet, on behalf of app.ts. */

import { DeadlinePassed, withDeadline } from '../delivery/deadline.ts'
import { createDelivery } from '../delivery/delivery.ts'
import { createFailures } from '../delivery/failures.ts'
import { createGate, TooBusy } from '../delivery/gate.ts'
import { familyTag } from '../delivery/purge.ts'
import type { Context, Delivered, Rendered, Shelf } from '../delivery/wanted.ts'
import { type Compress, gzipOnly } from '../http/gzip.ts'
import { represent, weightOf } from '../http/represent.ts'
import { type Representation, respond } from '../http/respond.ts'
import type { DeliverySettings } from '../settings/delivery.ts'
import type { Site } from '../settings/site.ts'
import { absent, NotMigrated, type Store, StoreUnavailable } from '../store/store.ts'
import type { AskedDocument } from './document.ts'
import type { Elsewhere } from './missing.ts'

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

/** Parts of the memory: for cleaned bodies (app.ts), documents with parameters, embeds with them, and the rest for feeds. */
export const bodyShare = 0.25
const variantShare = 0.2
const embedShare = 0.1
/** How many variants are made at the same time, and how many wait for their turn; the same again for parts of archives, and for searches. */
const variantsAtOnce = 2
const variantsWaiting = 100
/**
 * A partner's page may hold several embeds, which are asked for at the same time. On Node they wait for their turn, and
 * leave connections to the feeds (there are five); on the edge none can wait, and each request has connections of its own.
 */
const embedsAtOnce = { shared: 3, alone: 20 }
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
    shelfBytes: {
      feed: Math.floor(memoryBytes * (1 - bodyShare - variantShare - embedShare)),
      variant: Math.floor(memoryBytes * variantShare),
      embed: Math.floor(memoryBytes * embedShare),
    },
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
    embed: gateOf(sharesPromises ? embedsAtOnce.shared : embedsAtOnce.alone),
  }
  const strangerGate = createGate(strangersAtOnce, sharesPromises ? strangersWaiting : 0)
  const misses = { sinceMs: clock(), count: 0 }

  async function make(
    { key, kept, family, make }: AskedDocument,
    store: Store,
  ): Promise<Rendered<Representation | Elsewhere>> {
    const { state, readAt, ...made } = await make(store)
    if ('elsewhere' in made)
      return { document: made.elsewhere, bytes: elsewhereBytes + key.length, minor: true, state, readAt }
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
    // An embed of what several families share costs what a variant does.
    const gate = kept === 'embed' && others.length > 0 ? 'variant' : kept
    const render = gate === 'feed' ? rendered : () => gates[gate](() => withDeadline(rendered()))
    const deliver = () => delivery.deliver({ key, family, shelf: shelfOf(kept), look, render }, context())
    const deliverStranger = async () => {
      if (tooManyMisses()) throw new TooBusy('too many feeds that do not exist are being asked for')
      const found = await deliver()
      if ('status' in found.document) countMiss()
      return found
    }
    const state = delivery.stateOf(family)
    // A family without a member is always there.
    const stranger = shelfOf(kept) !== 'variant' && family.includes('/') && (state === undefined || state === absent)
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
    const fresh = kept === 'search' ? undefined : delivery.fresh({ key, family, shelf: shelfOf(kept) })
    if (fresh) return answer(request, asked, fresh)
    return find(asked, store, context).then((found) => answer(request, asked, found))
  }
}

const shelfOf = (kept: AskedDocument['kept']): Shelf => (kept === 'feed' || kept === 'embed' ? kept : 'variant')

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
