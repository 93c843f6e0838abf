/**
 * Drizzle's definitions of the tables of push: what changed, webhooks, and all that is still to be
 * sent (decision 21).
 */
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytea } from './bytea.ts'
import { pushRequests, pushSubscriptions } from './hub-tables.ts'
import { moment } from './moment.ts'

/** How far changes have been found: one row, which the finder locks. */
export const pushState = pgTable('push_state', {
  one: boolean('one').primaryKey().default(true),
  /**
   * All changes up to this one are found: `changed_at` of its listing in `all`, and its article.
   */
  changedThrough: moment('changed_through').notNull(),
  changedArticle: uuid('changed_article').notNull(),
  /** All embargoes that ended until then are found. */
  endedThrough: moment('ended_through').notNull(),
})

/**
 * Events of articles as webhooks tell them: one row for each message. Kept for 30 days, for
 * replays.
 */
export const pushEvents = pgTable(
  'push_events',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: moment('at').notNull(),
    /** `published`, `updated`, `corrected`, `retracted`, `deleted` or `returned`. */
    type: text('type').notNull(),
    /**
     * Made of the guid: an article that is inserted again with another id is the same one for
     * partners.
     */
    articleId: uuid('article_id').notNull(),
    guid: text('guid').notNull(),
    url: text('url'),
    /**
     * The last row of `article_events` that it tells of; of `returned`, that of `article_returns`.
     */
    recordId: bigint('record_id', { mode: 'number' }),
    /** Families that show the article now. */
    families: text('families').array().notNull(),
    /** The families among them that did not show it before this event. */
    joined: text('joined').array().notNull(),
    /** Families that no longer show it, since this event. */
    left: text('left').array().notNull(),
    /** The item of the JSON Feed, as text. */
    data: text('data').notNull(),
  },
  (t) => [
    index('push_events_by_article').on(t.articleId, t.id),
    index('push_events_by_time').on(t.at),
  ],
)

/** Webhooks of partners. */
export const pushWebhooks = pgTable('push_webhooks', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  name: text('name').notNull().unique(),
  url: text('url').notNull(),
  /** The URL's host, for limits: `hostOf` in packages/check/src/public-address.ts. */
  host: text('host').notNull(),
  /** Encrypted with PUSH_KEY. */
  secret: bytea('secret').notNull(),
  /** Keys of families, such as `topics/science`: articles of any of them. */
  families: text('families').array().notNull(),
  /** Types of events; all if null. */
  events: text('events').array(),
  /** Modes of disclosure; all if null. */
  modes: text('modes').array(),
  createdAt: moment('created_at').notNull().default(sql`now()`),
  revokedAt: moment('revoked_at'),
  deliveredAt: moment('delivered_at'),
  failingSince: moment('failing_since'),
  /** When it last took long to answer. */
  slowAt: moment('slow_at'),
  pausedAt: moment('paused_at'),
  lastStatus: integer('last_status'),
  lastError: text('last_error'),
})

/**
 * Deliveries to make, and those to webhooks of the last 30 days. Others are deleted once they have
 * arrived.
 */
export const pushDeliveries = pgTable(
  'push_deliveries',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** `verify`, `feed`, `webhook`, `ping` or `indexnow`. */
    kind: text('kind').notNull(),
    /** The request that a `verify` is for. */
    requestId: bigint('request_id', { mode: 'number' }).references(() => pushRequests.id, {
      onDelete: 'cascade',
    }),
    /** The subscription that a `feed` is for. */
    subscriptionId: bigint('subscription_id', { mode: 'number' }).references(
      () => pushSubscriptions.id,
      {
        onDelete: 'cascade',
      },
    ),
    /** The webhook that a `webhook` is for; the next three are set with it. */
    webhookId: bigint('webhook_id', { mode: 'number' }).references(() => pushWebhooks.id, {
      onDelete: 'cascade',
    }),
    /** `null` in a test message. */
    eventId: bigint('event_id', { mode: 'number' }).references(() => pushEvents.id, {
      onDelete: 'cascade',
    }),
    /**
     * The type that the webhook is told: that of the event, or `published` or `deleted` if the
     * article joined or left its families.
     */
    type: text('type'),
    /** That of the event: deliveries about one article wait for each other. */
    articleId: uuid('article_id'),
    /**
     * Where a `ping` and an `indexnow` go, and what they say: addresses, one in a line
     * (src/plugins/push/store/notes.ts).
     */
    address: text('address'),
    body: text('body'),
    /** `pending`, `done` or `failed`. */
    state: text('state').notNull().default('pending'),
    /** Counts reasons to send a `feed`: one that came while it was sent makes it due again. */
    reasons: integer('reasons').notNull().default(1),
    attempts: integer('attempts').notNull().default(0),
    createdAt: moment('created_at').notNull().default(sql`now()`),
    /**
     * The time of its first attempt; until then, the time when it is due. It is tried for 24 hours
     * from this time.
     */
    firstAt: moment('first_at').notNull(),
    /** While a worker is sending it, when another may take it. */
    nextAt: moment('next_at').notNull(),
    /** Until then a worker is sending it, unless it died. */
    takenUntil: moment('taken_until'),
    doneAt: moment('done_at'),
    lastStatus: integer('last_status'),
    lastError: text('last_error'),
  },
  (t) => [
    // Without the rows that lack it: each claim moves a row in every index that has it. All
    // deliveries of a change are due at the same time: the id makes the index their order.
    index('push_deliveries_due').on(t.nextAt, t.id).where(sql`${t.state} = 'pending'`),
    uniqueIndex('push_deliveries_of_request')
      .on(t.requestId)
      .where(sql`${t.requestId} is not null`),
    uniqueIndex('push_deliveries_of_subscription').on(t.subscriptionId),
    index('push_deliveries_of_article')
      .on(t.webhookId, t.articleId, t.id)
      .where(sql`${t.state} = 'pending' and ${t.articleId} is not null`),
    index('push_deliveries_of_webhook')
      .on(t.webhookId, t.id)
      .where(sql`${t.webhookId} is not null`),
    index('push_deliveries_of_event').on(t.eventId).where(sql`${t.eventId} is not null`),
    index('push_deliveries_to_address').using('hash', t.address).where(sql`${t.state} = 'pending'`),
    index('push_deliveries_by_end').on(t.doneAt).where(sql`${t.state} <> 'pending'`),
  ],
)
