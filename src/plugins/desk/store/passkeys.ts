/**
 * Passkeys of editors in the database. One that ended stays, because signatures were made with it.
 */
import { sql } from 'drizzle-orm'
import {
  countRows,
  inTransaction,
  rowsOf,
  textArray,
  timestamp,
  type WriterDatabase,
} from '../../../core/store/writer-database.ts'
import { type Editor, endLogins, isActive, spendInvitation } from './editors.ts'

export type Passkey = {
  readonly id: string
  readonly publicKey: string
  readonly counter: number
  readonly transports: readonly string[]
}

/** A passkey that has not ended, with its editor if that one may log in. */
export async function findPasskey(db: WriterDatabase, id: string) {
  const [found] = await rowsOf<Passkey & { editor: Editor }>(
    db,
    sql`select p.id, encode(p.public_key, 'hex') as "publicKey", p.counter::float8 as counter, to_json(p.transports) as transports,
        json_build_object('id', e.id, 'name', e.name, 'may', to_json(e.may), 'handle',
          encode(e.handle, 'hex'), 'isDemo', e.is_demo) as editor
      from editor_passkeys p join editors e on e.id = p.editor_id where p.id = ${id} and p.ended_at is null and ${isActive}`,
  )
  return found
}

/**
 * Spends the invitation, if the editor has one, and keeps the passkey: both or nothing, so one
 * invitation makes one passkey. `false` if it was used already, or if there is such a passkey.
 */
export const enrolPasskey = (
  db: WriterDatabase,
  editorId: string,
  passkey: Passkey,
  invitation: string | null,
): Promise<boolean> =>
  inTransaction(
    db,
    async (tx) => {
      if (invitation !== null) {
        if (!(await spendInvitation(tx, invitation))) return false
        await endLogins(tx, editorId)
      }
      return insertPasskey(tx, editorId, passkey)
    },
    (kept) => kept,
  )

const insertPasskey = async (
  tx: WriterDatabase,
  editorId: string,
  passkey: Passkey,
): Promise<boolean> =>
  (await countRows(
    tx,
    sql`insert into editor_passkeys (id, editor_id, public_key, counter, transports) values (${passkey.id}, ${editorId},
      decode(${passkey.publicKey}, 'hex'), ${passkey.counter}, ${textArray(passkey.transports)}) on conflict do nothing returning 1`,
  )) > 0

export const notePasskey = (db: WriterDatabase, id: string, counter: number) =>
  rowsOf(
    db,
    sql`update editor_passkeys set counter = ${counter}, last_used_at = now() where id = ${id}`,
  )

export type ListedPasskey = Pick<Passkey, 'id' | 'transports'> & {
  readonly createdAt: string
  readonly usedAt: string | null
}

export const listPasskeys = (db: WriterDatabase, editorId: string): Promise<ListedPasskey[]> =>
  rowsOf(
    db,
    sql`select id, to_json(transports) as transports, ${timestamp(sql`created_at`)} as "createdAt", ${timestamp(sql`last_used_at`)} as "usedAt"
      from editor_passkeys where editor_id = ${editorId} and ended_at is null order by created_at, id`,
  )

/** Not the last one, without which the editor could not come back. */
export const endPasskey = async (
  db: WriterDatabase,
  editorId: string,
  id: string,
): Promise<boolean> =>
  (await countRows(
    db,
    sql`update editor_passkeys set ended_at = now() where id = ${id} and editor_id = ${editorId} and ended_at is null
      and exists (select from editor_passkeys o where o.editor_id = ${editorId} and o.id <> ${id} and o.ended_at is null) returning 1`,
  )) > 0
