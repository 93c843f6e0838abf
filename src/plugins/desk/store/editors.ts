/** Editors of the desk in the database: their invitations, and who may still log in. */
import { sql } from 'drizzle-orm'
import {
  bytesOf,
  countRows,
  inTransaction,
  rowsOf,
  textArray,
  timestamp,
  type WriterDatabase,
} from '../../../core/store/writer-database.ts'

export type Editor = {
  readonly id: string
  readonly name: string
  readonly may: readonly string[]
  /** WebAuthn's user handle, in hexadecimal. */
  readonly handle: string
  readonly isDemo: boolean
}

export const editorColumns = sql`e.id, e.name, to_json(e.may) as may, encode(e.handle, 'hex') as handle, e.is_demo as "isDemo"`

/** SQL condition: the editor of `editors e` may do something. */
export const isActive = sql`e.suspended_at is null and e.removed_at is null`

type EditorFacts = {
  readonly name: string
  readonly may: readonly string[] | null
  readonly role: string | null
  readonly contact: string | null
}

type Invitation = {
  /** SHA-256 of the token, in hexadecimal. */
  readonly digest: string
  readonly hours: number
  /** 32 random bytes, for an editor who is new. */
  readonly handle: Uint8Array
}

/**
 * Makes an editor, or invites one anew: then earlier passkeys, sessions, invitations and the
 * private feed end. `null` if a new editor has no `may`, or if the name is that of one who left, or
 * looks like another one's.
 */
export const inviteEditor = (
  db: WriterDatabase,
  facts: EditorFacts,
  { digest, hours, handle }: Invitation,
) =>
  inTransaction(db, async (tx) => {
    const { name, may, role, contact } = facts
    if (may !== null)
      await rowsOf(
        tx,
        sql`insert into editors (name, may, handle) values (${name}, ${textArray(may)}, ${bytesOf(handle)})
          on conflict do nothing`,
      )
    const [editor] = await rowsOf<Editor>(
      tx,
      sql`update editors e set may = coalesce(${textArray(may)}, may), role = coalesce(${role}, role), contact = coalesce(${contact}, contact)
        where name = ${name} and removed_at is null returning ${editorColumns}`,
    )
    if (!editor) return null
    await endLogins(tx, editor.id)
    await rowsOf(
      tx,
      sql`insert into editor_invitations (digest, editor_id, expires_at)
        values (decode(${digest}, 'hex'), ${editor.id}, now() + make_interval(hours => ${hours}))`,
    )
    return editor
  })

/**
 * Ends all by which the editor could log in, also what came after an invitation by a login that was
 * under way.
 */
export async function endLogins(tx: WriterDatabase, id: string): Promise<void> {
  await rowsOf(
    tx,
    sql`update editor_passkeys set ended_at = now() where editor_id = ${id} and ended_at is null`,
  )
  await rowsOf(tx, sql`delete from editor_sessions where editor_id = ${id}`)
  await rowsOf(tx, sql`delete from editor_invitations where editor_id = ${id}`)
  await rowsOf(
    tx,
    sql`update editors set oidc_issuer = null, oidc_subject = null, feed_digest = null where id = ${id}`,
  )
}

export type ListedEditor = Pick<Editor, 'name' | 'may'> & {
  readonly role: string | null
  readonly contact: string | null
  readonly passkeys: number
  readonly sessions: number
  readonly created_at: string
  readonly suspended_at: string | null
  readonly removed_at: string | null
}

export const listEditors = (db: WriterDatabase): Promise<ListedEditor[]> =>
  rowsOf(
    db,
    sql`select e.name, to_json(e.may) as may, e.role, e.contact,
        (select count(*)::int from editor_passkeys p where p.editor_id = e.id
          and p.ended_at is null) as passkeys,
        (select count(*)::int from editor_sessions s where s.editor_id = e.id
          and s.expires_at > now()) as sessions,
        ${timestamp(sql`e.created_at`)} as created_at,
          ${timestamp(sql`e.suspended_at`)} as suspended_at,
        ${timestamp(sql`e.removed_at`)} as removed_at
      from editors e order by e.name`,
  )

/**
 * Keeps an editor out, which ends the private feed, or lets one in again with the same passkeys.
 * `false` if nobody has that name, or it is so already.
 */
export const setSuspended = (
  db: WriterDatabase,
  name: string,
  suspended: boolean,
): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const [editor] = await rowsOf<{ id: string }>(
      tx,
      sql`update editors set suspended_at = ${suspended ? sql`now()` : sql`null`}, feed_digest = null
        where name = ${name} and removed_at is null and (suspended_at is null) = ${suspended} returning id`,
    )
    if (editor && suspended)
      await rowsOf(tx, sql`delete from editor_sessions where editor_id = ${editor.id}`)
    return editor !== undefined
  })

/**
 * Ends all logins, and forgets role, contact and account. Name and signatures stay. `false` if
 * nobody has that name.
 */
export const removeEditor = (db: WriterDatabase, name: string): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const [editor] = await rowsOf<{ id: string }>(
      tx,
      sql`update editors set removed_at = now(), role = null, contact = null, may = '{}' where name = ${name} and removed_at is null returning id`,
    )
    if (editor) {
      await endLogins(tx, editor.id)
      await rowsOf(tx, sql`delete from article_claims where editor_id = ${editor.id}`)
    }
    return editor !== undefined
  })

export async function findInvited(db: WriterDatabase, digest: string): Promise<Editor | undefined> {
  const [editor] = await rowsOf<Editor>(
    db,
    sql`select ${editorColumns} from editor_invitations i join editors e on e.id = i.editor_id
      where i.digest = decode(${digest}, 'hex') and i.used_at is null and i.expires_at > now() and ${isActive}`,
  )
  return editor
}

/** `false` if it was used already. */
export const spendInvitation = async (db: WriterDatabase, digest: string): Promise<boolean> =>
  (await countRows(
    db,
    sql`update editor_invitations set used_at = now() where digest = decode(${digest}, 'hex') and used_at is null
      and expires_at > now() returning 1`,
  )) > 0

export async function keepDemoEditor(
  db: WriterDatabase,
  name: string,
  may: readonly string[],
  handle: Uint8Array,
) {
  await rowsOf(
    db,
    sql`insert into editors (name, may, handle, is_demo)
      values (${name}, ${textArray(may)}, ${bytesOf(handle)}, true) on conflict do nothing`,
  )
  const [editor] = await rowsOf<Editor>(
    db,
    sql`select ${editorColumns} from editors e where name = ${name} and is_demo and ${isActive}`,
  )
  return editor
}
