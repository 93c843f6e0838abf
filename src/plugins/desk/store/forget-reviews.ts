/**
 * Forgets old texts of reviews, those that editors opened, and why drafts came back. Signatures and
 * the record stay. Only the owner of the tables can do it.
 */
import { sql } from 'drizzle-orm'
import {
  countRows,
  inTransaction,
  type WriterDatabase,
} from '../../../core/store/writer-database.ts'

type Forgotten = { readonly texts: number; readonly returns: number }

/**
 * Forgets texts from before this time (RFC 3339), but for that of each article's present review.
 * With `isTrial`, nothing is written.
 */
export const forgetReviews = (
  db: WriterDatabase,
  before: string,
  isTrial: boolean,
): Promise<Forgotten> =>
  inTransaction(
    db,
    async (tx) => {
      const returns = await countRows(
        tx,
        sql`delete from article_returns where at < ${before}::timestamptz returning 1`,
      )
      await tx.execute(sql`delete from opened_texts where opened_at < ${before}::timestamptz`)
      await tx.execute(sql`alter table reviewed_texts disable trigger reviewed_texts_keep`)
      const texts = await countRows(
        tx,
        sql`delete from reviewed_texts t where t.at < ${before}::timestamptz and not exists (
          select from articles a where a.id = t.article_id and a.reviewed_digest = t.digest) returning 1`,
      )
      await tx.execute(sql`alter table reviewed_texts enable trigger reviewed_texts_keep`)
      return { texts, returns }
    },
    () => !isTrial,
  )
