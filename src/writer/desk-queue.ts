/** What waits at the desk, and what editors did with it: claims, returns and signatures. */
import { type SQL, sql } from 'drizzle-orm'
import { bytesOf, countRows, rowsOf, textArray, timestamp, type WriterDatabase } from './database.ts'

/**
 * Where an article is: `waiting` for its first review, `changed` since an editor signed another text of it, `returned` with the
 * text that it has now, `signed` but not published, under an `embargo` that ends within a week, or `published` within a day.
 */
export const queueStates = ['waiting', 'changed', 'returned', 'signed', 'embargo', 'published'] as const
export type QueueState = (typeof queueStates)[number]

export type QueueItem = {
  readonly id: string
  readonly state: QueueState
  readonly title: string
  readonly language: string
  readonly mode: string
  /** The token that made it. */
  readonly holder: string | null
  readonly topics: readonly { readonly slug: string; readonly label: string }[]
  /** When its text came. */
  readonly since: string
  readonly publishedAt: string | null
  readonly claimedBy: string | null
  readonly claimedUntil: string | null
  readonly returned: Returned | null
  readonly signedBy: string | null
}

export type Returned = {
  readonly at: string
  readonly editor: string
  readonly reason: string
  readonly textDigest: string
}

/** `null` is no condition. */
export type QueueFilter = {
  readonly topic: string | null
  readonly holder: string | null
  readonly language: string | null
}

const maxItems = 200

const returnedAs = (row: SQL) =>
  sql`json_build_object('at', ${timestamp(sql`${row}.at`)}, 'editor', ${row}.editor, 'reason', ${row}.reason, 'textDigest', ${row}.text_digest)`

const hasReview = sql`coalesce(a.reviewed_by, '') <> ''`

/** In each state the oldest text first; those that are published, the newest first. */
export async function readQueue(db: WriterDatabase, { topic, holder, language }: QueueFilter): Promise<QueueItem[]> {
  const conditions = [
    topic === null
      ? null
      : sql`exists (select from article_topics t where t.article_id = a.id and t.topic_slug = ${topic})`,
    holder === null ? null : sql`a.holder = ${holder}`,
    language === null ? null : sql`a.language = ${language}`,
  ].filter((condition) => condition !== null)
  const rows = await rowsOf<{ item: QueueItem | string }>(
    db,
    sql`with found as (
        select a.* from articles a where (a.status = 'draft'
            or a.status = 'published' and a.published_at between now() - interval '1 day' and now() + interval '7 days')
          and ${sql.join([sql`true`, ...conditions], sql` and `)}
        order by a.status, a.number limit ${maxItems}
      ), told as (
        select a.*, candor_text_digest(a.title, a.standfirst, a.body_html) as digest,
          (select max(e.at) from article_events e where e.article_id = a.id and (e.action = 'created' or e.fields && ${textFields})) as since,
          (select row_to_json(r) from (select ${returnedAs(sql`r`)} as told, r.text_digest from article_returns r
            where r.article_id = a.id order by r.id desc limit 1) r) as back,
          (select json_build_object('editor', s.editor, 'digest', s.text_digest) from signatures s
            where s.article_id = a.id order by s.id desc limit 1) as signed
        from found a
      ), placed as (
        select a.*, case when a.status = 'published' then case when a.published_at > now() then 'embargo' else 'published' end
          when ${hasReview} then 'signed' when a.back ->> 'text_digest' = a.digest then 'returned'
          when a.signed is not null then 'changed' else 'waiting' end as state
        from told a
      )
      select json_build_object('id', a.id, 'state', a.state, 'title', a.title, 'language', a.language, 'mode', a.disclosure_mode,
        'holder', a.holder, 'since', ${timestamp(sql`coalesce(a.since, a.generated_at, now())`)}, 'publishedAt', ${timestamp(sql`a.published_at`)},
        'topics', (select coalesce(json_agg(json_build_object('slug', t.slug, 'label', t.label) order by t.slug), '[]')
          from article_topics j join topics t on t.slug = j.topic_slug where j.article_id = a.id),
        'claimedBy', e.name, 'claimedUntil', ${timestamp(sql`c.expires_at`)}, 'returned', a.back -> 'told',
        'signedBy', coalesce(a.signed ->> 'editor', nullif(a.reviewed_by, ''))) as item
      from placed a left join article_claims c on c.article_id = a.id and c.expires_at > now() left join editors e on e.id = c.editor_id
      order by case when a.state = 'published' then -extract(epoch from a.published_at) else extract(epoch from a.since) end, a.number`,
  )
  return rows.map(({ item }) => (typeof item === 'string' ? JSON.parse(item) : item))
}

const textFields = sql`array['title', 'standfirst', 'body_html']`

export type Signed = {
  readonly at: string
  readonly editor: string
  readonly method: string
  readonly boxes: readonly string[]
  readonly note: string
  readonly textDigest: string
}

export type SignedText = {
  readonly title: string
  readonly standfirst: string
  readonly bodyHtml: string
  readonly digest: string
}

/** What the desk knows of an article, beside the article. */
export type DeskFacts = {
  readonly claim: { readonly editorId: string; readonly editor: string; readonly until: string } | null
  readonly returns: readonly Returned[]
  /** The newest first. */
  readonly signatures: readonly Signed[]
  /** The text that was last reviewed, and that the newsroom still keeps. */
  readonly lastSigned: SignedText | null
}

export async function readDeskFacts(db: WriterDatabase, articleId: string): Promise<DeskFacts> {
  const [row] = await rowsOf<{ facts: DeskFacts | string }>(
    db,
    sql`select json_build_object(
      'claim', (select json_build_object('editorId', e.id, 'editor', e.name, 'until', ${timestamp(sql`c.expires_at`)})
        from article_claims c join editors e on e.id = c.editor_id where c.article_id = ${articleId} and c.expires_at > now()),
      'returns', (select coalesce(json_agg(${returnedAs(sql`r`)} order by r.id desc), '[]')
        from article_returns r where r.article_id = ${articleId}),
      'signatures', (select coalesce(json_agg(json_build_object('at', ${timestamp(sql`s.signed_at`)}, 'editor', s.editor, 'method', s.method,
          'boxes', s.boxes, 'note', s.note, 'textDigest', s.text_digest) order by s.id desc), '[]')
        from signatures s where s.article_id = ${articleId}),
      'lastSigned', (select json_build_object('title', t.title, 'standfirst', t.standfirst, 'bodyHtml', t.body_html, 'digest', t.digest)
        from reviewed_texts t where t.article_id = ${articleId} order by t.at desc, t.digest limit 1)) as facts`,
  )
  if (!row) throw new Error('The desk reads one row of facts.')
  return typeof row.facts === 'string' ? JSON.parse(row.facts) : row.facts
}

const claimMinutes = 20

/** Says that the editor is reading it. `false` if another one is. */
export const claimArticle = async (db: WriterDatabase, articleId: string, editorId: string): Promise<boolean> =>
  (await countRows(
    db,
    sql`insert into article_claims (article_id, editor_id, expires_at) values (${articleId}, ${editorId}, now() + make_interval(mins => ${claimMinutes}))
      on conflict (article_id) do update set editor_id = excluded.editor_id, claimed_at = now(), expires_at = excluded.expires_at
      where article_claims.editor_id = excluded.editor_id or article_claims.expires_at <= now() returning 1`,
  )) > 0

/** Ends a claim: the editor's own, or that of anybody who did something with the article. */
export const releaseArticle = (db: WriterDatabase, articleId: string, editorId: string | null) =>
  rowsOf(
    db,
    sql`delete from article_claims where article_id = ${articleId} and (${editorId}::uuid is null or editor_id = ${editorId}::uuid)`,
  )

export type NewReturn = {
  readonly articleId: string
  /** Of the text that the editor read. */
  readonly textDigest: string
  readonly editor: string
  readonly reason: string
  /** Of the form. */
  readonly key: string
}

/** `false` if the draft has another text by now, or a review, or is none any more. The same form twice is one return. */
export async function insertReturn(db: WriterDatabase, sent: NewReturn): Promise<boolean> {
  const { articleId, textDigest, editor, reason, key } = sent
  const rows = await rowsOf(
    db,
    sql`with article as (
        select a.id, a.guid from articles a where a.id = ${articleId} and a.status = 'draft' and not ${hasReview}
          and candor_text_digest(a.title, a.standfirst, a.body_html) = ${textDigest} for share
      ), made as (
        insert into article_returns (article_id, guid, text_digest, editor, reason, key)
        select id, guid, ${textDigest}, ${editor}, ${reason}, ${key} from article on conflict (key) do nothing returning 1
      ) select 1 from article union all select 1 from article_returns where key = ${key} union all select 1 from made`,
  )
  return rows.length > 0
}

/** Whether this actor of the record wrote the article, or was the last one to change its text. */
export async function wroteText(db: WriterDatabase, articleId: string, actor: string): Promise<boolean> {
  const rows = await rowsOf<{ wrote: boolean }>(
    db,
    sql`select exists (select from article_events where article_id = ${articleId} and action = 'created' and actor = ${actor})
      or ${actor} = (select actor from article_events where article_id = ${articleId} and (action = 'created' or fields && ${textFields})
        order by id desc limit 1) as wrote`,
  )
  return rows[0]?.wrote === true
}

export type NewSignature = {
  readonly articleId: string
  readonly guid: string
  readonly textDigest: string
  readonly editorId: string
  readonly editor: string
  readonly signedAt: string
  readonly method: string
  readonly boxes: readonly string[]
  readonly note: string
  readonly statement: string
  readonly assertion: Assertion | null
}

/** What a passkey answered. */
export type Assertion = {
  readonly credentialId: string
  /** COSE_Key. */
  readonly publicKey: Uint8Array
  readonly clientDataJson: Uint8Array
  readonly authenticatorData: Uint8Array
  readonly signature: Uint8Array
}

export function insertSignature(tx: WriterDatabase, made: NewSignature) {
  const { articleId, guid, textDigest, editorId, editor, signedAt, method, boxes, note, statement, assertion } = made
  const bytes = (value: Uint8Array | undefined) => (value ? bytesOf(value) : sql`null`)
  return rowsOf(
    tx,
    sql`insert into signatures (article_id, guid, text_digest, editor_id, editor, signed_at, method, boxes, note, statement,
        credential_id, public_key, client_data_json, authenticator_data, signature)
      values (${articleId}, ${guid}, ${textDigest}, ${editorId}, ${editor}, ${signedAt}::timestamptz, ${method}, ${textArray(boxes)}, ${note},
        ${statement}, ${assertion?.credentialId ?? null}, ${bytes(assertion?.publicKey)}, ${bytes(assertion?.clientDataJson)},
        ${bytes(assertion?.authenticatorData)}, ${bytes(assertion?.signature)})`,
  )
}
