/** What a worker does for webhooks, in a test: finds changes, and sends what is due. */
import { sql } from 'drizzle-orm'
import type { Site } from '../../../src/core/settings/site.ts'
import type { WriterDatabase } from '../../../src/core/store/writer-database.ts'
import { findChanges } from '../../../src/plugins/push/find-changes.ts'
import { createSecretBox } from '../../../src/plugins/push/secret-box.ts'
import { createWebhookCourier } from '../../../src/plugins/push/webhook-courier.ts'
import { deliverAll } from './deliver-all.ts'
import { send } from './local-target.ts'

const hourMs = 3_600_000

export type Worker = {
  readonly find: () => Promise<void>
  /** Sends all that waits, and what fails once only. */
  readonly deliver: () => Promise<void>
}

export function workerOf({
  db,
  site,
  key,
}: {
  db: WriterDatabase
  site: Site
  key: Uint8Array<ArrayBuffer>
}): Worker {
  const webhook = createWebhookCourier({ send, box: createSecretBox(key), clock: () => new Date() })
  return {
    async find() {
      for (let more = true; more; ) {
        ;({ more } = await findChanges({ db, site, leftOut: () => {}, windowMs: 0, notes: [] }))
      }
    },
    async deliver() {
      await db.execute(sql`update push_deliveries set next_at = now() where state = 'pending'`)
      await deliverAll(db, { webhook }, hourMs)
    },
  }
}
