/**
 * Drafts that an editor sent back, for webhooks that ask for `article.returned`: the only ones that
 * are told of drafts.
 */
import { sql } from 'drizzle-orm'
import { exactTime, rowsOf, type WriterDatabase } from '../../../core/store/writer-database.ts'
import type { NewEvent } from './events.ts'

/**
 * Each has an event of its own, which says that it was told: returns have no order in which they
 * become visible. Within 29 days, because events are kept for 30.
 */
const unreported = sql`from (select * from article_returns order by id desc limit 1000) r
  join articles a on a.id = r.article_id and a.audience is null
  where r.at > clock_timestamp() - interval '29 days'
    and exists (select from push_webhooks w where 'returned' = any(w.events)
      and w.revoked_at is null and w.created_at <= r.at)
    and not exists (select from push_events p
      where p.article_id = md5(r.guid)::uuid and p.type = 'returned' and p.record_id = r.id)`

/** Costs nothing while no webhook asks. */
export const hasReturns = sql`exists (select from push_webhooks where 'returned' = any(events) and revoked_at is null)
  and exists (select ${unreported})`

/** The oldest first. No feed shows a draft: its families are those that it will be in. */
export async function readReturns(tx: WriterDatabase): Promise<NewEvent[]> {
  const rows = await rowsOf<{ event: string }>(
    tx,
    sql`select json_build_object('type', 'returned', 'guid', r.guid, 'at', ${exactTime(sql`r.at`)}, 'url', a.url, 'record', r.id,
        'families', array['all', 'modes/' || a.disclosure_mode]
          || array(select 'topics/' || t.topic_slug from article_topics t where t.article_id = a.id
            order by 1),
        'joined', '{}'::text[], 'left', '{}'::text[], 'data',
          json_build_object('id', r.guid, 'external_id', a.external_id, 'url', a.url,
          'reason', r.reason, 'editor', r.editor, 'text_digest',
            r.text_digest)::text)::text as event
      ${unreported} order by r.id limit 100`,
  )
  return rows.map(({ event }) => JSON.parse(event) as NewEvent)
}
