/** Deletes what push keeps only for some time. */
import { type SQL, sql } from 'drizzle-orm'
import { countRows, now, type WriterDatabase } from './database.ts'
import { triedFor } from './push-settlements.ts'
import { endSubscriptions } from './push-subscriptions.ts'

/** Events can be replayed, and deliveries are listed, for so long. */
const kept = sql`interval '30 days'`

/** No message waits longer than that. */
const waiting = sql`interval '1 day'`

/** Rows in one statement: deleting takes a while, and its locks stay as long. */
const most = 5000

/**
 * Ends subscriptions whose lease has ended, deletes events and deliveries after 30 days, and gives up deliveries that wait for
 * targets which are paused, revoked or ended. Returns how many rows that were: if there were many, it has not seen all.
 */
export async function prunePush(db: WriterDatabase): Promise<number> {
  const ended = await endSubscriptions(db)
  const events = await remove(db, sql`push_events`, sql`at < ${now} - ${kept}`)
  const deliveries = await remove(db, sql`push_deliveries`, sql`state <> 'pending' and done_at < ${now} - ${kept}`)
  const late = await countRows(
    db,
    sql`update push_deliveries set state = 'failed', done_at = ${now}, last_error = coalesce(last_error, 'its target is paused')
      where id in (
        select d.id from push_deliveries d
          left join push_subscriptions s on s.id = d.subscription_id left join push_webhooks w on w.id = d.webhook_id
        where d.state = 'pending' and d.next_at < ${now} and d.first_at < ${now} - ${triedFor}
          and (d.taken_until is null or d.taken_until < ${now})
          and (s.paused_at is not null or s.ends_at < ${now} or w.paused_at is not null or w.revoked_at is not null)
        limit ${most}::int for update of d skip locked
      ) returning 1`,
  )
  return ended + events + deliveries + late + (await forgetDeleted(db))
}

/** Empties what was told of an article before it was deleted, once no message about it waits: replays pass over it. */
const forgetDeleted = (db: WriterDatabase): Promise<number> =>
  countRows(
    db,
    sql`update push_events set data = '{}' where id in (
        select e.id from push_events gone join push_events e on e.article_id = gone.article_id and e.id < gone.id
        where gone.type = 'deleted' and gone.at < ${now} - ${waiting} and gone.at > ${now} - 3 * ${waiting} and e.data <> '{}'
        limit ${most}::int) returning 1`,
  )

const remove = (db: WriterDatabase, table: SQL, where: SQL): Promise<number> =>
  countRows(
    db,
    sql`delete from ${table} where id in (select id from ${table} where ${where} limit ${most}::int for update skip locked) returning 1`,
  )
