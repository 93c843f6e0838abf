/** The queue of the desk. */
import { SQL, sql } from 'drizzle-orm'
import { rowsOf, timestamp, type WriterDatabase } from '../../../core/store/writer-database.ts'
import {
  type ClaimedReview,
  claimedReview,
  type DeskReturn,
  isReturned,
  isSigned,
  returnedAs,
  signedMode,
  signedSources,
  textDigest,
  textFields,
} from './facts.ts'

/**
 * Where an article is: a draft is `waiting` for its first signature, `returned` with the text that
 * it has now, or `signed` but not published; it is under an `embargo` that ends within a week, or
 * `published` within a day. `changed` since an editor signed another text or mode of it, or other
 * sources, is a draft, or published at any time.
 */
const queueStates = ['waiting', 'changed', 'returned', 'signed', 'embargo', 'published'] as const
/** Before all others: what needs an editor. */
export const waitingStates: readonly QueueState[] = ['changed', 'waiting']
export type QueueState = (typeof queueStates)[number]

export type QueueItem = {
  readonly id: string
  readonly state: QueueState
  /** How many are in this state, of which the queue has the first ones. */
  readonly total: number
  readonly title: string
  readonly language: string
  readonly mode: string
  readonly holder: string | null
  readonly topics: readonly { readonly slug: string; readonly label: string }[]
  readonly since: string
  /** For a published article. */
  readonly publishedAt: string | null
  readonly claimedBy: string | null
  readonly claimedUntil: string | null
  readonly returned: DeskReturn | null
  readonly signedBy: string | null
  readonly claimedReview: ClaimedReview | null
  readonly isSourced: boolean
  readonly hasTwin: boolean
}

/**
 * The filter in an address: empty is no condition. Each page, from 1, has `queueLength` articles of
 * each state.
 */
export type QueueFilter = Readonly<
  Partial<Record<'topic' | 'holder' | 'language' | 'state' | 'page', string>>
>

export const pageOf = ({ page = '' }: QueueFilter): number =>
  /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1

export const queueLength = 100

/**
 * In each state the oldest text first; those that are published, the newest first. Of the archive
 * it reads no texts: the record of changes has the digest of each.
 */
export async function readQueue(
  db: WriterDatabase,
  filter: QueueFilter = {},
): Promise<QueueItem[]> {
  const { topic, holder, language, state } = filter
  const last = pageOf(filter) * queueLength
  const conditions = [
    sql`a.status in ('draft', 'published')`,
    topic &&
      sql`exists (select from article_topics t where t.article_id = a.id and t.topic_slug = ${topic})`,
    holder && sql`a.holder = ${holder}`,
    language && sql`a.language = ${language}`,
  ].filter((each) => each instanceof SQL)
  const rows = await rowsOf<{ item: QueueItem | string }>(
    db,
    sql`with last as materialized (
        select distinct on (s.article_id) s.article_id as id, s.text_digest as digest, s.mode,
          s.sources from signatures s order by s.article_id, s.id desc
      ), found as (
        select a.id from articles a where a.status = 'draft'
        union select a.id from articles a
          where a.status = 'published' and a.published_at between now() - interval '1 day'
            and now() + interval '7 days'
        union select a.id from last a
          where (a.digest, a.mode) <> (select e.text_digest, (e.disclosure ->> 'mode') || coalesce('; parts ' || (e.disclosure ->> 'parts'), '')
            from article_events e
            where e.article_id = a.id order by e.id desc limit 1) or a.sources <> ${signedSources}
      ), described as (
        select a.*, ${textDigest} as digest,
          (l.digest, l.mode, l.sources) <> (${textDigest}, ${signedMode},
            ${signedSources}) as differs,
          (select max(e.at) from article_events e where e.article_id = a.id
            and (e.action = 'created' or e.fields && ${textFields})) as since,
          ${isReturned} as stands, (select row_to_json(r)
            from (select ${returnedAs(sql`r`)} as entry, r.text_digest from article_returns r
            where r.article_id = a.id order by r.id desc limit 1) r) as back
        from found f join articles a on a.id = f.id left join last l on l.id = a.id
        where ${sql.join(conditions, sql` and `)}
      ), placed as (
        select a.*, case when a.status = 'published' then case when a.differs then 'changed'
            when a.published_at > now() then 'embargo' else 'published' end
          when ${isSigned(sql`a.digest`)} then 'signed' when a.stands
            then 'returned'
          when a.differs then 'changed' else 'waiting' end as state
        from described a
      ), counted as (
        select a.*, count(*) over (partition by a.state)::int as total,
          count(*) over (partition by lower(a.title)) > 1 as twin,
          row_number() over (partition by a.state order by
          case when a.state = 'published' then -extract(epoch from a.published_at)
            else extract(epoch from a.since) end, a.number) as position
        from placed a
      )
      select json_build_object('id', a.id, 'state', a.state, 'total', a.total, 'title', a.title,
        'language', a.language,
        'mode', a.disclosure_mode, 'holder', a.holder,
        'since', ${timestamp(sql`coalesce(a.since, a.generated_at, now())`)}, 'publishedAt',
          case when a.status = 'published' then ${timestamp(sql`a.published_at`)} end,
        'topics', (select coalesce(json_agg(json_build_object('slug', t.slug, 'label', t.label)
          order by t.slug), '[]')
          from article_topics j join topics t on t.slug = j.topic_slug where j.article_id = a.id),
        'claimedBy', e.name, 'claimedUntil', ${timestamp(sql`c.expires_at`)}, 'returned',
          a.back -> 'entry',
        'signedBy', case when ${isSigned(sql`a.digest`)} then a.reviewed_by end,
        'claimedReview', ${claimedReview}, 'hasTwin', a.twin,
        'isSourced', exists (select from sources s where s.article_id = a.id)) as item
      from counted a left join article_claims c on c.article_id = a.id and c.expires_at > now()
        left join editors e on e.id = c.editor_id
      where a.position > ${last - queueLength}
        and a.position <= ${last} ${state ? sql`and a.state = ${state}` : sql``}
      order by a.state, a.position`,
  )
  return rows.map(({ item }) => (typeof item === 'string' ? JSON.parse(item) : item))
}
