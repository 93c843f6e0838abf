/**
 * Events of articles for webhooks: the articles that changed, their events, and a delivery for each
 * webhook.
 */
import { sql } from 'drizzle-orm'
import type { eventTypes } from '../../../../schema/lists.ts'
import { exactTime, rowsOf, type WriterDatabase } from '../../../core/store/writer-database.ts'
import type { Cursors, FoundListing } from './changes.ts'

export type EventType = (typeof eventTypes)[number]

/** A change of an article, as webhooks get it. */
export type NewEvent = {
  readonly type: EventType
  readonly guid: string
  readonly at: string
  readonly url: string | null
  /** The last row of the record of changes; of `returned`, that of `article_returns`. */
  readonly record: number | null
  readonly families: readonly string[]
  readonly joined: readonly string[]
  readonly left: readonly string[]
  readonly data: string
}

/** The part of an event that decides which webhooks get it, and as which type. */
export type StoredEvent = Pick<NewEvent, 'type' | 'families' | 'joined' | 'left'>

/**
 * The articles that now have these listings, or had them, one for each guid: their families now,
 * and what was told last. `at` is the time at which it became so, which is the end of an embargo
 * too: the latest one, if several listings have this guid.
 */
export type FoundArticle = Omit<NewEvent, 'type' | 'data'> & {
  /** The id of its row; `null` if it has none. */
  readonly id: string | null
  /**
   * `null` if no event tells of it: then the next two, `joined` and `left` say what changed, by the
   * times of its listings.
   */
  readonly notified: Pick<NewEvent, 'type' | 'url' | 'families' | 'data'> | null
  readonly isNew: boolean
  readonly isCorrected: boolean
}

/**
 * Events order what is told of one article, also if it was deleted and inserted again with its guid
 * and another id. So their `article_id` is made of the guid.
 */
const key = sql`md5(n.guid)::uuid`

/** Times of one transaction differ by microseconds, and cursors can be between them. */
const oneTransaction = sql`interval '1 second'`
/** Longer than a writer waits between its events and its position in the queue. */
const oneWait = sql`interval '10 minutes'`

/** Nobody is told of private articles: for all others they are gone. */
const isPublicListing = sql`l.family not like 'partners/%'`

/** A change during an embargo is one when that ends. */
const listedAt = sql`(select l.listed_at from listings l where l.family = 'all' and l.article_id = a.id and l.left_at is null)`

/** @param cursors as they were before these listings. */
export async function readFound(
  tx: WriterDatabase,
  listings: readonly FoundListing[],
  cursors: Cursors,
): Promise<FoundArticle[]> {
  const recently = sql`(${cursors.changedThrough}::timestamptz - ${oneTransaction})`
  const rows = await rowsOf<{ found: string }>(
    tx,
    sql`with found as (
        select id, at, kind, ordinality as position from rows from (
          jsonb_to_recordset(${JSON.stringify(listings)}::jsonb)
            as (id uuid, at timestamptz, kind text)) with ordinality
      ), named as (
        select coalesce(a.guid, t.guid, e.guid) as guid, array_agg(f.id) as ids, max(f.at) as at,
          max(f.position) as position,
          bool_or(f.kind = 'embargo') as embargoed, max(t.url) as url
        from found f left join articles a on a.id = f.id left join tombstones t
          on t.article_id = f.id
        left join lateral (select guid from article_events where article_id = f.id order by id desc
          limit 1) e on a.id is null
        group by 1 having coalesce(a.guid, t.guid, e.guid) is not null
      )
      select json_build_object('guid', n.guid, 'at', ${exactTime(sql`greatest(n.at, ${listedAt})`)},
        'id', a.id, 'url', coalesce(a.url, n.url),
        'record', (select max(e.id) from article_events e where e.article_id = any(n.ids || a.id)),
        'families', (select coalesce(json_agg(f.family order by f.family), '[]') from (
          select l.family from listings l where l.article_id = a.id and l.left_at is null
          union all select 'corrections'
            where exists (select from notices c join listings l on l.family = 'corrections'
              and l.article_id = c.id
            where c.article_id = a.id and l.left_at is null)) f),
        'notified', (select json_build_object('type', p.type, 'url', p.url, 'families', p.families,
          'data', p.data)
          from push_events p where p.article_id = ${key} and p.type <> 'returned' order by p.id desc
            limit 1),
        'isNew', n.embargoed or exists (select from listings l where l.family = 'all'
          and l.article_id = a.id and l.listed_at >= ${recently})
          or exists (select from article_events e where e.article_id = a.id
            and e.at >= ${recently} - ${oneWait}
            and (e.action = 'created' or 'status' = any(e.fields))),
        'isCorrected', exists (select from notices c join listings l on l.family = 'corrections'
          and l.article_id = c.id
            where c.article_id = a.id and c.kind = 'correction' and l.left_at is null
              and l.listed_at >= ${recently}),
        'joined', (select coalesce(json_agg(l.family), '[]') from listings l
          where l.article_id = a.id and l.left_at is null and l.listed_at >= ${recently}),
        'left', (select coalesce(json_agg(distinct l.family), '[]') from listings l
          where l.article_id = any(n.ids || a.id) and l.left_at >= ${recently}
            and ${isPublicListing})
      )::text as found
      from named n left join articles a on a.guid = n.guid and a.audience is null order by n.position`,
  )
  return rows.map(({ found }) => JSON.parse(found) as FoundArticle)
}

const textList = (member: string) =>
  sql`array(select json_array_elements_text(n.${sql.raw(`"${member}"`)}))`

/** Their ids, in their order. */
export async function insertEvents(
  tx: WriterDatabase,
  events: readonly NewEvent[],
): Promise<number[]> {
  const rows = await rowsOf<{ id: number }>(
    tx,
    sql`insert into push_events (at, type, article_id, guid, url, record_id, families, joined, "left", data)
      select n.at, n.type, ${key}, n.guid, n.url, n.record, ${textList('families')},
        ${textList('joined')}, ${textList('left')}, n.data
      from rows from (json_to_recordset(${JSON.stringify(events)}::json)
        as (at timestamptz, type text, guid text, url text, record bigint,
        families json, joined json, "left" json, data text)) with ordinality n order by n.ordinality returning id::float8 as id`,
  )
  return rows.map(({ id }) => id).toSorted((a, b) => a - b)
}

/** Which articles and events a webhook wants. */
export type Wanting = {
  readonly id: number
  /** With the topics to which they moved. */
  readonly families: readonly string[]
  readonly events: readonly string[] | null
  readonly modes: readonly string[] | null
  /** When it was made; `null` if the clock was set back behind that. */
  readonly since: string | null
}

/** All webhooks that are not revoked, also those that are paused. */
export const readWanting = (tx: WriterDatabase): Promise<Wanting[]> =>
  rowsOf<Wanting>(
    tx,
    sql`select w.id::float8 as id, to_json(w.events) as events, to_json(w.modes) as modes,
        case when w.created_at <= clock_timestamp()
          then ${exactTime(sql`w.created_at`)} end as since, to_json(w.families || array(
        select 'topics/' || r.moved_to from retired_topics r
          where 'topics/' || r.slug = any(w.families) and r.moved_to is not null
      )) as families from push_webhooks w where w.revoked_at is null order by w.id`,
  )

export type NewDelivery = {
  readonly webhook: number
  readonly event: number
  readonly type: EventType
}

/** They are due at once. */
export async function insertWebhookDeliveries(
  tx: WriterDatabase,
  deliveries: readonly NewDelivery[],
): Promise<void> {
  if (deliveries.length === 0) return
  await tx.execute(sql`insert into push_deliveries (kind, webhook_id, event_id, type, article_id, first_at, next_at)
    select 'webhook', d.webhook, d.event, d.type, e.article_id, candor_clock(), candor_clock()
    from rows from (jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb)
      as (webhook bigint, event bigint, type text)) with ordinality d
    join push_events e on e.id = d.event order by d.ordinality`)
}
