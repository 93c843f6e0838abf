/** Feeds with subscribers: which have changed, which are due, and their deliveries (decision 21). */
import { type SQL, sql } from 'drizzle-orm'
import {
  countRows,
  idArray,
  inTransaction,
  now,
  rowsOf,
  type WriterDatabase,
} from '../../../core/store/writer-database.ts'
import type { Cursors, Found } from './changes.ts'

/**
 * The first change that is not handed over decides when a topic is due: others do not put it off.
 */
const dueAt = (changedAt: SQL, windowMs: number) =>
  sql`case when t.changes > t.handed then t.due_at else ${changedAt} + ${windowMs}::int * interval '1 millisecond' end`

/** Notes topics whose family has changed. They are due `windowMs` after that. */
export async function noteTopics(tx: WriterDatabase, windowMs: number): Promise<void> {
  // The address of a renamed topic leads to its new name, whose family has versions of its own.
  await tx.execute(sql`update push_topics t set family = 'topics/' || r.moved_to, version = 0
    from retired_topics r where t.family = 'topics/' || r.slug and r.moved_to is not null`)
  // If the clock was set back, the time of a change can be in the future.
  await tx.execute(sql`update push_topics t set version = f.version, changes = t.changes + 1,
      due_at = ${dueAt(sql`least(f.changed_at, ${now})`, windowMs)}
    from families f where f.family = t.family and f.version <> t.version`)
}

/**
 * Notes topics of families that changed without a write, by an embargo that ended: by their own
 * listings too, because a family lists some entries a moment later than `all` does. Returns their
 * number.
 */
export async function noteEnded(
  tx: WriterDatabase,
  { endedThrough }: Cursors,
  { listings, next }: Found,
  windowMs: number,
): Promise<number> {
  const ids = idArray(listings.flatMap(({ id, kind }) => (kind === 'embargo' ? [id] : [])))
  return countRows(
    tx,
    sql`update push_topics t set changes = t.changes + 1, due_at = ${dueAt(now, windowMs)}
      where exists (select from listings l where l.family = t.family and l.left_at is null
        and l.listed_at > ${endedThrough}::timestamptz
          and l.listed_at <= ${next.endedThrough}::timestamptz and l.listed_at > l.changed_at)
        or exists (select from listings l where l.family = t.family and l.article_id = any(${ids})
          and l.left_at is null)
      returning 1`,
  )
}

export const putOffTopic = (db: WriterDatabase, topic: string, seconds: number) =>
  db.execute(
    sql`update push_topics set due_at = ${now} + ${seconds}::int * interval '1 second' where topic = ${topic}`,
  )

export type DueTopic = {
  readonly topic: string
  /** A feed that is rendered after this was read has all changes up to this count. */
  readonly changes: number
  /** Somebody is to get it. */
  readonly awaited: boolean
}

/** Topics that are due, the longest due first. */
export const findDueTopics = (db: WriterDatabase, max: number): Promise<DueTopic[]> =>
  rowsOf(
    db,
    sql`select t.topic, t.changes::float8 as changes,
        exists (select from push_subscriptions s where s.topic = t.topic and ${isActive}) as awaited
      from push_topics t where t.changes > t.handed and t.due_at <= ${now} order by t.due_at, t.topic limit ${max}::int`,
  )

const isActive = sql`s.ends_at > ${now} and s.paused_at is null`

/**
 * Gives each subscription of the topic a delivery, or one more reason for the one that it has, if
 * the document is not the one that was handed over last; nothing if another worker has handed over
 * this count or a later one. `etag` is the validator of the document, `null` if there is none or no
 * subscriber.
 */
export function handTopic(
  db: WriterDatabase,
  { topic, changes }: DueTopic,
  etag: string | null,
  windowMs: number,
): Promise<unknown> {
  const statement = sql`with handed as (
        update push_topics t set handed = ${changes}::bigint, etag = ${etag}::text,
          due_at = case when t.changes > ${changes}::bigint
            then ${now} + ${windowMs}::int * interval '1 millisecond' end
        from push_topics old where old.topic = t.topic and t.topic = ${topic}
          and t.handed < ${changes}::bigint
        returning ${etag}::text is not null and old.etag is distinct from ${etag}::text as changed
      )
      insert into push_deliveries as d (kind, subscription_id, first_at, next_at)
      select 'feed', s.id, ${now}, ${now} from push_subscriptions s
      where s.topic = ${topic} and ${isActive} and (select changed from handed) order by s.id
      on conflict (subscription_id) do update set reasons = d.reasons + 1, state = 'pending',
        first_at = excluded.first_at,
        next_at = case when d.state = 'pending' then d.next_at else excluded.next_at end,
        attempts = case when d.state = 'pending' then d.attempts else 0 end, done_at = null`
  return inTransaction(db, async (tx) => {
    // A million subscriptions take most of a minute. A connection that went silent is ended after
    // this time.
    await tx.execute(sql`set local statement_timeout = 600000`)
    await tx.execute(statement)
  })
}

/** The next times of work, in milliseconds from now; `null` if there is none. */
type Agenda = {
  /** The marker of the family `all`: while it stays, nothing that feeds show was written. */
  readonly version: number | null
  readonly topicsMs: number | null
  readonly deliveriesMs: number | null
}

/** One cheap query: the first entries of indexes. */
export async function readAgenda(db: WriterDatabase): Promise<Agenda> {
  const until = (time: SQL) => sql`(extract(epoch from (${time}) - ${now}) * 1000)::float8`
  const [agenda] = await rowsOf<Agenda>(
    db,
    sql`select (select version from families where family = 'all')::float8 as version,
      ${until(sql`select min(due_at) from push_topics where changes > handed`)} as "topicsMs",
      ${until(sql`select min(next_at) from push_deliveries where state = 'pending'`)} as "deliveriesMs"`,
  )
  return agenda ?? { version: null, topicsMs: null, deliveriesMs: null }
}

/** Deliveries that are counted. */
const maxCounted = 100_000

/**
 * How much push has still to send, for metrics: deliveries that are due now and not paused, counted
 * up to a limit, and since when the longest due of them waits, 0 if there is none.
 */
export async function readBacklog(
  db: WriterDatabase,
): Promise<{ depth: number; oldestSeconds: number }> {
  const [row] = await rowsOf<{ depth: number; oldestSeconds: number }>(
    db,
    sql`select count(*)::int as depth, coalesce(extract(epoch from ${now} - min(next_at)), 0)::float8 as "oldestSeconds"
      from (select d.next_at from push_deliveries d
        left join push_subscriptions s on s.id = d.subscription_id left join push_webhooks w
          on w.id = d.webhook_id
        where d.state = 'pending' and d.next_at <= ${now}
          and s.paused_at is null and w.paused_at is null and w.revoked_at is null
        order by d.next_at limit ${sql.raw(`${maxCounted}`)}) as due`,
  )
  return row ?? { depth: 0, oldestSeconds: 0 }
}
