/**
 * Reads the evidence of articles, deleted ones too, as src/plugins/desk/evidence/evidence.ts describes it: all
 * of one moment.
 */
import { type SQL, sql } from 'drizzle-orm'
import { rowsOf, timestamp, type WriterDatabase } from '../../../core/store/writer-database.ts'
import { idsNamed } from '../../publish/store/read-events.ts'

/**
 * One article by its name, or those with a review, correction or retraction from a time until
 * before another (RFC 3339).
 */
export type EvidenceFilter =
  | { readonly article: string }
  | { readonly from: string; readonly to: string }

/** Articles in one statement: their texts can have a megabyte each. */
const pageLength = 50

/**
 * The time of the snapshot and the articles, by guid. `Article` is the type of what docs/desk/operator.md
 * describes: the reader knows rows, and a test holds them to the form.
 */
export async function readEvidence<Article>(db: WriterDatabase, filter: EvidenceFilter) {
  const work = async (tx: WriterDatabase) => {
    const ids = await rowsOf<{ id: string; now: string }>(
      tx,
      sql`select id, ${timestamp(sql`now()`)} as now from (${idsOf(filter)}) as chosen (id)
        order by (select min(e.guid) from article_events e where e.article_id = chosen.id), id`,
    )
    const articles: Article[] = []
    for (let start = 0; start < ids.length; start += pageLength) {
      const page = JSON.stringify(ids.slice(start, start + pageLength).map(({ id }) => id))
      const rows = await rowsOf<{ article: Article }>(tx, pageOf(page))
      articles.push(...rows.map(({ article }) => article))
    }
    const [{ now } = { now: new Date().toISOString() }] = ids
    return { now, articles }
  }
  return db.transaction(work, { isolationLevel: 'repeatable read', accessMode: 'read only' })
}

const idsOf = (filter: EvidenceFilter): SQL =>
  'article' in filter
    ? sql`select unnest(${idsNamed(filter.article)})`
    : sql`select article_id from signatures where ${within(sql`signed_at`, filter)}
      union select article_id from article_events where ${within(sql`at`, filter)} and (
        (action = 'created' or fields && '{reviewed_by,reviewed_at,reviewed_digest}')
          and disclosure ->> 'reviewed_by' <> ''
        or fields && '{corrections,retracted_at,retraction_reason}' or status = 'retracted' and action = 'created')`

const within = (time: SQL, { from, to }: { from: string; to: string }) =>
  sql`${time} >= ${from}::timestamptz and ${time} < ${to}::timestamptz`

const pageOf = (ids: string) => sql`
  select json_build_object('guid', g.guid, 'id', i.id, 'present', (${present}), 'reviews',
    (${reviews}), 'texts', (${texts}),
    'returns', (${returns}), 'corrections', (${corrections}), 'retraction', (${retraction}),
      'events', (${events})) as article
  from jsonb_array_elements_text(${ids}::jsonb) with ordinality as t (text, position)
  cross join lateral (select t.text::uuid as id) as i
  cross join lateral (
    select coalesce((select guid from articles where id = i.id),
      (select min(guid) from signatures where article_id = i.id),
      (select min(guid) from article_events where article_id = i.id)) as guid
  ) as g order by t.position`

/** `rows` is a query with a column `o`, of objects, and one to order them by. */
const list = (rows: SQL) =>
  sql`select coalesce(json_agg(r.o order by r.position), '[]') from (${rows}) as r (o, position)`

const present = sql`select json_build_object('url', a.url, 'title', a.title, 'language', a.language, 'status', a.status,
    'published_at', ${timestamp(sql`a.published_at`)}, 'text',
      candor_text_digest(a.title, a.standfirst, a.body_html),
    'mode', a.disclosure_mode)
  from articles a where a.id = i.id`

const base64url = (column: string) =>
  sql`translate(encode(${sql.raw(column)}, 'base64'), E'+/=\n', '-_')`

/** With milliseconds, as statements have it. */
const signedAt = sql`to_char(s.signed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const signed = sql`select json_build_object('method', s.method, 'editor', s.editor, 'at', ${signedAt}, 'text', s.text_digest,
    'sources', s.sources, 'mode', s.mode, 'did', s.boxes, 'note', s.note, 'statement', s.statement,
    'assertion', case when s.signature is not null
      then json_build_object('credential_id', s.credential_id,
      'public_key', ${base64url('s.public_key')}, 'client_data_json',
        ${base64url('s.client_data_json')},
      'authenticator_data', ${base64url('s.authenticator_data')}, 'signature',
        ${base64url('s.signature')}) end,
    'actor', null, 'role', null), s.signed_at
  from signatures s where s.article_id = i.id`

const unsigned = sql`select json_build_object('method', 'unsigned', 'editor', d.by, 'at', ${timestamp(sql`coalesce(d.at, e.at)`)},
    'text', e.text_digest, 'sources', null, 'mode', e.disclosure ->> 'mode', 'did', '[]'::json,
      'note', '', 'statement', null, 'assertion', null,
    'actor', e.actor, 'role', e.role), e.at
  from article_events e
  cross join lateral (
    select e.disclosure ->> 'reviewed_by' as by, (e.disclosure ->> 'reviewed_at')::timestamptz as at
  ) as d
  where e.article_id = i.id and e.action <> 'deleted' and d.by <> ''
    and e.disclosure ->> 'reviewed_digest' = e.text_digest
    and (e.action = 'created' or e.fields && '{reviewed_by,reviewed_at,reviewed_digest}')
    and not exists (select from signatures s where s.article_id = e.article_id
      and s.text_digest = e.text_digest
      and s.editor = d.by and s.signed_at = date_trunc('milliseconds', d.at))`

const reviews = list(sql`${signed} union all ${unsigned}`)

const texts =
  list(sql`select json_build_object('digest', t.digest, 'title', t.title, 'standfirst', t.standfirst,
    'body_html', t.body_html), t.at from reviewed_texts t where t.article_id = i.id`)

const returns =
  list(sql`select json_build_object('at', ${timestamp(sql`b.at`)}, 'editor', b.editor, 'reason', b.reason,
    'text', b.text_digest), b.id from article_returns b where b.article_id = i.id`)

const corrections =
  list(sql`select json_build_object('at', ${timestamp(sql`c.corrected_at`)}, 'text', c.text, 'url', c.url), c.id
  from corrections c where c.article_id = i.id`)

const retraction = sql`select json_build_object('at', ${timestamp(sql`a.retracted_at`)}, 'reason', a.retraction_reason)
  from articles a where a.id = i.id and a.status = 'retracted'`

const events =
  list(sql`select json_build_object('id', e.id, 'at', ${timestamp(sql`e.at`)}, 'action', e.action,
    'fields', e.fields, 'status', e.status, 'text_digest', e.text_digest, 'disclosure',
      e.disclosure,
    'role', e.role, 'actor', e.actor), e.id from article_events e where e.article_id = i.id`)
