/**
 * The changes of the newsroom that come after the cursors: from the listings of the family `all`,
 * whose times of change become visible in their order (decision 21).
 */
import { type SQL, sql } from 'drizzle-orm'
import { executionTime } from '../../../core/store/conditions.ts'
import {
  exactTime,
  rowsOf,
  together,
  type WriterDatabase,
} from '../../../core/store/writer-database.ts'
import { hasReturns } from './returns.ts'

/** How far changes have been found. Times are text with microseconds. */
export type Cursors = {
  readonly changedThrough: string
  readonly changedArticle: string
  readonly endedThrough: string
}

const hasWebhooks = sql`exists (select from push_webhooks where revoked_at is null)`
const hasTopics = sql`exists (select from push_topics)`

/**
 * Candor's number among the advisory locks of a database. A row lock would write to the disk each
 * time that nothing is found.
 */
const finderLock = sql.raw(`${0x63_61_6e_66}, 0`)

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Sets the cursors to now, if they were never set: what changes from then on is found. */
export const startCursors = (tx: WriterDatabase) =>
  tx.execute(sql`insert into push_state (changed_through, changed_article, ended_through)
    select changed_at, ${lastId}::uuid, ${executionTime} from families where family = 'all' on conflict do nothing`)

type CursorState = Cursors & {
  /** There are webhooks; there are feeds with subscribers. */
  readonly webhooks: boolean
  readonly topics: boolean
  /** A webhook wants drafts that were sent back. */
  readonly returns: boolean
  /** The clock was set back behind the cursors. */
  readonly ahead: boolean
  /** `skipChanges` would move the cursors. */
  readonly behind: boolean
}

/**
 * The cursors; `null` if another worker finds changes now, or there were none. No other worker
 * finds changes until the end of the transaction.
 *
 * If the clock was set back by more than five minutes, changes get times before the cursor: it goes
 * back too. What is found twice is told once.
 */
export async function lockCursors(tx: WriterDatabase): Promise<CursorState | null> {
  const read = () =>
    rowsOf<CursorState>(
      tx,
      sql`select ${exactTime(sql`changed_through`)} as "changedThrough", changed_article::text as "changedArticle",
        ${exactTime(sql`ended_through`)} as "endedThrough", ${hasWebhooks} as webhooks,
          ${hasTopics} as topics,
        ${hasReturns} as returns,
        changed_through > clock_timestamp() + interval '5 minutes' as ahead,
        changed_through <> f.changed_at
          or ended_through < ${executionTime} - interval '1 minute' as behind
      from push_state cross join families f where f.family = 'all'`,
    )
  const lock = rowsOf<{ taken: boolean }>(
    tx,
    sql`select pg_try_advisory_xact_lock(${finderLock}) as taken`,
  )
  const [[locked], [state]] = await together([lock, read()])
  if (!locked?.taken) return null
  if (state?.ahead) {
    await tx.execute(sql`update push_state set changed_through = clock_timestamp() - interval '5 minutes',
      ended_through = least(ended_through, clock_timestamp())`)
    return (await read())[0] ?? null
  }
  if (!state) await startCursors(tx)
  return state ?? null
}

/** Nothing is found until the end of the transaction. */
export const keepFinderAway = (tx: WriterDatabase) =>
  tx.execute(sql`select pg_advisory_xact_lock(${finderLock})`)

/**
 * Passes over all changes until now. One statement: who has begun to listen meanwhile is told of
 * what came after that.
 */
export const skipChanges = (tx: WriterDatabase) =>
  tx.execute(sql`update push_state set changed_through = f.changed_at, changed_article = ${lastId}::uuid, ended_through = ${executionTime}
    from families f where f.family = 'all' and not ${hasWebhooks} and not ${hasTopics}`)

export const moveCursors = (
  tx: WriterDatabase,
  { changedThrough, changedArticle, endedThrough }: Cursors,
) =>
  tx.execute(sql`update push_state set changed_through = ${changedThrough}::timestamptz, changed_article = ${changedArticle}::uuid,
    ended_through = ${endedThrough}::timestamptz`)

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

/**
 * About `max` changes and as many ends of embargoes, each in their order. One statement, because
 * both must be of one moment: a later one could show a change that comes after one which is not
 * found yet.
 */
export async function readChanges(
  tx: WriterDatabase,
  cursors: Cursors,
  max: number,
): Promise<Found> {
  const time = sql`${cursors.changedThrough}::timestamptz`
  const id = sql`${cursors.changedArticle}::uuid`
  const ended = sql`${cursors.endedThrough}::timestamptz`
  const limit = sql.raw(`${max}`)
  // The ranges of `change` are those of the index. What left counts only if it had been shown.
  const [row] = await rowsOf<{ now: string; changes: string; embargoes: string }>(
    tx,
    sql`with changes as (
        (select l.article_id as id, l.changed_at as at, case when l.listed_at > l.changed_at
          then 'embargo' else 'changed' end as kind
          from listings l where l.family = 'all' and l.left_at is null and ${change} >= ${time}
            and ${change} <= ${executionTime}
            and (l.changed_at, l.article_id) > (${time}, ${id}) order by l.changed_at, l.article_id
              limit ${limit})
        union all (select l.article_id, l.left_at, 'left'
          from listings l where l.family = 'all' and l.left_at is not null
            and (l.left_at, l.article_id) > (${time}, ${id})
            and l.listed_at <= l.left_at order by l.left_at, l.article_id limit ${limit})
        order by at, id limit ${limit}
      ), embargoes as (
        -- Embargoes of articles whose last change the other cursor has passed.
        select l.article_id as id, l.listed_at as at, 'embargo' as kind from listings l
        where l.family = 'all' and l.left_at is null and ${change} > ${ended}
          and ${change} <= ${executionTime}
          and l.listed_at > ${ended} and l.listed_at > l.changed_at
            and (l.changed_at, l.article_id) <= (${time}, ${id})
        -- All changes of one time or none: their cursor has no id.
        order by ${change} fetch first ${limit} rows with ties
      )
      select ${exactTime(executionTime)} as now, ${listOf(sql`changes`)} as changes, ${listOf(sql`embargoes`)} as embargoes`,
  )
  const changes = JSON.parse(row?.changes ?? '[]') as FoundListing[]
  const embargoes = JSON.parse(row?.embargoes ?? '[]') as FoundListing[]
  const last = changes.at(-1)
  const isCut = embargoes.length >= max
  return {
    listings: [...changes, ...embargoes].toSorted((a, b) =>
      a.at < b.at ? -1 : Number(a.at > b.at),
    ),
    next: {
      changedThrough: last?.at ?? cursors.changedThrough,
      changedArticle: last?.id ?? cursors.changedArticle,
      endedThrough: (isCut ? embargoes.at(-1)?.at : row?.now) ?? cursors.endedThrough,
    },
    more: isCut || changes.length >= max,
  }
}

const listOf = (from: SQL) =>
  sql`(select coalesce(json_agg(json_build_object('id', f.id, 'at', ${exactTime(sql`f.at`)}, 'kind', f.kind)
    order by f.at, f.id), '[]')::text from ${from} f)`
