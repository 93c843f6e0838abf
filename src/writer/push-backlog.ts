/** How much push has still to send, for metrics. */
import { sql } from 'drizzle-orm'
import { rowsOf, type WriterDatabase } from './database.ts'

export type Backlog = {
  /** Deliveries that are due now and not paused: counted up to `mostCounted`. */
  readonly depth: number
  /** Since when the longest due of them waits; 0 if there is none. */
  readonly oldestSeconds: number
}

export const mostCounted = 100_000

export async function readBacklog(db: WriterDatabase): Promise<Backlog> {
  const [row] = await rowsOf<Backlog>(
    db,
    sql`select count(*)::int as depth, coalesce(extract(epoch from statement_timestamp() - min(next_at)), 0)::float8 as "oldestSeconds"
      from (select d.next_at from push_deliveries d
        left join push_subscriptions s on s.id = d.subscription_id left join push_webhooks w on w.id = d.webhook_id
        where d.state = 'pending' and d.next_at <= statement_timestamp()
          and s.paused_at is null and w.paused_at is null and w.revoked_at is null
        order by d.next_at limit ${sql.raw(`${mostCounted}`)}) as due`,
  )
  return row ?? { depth: 0, oldestSeconds: 0 }
}
