/**
 * Drizzle's definitions of the tables that a newsroom writes, with their checks. Triggers are in
 * functions/; the tables that triggers write are in kept-tables.ts.
 */

import { authorshipModes } from 'candor-disclosure/disclosure/modes.ts'
import { invisible } from 'candor-disclosure/text/invisible.ts'
import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { findingIndexes } from './article-indexes.ts'
import {
  feedDate,
  httpUrl,
  languageTag,
  literal,
  longestTexts,
  notBlank,
  oneOf,
  partnerNames,
  validHost,
  verbatimText,
  visible,
} from './checks.ts'
import { trueMode, trueReview } from './disclosure-checks.ts'
import { articleRights, statuses, unknownMode } from './lists.ts'
import { moment } from './moment.ts'
import { type StoredPart, trueParts } from './part-checks.ts'

export const articles = pgTable(
  'articles',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    guid: text('guid').notNull().unique().default(sql`'urn:uuid:' || gen_random_uuid()`),
    /** The newsroom's own id, for writers: readers do not see it. */
    externalId: text('external_id').unique(),
    /** Name of the token that made it over the API; `null` is nobody. Readers do not see it. */
    holder: text('holder'),
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
    /** Parts that were made in another way than the whole, as `Part` of the library; `null` for none. */
    disclosureParts: jsonb('disclosure_parts').$type<readonly StoredPart[]>(),
    reviewedBy: text('reviewed_by'),
    reviewedAt: moment('reviewed_at'),
    /** Digest of the text that was reviewed (`candor_text_digest`). Set by a trigger. */
    reviewedDigest: text('reviewed_digest'),
    generatedAt: moment('generated_at'),
    pictureUrl: text('picture_url'),
    pictureType: text('picture_type'),
    pictureBytes: integer('picture_bytes'),
    pictureWidth: integer('picture_width'),
    pictureHeight: integer('picture_height'),
    pictureAlt: text('picture_alt'),
    pictureCredit: text('picture_credit'),
    pictureSourceType: text('picture_source_type'),
    /**
     * Permitted uses by machines, if stricter than AI_RIGHTS: `articleRights` in
     * src/core/rights/ai-rights.ts.
     */
    aiRights: text('ai_rights'),
    /**
     * Partners for whom alone it is; `null` for a public article. `article_families` says what
     * follows.
     */
    audience: text('audience').array(),
    /** The order of insertion, for articles that are published in one moment. */
    number: bigint('number', { mode: 'number' }).notNull().generatedByDefaultAsIdentity(),
  },
  (t) => [
    ...verbatimText('guid', t.guid),
    check(
      'external_id_has_no_blanks',
      sql`${t.externalId} ~ ${literal(`^[^${invisible}]{1,200}$`)}`,
    ),
    httpUrl('url', t.url),
    validHost('url', t.url),
    httpUrl('byline_url', t.bylineUrl),
    httpUrl('picture_url', t.pictureUrl),
    notBlank('title', t.title),
    ...longestTexts('articles', t),
    languageTag('language', t.language),
    oneOf('status', t.status, statuses),
    oneOf('disclosure_mode', t.disclosureMode, [...authorshipModes, unknownMode]),
    ...trueMode(t),
    ...trueReview(t),
    ...trueParts(t),
    notBlank('disclosure_statement', t.disclosureStatement),
    check(
      'published_has_published_at',
      sql`${t.status} not in ('published', 'retracted') or ${t.publishedAt} is not null`,
    ),
    check(
      'retracted_has_reason_and_date',
      sql`${t.status} <> 'retracted' or (coalesce(${t.retractionReason}, '') ~ ${visible} and ${t.retractedAt} is not null)`,
    ),
    feedDate('published_at', t.publishedAt),
    feedDate('updated_at', t.updatedAt),
    feedDate('retracted_at', t.retractedAt),
    feedDate('reviewed_at', t.reviewedAt),
    feedDate('generated_at', t.generatedAt),
    check(
      'picture_has_alt_text',
      sql`${t.pictureUrl} is null or coalesce(${t.pictureAlt}, '') ~ ${visible}`,
    ),
    check(
      'picture_has_media_type',
      sql`${t.pictureUrl} is null or coalesce(${t.pictureType}, '') ~ '^image/[a-z0-9.+-]{1,100}$'`,
    ),
    check(
      'picture_has_true_sizes',
      sql`least(${t.pictureBytes}, ${t.pictureWidth}, ${t.pictureHeight}) is null or least(${t.pictureBytes}, ${t.pictureWidth}, ${t.pictureHeight}) > 0`,
    ),
    oneOf('ai_rights', t.aiRights, articleRights),
    check('picture_source_type_is_a_term', sql`${t.pictureSourceType} ~ '^[A-Za-z]{1,100}$'`),
    partnerNames('audience', t.audience),
    // A B-tree entry is limited to a third of a page, so it would reject articles with long URLs.
    index('articles_by_url').using('hash', t.url),
    index('articles_by_number').on(t.number),
    index('articles_by_status').on(t.status, t.number),
    ...findingIndexes(t),
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
    /**
     * Registrable domain of the URL's host by the Public Suffix List; `null` if there is none. Set
     * by a trigger.
     */
    domain: text('domain'),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.position] }),
    ...longestTexts('sources', t),
    httpUrl('source_url', t.url),
    notBlank('source_title', t.title),
    languageTag('source_language', t.language),
    feedDate('accessed_at', t.accessedAt),
  ],
)

export const corrections = pgTable(
  'corrections',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    articleId: uuid('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    text: text('text').notNull(),
    /** The default means now, or the date that an equal correction had: a trigger sets it. */
    correctedAt: moment('corrected_at').notNull().default(sql`'-infinity'`),
    url: text('url'),
  },
  (t) => [
    index('corrections_by_article').on(t.articleId),
    // The desk's list of corrected articles.
    index('corrections_by_time').on(t.correctedAt),
    notBlank('correction_text', t.text),
    ...longestTexts('corrections', t),
    feedDate('corrected_at', t.correctedAt),
    httpUrl('correction_url', t.url),
  ],
)
