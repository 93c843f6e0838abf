/**
 * Accounts of OpenID Connect, each bound to one editor by an invitation: never by a name or an
 * address of e-mail.
 */
import { sql } from 'drizzle-orm'
import {
  countRows,
  inTransaction,
  rowsOf,
  textArray,
  type WriterDatabase,
} from '../../../core/store/writer-database.ts'
import {
  type Editor,
  editorColumns,
  endLogins,
  findInvited,
  isActive,
  spendInvitation,
} from './editors.ts'

export type Account = { readonly issuer: string; readonly subject: string }

/**
 * The editor of an account, if that one may log in. `may` is what the editor may from now on;
 * `null` leaves it.
 */
export async function findByAccount(
  db: WriterDatabase,
  { issuer, subject }: Account,
  may: readonly string[] | null,
) {
  const [editor] = await rowsOf<Editor>(
    db,
    sql`update editors e set may = coalesce(${textArray(may)}, may)
      where oidc_issuer = ${issuer} and oidc_subject = ${subject} and ${isActive} returning ${editorColumns}`,
  )
  return editor
}

/**
 * Spends the invitation, and ends passkeys and sessions. `false` if it is no longer one, or if the
 * account is another editor's.
 */
export const bindAccount = (
  db: WriterDatabase,
  digest: string,
  { issuer, subject }: Account,
): Promise<boolean> =>
  inTransaction(
    db,
    async (tx) => {
      const editor = await findInvited(tx, digest)
      if (!editor || !(await spendInvitation(tx, digest))) return false
      await endLogins(tx, editor.id)
      const bound = await countRows(
        tx,
        sql`update editors set oidc_issuer = ${issuer}, oidc_subject = ${subject} where id = ${editor.id}
          and not exists (select from editors where oidc_issuer = ${issuer} and oidc_subject = ${subject} and id <> ${editor.id}) returning 1`,
      )
      return bound > 0
    },
    (bound) => bound,
  )
