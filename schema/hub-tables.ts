/**
 * Drizzle's definitions of the tables of the WebSub hub: feeds with subscribers, subscriptions, and
 * requests for them.
 */
import { sql } from 'drizzle-orm'
import { bigint, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { bytea } from './bytea.ts'
import { moment } from './moment.ts'

/** Feeds that have subscribers. */
export const pushTopics = pgTable(
  'push_topics',
  {
    /** The canonical address. */
    topic: text('topic').primaryKey(),
    family: text('family').notNull(),
    /** `families.version` of the last change that was found. */
    version: bigint('version', { mode: 'number' }).notNull(),
    /** Counts changes that were found. */
    changes: bigint('changes', { mode: 'number' }).notNull().default(0),
    /** The count of the last one that was handed to subscribers: if it is less, one is due. */
    handed: bigint('handed', { mode: 'number' }).notNull().default(0),
    /** When the first change that is not handed to subscribers is due. */
    dueAt: moment('due_at'),
    /** Validator of the document that was handed to subscribers last. */
    etag: text('etag'),
  },
  (t) => [
    index('push_topics_by_family').on(t.family),
    index('push_topics_due').on(t.dueAt).where(sql`${t.changes} > ${t.handed}`),
  ],
)

/** Verified subscriptions of the WebSub hub. A subscription that ends is deleted. */
export const pushSubscriptions = pgTable(
  'push_subscriptions',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** SHA-256 of callback and topic, because an index holds no long addresses. */
    digest: bytea('digest').notNull().unique(),
    topic: text('topic')
      .notNull()
      .references(() => pushTopics.topic, { onDelete: 'cascade' }),
    callback: text('callback').notNull(),
    /** The callback's host, for limits: `hostOf` in packages/check/src/public-address.ts. */
    host: text('host').notNull(),
    /** Encrypted with PUSH_KEY. */
    secret: bytea('secret'),
    endsAt: moment('ends_at').notNull(),
    verifiedAt: moment('verified_at').notNull(),
    deliveredAt: moment('delivered_at'),
    failingSince: moment('failing_since'),
    /** When it last took long to answer. */
    slowAt: moment('slow_at'),
    pausedAt: moment('paused_at'),
    lastStatus: integer('last_status'),
    lastError: text('last_error'),
  },
  (t) => [
    index('push_subscriptions_by_topic').on(t.topic),
    index('push_subscriptions_by_host').on(t.host),
    index('push_subscriptions_by_end').on(t.endsAt),
  ],
)

/** Requests of subscribers that are not verified: at most one for each callback and topic. */
export const pushRequests = pgTable(
  'push_requests',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    digest: bytea('digest').notNull().unique(),
    /** `subscribe` or `unsubscribe`. */
    mode: text('mode').notNull(),
    /** The address that the subscriber wrote: the callback is asked with it. */
    askedTopic: text('asked_topic').notNull(),
    /** The canonical address; `null` if the hub has to deny. */
    topic: text('topic'),
    family: text('family'),
    /** Why the hub denies. */
    reason: text('reason'),
    callback: text('callback').notNull(),
    host: text('host').notNull(),
    secret: bytea('secret'),
    leaseSeconds: integer('lease_seconds').notNull(),
    verifyToken: text('verify_token'),
    requestedAt: moment('requested_at').notNull(),
  },
  (t) => [
    index('push_requests_by_host').on(t.host),
    index('push_requests_by_time').on(t.requestedAt),
  ],
)
