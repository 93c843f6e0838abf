/** Answers that are kept for repeated requests (draft-ietf-httpapi-idempotency-key-header-07). */
import { sql } from 'drizzle-orm'
import { rowsOf, together, type WriterDatabase } from '../../../core/store/writer-database.ts'

type KeptAnswer = { readonly digest: string; readonly status: number; readonly body: string }

/** Candor's number among the advisory locks of a database, for keys. */
const lockSpace = 0x63_61_6e_6b

/** Takes the key until the end of the transaction; `false` if another request has it now. */
export async function takeKey(tx: WriterDatabase, tokenId: number, key: string): Promise<boolean> {
  const [row] = await rowsOf<{ taken: boolean }>(
    tx,
    sql`select pg_try_advisory_xact_lock(${lockSpace}::int, hashtext(${`${tokenId} ${key}`})) as taken`,
  )
  return row?.taken === true
}

/** The answer that this key got within a day. */
export async function findAnswer(
  tx: WriterDatabase,
  tokenId: number,
  key: string,
): Promise<KeptAnswer | undefined> {
  const [answer] = await rowsOf<KeptAnswer>(
    tx,
    sql`select digest, status, body from api_answers where token_id = ${tokenId} and key = ${key} and not ${isForgotten}`,
  )
  return answer
}

const isForgotten = sql`answered_at < now() - interval '24 hours'`

/**
 * Keeps the answer, and deletes those of other days: here, because another request may have locked
 * them.
 */
export const keepAnswer = (
  tx: WriterDatabase,
  tokenId: number,
  key: string,
  { digest, status, body }: KeptAnswer,
) =>
  together([
    rowsOf(tx, sql`delete from api_answers where ${isForgotten}`),
    rowsOf(
      tx,
      sql`insert into api_answers (token_id, key, digest, status, body) values (${tokenId}, ${key}, ${digest}, ${status}, ${body})`,
    ),
  ])
