/**
 * Drizzle's definitions of the tables of readers: how many people read which feed, by day in UTC
 * (decision 24). No address and no User-Agent is stored.
 */
import { bigint, date, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytea } from './bytea.ts'
import { moment } from './moment.ts'

const count = (name: string) => bigint(name, { mode: 'number' }).notNull().default(0)

/** Requests for feeds, by the reader's product. */
export const readerRequests = pgTable(
  'reader_requests',
  {
    day: date('day').notNull(),
    family: text('family').notNull(),
    /** `rss`, `atom` or `json`. */
    format: text('format').notNull(),
    /** Such as `Feedly`. */
    name: text('name').notNull(),
    requests: count('requests'),
    notModified: count('not_modified'),
    bytes: count('bytes'),
  },
  (t) => [primaryKey({ columns: [t.day, t.family, t.format, t.name] })],
)

/** The newest figure that an aggregator told on a day. */
export const readerFigures = pgTable(
  'reader_figures',
  {
    day: date('day').notNull(),
    family: text('family').notNull(),
    format: text('format').notNull(),
    name: text('name').notNull(),
    /** The aggregator's id of the feed, or of the address if it has parameters; often empty. */
    list: text('list').notNull(),
    subscribers: integer('subscribers').notNull(),
    at: moment('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.family, t.format, t.name, t.list] })],
)

/** Distinct readers that fetch a feed themselves. */
export const readerDirect = pgTable(
  'reader_direct',
  {
    day: date('day').notNull(),
    family: text('family').notNull(),
    readers: integer('readers').notNull().default(0),
    /** The sketch that is counted (src/plugins/readers/sketch.ts), only until the day is over. */
    sketch: bytea('sketch'),
  },
  (t) => [primaryKey({ columns: [t.day, t.family] })],
)

/**
 * Salts of the hashes of readers, so that all processes count alike. Each is deleted when its day
 * is over.
 */
export const readerSalts = pgTable('reader_salts', {
  day: date('day').primaryKey(),
  salt: bytea('salt').notNull(),
})

/** Requests from pages of others: embeds, and the JSON Feed for the component. */
export const readerEmbeds = pgTable(
  'reader_embeds',
  {
    day: date('day').notNull(),
    /** Host of the page; empty if it is unknown. */
    host: text('host').notNull(),
    family: text('family').notNull(),
    requests: count('requests'),
  },
  (t) => [primaryKey({ columns: [t.day, t.host, t.family] })],
)

/** Errors that readers got. */
export const readerErrors = pgTable(
  'reader_errors',
  {
    day: date('day').notNull(),
    /** Pattern of the route, such as `/topics/:member/rss.xml`. */
    route: text('route').notNull(),
    status: integer('status').notNull(),
    requests: count('requests'),
  },
  (t) => [primaryKey({ columns: [t.day, t.route, t.status] })],
)
