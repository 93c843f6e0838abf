/** What editors do with an article at the desk: they claim it, send its text back, or sign it. */
import { sql } from 'drizzle-orm'
import {
  bytesOf,
  countRows,
  inTransaction,
  rowsOf,
  textArray,
  type WriterDatabase,
} from '../../../core/store/writer-database.ts'
import type { SignedSource, Statement } from '../evidence/signing.ts'
import { isReturned, isSigned, textDigest, textFields } from './facts.ts'

const claimMinutes = 20

/** Says that the editor is reading it. `false` if another one is. */
export const claimArticle = async (
  db: WriterDatabase,
  articleId: string,
  editorId: string,
): Promise<boolean> =>
  (await countRows(
    db,
    sql`insert into article_claims (article_id, editor_id, expires_at) values (${articleId}, ${editorId}, now() + make_interval(mins => ${claimMinutes}))
      on conflict (article_id) do update set editor_id = excluded.editor_id, claimed_at = now(),
        expires_at = excluded.expires_at
      where article_claims.editor_id = excluded.editor_id or article_claims.expires_at <= now() returning 1`,
  )) > 0

/** Ends a claim: the editor's own, or that of anybody who did something with the article. */
export const releaseArticle = (db: WriterDatabase, articleId: string, editorId: string | null) =>
  rowsOf(
    db,
    sql`delete from article_claims where article_id = ${articleId} and (${editorId}::uuid is null or editor_id = ${editorId}::uuid)`,
  )

type NewReturn = {
  readonly articleId: string
  readonly textDigest: string
  readonly editor: string
  readonly reason: string
  readonly key: string
}

/**
 * `false` if the draft has another text by now, or is signed, sent back or none any more. The same
 * form twice is one return.
 */
export const insertReturn = (db: WriterDatabase, sent: NewReturn): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const { articleId, textDigest: digest, editor, reason, key } = sent
    // In a statement of its own: the next one sees the return of an editor who came first.
    await rowsOf(tx, sql`select from articles where id = ${articleId} for update`)
    const rows = await rowsOf(
      tx,
      sql`with article as (
        select a.id, a.guid from articles a where a.id = ${articleId} and a.status = 'draft'
          and not ${isSigned(sql`${digest}`)}
          and ${textDigest} = ${digest}
          and not ${isReturned}
      ), made as (
        insert into article_returns (article_id, guid, text_digest, editor, reason, key)
        select id, guid, ${digest}, ${editor}, ${reason}, ${key} from article
          on conflict (key) do nothing returning 1
      ) select 1 from article union all select 1 from article_returns where key = ${key} union all select 1 from made`,
    )
    return rows.length > 0
  })

/**
 * Says whether this actor of the record wrote the article, or was the last one to change its text.
 */
export async function wroteText(
  db: WriterDatabase,
  articleId: string,
  actor: string,
): Promise<boolean> {
  const rows = await rowsOf<{ wrote: boolean }>(
    db,
    sql`select exists (select from article_events where article_id = ${articleId} and action = 'created' and actor = ${actor})
      or ${actor} = (select actor from article_events where article_id = ${articleId}
        and (action = 'created' or fields && ${textFields})
        order by id desc limit 1) as wrote`,
  )
  return rows[0]?.wrote === true
}

type NewSignature = Omit<Statement, 'sourcesDigest' | 'nonce'> & {
  readonly articleId: string
  readonly sources: readonly SignedSource[]
  readonly editorId: string
  readonly method: string
  readonly statement: string
  readonly assertion: Assertion | null
}

export type Assertion = {
  readonly credentialId: string
  /** COSE_Key (RFC 9052 §7). */
  readonly publicKey: Uint8Array
  readonly clientDataJson: Uint8Array
  readonly authenticatorData: Uint8Array
  readonly signature: Uint8Array
}

export function insertSignature(tx: WriterDatabase, made: NewSignature) {
  const { assertion } = made
  const bytes = (value: Uint8Array | undefined) => (value ? bytesOf(value) : sql`null`)
  return rowsOf(
    tx,
    sql`insert into signatures (article_id, guid, text_digest, sources, mode, editor_id, editor, signed_at, method, boxes, note, statement,
        credential_id, public_key, client_data_json, authenticator_data, signature)
      values (${made.articleId}, ${made.guid}, ${made.textDigest}, ${JSON.stringify(made.sources)}::jsonb,
        ${made.mode}, ${made.editorId}, ${made.editor}, ${made.at}::timestamptz, ${made.method},
        ${textArray(made.boxes)}, ${made.note}, ${made.statement}, ${assertion?.credentialId ?? null},
        ${bytes(assertion?.publicKey)}, ${bytes(assertion?.clientDataJson)},
        ${bytes(assertion?.authenticatorData)}, ${bytes(assertion?.signature)})`,
  )
}
