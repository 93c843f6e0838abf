/** Deliveries of one webhook: listed for the API, tried, and replayed. */
import { sql } from 'drizzle-orm'
import {
  rowsOf,
  timestamp,
  timestamps,
  type WriterDatabase,
} from '../../../core/store/writer-database.ts'
import { keepFinderAway } from './changes.ts'
import {
  insertWebhookDeliveries,
  type NewDelivery,
  readWanting,
  type StoredEvent,
  type Wanting,
} from './events.ts'

/** A message without an event. Returns the id of its delivery. */
export async function insertTest(db: WriterDatabase, id: number): Promise<number> {
  const [row] = await rowsOf<{ id: number }>(
    db,
    sql`insert into push_deliveries (kind, webhook_id, type, first_at, next_at)
      values ('webhook', ${id}, 'test', statement_timestamp(), statement_timestamp()) returning id::float8 as id`,
  )
  return row?.id ?? 0
}

/** A delivery, with the fields of the API. */
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
