/** What a worker does for webhooks, in a test: finds changes, and sends what is due. */
import { sql } from 'drizzle-orm'
import { type Outgoing, replyBytes, type Send } from '../../src/push/courier.ts'
import { findChanges } from '../../src/push/find-changes.ts'
import { createSecretBox } from '../../src/push/secret-box.ts'
import { createWebhookCourier } from '../../src/push/webhook-courier.ts'
import type { Site } from '../../src/settings/site.ts'
import type { WriterDatabase } from '../../src/writer/database.ts'
import { claimDeliveries } from '../../src/writer/push-deliveries.ts'
import { settleDeliveries } from '../../src/writer/push-settlements.ts'

/** Like the Send of each runtime, without its checks of addresses. */
const send: Send = async ({ method, url, headers, body }: Outgoing) => {
  const response = await fetch(url, { method, headers, redirect: 'manual', ...(body !== undefined && { body }) })
  const text = (await response.text()).slice(0, replyBytes)
  return { status: response.status, retryAfter: response.headers.get('Retry-After'), text }
}

export type Worker = {
  readonly find: () => Promise<void>
  /** Sends all that waits, and what fails once only. */
  readonly deliver: () => Promise<void>
}

export function workerOf({ db, site, key }: { db: WriterDatabase; site: Site; key: Uint8Array<ArrayBuffer> }): Worker {
  const courier = createWebhookCourier({ send, box: createSecretBox(key), clock: () => new Date() })
  const limits = { most: 100, leaseSeconds: 60, mostOfHost: 100, busy: new Map<string, number>(), mostDoubtful: 100 }
  return {
    async find() {
      for (let more = true; more; ) {
        ;({ more } = await findChanges({ db, site, leftOut: () => {}, windowMs: 0, notes: [] }))
      }
    },
    async deliver() {
      await db.execute(sql`update push_deliveries set next_at = now() where state = 'pending'`)
      for (;;) {
        const claimed = await claimDeliveries(db, { kinds: ['webhook'], ...limits })
        if (claimed.length === 0) return
        for (const { delivery } of claimed) {
          const outcome = await courier(delivery)
          const { result, status } = outcome
          const error = 'error' in outcome ? outcome.error : null
          const ends = 'ends' in outcome && outcome.ends === true
          await settleDeliveries(db, [{ ...delivery, result, status, error, delayMs: 3_600_000, ends }])
        }
      }
    },
  }
}
