/**
 * The changes of the newsroom that come after the cursors: from the listings of the family `all`, whose times of change
 * become visible in their order (docs/decisions/0021-push.md).
 */
import { type SQL, sql } from 'drizzle-orm'
import { executionTime } from '../store/conditions.ts'
import { exactTime, idArray, rowsOf, type WriterDatabase } from './database.ts'
import { type Cursors, hasTopics, hasWebhooks, isAhead } from './push-cursors.ts'
import { hasReturns } from './push-returns.ts'

export type Outlook = {
  /** Whether any webhook is not revoked. */
  readonly webhooks: boolean
  /** Whether any feed has subscribers. */
  readonly topics: boolean
  /** Whether a webhook is to be told of a draft that was sent back. */
  readonly returns: boolean
  /** Whether no article has changed since the cursors, and no embargo has ended. */
  readonly quiet: boolean
  /** Whether the cursors stand where a finder for which nobody waits would leave them. */
  readonly current: boolean
}

export type FoundListing = {
  readonly id: string
  readonly at: string
  /** `embargo` also for a change that became visible when its embargo had ended. */
  readonly kind: 'changed' | 'left' | 'embargo'
}

export type Found = {
  readonly listings: readonly FoundListing[]
  readonly next: Cursors
  readonly more: boolean
}

const change = sql`greatest(l.listed_at, l.changed_at)`
const inAll = sql`l.family = 'all' and l.left_at is null`

/** Articles that changed after the cursor, and are shown. The range of `change` is that of the index. */
const changedAfter = (time: SQL, id: SQL) => sql`${inAll} and ${change} >= ${time} and ${change} <= ${executionTime}
  and (l.changed_at, l.article_id) > (${time}, ${id})`

/** Articles that left after the cursor, and had been shown. */
const leftAfter = (time: SQL, id: SQL) => sql`l.family = 'all' and l.left_at is not null
  and (l.left_at, l.article_id) > (${time}, ${id}) and l.listed_at <= l.left_at`

/** Embargoes that ended after `ended`, of articles whose last change the other cursor has passed. */
const endedAfter = (
  ended: SQL,
  time: SQL,
  id: SQL,
) => sql`${inAll} and ${change} > ${ended} and ${change} <= ${executionTime}
  and l.listed_at > ${ended} and l.listed_at > l.changed_at and (l.changed_at, l.article_id) <= (${time}, ${id})`

/** Embargoes of this family that ended then, by its own listings: it lists some entries a moment later than `all` does. */
const endedIn = (family: SQL, after: SQL, until: SQL) => sql`l.family = ${family} and l.left_at is null
  and l.listed_at > ${after} and l.listed_at <= ${until} and l.listed_at > l.changed_at`

const [time, id, ended] = [sql`s.changed_through`, sql`s.changed_article`, sql`s.ended_through`]

/** What there is to do, without a lock. `null` if changes have never been looked for. */
export async function readOutlook(db: WriterDatabase): Promise<Outlook | null> {
  const [row] = await rowsOf<Outlook>(
    db,
    sql`select ${hasWebhooks} as webhooks, ${hasTopics} as topics, ${hasReturns} as returns,
        not ${isAhead} and not exists (select from listings l where ${changedAfter(time, id)})
        and not exists (select from listings l where ${leftAfter(time, id)})
        and not exists (select from listings l where ${endedAfter(ended, time, id)})
        and not exists (select from push_topics t cross join lateral (select from listings l
          where ${endedIn(sql`t.family`, ended, executionTime)} limit 1) as l) as quiet,
        s.changed_through = f.changed_at and s.ended_through > ${executionTime} - interval '1 minute' as current
      from push_state s cross join families f where f.family = 'all'`,
  )
  return row ?? null
}

/** Of what is found at once: articles, and bytes of their bodies, which may be exceeded by one article. */
export type Batch = { readonly most: number; readonly maxBytes: number }

/**
 * About `most` changes and as many ends of embargoes, each in their order. One statement, because both must be of one moment:
 * a later one could show a change that comes after one which is not found yet.
 */
export async function readChanges(tx: WriterDatabase, cursors: Cursors, { most, maxBytes }: Batch): Promise<Found> {
  const time = sql`${cursors.changedThrough}::timestamptz`
  const id = sql`${cursors.changedArticle}::uuid`
  const ended = sql`${cursors.endedThrough}::timestamptz`
  const limit = sql.raw(`${most}`)
  const [row] = await rowsOf<{ now: string; changes: string; embargoes: string }>(
    tx,
    sql`with changes as (
        (select l.article_id as id, l.changed_at as at, case when l.listed_at > l.changed_at then 'embargo' else 'changed' end as kind
          from listings l where ${changedAfter(time, id)} order by l.changed_at, l.article_id limit ${limit})
        union all (select l.article_id, l.left_at, 'left'
          from listings l where ${leftAfter(time, id)} order by l.left_at, l.article_id limit ${limit})
        order by at, id limit ${limit}
      ), embargoes as (
        select l.article_id as id, l.listed_at as at, 'embargo' as kind from listings l where ${endedAfter(ended, time, id)}
        order by ${change} fetch first ${limit} rows with ties
      )
      select ${exactTime(executionTime)} as now, ${listOf(sql`changes`)} as changes, ${listOf(sql`embargoes`)} as embargoes`,
  )
  const [allChanges, allEmbargoes] = [row?.changes, row?.embargoes].map(
    (text = '[]') => JSON.parse(text) as SizedListing[],
  ) as [SizedListing[], SizedListing[]]
  const changes = allChanges.slice(0, countWithin(maxBytes, allChanges))
  const lastEmbargo = allEmbargoes[countWithin(maxBytes, allEmbargoes) - 1]
  // Of one time all or none: their cursor has no id.
  const embargoes = allEmbargoes.filter(({ at }) => lastEmbargo && at <= lastEmbargo.at)
  const last = changes.at(-1)
  const isCut = embargoes.length < allEmbargoes.length || embargoes.length >= most
  return {
    listings: [...changes, ...embargoes].toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at))),
    next: {
      changedThrough: last?.at ?? cursors.changedThrough,
      changedArticle: last?.id ?? cursors.changedArticle,
      endedThrough: (isCut ? embargoes.at(-1)?.at : row?.now) ?? cursors.endedThrough,
    },
    more: isCut || changes.length < allChanges.length || changes.length >= most,
  }
}

type SizedListing = FoundListing & { readonly bytes: number }

/** How many of the listings have so many bytes together. */
function countWithin(maxBytes: number, listings: readonly SizedListing[]): number {
  let bytes = 0
  const last = listings.findIndex((listing) => {
    bytes += listing.bytes
    return bytes >= maxBytes
  })
  return last === -1 ? listings.length : last + 1
}

const listOf = (
  from: SQL,
) => sql`(select coalesce(json_agg(json_build_object('id', f.id, 'at', ${exactTime(sql`f.at`)}, 'kind', f.kind,
    'bytes', coalesce((select octet_length(a.body_html) from articles a where a.id = f.id), 0))
  order by f.at, f.id), '[]')::text from ${from} f)`

/** Families with subscribers in which an embargo has ended since the cursors. */
export async function readEndedFamilies(
  tx: WriterDatabase,
  after: string,
  { listings, next }: Found,
): Promise<string[]> {
  const ids = listings.flatMap(({ id, kind }) => (kind === 'embargo' ? [id] : []))
  const rows = await rowsOf<{ family: string }>(
    tx,
    sql`select t.family from (select distinct family from push_topics) t where exists (select from listings l
        where ${endedIn(sql`t.family`, sql`${after}::timestamptz`, sql`${next.endedThrough}::timestamptz`)})
      or exists (select from listings l where l.family = t.family and l.article_id = any(${idArray(ids)}) and l.left_at is null)`,
  )
  return rows.map(({ family }) => family)
}
