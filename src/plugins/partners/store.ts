/**
 * Partners with tokens in the database: made, listed with what they asked for, given another token,
 * and revoked; and their counts.
 */
import { type SQL, sql } from 'drizzle-orm'
import { maxPartners } from '../../../schema/limits.ts'
import {
  countRows,
  rowsOf,
  textArray,
  timestamp,
  type WriterDatabase,
} from '../../core/store/writer-database.ts'
import type { PartnerCount } from './counts.ts'

/** A partner, with the fields of the API. The counts are those of the last 30 days in UTC. */
export type StoredPartner = {
  readonly name: string
  readonly families: readonly string[] | null
  readonly content: 'full' | 'summary'
  readonly per_hour: number | null
  readonly state: 'active' | 'ended' | 'revoked'
  readonly created_at: string
  readonly ends_at: string | null
  readonly revoked_at: string | null
  readonly requests: number
  readonly not_modified: number
  readonly errors: number
  readonly bytes: number
  readonly last_seen_at: string | null
}

type NewPartner = Pick<StoredPartner, 'name' | 'families' | 'content' | 'per_hour' | 'ends_at'> & {
  /** In hexadecimal. */
  readonly digest: string
}

const countedDays = 30

/** The partners of a condition on `partners p`. */
const readPartners = (db: WriterDatabase, where: SQL): Promise<StoredPartner[]> =>
  rowsOf(
    db,
    sql`select p.name, to_json(p.families) as families, p.content, p.per_hour,
        case when p.revoked_at is not null then 'revoked' when p.ends_at <= now() then 'ended'
          else 'active' end as state,
        ${timestamp(sql`p.created_at`)} as created_at, ${timestamp(sql`p.ends_at`)} as ends_at,
        ${timestamp(sql`p.revoked_at`)} as revoked_at,
        coalesce(c.requests, 0)::float8 as requests,
          coalesce(c.not_modified, 0)::float8 as not_modified,
        coalesce(c.errors, 0)::float8 as errors, coalesce(c.bytes, 0)::float8 as bytes,
        ${timestamp(sql`c.last_at`)} as last_seen_at
      from partners p left join (
        select partner, max(last_at) as last_at, sum(requests) filter (where recent) as requests,
          sum(not_modified) filter (where recent) as not_modified,
            sum(errors) filter (where recent) as errors,
          sum(bytes) filter (where recent) as bytes
        from (select *, day > (now() at time zone 'UTC')::date - ${countedDays}::int as recent
          from partner_requests) r
        group by partner
      ) c on c.partner = p.name
      where ${where} order by p.name`,
  )

/** All, also those that are revoked. */
export const listPartners = (db: WriterDatabase) => readPartners(db, sql`true`)

export const findPartner = async (
  db: WriterDatabase,
  name: string,
): Promise<StoredPartner | undefined> => (await readPartners(db, sql`p.name = ${name}`))[0]

/**
 * In place of one of that name that is revoked or has ended. `taken` if one has a token that
 * counts; `full` if there are as many as the service knows.
 */
export async function insertPartner(
  db: WriterDatabase,
  partner: NewPartner,
): Promise<'made' | 'taken' | 'full'> {
  const { name, digest, families, content, per_hour, ends_at } = partner
  const [count] = await rowsOf<{ active: number }>(
    db,
    sql`select count(*)::int as active from partners where revoked_at is null and (ends_at is null or ends_at > now())`,
  )
  if ((count?.active ?? 0) >= maxPartners) return 'full'
  const made = await countRows(
    db,
    sql`insert into partners (name, digest, families, content, per_hour, ends_at)
      values (${name}, decode(${digest}, 'hex'), ${textArray(families)}, ${content},
        ${per_hour}::int, ${ends_at}::timestamptz)
      on conflict (name) do update set digest = excluded.digest, families = excluded.families,
        content = excluded.content,
        per_hour = excluded.per_hour, ends_at = excluded.ends_at, created_at = now(),
          revoked_at = null
      where partners.revoked_at is not null or partners.ends_at <= now()
      returning name`,
  )
  return made > 0 ? 'made' : 'taken'
}

/** The former token ends. */
export const replacePartnerToken = (db: WriterDatabase, name: string, digest: string) =>
  db.execute(sql`update partners set digest = decode(${digest}, 'hex') where name = ${name}`)

export const revokePartner = (db: WriterDatabase, name: string) =>
  db.execute(sql`update partners set revoked_at = coalesce(revoked_at, now()) where name = ${name}`)

/** For how long counts are kept, as those of readers. */
const keptDays = 400

/**
 * Adds to the counts that are there, all of them or none, and throws away what is old. In the order
 * of the key, so that processes cannot deadlock.
 */
export async function writePartnerCounts(
  db: WriterDatabase,
  counts: readonly PartnerCount[],
): Promise<void> {
  await db.execute(sql`insert into partner_requests as p (day, partner, requests, not_modified, errors, bytes, last_at)
    select day, partner, requests, "notModified", errors, bytes, to_timestamp("lastMs" / 1000.0)
    from jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) as r
      (day date, partner text, requests bigint, "notModified" bigint, errors bigint, bytes bigint,
        "lastMs" float8)
    order by day, partner
    on conflict (day, partner) do update set requests = p.requests + excluded.requests,
      not_modified = p.not_modified + excluded.not_modified, errors = p.errors + excluded.errors,
      bytes = p.bytes + excluded.bytes, last_at = greatest(p.last_at, excluded.last_at)`)
  await db.execute(
    sql`delete from partner_requests where day < (now() at time zone 'UTC')::date - ${keptDays}::int`,
  )
}
