/** Webhooks of partners in the database. */

import { fromHex } from 'candor-disclosure/text/hex.ts'
import { type SQL, sql } from 'drizzle-orm'
import {
  bytesOf,
  countRows,
  rowsOf,
  textArray,
  timestamps,
  type WriterDatabase,
} from '../../../core/store/writer-database.ts'
import { startCursors } from './changes.ts'

/** A webhook, with the fields of the API. */
export type StoredWebhook = {
  readonly id: number
  readonly name: string
  readonly url: string
  readonly families: readonly string[]
  readonly events: readonly string[] | null
  readonly modes: readonly string[] | null
  readonly state: 'active' | 'paused' | 'revoked'
  /** Messages that have not arrived yet. */
  readonly waiting: number
  readonly created_at: string
  readonly delivered_at: string | null
  readonly failing_since: string | null
  readonly paused_at: string | null
  readonly revoked_at: string | null
  readonly last_status: number | null
  readonly last_error: string | null
}

type NewWebhook = Pick<StoredWebhook, 'name' | 'url' | 'families' | 'events' | 'modes'> & {
  /** The URL's host, for limits. */
  readonly host: string
  /** Encrypted. */
  readonly secret: Uint8Array
}

const isWaiting = sql`d.webhook_id = t.id and d.state = 'pending'`

/** The webhooks of a condition on `push_webhooks t`. */
async function readWebhooks(db: WriterDatabase, where: SQL): Promise<StoredWebhook[]> {
  const rows = await rowsOf<{ webhook: string }>(
    db,
    sql`select json_build_object('id', t.id, 'name', t.name, 'url', t.url, 'families', t.families, 'events', t.events, 'modes', t.modes,
        'state', case when t.revoked_at is not null then 'revoked' when t.paused_at is not null
          then 'paused' else 'active' end,
        'waiting', (select count(*) from push_deliveries d where ${isWaiting}),
        ${timestamps('t', ['created_at', 'delivered_at', 'failing_since', 'paused_at', 'revoked_at'])},
        'last_status', t.last_status, 'last_error', t.last_error)::text as webhook
      from push_webhooks t where ${where} order by t.id`,
  )
  return rows.map(({ webhook }) => JSON.parse(webhook) as StoredWebhook)
}

/** All, also those that are revoked. */
export const listWebhooks = (db: WriterDatabase) => readWebhooks(db, sql`true`)

export const findWebhook = async (
  db: WriterDatabase,
  name: string,
): Promise<StoredWebhook | undefined> => (await readWebhooks(db, sql`t.name = ${name}`))[0]

/**
 * It gets all changes from now on, also if no worker has run yet. `false` if a webhook has that
 * name, also one that is revoked.
 */
export async function insertWebhook(db: WriterDatabase, webhook: NewWebhook): Promise<boolean> {
  const { name, url, host, secret, families, events, modes } = webhook
  await startCursors(db)
  const made = sql`insert into push_webhooks (name, url, host, secret, families, events, modes)
    values (${name}, ${url}, ${host}, ${bytesOf(secret)}, ${textArray(families)},
      ${textArray(events)}, ${textArray(modes)})
    on conflict (name) do nothing returning id`
  return (await countRows(db, made)) > 0
}

/** The slugs of this list that no topic has, and that did not move. */
export async function findUnknownTopics(
  db: WriterDatabase,
  slugs: readonly string[],
): Promise<string[]> {
  const rows = await rowsOf<{ slug: string }>(
    db,
    sql`select w.slug from jsonb_array_elements_text(${JSON.stringify(slugs)}::jsonb) as w(slug)
      where not exists (select from topics where slug = w.slug) and not exists (select from retired_topics where slug = w.slug)`,
  )
  return rows.map(({ slug }) => slug)
}

/** Nothing more is sent to it. */
export async function revokeWebhook(tx: WriterDatabase, id: number): Promise<void> {
  await tx.execute(
    sql`update push_webhooks set revoked_at = coalesce(revoked_at, now()) where id = ${id}`,
  )
  await tx.execute(sql`delete from push_deliveries where webhook_id = ${id} and state = 'pending'`)
}

/**
 * Messages that wait are sent at once, but not those that are being sent: they would come twice.
 */
export async function resumeWebhook(tx: WriterDatabase, id: number): Promise<void> {
  await tx.execute(
    sql`update push_webhooks set paused_at = null, failing_since = null where id = ${id}`,
  )
  await tx.execute(sql`update push_deliveries set next_at = statement_timestamp(), attempts = 0
    where webhook_id = ${id} and state = 'pending' and (taken_until is null or taken_until <= statement_timestamp())`)
}

/** Locks the secret, which `change` decrypts and replaces. */
export async function changeSecret(
  tx: WriterDatabase,
  id: number,
  change: (held: Uint8Array) => Promise<Uint8Array>,
): Promise<void> {
  const [row] = await rowsOf<{ secret: string }>(
    tx,
    sql`select encode(secret, 'hex') as secret from push_webhooks where id = ${id} for update`,
  )
  const held = fromHex(row?.secret ?? '')
  await tx.execute(
    sql`update push_webhooks set secret = ${bytesOf(await change(held))} where id = ${id}`,
  )
}
