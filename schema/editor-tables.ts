/**
 * Drizzle's definitions of the tables of editors, and of how they log in. Only the role candor_desk
 * and the owner read all of them.
 */
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  jsonb,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytea } from './bytea.ts'
import { literal } from './checks.ts'
import { editorMay } from './lists.ts'
import { moment } from './moment.ts'

const quoted = (values: readonly string[]) =>
  sql.raw(values.map((value) => `'${value}'`).join(', '))

/** A row stays when its editor leaves: signatures have the name, so nobody else may get it. */
export const editors = pgTable(
  'editors',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** The name that readers see, and `reviewed_by` of articles has. */
    name: text('name').notNull().unique(),
    /** No two editors have names that look alike: schema/functions/names.sql. */
    skeleton: text('skeleton').notNull().generatedAlwaysAs(sql`candor_skeleton(name)`).unique(),
    /** For readers, on the policy page: such as “night editor”. */
    role: text('role'),
    /** For readers too: an address of a page or of e-mail. */
    contact: text('contact'),
    may: text('may').array().notNull(),
    /** WebAuthn's user handle: 32 random bytes, which say nothing about the editor. */
    handle: bytea('handle').notNull().unique(),
    createdAt: moment('created_at').notNull().default(sql`now()`),
    suspendedAt: moment('suspended_at'),
    removedAt: moment('removed_at'),
    /** The account of OpenID Connect that was bound to the editor by an invitation. */
    oidcIssuer: text('oidc_issuer'),
    oidcSubject: text('oidc_subject'),
    /** SHA-256 of the token of the private feed of the queue. */
    feedDigest: bytea('feed_digest').unique(),
    /** The one of the demo newsroom, for machines without passkeys: its signatures say so. */
    isDemo: boolean('is_demo').notNull().default(false),
  },
  (t) => [
    unique('editors_oidc_account').on(t.oidcIssuer, t.oidcSubject),
    check(
      'editor_name_is_one_line',
      sql`${t.name} ~ ${literal('^[^\\u0001-\\u001F\\u007F-\\u009F\\u2028\\u2029]{1,100}$')}`,
    ),
    check('editor_may_is_known', sql`${t.may} <@ array[${quoted(editorMay)}]`),
  ],
)

/**
 * Links with which an editor enrols a passkey, or binds an account of OpenID Connect. Each can be
 * used once.
 */
export const editorInvitations = pgTable('editor_invitations', {
  /** SHA-256 of the token in the link. */
  digest: bytea('digest').primaryKey(),
  editorId: uuid('editor_id')
    .notNull()
    .references(() => editors.id, { onDelete: 'cascade' }),
  createdAt: moment('created_at').notNull().default(sql`now()`),
  expiresAt: moment('expires_at').notNull(),
  usedAt: moment('used_at'),
})

/** Passkeys. One that ended stays, because signatures were made with it. */
export const editorPasskeys = pgTable(
  'editor_passkeys',
  {
    /** The credential's id, in base64url. */
    id: text('id').primaryKey(),
    editorId: uuid('editor_id')
      .notNull()
      .references(() => editors.id, { onDelete: 'cascade' }),
    /** COSE_Key (RFC 9052 §7). */
    publicKey: bytea('public_key').notNull(),
    counter: bigint('counter', { mode: 'number' }).notNull(),
    transports: text('transports').array().notNull(),
    createdAt: moment('created_at').notNull().default(sql`now()`),
    lastUsedAt: moment('last_used_at'),
    endedAt: moment('ended_at'),
  },
  (t) => [index('editor_passkeys_by_editor').on(t.editorId)],
)

/** Sessions of browsers. */
export const editorSessions = pgTable(
  'editor_sessions',
  {
    /** Names the session where it is listed and ended. */
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** SHA-256 of the cookie. */
    digest: bytea('digest').notNull().unique(),
    editorId: uuid('editor_id')
      .notNull()
      .references(() => editors.id, { onDelete: 'cascade' }),
    /** How the editor logged in: a method of signatures. */
    method: text('method').notNull(),
    /** When the editor proved who it is: with OpenID Connect, `auth_time`. */
    authenticatedAt: moment('authenticated_at').notNull(),
    createdAt: moment('created_at').notNull().default(sql`now()`),
    expiresAt: moment('expires_at').notNull(),
    userAgent: text('user_agent').notNull(),
  },
  (t) => [index('editor_sessions_by_editor').on(t.editorId)],
)

/**
 * Questions to browsers that can be answered once, soon: a challenge of WebAuthn, or a state of
 * OpenID Connect.
 */
export const deskChallenges = pgTable('desk_challenges', {
  /** The challenge in base64url, or the state. */
  challenge: text('challenge').primaryKey(),
  /** `enrol`, `login`, `sign` or `oidc`. */
  purpose: text('purpose').notNull(),
  editorId: uuid('editor_id').references(() => editors.id, { onDelete: 'cascade' }),
  /** The subject of the question, as it was then. */
  content: jsonb('content').notNull(),
  expiresAt: moment('expires_at').notNull(),
})
