/**
 * Settles attempts in the database: deliveries end, are tried again or are given back, and targets
 * are paused or end.
 */
import { type SQL, sql } from 'drizzle-orm'
import {
  inTransaction,
  now,
  rowsOf,
  type WriterDatabase,
  walkIndexes,
} from '../../../core/store/writer-database.ts'
import type { Attempt } from './deliveries.ts'

export type Settlement = Attempt & {
  /** The delivery's reasons when it was taken. If there are more now, it is due again. */
  readonly reasons: number
  readonly result: 'arrived' | 'failed' | 'refused'
  readonly status: number | null
  readonly error?: string
  /** Time until the next attempt, if there is one. */
  readonly delayMs: number
  /** The target took long to answer. */
  readonly slow?: boolean
  /** The subscription ends. A webhook is paused instead. */
  readonly ends?: boolean
  /** The target did nothing wrong: it was not asked. */
  readonly ours?: boolean
}

/** A delivery is tried for so long from its first attempt, and a feed from its last change. */
export const triedFor = sql`interval '24 hours'`
/**
 * A target whose deliveries fail for so long is paused, but not before so many attempts of one: it
 * may have had none for days.
 */
const failsFor = sql`interval '5 days'`
const leastAttempts = 5

/**
 * Settles attempts together. What has arrived is deleted, except for webhooks, whose lists show it;
 * so are verifications that failed. Returns names of the targets that it pauses, with their last
 * error, for the log: of a subscription, the host and the topic.
 */
export function settleDeliveries(
  db: WriterDatabase,
  settlements: readonly Settlement[],
): Promise<readonly string[]> {
  return inTransaction(db, async (tx) => {
    await walkIndexes(tx)
    const rows = await rowsOf<{ ended: number | null; paused: string | null }>(
      tx,
      settleStatement(settlements),
    )
    const ended = rows.flatMap((row) => row.ended ?? [])
    if (ended.length > 0) {
      await tx.execute(
        sql`delete from push_subscriptions where id = any(string_to_array(${ended.join(',')}, ',')::bigint[])`,
      )
    }
    return rows.flatMap((row) => row.paused ?? [])
  })
}

/**
 * Strangers say what is in an error, and PostgreSQL refuses all settlements for one NUL or half a
 * character.
 */
const storable = ({ error, ...settlement }: Settlement) => ({
  ...settlement,
  error: error?.replaceAll('\0', ' ').toWellFormed(),
})

/** In the order of their ids, so that no two lock each other out. */
const settleStatement = (settlements: readonly Settlement[]) => sql`with own as (
    select d.id, d.attempts, d.subscription_id, d.webhook_id, o.result, o.slow, o.status, o.error,
      o."delayMs" as delay,
      coalesce(o.ends, false) as ends, coalesce(o.ours, false) as ours,
      case when o.result = 'arrived' then case when d.reasons > o.reasons then 'again'
        else 'done' end
        when o.result = 'refused' or ${now} >= d.first_at + ${triedFor} then 'failed'
          else 'later' end as next,
      d.kind = 'verify' or d.kind <> 'webhook' and o.result = 'arrived' as transient
    from json_to_recordset(${JSON.stringify(settlements.toSorted((a, b) => a.id - b.id).map(storable))}::json)
      as o(id bigint, attempts int, reasons int, result text, status int, error text,
        "delayMs" float8, ends boolean, ours boolean, slow boolean)
    cross join lateral (select * from push_deliveries d
      where d.id = o.id and d.attempts = o.attempts and d.state = 'pending' for update) d
  ), gone as (
    delete from push_deliveries d using own where d.id = own.id and own.next in ('done', 'failed')
      and own.transient
  ), kept as (
    update push_deliveries d set last_status = own.status, last_error = own.error,
      taken_until = null,
      state = case when own.next in ('done', 'failed') then own.next else 'pending' end,
      done_at = case when own.next in ('done', 'failed') then ${now} end,
      attempts = case own.next when 'again' then 0 else d.attempts end,
      next_at = ${now} + case own.next when 'later' then own.delay
        else 0 end * interval '1 millisecond'
    from own where d.id = own.id and not (own.next in ('done', 'failed') and own.transient)
  ), subscription as (${bookkeeping(
    sql`push_subscriptions`,
    sql`subscription_id`,
    sql`'the subscription of ' || t.host || ' to ' || t.topic`,
  )}), webhook as (${bookkeeping(sql`push_webhooks`, sql`webhook_id`, sql`'the webhook "' || t.name || '"'`)})
  select null::float8 as ended, name as paused
    from (select * from subscription union all select * from webhook) as target
      where paused_at = ${now}
  union all select subscription_id::float8, null from own where own.ends`

/** A delivery that arrived counts before other outcomes of its target. */
const bookkeeping = (table: SQL, column: SQL, name: SQL) => sql`
  update ${table} t set last_status = latest.status, last_error = latest.error,
    delivered_at = case when latest.arrived then ${now} else t.delivered_at end,
    slow_at = case when latest.slow then ${now} else t.slow_at end,
    failing_since = case when latest.ours then t.failing_since when not latest.arrived
      then coalesce(t.failing_since, ${now}) end,
    paused_at = case when latest.ends or not latest.arrived and not latest.ours
        and latest.attempts >= ${leastAttempts}::int and t.failing_since <= ${now} - ${failsFor}
      then coalesce(t.paused_at, ${now}) else t.paused_at end
  from (select distinct on (${column}) ${column} as id,
    bool_or(slow) over (partition by ${column}) as slow,
      result = 'arrived' as arrived, ours, attempts, status, error, ends
    from own where ${column} is not null order by ${column}, result = 'arrived' desc,
      own.id desc) as latest
  where t.id = latest.id returning t.paused_at, ${name} || ': ' || latest.error as name`

/** Gives attempts back that were not made, to be due in so many seconds. */
export async function freeDeliveries(
  db: WriterDatabase,
  attempts: readonly Attempt[],
  seconds = 0,
): Promise<void> {
  const list = attempts.map(({ id, attempts }) => ({ id, attempts }))
  await db.execute(sql`update push_deliveries d set taken_until = null, next_at = ${now} + ${seconds}::int * interval '1 second', attempts = d.attempts - 1
    from json_to_recordset(${JSON.stringify(list)}::json) as o(id bigint, attempts int)
    where o.id = d.id and o.attempts = d.attempts and d.state = 'pending'`)
}
