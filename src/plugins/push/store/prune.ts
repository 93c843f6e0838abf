/** Deletes what push keeps only for some time. */
import { type SQL, sql } from 'drizzle-orm'
import { now, type WriterDatabase } from '../../../core/store/writer-database.ts'
import { triedFor } from './settlements.ts'
import { endSubscriptions } from './subscriptions.ts'

/** Events can be replayed, and deliveries are listed, for so long. */
const kept = sql`interval '30 days'`

/** No message waits longer than that. */
const waiting = sql`interval '1 day'`

/** Rows in one statement: deleting takes a while, and its locks stay as long. */
const max = 5000

/**
 * Ends subscriptions whose lease has ended, deletes events and deliveries after 30 days, and gives
 * up deliveries that wait for targets which are paused, revoked or ended. At most so many of each:
 * the rest is for the next time.
 */
export async function prunePush(db: WriterDatabase): Promise<void> {
  await endSubscriptions(db)
  await remove(db, sql`push_events`, sql`at < ${now} - ${kept}`)
  await remove(db, sql`push_deliveries`, sql`state <> 'pending' and done_at < ${now} - ${kept}`)
  await db.execute(sql`update push_deliveries set state = 'failed', done_at = ${now}, last_error = coalesce(last_error, 'its target is paused')
    where id in (
      select d.id from push_deliveries d
        left join push_subscriptions s on s.id = d.subscription_id left join push_webhooks w
          on w.id = d.webhook_id
      where d.state = 'pending' and d.next_at < ${now} and d.first_at < ${now} - ${triedFor}
        and (d.taken_until is null or d.taken_until < ${now})
        and (s.paused_at is not null or s.ends_at < ${now} or w.paused_at is not null
          or w.revoked_at is not null)
      limit ${max}::int for update of d skip locked)`)
  // Erases the text of an article that was deleted, once no message about it waits: replays pass
  // over it.
  await db.execute(sql`update push_events set data = '{}' where id in (
    select e.id from push_events gone join push_events e on e.article_id = gone.article_id
      and e.id < gone.id
    where gone.type = 'deleted' and gone.at < ${now} - ${waiting}
      and gone.at > ${now} - 3 * ${waiting} and e.data <> '{}'
    limit ${max}::int)`)
}

const remove = (db: WriterDatabase, table: SQL, where: SQL) =>
  db.execute(
    sql`delete from ${table} where id in (select id from ${table} where ${where} limit ${max}::int for update skip locked)`,
  )
