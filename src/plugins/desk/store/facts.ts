/** Facts of the desk about an article: its claim, returns and signatures. */
import { type SQL, sql } from 'drizzle-orm'
import { rowsOf, timestamp, type WriterDatabase } from '../../../core/store/writer-database.ts'
import { unchangedSince } from '../../publish/store/read-returns.ts'
import type { SignedText } from '../evidence/signing.ts'
import { type OpenedText, openedWith } from './opened-texts.ts'

export type ClaimedReview = {
  readonly reviewer: string
  /** The token, or the login of the database. */
  readonly by: string
}

export type DeskReturn = {
  readonly at: string
  readonly editor: string
  readonly reason: string
  readonly textDigest: string
}

export const returnedAs = (row: SQL) =>
  sql`json_build_object('at', ${timestamp(sql`${row}.at`)}, 'editor', ${row}.editor, 'reason', ${row}.reason, 'textDigest', ${row}.text_digest)`

export const wordsOfText: readonly string[] = ['title', 'standfirst', 'body_html']
export const textFields = sql.raw(`array['${wordsOfText.join(`', '`)}']`)

export const signedSources = sql`(select coalesce(jsonb_agg(jsonb_build_object('url', c.url, 'title', c.title) order by c.position), '[]')
  from sources c where c.article_id = a.id)`

/**
 * SQL condition: the reviewer of `articles a` signed the text with this digest here, in any mode
 * and beside any sources.
 */
export const wasSigned = (digest: SQL, more = sql``) => sql`exists (select from signatures s
  where s.article_id = a.id and s.text_digest = ${digest} and s.editor = a.reviewed_by${more})`

/** `modeWithParts` of `articles a`. */
export const signedMode = sql`a.disclosure_mode || coalesce('; parts ' || a.disclosure_parts::text, '')`

/** The same, for the mode and the sources that the article has. */
export const isSigned = (digest: SQL) =>
  wasSigned(digest, sql` and s.mode = ${signedMode} and s.sources = ${signedSources}`)

export const claimedReview = sql`case when a.reviewed_by <> '' and not ${wasSigned(sql`a.reviewed_digest`)} then json_build_object('reviewer', a.reviewed_by,
  'by', coalesce((select coalesce(e.actor, e.role) from article_events e where e.article_id = a.id
    and (e.action = 'created' or e.fields && '{reviewed_by,reviewed_at,reviewed_digest}') order by e.id desc limit 1), '?')) end`

export const textDigest = sql`candor_text_digest(a.title, a.standfirst, a.body_html)`

/** SQL condition: the last return of `articles a` is of what it is now. */
export const isReturned = sql`exists (select from (select text_digest as digest, at
  from article_returns where article_id = a.id order by id desc limit 1) r
  where r.digest = ${textDigest} and not ${isSigned(sql`r.digest`)} and ${unchangedSince(sql`r.at`)})`

type DeskSignature = {
  readonly at: string
  readonly editor: string
  readonly method: string
  readonly mode: string
  readonly boxes: readonly string[]
  readonly note: string
  readonly textDigest: string
  readonly sources: readonly { readonly url: string; readonly title: string }[]
}

export type DeskFacts = {
  readonly claim: {
    readonly editorId: string
    readonly editor: string
    readonly until: string
  } | null
  readonly returns: readonly DeskReturn[]
  readonly signatures: readonly DeskSignature[]
  /**
   * The review that the article has is a signature of the text, the mode and the sources that it
   * has.
   */
  readonly isSigned: boolean
  readonly isReturned: boolean
  readonly claimedReview: ClaimedReview | null
  readonly lastSigned: SignedText | null
  readonly returned: (OpenedText & Pick<DeskReturn, 'at' | 'editor'>) | null
}

export async function readDeskFacts(db: WriterDatabase, articleId: string): Promise<DeskFacts> {
  const [row] = await rowsOf<{ facts: DeskFacts | string }>(
    db,
    sql`select json_build_object(
      'claim', (select json_build_object('editorId', e.id, 'editor', e.name, 'until',
        ${timestamp(sql`c.expires_at`)})
        from article_claims c join editors e on e.id = c.editor_id where c.article_id = ${articleId}
          and c.expires_at > now()),
      'returns', (select coalesce(json_agg(${returnedAs(sql`r`)} order by r.id desc), '[]')
        from article_returns r where r.article_id = ${articleId}),
      'signatures', (select coalesce(json_agg(json_build_object('at',
        ${timestamp(sql`s.signed_at`)}, 'editor', s.editor, 'method', s.method, 'mode', s.mode,
          'boxes', s.boxes, 'note', s.note, 'textDigest', s.text_digest, 'sources', s.sources)
            order by s.id desc), '[]')
        from signatures s where s.article_id = ${articleId}),
      'lastSigned', (select json_build_object('title', t.title, 'standfirst', t.standfirst,
        'body_html', t.body_html)
        from signatures s join reviewed_texts t on t.article_id = s.article_id
          and t.digest = s.text_digest
        where s.article_id = ${articleId} order by s.id desc limit 1),
      'returned', (select json_build_object('at', ${timestamp(sql`r.at`)}, 'editor', r.editor,
        'title', o.title, 'standfirst', o.standfirst, 'body_html', o.body_html,
          'sources', o.sources, 'language', o.language, 'topics', o.topics)
        from article_returns r join opened_texts o on o.article_id = r.article_id
          and ${openedWith(sql`r.text_digest`)}
        where r.article_id = ${articleId}
        order by r.id desc, o.opened_at <= r.at desc, o.opened_at desc limit 1),
      'isSigned', ${isSigned(textDigest)}, 'isReturned', ${isReturned},
      'claimedReview', ${claimedReview}) as facts from articles a where a.id = ${articleId}`,
  )
  if (!row) throw new Error('The desk reads one row of facts.')
  return typeof row.facts === 'string' ? JSON.parse(row.facts) : row.facts
}
