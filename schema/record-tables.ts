/**
 * Drizzle's definitions of the record of changes, and of the texts that were reviewed. Only triggers
 * write them.
 */
import { sql } from 'drizzle-orm'
import { bigint, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from './moment.ts'

/**
 * The record of changes, append-only: one row for each article that a transaction changed.
 * Documented in docs/articles.md.
 */
export const articleEvents = pgTable(
  'article_events',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: moment('at').notNull().default(sql`clock_timestamp()`),
    articleId: uuid('article_id').notNull(),
    guid: text('guid').notNull(),
    action: text('action').notNull(),
    /** Names of changed columns and parts; empty unless `changed`. */
    fields: text('fields').array().notNull(),
    status: text('status').notNull(),
    textDigest: text('text_digest').notNull(),
    disclosure: jsonb('disclosure').notNull(),
    role: text('role').notNull(),
    actor: text('actor'),
  },
  (t) => [
    index('article_events_by_article').on(t.articleId, t.id),
    index('article_events_by_time').on(t.at, t.id),
    index('article_events_deleted').on(t.guid).where(sql`${t.action} = 'deleted'`),
  ],
)

/** The texts that were reviewed, for evidence. Documented in docs/articles.md. */
export const reviewedTexts = pgTable(
  'reviewed_texts',
  {
    articleId: uuid('article_id').notNull(),
    /** The `reviewed_digest` of the article. */
    digest: text('digest').notNull(),
    at: moment('at').notNull().default(sql`clock_timestamp()`),
    title: text('title').notNull(),
    standfirst: text('standfirst').notNull(),
    bodyHtml: text('body_html').notNull(),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.digest] })],
)
