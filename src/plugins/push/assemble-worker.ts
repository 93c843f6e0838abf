/**
 * Puts a worker together from what its runtime has: a database, a way to send requests, and
 * settings.
 */
import { divideMemory } from '../../core/delivery/cache-classes.ts'
import { portable } from '../../core/delivery/runtime.ts'
import { createDocuments } from '../../core/documents/deliver.ts'
import type { Send } from '../../core/host.ts'
import type { Log } from '../../core/log/log.ts'
import { type BodyCleaner, cacheBodies, cleanBody } from '../../core/sanitize/clean-body.ts'
import { parseDeliverySettings, type Site, withOwnHub } from '../../core/settings/site.ts'
import type { LeftOut } from '../../core/store/snapshot.ts'
import { createStore } from '../../core/store/store.ts'
import type { WriterDatabase } from '../../core/store/writer-database.ts'
import type { AttemptResult } from './courier.ts'
import { createWorker, type DeliveryWorker } from './delivery-worker.ts'
import { createFeedCourier } from './feed-courier.ts'
import { findChanges } from './find-changes.ts'
import { createHandOver } from './hand-over.ts'
import type { SharedDocuments } from './hub.ts'
import {
  createIndexNowCourier,
  createIndexNowNote,
  createPingCourier,
  createPingNote,
} from './notify-others.ts'
import type { SecretBox } from './secret-box.ts'
import type { PushSettings } from './settings.ts'
import { createVerifyCourier } from './verify-courier.ts'
import { createWebhookCourier } from './webhook-courier.ts'

/** What a signer needs of this worker. */
export type SignedParts = Pick<PushWorkerParts, 'db' | 'site' | 'leftOut'> & {
  readonly clean: BodyCleaner
}

export type PushWorkerParts = {
  /** Called for each step: at the edge, invocations cannot share connections. */
  readonly db: () => WriterDatabase
  readonly site: Site
  readonly settings: PushSettings
  /** Milliseconds in which all changes of one feed are one delivery. */
  readonly windowMs?: number
  readonly box: SecretBox
  readonly send: Send
  readonly leftOut: LeftOut
  /**
   * The documents of the app in this process, if both read the same database: then a feed is
   * rendered once for all.
   */
  readonly shared?: SharedDocuments | undefined
  /**
   * Signs statements of articles as the feeds of this site show them: `signStatements`, which the
   * edge's Worker does not load.
   */
  readonly sign?: ((parts: SignedParts) => Promise<{ readonly more: boolean }>) | undefined
  /** For tests: where IndexNow is. */
  readonly indexNowEndpoint?: string
  readonly log: Log
  /** Called with the result of each attempt. */
  readonly settled?: (result: AttemptResult['result']) => void
}

/**
 * More than FRESH_MS is by default, so hubs of others that are told of a change get the feed with
 * it, and short enough to be soon.
 */
export const standardWindowMs = 1750

/** For rendered feeds and cleaned bodies of a worker by itself. */
const ownMegabytes = 20

function createOwnDocuments({
  db,
  leftOut,
  log,
}: Pick<PushWorkerParts, 'db' | 'leftOut' | 'log'>): SharedDocuments {
  const memory = divideMemory(ownMegabytes)
  const store = () => createStore(db(), leftOut)
  const documents = createDocuments({
    settings: parseDeliverySettings({}),
    runtime: portable,
    memory,
    store,
    log,
  })
  return { documents, clean: cacheBodies(cleanBody, memory.bodies) }
}

export function assembleWorker({
  db,
  settings,
  windowMs = standardWindowMs,
  box,
  send,
  leftOut,
  log,
  sign,
  ...parts
}: PushWorkerParts): DeliveryWorker {
  const { indexNowKey } = settings
  // The same feed as a GET answers, with the hub that it announces.
  const site = withOwnHub(parts.site)
  const shared = parts.shared ?? createOwnDocuments({ db, leftOut, log })
  const { handOver, feedOf } = createHandOver({ ...shared, db, site, windowMs, log })
  const pingNote = createPingNote(site, windowMs)
  const indexNowNote =
    indexNowKey === null ? null : createIndexNowNote(site, parts.indexNowEndpoint)
  return createWorker({
    db,
    couriers: {
      // Only of what is turned on.
      ...(pingNote && { ping: createPingCourier(send) }),
      ...(indexNowKey !== null && { indexnow: createIndexNowCourier(send, indexNowKey) }),
      verify: createVerifyCourier(send, db),
      feed: createFeedCourier({ send, box, site, feedOf }),
      webhook: createWebhookCourier({ send, box, clock: () => new Date() }),
    },
    find: () =>
      findChanges({
        db: db(),
        site,
        leftOut,
        windowMs,
        notes: [pingNote, indexNowNote].filter((note) => note !== null),
      }),
    handOver,
    sign: sign && (() => sign({ db, site, leftOut, clean: shared.clean })),
    log,
    settled: parts.settled,
  })
}
