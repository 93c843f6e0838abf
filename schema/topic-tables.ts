/** Drizzle's definitions of topics, and of the addresses that lead to feeds. */
import { invisible } from 'candor-disclosure/text/invisible.ts'
import { sql } from 'drizzle-orm'
import { check, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { familyKey, literal, longestTexts, notBlank, path } from './checks.ts'
import { articles } from './tables.ts'

/** Lower-case words joined by hyphens. */
const slugPattern = literal('^[a-z0-9]+(-[a-z0-9]+)*$')

export const topics = pgTable(
  'topics',
  { slug: text('slug').primaryKey(), label: text('label').notNull() },
  (t) => [
    // An address, and the entry of an index, have limits.
    check(
      'slug_is_lower_case_words',
      sql`${t.slug} ~ ${slugPattern} and char_length(${t.slug}) <= 200`,
    ),
    notBlank('topic_label', t.label),
    ...longestTexts('topics', t),
  ],
)

/**
 * Topics whose feeds left their address: moved to another topic, or closed if `moved_to` is null. A
 * trigger adds the old slug of a renamed topic, and removes a slug that is used again.
 */
export const retiredTopics = pgTable(
  'retired_topics',
  {
    slug: text('slug').primaryKey(),
    movedTo: text('moved_to').references(() => topics.slug, {
      onUpdate: 'cascade',
      onDelete: 'set null',
    }),
  },
  (t) => [
    check('retired_slug_is_lower_case_words', sql`${t.slug} ~ ${slugPattern}`),
    check('retired_topic_moved_elsewhere', sql`${t.slug} <> ${t.movedTo}`),
  ],
)

/**
 * Addresses of the software that the newsroom used before, and the feed that each leads to. A
 * renamed topic is followed when they are read.
 */
export const oldAddresses = pgTable(
  'old_addresses',
  {
    path: text('path').primaryKey(),
    family: text('family').notNull().default('all'),
    format: text('format').notNull().default('rss'),
  },
  (t) => [
    ...path('old_path', t.path),
    familyKey('old_address_leads_to_a_feed', t.family, `|articles/[^${invisible}]{1,200}`),
    check(
      'old_address_of_an_article_is_a_page',
      sql`${t.family} not like 'articles/%' or ${t.format} = 'page'`,
    ),
    check('old_address_has_a_format', sql`${t.format} in ('rss', 'atom', 'json', 'page')`),
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
  (t) => [
    primaryKey({ columns: [t.articleId, t.topicSlug] }),
    index('article_topics_by_topic').on(t.topicSlug),
  ],
)
