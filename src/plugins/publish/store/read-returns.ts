/**
 * Texts that an editor sent back, as writers see them: of a draft without a review that has the
 * returned text still.
 */
import { sql } from 'drizzle-orm'
import { timestamp } from '../../../core/store/writer-database.ts'

export type Returned = {
  readonly at: string
  readonly reason: string
  /** Public name. */
  readonly editor: string
  readonly text_digest: string
}

/**
 * SQL expression: the last return of `articles a` as JSON, `null` if there is none or the text has
 * changed since.
 */
export const returned = sql`(select json_build_object('at', ${timestamp(sql`r.at`)}, 'reason', r.reason, 'editor', r.editor,
    'text_digest', r.text_digest)
  from (select * from article_returns where article_id = a.id order by id desc limit 1) r
  where a.status = 'draft' and coalesce(a.reviewed_by, '') = ''
    and r.text_digest = candor_text_digest(a.title, a.standfirst, a.body_html))`
