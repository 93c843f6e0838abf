/** The tables of a newsroom, as Drizzle sees them. What the database refuses stands here as named checks; what it does by itself stands in the migrations. */
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import { httpUrl, invisible, languageTag, literal, notBlank, visible } from './checks.ts'

/** Lower-case words, joined by hyphens. */
const slugPattern = literal('^[a-z0-9]+(-[a-z0-9]+)*$')

const moment = (name: string) => timestamp(name, { withTimezone: true })

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

export const articles = pgTable(
  'articles',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    guid: text('guid').notNull().unique().default(sql`'urn:uuid:' || gen_random_uuid()`),
    url: text('url').notNull(),
    title: text('title').notNull(),
    standfirst: text('standfirst').notNull().default(''),
    bodyHtml: text('body_html').notNull().default(''),
    byline: text('byline'),
    bylineUrl: text('byline_url'),
    language: text('language').notNull(),
    status: text('status').notNull().default('draft'),
    publishedAt: moment('published_at'),
    updatedAt: moment('updated_at'),
    retractionReason: text('retraction_reason'),
    retractedAt: moment('retracted_at'),
    disclosureMode: text('disclosure_mode').notNull(),
    disclosureModel: text('disclosure_model'),
    disclosureProvider: text('disclosure_provider'),
    disclosureStatement: text('disclosure_statement'),
    reviewedBy: text('reviewed_by'),
    generatedAt: moment('generated_at'),
    pictureUrl: text('picture_url'),
    pictureType: text('picture_type'),
    pictureBytes: integer('picture_bytes'),
    pictureWidth: integer('picture_width'),
    pictureHeight: integer('picture_height'),
    pictureAlt: text('picture_alt'),
    pictureCredit: text('picture_credit'),
    pictureSourceType: text('picture_source_type'),
  },
  (t) => [
    check('guid_is_a_uri', sql`${t.guid} ~ ${literal(`^[A-Za-z][A-Za-z0-9+.-]*:[^${invisible}<>"{}|\\\\^\`]+$`)}`),
    httpUrl('url', t.url),
    httpUrl('byline_url', t.bylineUrl),
    httpUrl('picture_url', t.pictureUrl),
    notBlank('title', t.title),
    languageTag('language', t.language),
    check('status_is_known', sql`${t.status} in ('draft', 'published', 'withheld', 'retracted')`),
    check('disclosure_mode_is_known', sql`${t.disclosureMode} in ('ai-autonomous', 'ai-assisted', 'human-only')`),
    check(
      'ai_assisted_names_its_reviewer',
      sql`${t.disclosureMode} <> 'ai-assisted' or coalesce(${t.reviewedBy}, '') ~ ${visible}`,
    ),
    check('ai_autonomous_has_no_reviewer', sql`${t.disclosureMode} <> 'ai-autonomous' or ${t.reviewedBy} is null`),
    notBlank('disclosure_statement', t.disclosureStatement),
    check(
      'published_has_published_at',
      sql`${t.status} not in ('published', 'retracted') or ${t.publishedAt} is not null`,
    ),
    check(
      'retracted_has_reason_and_date',
      sql`${t.status} <> 'retracted' or (coalesce(${t.retractionReason}, '') ~ ${visible} and ${t.retractedAt} is not null)`,
    ),
    check('picture_has_alt_text', sql`${t.pictureUrl} is null or coalesce(${t.pictureAlt}, '') ~ ${visible}`),
    check(
      'picture_has_media_type',
      sql`${t.pictureUrl} is null or coalesce(${t.pictureType}, '') ~ '^image/[a-z0-9.+-]+$'`,
    ),
    check(
      'picture_has_true_sizes',
      sql`least(${t.pictureBytes}, ${t.pictureWidth}, ${t.pictureHeight}) is null or least(${t.pictureBytes}, ${t.pictureWidth}, ${t.pictureHeight}) > 0`,
    ),
    check('picture_source_type_is_a_term', sql`${t.pictureSourceType} ~ '^[A-Za-z]+$'`),
  ],
)

export const sources = pgTable(
  'sources',
  {
    articleId: uuid('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    url: text('url').notNull(),
    title: text('title').notNull(),
    publisher: text('publisher'),
    language: text('language'),
    accessedAt: moment('accessed_at'),
    /** Registrable domain of the URL's host by the Public Suffix List; `null` where there is none. Kept by a trigger. */
    domain: text('domain'),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.position] }),
    httpUrl('source_url', t.url),
    notBlank('source_title', t.title),
    languageTag('source_language', t.language),
  ],
)

export const topics = pgTable('topics', { slug: text('slug').primaryKey(), label: text('label').notNull() }, (t) => [
  check('slug_is_lower_case_words', sql`${t.slug} ~ ${slugPattern}`),
  notBlank('topic_label', t.label),
])

/**
 * Topics whose feeds are no longer at their address: moved to another topic's, or closed where `moved_to` is null. A
 * topic that gets another slug is entered by a trigger, and one whose slug is used again is taken out.
 */
export const retiredTopics = pgTable(
  'retired_topics',
  {
    slug: text('slug').primaryKey(),
    movedTo: text('moved_to').references(() => topics.slug, { onUpdate: 'cascade', onDelete: 'set null' }),
  },
  (t) => [
    check('retired_slug_is_lower_case_words', sql`${t.slug} ~ ${slugPattern}`),
    check('retired_topic_moved_elsewhere', sql`${t.slug} <> ${t.movedTo}`),
  ],
)

export const articleTopics = pgTable(
  'article_topics',
  {
    articleId: uuid('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    topicSlug: text('topic_slug')
      .notNull()
      .references(() => topics.slug, { onUpdate: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.topicSlug] }), index('article_topics_by_topic').on(t.topicSlug)],
)

export const corrections = pgTable(
  'corrections',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    articleId: uuid('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    text: text('text').notNull(),
    correctedAt: moment('corrected_at').notNull().defaultNow(),
    url: text('url'),
  },
  (t) => [
    index('corrections_by_article').on(t.articleId),
    notBlank('correction_text', t.text),
    httpUrl('correction_url', t.url),
  ],
)

/** The words of each published article, as the dictionary of its language has them. Kept by triggers. */
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

/** What remains of an article that was shown and then deleted or taken back. Kept by triggers. */
export const tombstones = pgTable(
  'tombstones',
  {
    articleId: uuid('article_id').primaryKey(),
    guid: text('guid').notNull(),
    deletedAt: moment('deleted_at').notNull(),
  },
  (t) => [index('tombstones_by_guid').on(t.guid)],
)

/** Which article stands in which family of feeds, from when and until when. Kept by triggers; its past never changes. */
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
 * the first to the last listing in the order of (listed_at, article_id). Kept by triggers; never changed once written.
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
    through: integer('through').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.family, t.month, t.part] })],
)

/** The Public Suffix List's rules of two labels and more, written as there; from the library that folds hosts in requests. */
export const publicSuffixes = pgTable('public_suffixes', { rule: text('rule').primaryKey() })

/** The change marker of each family: `version` and `changed_at` move with whatever alters its feeds. Kept by triggers. */
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
