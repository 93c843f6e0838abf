/** Writes what was counted of partners, and throws away what is old. */
import { sql } from 'drizzle-orm'
import type { PartnerCount } from '../partners/counts.ts'
import type { WriterDatabase } from './database.ts'

/** As those of readers. */
const keptDays = 400

/** Adds to the counts that are there: all of them, or none. In the order of the key, so that processes cannot deadlock. */
export async function writePartnerCounts(db: WriterDatabase, counts: readonly PartnerCount[]): Promise<void> {
  await db.execute(sql`insert into partner_requests as p (day, partner, requests, not_modified, errors, bytes, last_at)
    select day, partner, requests, "notModified", errors, bytes, to_timestamp("lastMs" / 1000.0)
    from jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) as r
      (day date, partner text, requests bigint, "notModified" bigint, errors bigint, bytes bigint, "lastMs" float8)
    order by day, partner
    on conflict (day, partner) do update set requests = p.requests + excluded.requests,
      not_modified = p.not_modified + excluded.not_modified, errors = p.errors + excluded.errors,
      bytes = p.bytes + excluded.bytes, last_at = greatest(p.last_at, excluded.last_at)`)
  await db.execute(sql`delete from partner_requests where day < (now() at time zone 'UTC')::date - ${keptDays}::int`)
}
