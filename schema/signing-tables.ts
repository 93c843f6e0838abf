/**
 * Drizzle's definitions of the tables of signed statements: keys, statements, and what waits for
 * one (decision 44). Private keys are never in the database.
 */
import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { moment } from './moment.ts'

/**
 * Public keys that signed statements, or will. The first row turns signing on for the triggers.
 * Rows stay.
 */
export const signingKeys = pgTable(
  'signing_keys',
  {
    /** The first 16 characters of the JWK thumbprint (RFC 7638). */
    kid: text('kid').primaryKey(),
    /** `x` of the JWK: 32 bytes in base64url. */
    x: text('x').notNull(),
    notBefore: moment('not_before').notNull().default(sql`now()`),
    /** It signed until then; `null` while it may sign. */
    notAfter: moment('not_after'),
    /** Set for a key that is no longer to be trusted, with the reason for readers. */
    retiredAt: moment('retired_at'),
    reason: text('reason'),
  },
  (t) => [
    check('signing_key_has_32_bytes', sql`${t.x} ~ '^[A-Za-z0-9_-]{43}$'`),
    check(
      'retired_key_has_reason_and_end',
      sql`num_nonnulls(${t.retiredAt}, ${t.reason}) = 0 or num_nulls(${t.retiredAt}, ${t.reason}, ${t.notAfter}) = 0`,
    ),
  ],
)

/**
 * Every statement, append-only. The public statements of an article are a chain by `number`, and
 * its private ones are another: so neither has a gap for its readers.
 */
export const statements = pgTable(
  'statements',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /**
     * `digestOf` the article's guid (packages/disclosure/src/signed/digests.ts): the last segment of its address. With
     * `~` before it for the private chain.
     */
    address: text('address').notNull(),
    number: integer('number').notNull(),
    at: moment('at').notNull(),
    /** `published`, `retracted` or `withdrawn`. */
    state: text('state').notNull(),
    /** RFC 7515, compact. */
    jws: text('jws').notNull(),
    /** Partners for whom alone it is; `null` for a public statement. */
    audience: text('audience').array(),
  },
  (t) => [
    unique('statements_by_address').on(t.address, t.number),
    check('statement_state_is_known', sql`${t.state} in ('published', 'retracted', 'withdrawn')`),
  ],
)

/**
 * Each article that was published since the first key: the statement that matches it now, or since
 * when one is due.
 */
export const signedArticles = pgTable(
  'signed_articles',
  {
    guid: text('guid').primaryKey(),
    /** The statement of its text and facts as they are now; `null` while there is none. */
    statementId: bigint('statement_id', { mode: 'number' }).references(() => statements.id),
    /** Counts changes: a statement of an earlier count is refused. */
    changes: bigint('changes', { mode: 'number' }).notNull().default(1),
    /**
     * When readers see what is to be signed: in the future under an embargo; `null` if nothing
     * waits. Newest first.
     */
    dueAt: moment('due_at'),
    /** Since when it waits. */
    notedAt: moment('noted_at'),
  },
  (t) => [index('signed_articles_due').on(t.dueAt).where(sql`${t.dueAt} is not null`)],
)

/**
 * One row: under which words and settings articles were signed. A signer with others compares all
 * of them.
 */
export const signingState = pgTable('signing_state', {
  one: boolean('one').primaryKey().default(true),
  /** A digest of the version and the settings of the last signer that started. */
  words: text('words').notNull(),
})
