/**
 * Drizzle's definitions of the tables of partners: whom a token lets read feeds, and what each of
 * them asked for.
 */
import { sql } from 'drizzle-orm'
import { bigint, check, date, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytea } from './bytea.ts'
import { oneOf } from './checks.ts'
import { partnerContents } from './lists.ts'
import { moment } from './moment.ts'

/** Partners with a token. The database keeps its digest only. */
export const partners = pgTable(
  'partners',
  {
    name: text('name').primaryKey(),
    /** SHA-256 of the token. */
    digest: bytea('digest').notNull().unique(),
    /** Feeds that it may read: src/core/request/feed-names.ts; all if null. */
    families: text('families').array(),
    /** `full` or `summary`: whether it gets whole texts. */
    content: text('content').notNull().default('full'),
    /** Most requests in an hour; no limit if null. */
    perHour: integer('per_hour'),
    createdAt: moment('created_at').notNull().default(sql`now()`),
    endsAt: moment('ends_at'),
    revokedAt: moment('revoked_at'),
  },
  (t) => [
    check('partner_name_is_short', sql`${t.name} ~ '^[a-z0-9-]{1,40}$'`),
    oneOf('partner_content', t.content, partnerContents),
    check('partner_limit_is_positive', sql`${t.perHour} > 0`),
  ],
)

/** Requests of partners, by day in UTC. */
export const partnerRequests = pgTable(
  'partner_requests',
  {
    day: date('day').notNull(),
    partner: text('partner').notNull(),
    requests: bigint('requests', { mode: 'number' }).notNull().default(0),
    notModified: bigint('not_modified', { mode: 'number' }).notNull().default(0),
    errors: bigint('errors', { mode: 'number' }).notNull().default(0),
    /** The bytes of bodies, as sent. */
    bytes: bigint('bytes', { mode: 'number' }).notNull().default(0),
    lastAt: moment('last_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.partner] })],
)
