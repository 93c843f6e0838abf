/**
 * Drizzle's definitions of the tables of the editors' desk: what editors are reading, what they sent
 * back, and what they signed. Only the role candor_desk and the owner read all of them.
 */
import { sql } from 'drizzle-orm'
import { bigint, check, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytea } from './bytea.ts'
import { oneOf } from './checks.ts'
import { editors } from './editor-tables.ts'
import { signatureMethods } from './lists.ts'
import { moment } from './moment.ts'
import { articles } from './tables.ts'

/** Which editor is reading an article: a lease of 20 minutes. */
export const articleClaims = pgTable('article_claims', {
  articleId: uuid('article_id').primaryKey(),
  editorId: uuid('editor_id')
    .notNull()
    .references(() => editors.id, { onDelete: 'cascade' }),
  claimedAt: moment('claimed_at').notNull().default(sql`now()`),
  expiresAt: moment('expires_at').notNull(),
})

/**
 * Texts as a page of the desk showed them, with their sources: a later page says what changed since
 * (decision 55). They are kept for 30 days, and go with their article.
 */
export const openedTexts = pgTable(
  'opened_texts',
  {
    articleId: uuid('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    /** The ETag of the article, which the forms of the page send. */
    tag: text('tag').notNull(),
    openedAt: moment('opened_at').notNull().default(sql`now()`),
    title: text('title').notNull(),
    standfirst: text('standfirst').notNull(),
    bodyHtml: text('body_html').notNull(),
    /** In the form of `signatures`. */
    sources: jsonb('sources').notNull(),
    language: text('language').notNull(),
    /** The labels, with commas. */
    topics: text('topics').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.tag] }),
    index('opened_texts_by_time').on(t.openedAt),
  ],
)

/**
 * Articles that an editor sent back to whoever writes them. A returned text waits again once it
 * changes.
 */
export const articleReturns = pgTable(
  'article_returns',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: moment('at').notNull().default(sql`clock_timestamp()`),
    articleId: uuid('article_id').notNull(),
    guid: text('guid').notNull(),
    textDigest: text('text_digest').notNull(),
    /** The editor's public name. */
    editor: text('editor').notNull(),
    reason: text('reason').notNull(),
    /** The key of the form that was sent: the same form sent twice is one return. */
    key: text('key').notNull().unique(),
  },
  (t) => [
    index('article_returns_by_article').on(t.articleId, t.id),
    check('return_reason_is_short', sql`char_length(${t.reason}) between 1 and 4000`),
  ],
)

/**
 * Which editor signed which text, append-only. The text is in `reviewed_texts`.
 * src/plugins/desk/evidence/signing.ts and docs/desk/operator.md say how to check a signature of a passkey.
 */
export const signatures = pgTable(
  'signatures',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    articleId: uuid('article_id').notNull(),
    guid: text('guid').notNull(),
    textDigest: text('text_digest').notNull(),
    /** Beside the text, in their order: addresses and titles. */
    sources: jsonb('sources').notNull(),
    /** The mode of disclosure, as the statement has it. */
    mode: text('mode').notNull(),
    editorId: uuid('editor_id').notNull(),
    /** The public name, as it was. */
    editor: text('editor').notNull(),
    /** The time in the statement, and `reviewed_at` of the article. */
    signedAt: moment('signed_at').notNull(),
    method: text('method').notNull(),
    /** The boxes that the editor ticked. */
    boxes: text('boxes').array().notNull(),
    note: text('note').notNull(),
    /** The exact text whose SHA-256 is the challenge. */
    statement: text('statement').notNull(),
    // The answer of the passkey; null for another method.
    credentialId: text('credential_id'),
    /** COSE_Key. */
    publicKey: bytea('public_key'),
    clientDataJson: bytea('client_data_json'),
    authenticatorData: bytea('authenticator_data'),
    signature: bytea('signature'),
  },
  (t) => [
    index('signatures_by_article').on(t.articleId, t.id),
    index('signatures_by_time').on(t.signedAt, t.id),
    check('signature_has_checked_facts', sql`'facts' = any(${t.boxes})`),
    oneOf('signature_method', t.method, signatureMethods),
    check(
      'passkey_signature_is_whole',
      sql`num_nulls(${t.credentialId}, ${t.publicKey}, ${t.clientDataJson}, ${t.authenticatorData}, ${t.signature}) = case ${t.method} when 'passkey' then 0 else 5 end`,
    ),
  ],
)
