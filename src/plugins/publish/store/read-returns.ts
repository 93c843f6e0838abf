/**
 * Texts that an editor sent back, as writers see them: of a draft without a review that has the
 * returned text still, and nothing else of it changed since.
 */
import { type SQL, sql } from 'drizzle-orm'
import { timestamp } from '../../../core/store/writer-database.ts'

export type Returned = {
  readonly at: string
  readonly reason: string
  /** Public name. */
  readonly editor: string
  readonly text_digest: string
}

/** SQL condition: nothing of `articles a` changed since this time. */
export const unchangedSince = (time: SQL) => sql`not exists (select from article_events e
  where e.article_id = a.id and e.at > ${time})`

/**
 * SQL expression: the last return of `articles a` as JSON, `null` if there is none or the draft has
 * changed since.
 */
export const returned = sql`(select json_build_object('at', ${timestamp(sql`r.at`)}, 'reason', r.reason, 'editor', r.editor,
    'text_digest', r.text_digest)
  from (select * from article_returns where article_id = a.id order by id desc limit 1) r
  where a.status = 'draft' and coalesce(a.reviewed_by, '') = ''
    and r.text_digest = candor_text_digest(a.title, a.standfirst, a.body_html) and ${unchangedSince(sql`r.at`)})`
