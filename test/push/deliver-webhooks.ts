/** What a worker does for webhooks, in a test: finds changes, and sends what is due. */
import { sql } from 'drizzle-orm'
import { findChanges } from '../../src/push/find-changes.ts'
import { createSecretBox } from '../../src/push/secret-box.ts'
import { createWebhookCourier } from '../../src/push/webhook-courier.ts'
import type { Site } from '../../src/settings/site.ts'
import type { WriterDatabase } from '../../src/writer/database.ts'
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
