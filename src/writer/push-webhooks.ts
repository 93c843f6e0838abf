/** Webhooks of partners in the database: kept, listed with what was delivered, and replayed. */
import { type SQL, sql } from 'drizzle-orm'
import { fromHex } from '../text/hex.ts'
import {
  bytesOf,
  countRows,
  rowsOf,
  textArray,
  timestamp,
  timestamps,
  type WriterDatabase,
} from './database.ts'
import { keepFinderAway, startCursors } from './push-changes.ts'
import {
  insertWebhookDeliveries,
  type NewDelivery,
  readWanting,
  type StoredEvent,
  type Wanting,
} from './push-events.ts'

/** As the API shows it. */
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

export type NewWebhook = Pick<StoredWebhook, 'name' | 'url' | 'families' | 'events' | 'modes'> & {
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

/** A message without an event. Returns the id of its delivery. */
export async function insertTest(db: WriterDatabase, id: number): Promise<number> {
  const [row] = await rowsOf<{ id: number }>(
    db,
    sql`insert into push_deliveries (kind, webhook_id, type, first_at, next_at)
      values ('webhook', ${id}, 'test', statement_timestamp(), statement_timestamp()) returning id::float8 as id`,
  )
  return row?.id ?? 0
}

/** As the API shows it. */
export type StoredDelivery = {
  readonly id: number
  /** `null` for a test. */
  readonly event: number | null
  readonly type: string
  readonly guid: string | null
  readonly state: 'pending' | 'done' | 'failed'
  readonly attempts: number
  readonly created_at: string
  /** The time of the next attempt. */
  readonly next_at: string | null
  readonly done_at: string | null
  readonly last_status: number | null
  readonly last_error: string | null
}

/** The last deliveries first: before that one, and one more than the limit if there are more. */
export async function listDeliveries(
  db: WriterDatabase,
  webhook: number,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<StoredDelivery[]> {
  const rows = await rowsOf<{ delivery: string }>(
    db,
    sql`select json_build_object('id', t.id, 'event', t.event_id, 'type', t.type, 'guid', e.guid, 'state', t.state, 'attempts', t.attempts,
        ${timestamps('t', ['created_at', 'done_at'])}, 'next_at', case when t.state = 'pending'
          then ${timestamp(sql`t.next_at`)} end,
        'last_status', t.last_status, 'last_error', t.last_error)::text as delivery
      from push_deliveries t left join push_events e on e.id = t.event_id
      where t.webhook_id = ${webhook} and (${before}::bigint is null or t.id < ${before}::bigint) order by t.id desc limit ${limit + 1}`,
  )
  return rows.map(({ delivery }) => JSON.parse(delivery) as StoredDelivery)
}

/** Events in one statement. */
const atOnce = 1000

/**
 * Delivers all events after that one, or since that time, once more, as `typeFor` says: in their
 * order, so what waits of them is sent in its turn only. No event is found meanwhile. Returns the
 * number of deliveries.
 */
export async function replayEvents(
  tx: WriterDatabase,
  webhook: number,
  start: { readonly after: number } | { readonly from: string },
  typeFor: (wanting: Wanting, event: StoredEvent) => NewDelivery['type'] | null,
): Promise<number> {
  await keepFinderAway(tx)
  const wanting = (await readWanting(tx)).find(({ id }) => id === webhook)
  if (!wanting) return 0
  const selected =
    'after' in start ? sql`e.id > ${start.after}` : sql`e.at >= ${start.from}::timestamptz`
  await tx.execute(sql`delete from push_deliveries d using push_events e
    where d.webhook_id = ${webhook} and d.state = 'pending' and e.id = d.event_id and ${selected}`)
  let replayed = 0
  for (let last = 0; ; ) {
    const events = await rowsOf<StoredEvent & { id: number }>(
      tx,
      sql`select e.id::float8 as id, e.type, to_json(e.families) as families, to_json(e.joined) as joined, to_json(e."left") as "left"
        from push_events e where ${selected} and e.id > ${last}
          and (e.type = 'deleted' or not exists (
          select from push_events gone where gone.article_id = e.article_id and gone.id > e.id
            and gone.type = 'deleted'))
        order by e.id limit ${atOnce}`,
    )
    const deliveries = events.flatMap((event) => {
      const type = typeFor(wanting, event)
      return type === null ? [] : [{ webhook, event: event.id, type }]
    })
    await insertWebhookDeliveries(tx, deliveries)
    replayed += deliveries.length
    const end = events.at(-1)
    if (end === undefined || events.length < atOnce) return replayed
    last = end.id
  }
}
