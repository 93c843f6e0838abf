/**
 * Drizzle's definitions of the tables of the publishing API: who may write, what was answered
 * already, and what imports took over.
 */
import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytea } from './bytea.ts'
import { moment } from './moment.ts'
import { articles } from './tables.ts'

/** Tokens of the API. The database keeps their digests only. */
export const apiTokens = pgTable('api_tokens', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  /**
   * In lists, in the record of changes, and as `holder` of the articles that it made. Never of
   * another token.
   */
  name: text('name').notNull().unique(),
  /** SHA-256 of the token. */
  digest: bytea('digest').notNull().unique(),
  /** That of the token before the last rotation, and when it ends. */
  formerDigest: bytea('former_digest').unique(),
  formerEndsAt: moment('former_ends_at'),
  /** Documented in src/plugins/publish/scopes.ts. */
  scopes: text('scopes').array().notNull(),
  /** Modes of disclosure that it may claim; all if null. */
  modes: text('modes').array(),
  /** Names that it may claim as reviewers; all if null. */
  reviewers: text('reviewers').array(),
  /** Prefixes of the external ids of new articles; null allows any. */
  prefixes: text('prefixes').array(),
  createdAt: moment('created_at').notNull().default(sql`now()`),
  expiresAt: moment('expires_at'),
  revokedAt: moment('revoked_at'),
  /** To the minute. */
  lastUsedAt: moment('last_used_at'),
})

/** Answers to POST requests with an `Idempotency-Key`, for a day. */
export const apiAnswers = pgTable(
  'api_answers',
  {
    tokenId: bigint('token_id', { mode: 'number' })
      .notNull()
      .references(() => apiTokens.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    /** SHA-256 of method, address and body. */
    digest: text('digest').notNull(),
    status: integer('status').notNull(),
    /** The answer as JSON, or what it is made of again: articles are not in it. */
    body: text('body').notNull(),
    answeredAt: moment('answered_at').notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.tokenId, t.key] }),
    index('api_answers_by_time').on(t.answeredAt),
  ],
)

/**
 * The state of an article at its last import: so the next one tells changes in its source from
 * changes here.
 */
export const importedArticles = pgTable('imported_articles', {
  articleId: uuid('article_id')
    .primaryKey()
    .references(() => articles.id, { onDelete: 'cascade' }),
  /**
   * Member → digest of what the source said, digest of what was here then:
   * src/plugins/publish/import-merge.ts.
   */
  members: jsonb('members').notNull(),
})
