/** How far changes of the newsroom have been found: times and articles, which the finder locks and moves on. */
import { sql } from 'drizzle-orm'
import { executionTime } from '../store/conditions.ts'
import { rowsOf, timestampText, type WriterDatabase } from './database.ts'

/** Times are text with microseconds. */
export type Cursors = {
  readonly changedThrough: string
  readonly changedArticle: string
  readonly endedThrough: string
}

const cursorColumns = sql`${timestampText(sql`changed_through`)} as "changedThrough", changed_article::text as "changedArticle",
  ${timestampText(sql`ended_through`)} as "endedThrough"`

/** Of a clock that was set back: no change gets such a time (`candor_commit`). `s` is the row of `push_state`. */
export const isAhead = sql`s.changed_through > clock_timestamp() + interval '5 minutes'`

export const hasWebhooks = sql`exists (select from push_webhooks where revoked_at is null)`
export const hasTopics = sql`exists (select from push_topics)`

/**
 * Locks the cursors until the end of the transaction: `null` if another worker has them. The first time they are set to now.
 *
 * If the clock was set back by more than five minutes, changes get times before the cursor: it goes back too. What is found
 * twice is told once.
 */
export async function lockCursors(tx: WriterDatabase): Promise<Cursors | null> {
  const [row] = await rowsOf<Cursors & { ahead: boolean }>(
    tx,
    sql`select ${cursorColumns}, ${isAhead} as ahead from push_state s for update skip locked`,
  )
  if (!row) return startCursors(tx)
  if (!row.ahead) return row
  const [back] = await rowsOf<Cursors>(
    tx,
    sql`update push_state set changed_through = clock_timestamp() - interval '5 minutes',
      ended_through = least(ended_through, clock_timestamp()) returning ${cursorColumns}`,
  )
  return back ?? null
}

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Sets the cursors to now, if they were never set: what changes from then on is found. `null` if they are set. */
export async function startCursors(tx: WriterDatabase): Promise<Cursors | null> {
  const [row] = await rowsOf<Cursors>(
    tx,
    sql`insert into push_state (changed_through, changed_article, ended_through)
      select changed_at, ${lastId}::uuid, ${executionTime} from families where family = 'all'
      on conflict do nothing returning ${cursorColumns}`,
  )
  return row ?? null
}

/** Passes over all changes until now. One statement: who has begun to listen meanwhile is told of what came after that. */
export const skipChanges = (tx: WriterDatabase) =>
  tx.execute(sql`update push_state set changed_through = f.changed_at, changed_article = ${lastId}::uuid, ended_through = ${executionTime}
    from families f where f.family = 'all' and not ${hasWebhooks} and not ${hasTopics}`)

export const moveCursors = (tx: WriterDatabase, { changedThrough, changedArticle, endedThrough }: Cursors) =>
  tx.execute(sql`update push_state set changed_through = ${changedThrough}::timestamptz, changed_article = ${changedArticle}::uuid,
    ended_through = ${endedThrough}::timestamptz`)
