/** The tables that triggers keep, as Drizzle sees them: what is shown where and since when, and what it takes to find it. Nobody else writes them. */
import { sql } from 'drizzle-orm'
import { bigint, boolean, customType, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from './moment.ts'
import { articles } from './tables.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** The words of each published article, as the dictionary of its language has them. */
export const articleSearch = pgTable(
  'article_search',
  {
    articleId: uuid('article_id')
      .primaryKey()
      .references(() => articles.id, { onDelete: 'cascade' }),
    /** Name of the configuration of PostgreSQL's text search: a language's dictionary, or `simple`. */
    config: text('config').notNull(),
    /** Weighted: A for the title, B for the standfirst, C for the body. */
    words: tsvector('words').notNull(),
  },
  (t) => [index('article_search_by_words').using('gin', t.words)],
)

/** What remains of an article that was shown and then deleted or taken back. */
export const tombstones = pgTable(
  'tombstones',
  {
    articleId: uuid('article_id').primaryKey(),
    guid: text('guid').notNull(),
    deletedAt: moment('deleted_at').notNull(),
  },
  (t) => [index('tombstones_by_guid').on(t.guid)],
)

/** Which article stands in which family of feeds, from when and until when. Its past never changes. */
export const listings = pgTable(
  'listings',
  {
    family: text('family').notNull(),
    articleId: uuid('article_id').notNull(),
    listedAt: moment('listed_at').notNull(),
    leftAt: moment('left_at'),
    /** When the article, as it stands here, last changed: written, edited or left. */
    changedAt: moment('changed_at').notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    primaryKey({ columns: [t.family, t.articleId] }),
    index('listings_by_article').on(t.articleId),
    // Both are read backwards for "newest first"; the same order in all columns lets one index serve it.
    index('listings_shown').on(t.family, t.listedAt, t.articleId).where(sql`${t.leftAt} is null`),
    index('listings_left').on(t.family, t.leftAt, t.articleId).where(sql`${t.leftAt} is not null`),
    index('listings_left_in_order').on(t.family, t.listedAt, t.articleId).where(sql`${t.leftAt} is not null`),
    // What is embargoed changes its feeds when the embargo ends.
    index('listings_changed')
      .on(t.family, sql`greatest(${t.listedAt}, ${t.changedAt})`, t.articleId)
      .where(sql`${t.leftAt} is null`),
  ],
)

/**
 * The closed parts of each family's archive (RFC 5005 §4), named by the UTC month and a number that counts from 1: from
 * the first to the last listing in the order of (listed_at, article_id). Never changed once written.
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
    /** How many listings the archive holds up to the end of this part. */
    through: integer('through').notNull(),
  },
  (t) => [primaryKey({ columns: [t.family, t.month, t.part] })],
)

/** The Public Suffix List's rules of two labels and more, written as there; from the library that folds hosts in requests. */
export const publicSuffixes = pgTable('public_suffixes', { rule: text('rule').primaryKey() })

/** The change marker of each family: `version` and `changed_at` move with whatever alters its feeds. */
export const families = pgTable(
  'families',
  {
    family: text('family').primaryKey(),
    version: bigint('version', { mode: 'number' }).notNull().default(0),
    changedAt: moment('changed_at').notNull().default(sql`clock_timestamp()`),
    /** True only inside the transaction that is changing the family: it stamps once, however many statements it runs. */
    changing: boolean('changing').notNull().default(false),
    /** From when on somebody can see what it is changing: later than now under an embargo. */
    showsAt: moment('shows_at').notNull().default(sql`'infinity'`),
  },
  // For the names that begin like one that there is not.
  (t) => [index('families_by_prefix').on(t.family.op('text_pattern_ops'))],
)
