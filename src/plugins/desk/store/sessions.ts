/**
 * Sessions of editors, challenges that a browser can answer once, and the tokens of private feeds.
 */
import { sql } from 'drizzle-orm'
import {
  countRows,
  rowsOf,
  timestamp,
  type WriterDatabase,
} from '../../../core/store/writer-database.ts'
import { type Editor, editorColumns, isActive } from './editors.ts'

export const sessionHours = 12

type NewSession = {
  /** SHA-256 of the cookie, in hexadecimal. */
  readonly digest: string
  readonly editorId: string
  readonly method: string
  readonly authenticatedAt: string
  readonly userAgent: string
}

/** Removes those that have ended, too. */
export async function insertSession(db: WriterDatabase, session: NewSession): Promise<void> {
  const { digest, editorId, method, authenticatedAt, userAgent } = session
  await rowsOf(db, sql`delete from editor_sessions where expires_at < now()`)
  await rowsOf(
    db,
    sql`insert into editor_sessions (digest, editor_id, method, authenticated_at, expires_at, user_agent)
      values (decode(${digest}, 'hex'), ${editorId}, ${method}, ${authenticatedAt}::timestamptz,
        now() + make_interval(hours => ${sessionHours}), ${userAgent})`,
  )
}

export type Session = {
  readonly sessionId: number
  readonly method: string
  /** Seconds since the editor proved who it is. */
  readonly age: number
  readonly editor: Editor
}

export async function findSession(
  db: WriterDatabase,
  digest: string,
): Promise<Session | undefined> {
  const [row] = await rowsOf<Omit<Session, 'editor'> & Editor>(
    db,
    sql`select s.id::float8 as "sessionId", s.method, extract(epoch from now() - s.authenticated_at)::float8 as age, ${editorColumns}
      from editor_sessions s join editors e on e.id = s.editor_id
      where s.digest = decode(${digest}, 'hex') and s.expires_at > now() and ${isActive}`,
  )
  if (!row) return undefined
  const { sessionId, method, age, ...editor } = row
  return { sessionId, method, age, editor }
}

export type ListedSession = {
  readonly id: number
  readonly createdAt: string
  readonly userAgent: string
}

export const listSessions = (db: WriterDatabase, editorId: string): Promise<ListedSession[]> =>
  rowsOf(
    db,
    sql`select id::float8 as id, ${timestamp(sql`created_at`)} as "createdAt", user_agent as "userAgent"
      from editor_sessions where editor_id = ${editorId} and expires_at > now() order by id desc`,
  )

export const endSession = (db: WriterDatabase, editorId: string, id: number) =>
  rowsOf(db, sql`delete from editor_sessions where id = ${id} and editor_id = ${editorId}`)

export const endOtherSessions = (db: WriterDatabase, editorId: string, id: number) =>
  rowsOf(db, sql`delete from editor_sessions where id <> ${id} and editor_id = ${editorId}`)

export type Challenge<Content> = {
  readonly challenge: string
  readonly purpose: 'enrol' | 'login' | 'sign' | 'oidc'
  /** `null` where nobody is known yet. */
  readonly editorId: string | null
  readonly content: Content
}

const challengeMinutes = 5

/** Removes those that nobody answered, too. */
export async function insertChallenge(
  db: WriterDatabase,
  asked: Challenge<unknown>,
): Promise<void> {
  const { challenge, purpose, editorId, content } = asked
  await rowsOf(db, sql`delete from desk_challenges where expires_at < now()`)
  await rowsOf(
    db,
    sql`insert into desk_challenges (challenge, purpose, editor_id, content, expires_at) values (${challenge}, ${purpose}, ${editorId},
      ${JSON.stringify(content)}::jsonb, now() + make_interval(mins => ${challengeMinutes}))`,
  )
}

/** Takes the content of a challenge, once: a second answer finds nothing. */
export async function takeChallenge<Content>(
  db: WriterDatabase,
  { challenge, purpose, editorId }: Omit<Challenge<unknown>, 'content'>,
): Promise<Content | undefined> {
  const [row] = await rowsOf<{ content: string }>(
    db,
    sql`delete from desk_challenges where challenge = ${challenge} and purpose = ${purpose}
      and editor_id is not distinct from ${editorId}::uuid and expires_at > now() returning content::text`,
  )
  return row && (JSON.parse(row.content) as Content)
}

export const setFeedToken = (db: WriterDatabase, editorId: string, digest: string) =>
  countRows(
    db,
    sql`update editors set feed_digest = decode(${digest}, 'hex') where id = ${editorId} returning 1`,
  )

export async function findFeedEditor(
  db: WriterDatabase,
  digest: string,
): Promise<Editor | undefined> {
  const [editor] = await rowsOf<Editor>(
    db,
    sql`select ${editorColumns} from editors e where feed_digest = decode(${digest}, 'hex') and ${isActive}`,
  )
  return editor
}
