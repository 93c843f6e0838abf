/** Puts a worker together from what its runtime has: a database, a way to send requests, and settings. */
import type { Log } from '../log/log.ts'
import type { PushSettings } from '../settings/push.ts'
import { type Site, withOwnHub } from '../settings/site.ts'
import { createStore, type LeftOut } from '../store/store.ts'
import type { WriterDatabase } from '../writer/database.ts'
import type { Outcome, Send } from './courier.ts'
import { createWorker, type Worker } from './delivery-worker.ts'
import { createFeedCourier } from './feed-courier.ts'
import { findChanges } from './find-changes.ts'
import { createHandOver } from './hand-over.ts'
import type { SecretBox } from './secret-box.ts'
import { createTelling } from './tell.ts'
import { createVerifyCourier } from './verify-courier.ts'
import { createWebhookCourier } from './webhook-courier.ts'

export type PushWorkerParts = {
  /** Called for each step: at the edge, invocations cannot share connections. */
  readonly db: () => WriterDatabase
  readonly site: Site
  readonly settings: PushSettings
  readonly box: SecretBox
  readonly send: Send
  readonly leftOut: LeftOut
  /** For tests: where IndexNow is. */
  readonly indexNowEndpoint?: string
  readonly log: Log
  /** Told what came of each attempt. */
  readonly settled?: (result: Outcome['result']) => void
}

export function assembleWorker({ db, settings, box, send, leftOut, log, ...parts }: PushWorkerParts): Worker {
  const { windowMs, signature } = settings
  // What is handed over is what a GET answers, with the hub that it announces.
  const site = withOwnHub(parts.site)
  const { handOver, documentOf } = createHandOver({ db, store: () => createStore(db(), leftOut), site, windowMs, log })
  const { notes, couriers } = createTelling({ site, settings, send, endpoint: parts.indexNowEndpoint })
  return createWorker({
    db,
    couriers: {
      ...couriers,
      verify: createVerifyCourier({ send, db }),
      feed: createFeedCourier({ send, box, site, signature, documentOf }),
      webhook: createWebhookCourier({ send, box, clock: () => new Date() }),
    },
    find: () => findChanges({ db: db(), site, leftOut, windowMs, notes }),
    handOver,
    log,
    settled: parts.settled,
  })
}
