/**
 * Drizzle's definitions of the tables that only triggers write: listings, archives, deletions,
 * change markers, and the search index. The record of changes is in record-tables.ts.
 */
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { moment } from './moment.ts'
import { articles } from './tables.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/**
 * The words of each published or retracted article, normalized by the dictionary of its language.
 */
export const articleSearch = pgTable(
  'article_search',
  {
    articleId: uuid('article_id')
      .primaryKey()
      .references(() => articles.id, { onDelete: 'cascade' }),
    /** PostgreSQL's text search configuration: that of a language, or `simple`. */
    config: text('config').notNull(),
    /** Weighted: A for the title, B for the standfirst, C for the body. */
    words: tsvector('words').notNull(),
  },
  (t) => [index('article_search_by_words').using('gin', t.words)],
)

/** Articles that were shown and later deleted or withdrawn. */
export const tombstones = pgTable(
  'tombstones',
  {
    articleId: uuid('article_id').primaryKey(),
    guid: text('guid').notNull(),
    deletedAt: moment('deleted_at').notNull(),
    /**
     * The address of a deleted article, for search engines. An article that was taken back still
     * has its own.
     */
    url: text('url'),
  },
  (t) => [index('tombstones_by_guid').on(t.guid), index('tombstones_by_url').using('hash', t.url)],
)

/**
 * The entries of the family of corrections: one for each correction, and one for a retraction. They
 * stay when the correction is deleted, so that the same one gets the same entry if it is inserted
 * again.
 */
export const notices = pgTable(
  'notices',
  {
    /** Made of the article's guid, kind, date and number by `candor_notice_id`. */
    id: uuid('id').primaryKey(),
    articleId: uuid('article_id').notNull(),
    /** `correction` or `retraction`. */
    kind: text('kind').notNull(),
    /** Its `corrected_at` or `retracted_at`. */
    datedAt: moment('dated_at').notNull(),
    /**
     * Counts from 0 among the corrections of one date, in the order in which they were inserted.
     */
    number: integer('number').notNull(),
    /**
     * MD5 of the article's guid and of the MD5 of a correction's text: finds the date of an equal
     * one.
     */
    digest: text('digest').notNull(),
    /** True if the article does not have this correction or retraction any more. */
    gone: boolean('gone').notNull().default(false),
  },
  (t) => [index('notices_by_article').on(t.articleId), index('notices_by_digest').on(t.digest)],
)

/**
 * Which entry is in which family, from when and until when. A past `listed_at` does not change. An
 * entry is an article, but in `corrections` it is a notice.
 */
export const listings = pgTable(
  'listings',
  {
    family: text('family').notNull(),
    /** The article's id, or that of the notice. */
    articleId: uuid('article_id').notNull(),
    listedAt: moment('listed_at').notNull(),
    leftAt: moment('left_at'),
    /** Time of the article's last change in this family: added, edited or removed. */
    changedAt: moment('changed_at').notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    primaryKey({ columns: [t.family, t.articleId] }),
    index('listings_by_article').on(t.articleId),
    // Read backwards for "newest first", which works because all columns have the same order.
    index('listings_shown').on(t.family, t.listedAt, t.articleId).where(sql`${t.leftAt} is null`),
    index('listings_left').on(t.family, t.leftAt, t.articleId).where(sql`${t.leftAt} is not null`),
    index('listings_left_in_order')
      .on(t.family, t.listedAt, t.articleId)
      .where(sql`${t.leftAt} is not null`),
    // An embargoed article changes its feeds when the embargo ends.
    index('listings_changed')
      .on(t.family, sql`greatest(${t.listedAt}, ${t.changedAt})`, t.articleId)
      .where(sql`${t.leftAt} is null`),
  ],
)

/**
 * The closed parts of each family's archive (RFC 5005 §4), identified by a UTC month and a number
 * that counts from 1. A part has all listings from its first to its last, ordered by (listed_at,
 * article_id). A closed part never changes.
 */
export const archiveParts = pgTable(
  'archive_parts',
  {
    family: text('family').notNull(),
    month: text('month').notNull(),
    part: integer('part').notNull(),
    firstListedAt: moment('first_listed_at').notNull(),
    firstArticleId: uuid('first_article_id').notNull(),
    lastListedAt: moment('last_listed_at').notNull(),
    lastArticleId: uuid('last_article_id').notNull(),
    closedAt: moment('closed_at').notNull(),
    /** Number of listings in the archive up to the end of this part. */
    through: integer('through').notNull(),
  },
  (t) => [primaryKey({ columns: [t.family, t.month, t.part] })],
)

/**
 * Public Suffix List rules of two or more labels, in its syntax:
 * src/hosts/node/database/public-suffixes.ts loads them.
 */
export const publicSuffixes = pgTable('public_suffixes', { rule: text('rule').primaryKey() })

/**
 * The change marker of each family: `version` and `changed_at` change with every change of its
 * feeds, `withdrawn_at` only if text may have been taken away or replaced. The last columns are its
 * entry in the directory.
 */
export const families = pgTable(
  'families',
  {
    family: text('family').primaryKey(),
    version: bigint('version', { mode: 'number' }).notNull().default(0),
    changedAt: moment('changed_at').notNull().default(sql`clock_timestamp()`),
    /** The `changed_at` of the last change that did more than add articles; null if none did. */
    withdrawnAt: moment('withdrawn_at'),
    /** Number of listings that have not left, those under an embargo included. */
    articles: integer('articles').notNull().default(0),
    /** The latest `listed_at` that has not left: in the future under an embargo. */
    newestAt: moment('newest_at'),
    /**
     * Distinct languages of the five newest articles, newest first, those under an embargo
     * included.
     */
    languages: text('languages').array().notNull().default([]),
  },
  // For suggestions of keys with the same prefix as a missing one.
  (t) => [index('families_by_prefix').on(t.family.op('text_pattern_ops'))],
)

/**
 * The changes of the running transaction, until its end (`candor_commit`): each transaction sees
 * only its own rows, and deletes them. Unlogged, because nothing of it outlives a crash.
 */
export const pendingChanges = pgTable('pending_changes', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  /**
   * The table that changed, or what happened, and what `keys` are:
   * - `articles`: ids. Written (`details` are `created`, or hashes of columns), or repaired.
   * - `drafts`: ids of articles that no feed shows, written.
   * - `deleted`, `deleted drafts`: ids of articles; `details` are what their events say.
   * - `sources`, `article_topics`, `corrections`: ids of articles; `details` are sums of hashes of
   *   their rows.
   * - `topics`, `relabeled`: slugs of topics that came or went, or have a new label or slug.
   * - `renamed`: the family of a topic before and after.
   * - `retired`: families of topics whose redirect changed.
   * - `imported`: none. An import is done.
   *
   * `candor_commit` refuses any other.
   */
  kind: text('kind').notNull(),
  /** Ids, slugs or families. */
  keys: text('keys').array().notNull(),
  /** One for each key, for some kinds. */
  details: text('details').array(),
  /** True if the statement ran with `candor.backdate`. */
  backdated: boolean('backdated').notNull().default(sql`candor_backdated()`),
})
