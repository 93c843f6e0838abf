/** Writes what was counted of readers, and throws away what may not stay. */

import { fromHex, toHex } from 'candor-disclosure/text/hex.ts'
import { type SQL, sql } from 'drizzle-orm'
import {
  inTransaction,
  rowsOf,
  textArray,
  type WriterDatabase,
} from '../../../core/store/writer-database.ts'
import type { DayRows } from '../day.ts'
import { estimate, merge } from '../sketch.ts'

/** Rows in one statement. */
const pageLength = 5000
/** For how long counts are kept. */
const keptDays = 400
/** How long after midnight other processes may still write the day that has ended. */
const lateMinutes = 5

/**
 * How rows of a day are added: their members, the key of the table beside the day, its other
 * columns, and what a repeated row does.
 */
const tables = {
  requests: {
    members:
      'family text, format text, name text, requests bigint, "notModified" bigint, bytes bigint',
    key: 'family, format, name',
    others: 'requests, "notModified", bytes',
    again:
      'requests = t.requests + excluded.requests, not_modified = t.not_modified + excluded.not_modified, bytes = t.bytes + excluded.bytes',
  },
  figures: {
    members: 'family text, format text, name text, list text, subscribers int, "atMs" float8',
    key: 'family, format, name, list',
    others: 'subscribers, to_timestamp("atMs" / 1000.0)',
    again: 'subscribers = excluded.subscribers, at = excluded.at where t.at <= excluded.at',
  },
  embeds: {
    members: 'host text, family text, requests bigint',
    key: 'host, family',
    others: 'requests',
    again: 'requests = t.requests + excluded.requests',
  },
  errors: {
    members: 'route text, status int, requests bigint',
    key: 'route, status',
    others: 'requests',
    again: 'requests = t.requests + excluded.requests',
  },
} as const

/** Adds a day's counts to those that are there. Either all of it is written, or nothing. */
export const writeReaders = (
  db: WriterDatabase,
  { day, direct, ...counted }: DayRows,
): Promise<void> =>
  inTransaction(db, async (tx) => {
    for (const name of ['requests', 'figures', 'embeds', 'errors'] as const) {
      const { members, key, others, again } = tables[name]
      const statement = (rows: string) => sql`insert into ${sql.raw(`reader_${name}`)} as t
        select ${day}::date, ${sql.raw(`${key}, ${others}`)}
          from jsonb_to_recordset(${rows}::jsonb) as r (${sql.raw(members)})
        order by ${sql.raw(key)} on conflict (day, ${sql.raw(key)}) do update set ${sql.raw(again)}`
      await insert(tx, counted[name], statement)
    }
    await mergeSketches(tx, day, direct)
  })

async function insert(
  tx: WriterDatabase,
  rows: readonly object[],
  statement: (rows: string) => SQL,
): Promise<void> {
  for (let start = 0; start < rows.length; start += pageLength) {
    await tx.execute(statement(JSON.stringify(rows.slice(start, start + pageLength))))
  }
}

/**
 * A sketch that is thrown away already stays so: what one process counted in the last minute is
 * lost then.
 */
async function mergeSketches(
  tx: WriterDatabase,
  day: string,
  direct: DayRows['direct'],
): Promise<void> {
  if (direct.length === 0) return
  const families = textArray(direct.map(({ family }) => family))
  await tx.execute(sql`insert into reader_direct (day, family, sketch)
    select ${day}::date, family, ''::bytea from unnest(${families}) as family order by family on conflict do nothing`)
  const stored = await rowsOf<{ family: string; sketch: string }>(
    tx,
    sql`select family, encode(sketch, 'hex') as sketch from reader_direct
      where day = ${day}::date and sketch is not null and family = any(${families})
      order by family for update`,
  )
  const own = new Map(direct.map(({ family, sketch }) => [family, sketch]))
  const rows = stored.flatMap(({ family, sketch: before }) => {
    const sketch = own.get(family)
    if (!sketch) return []
    const merged = before === '' ? sketch : merge(sketch, fromHex(before))
    return [{ family, readers: estimate(merged), sketch: toHex(merged) }]
  })
  await insert(
    tx,
    rows,
    (page) => sql`update reader_direct d set readers = r.readers, sketch = decode(r.sketch, 'hex')
    from jsonb_to_recordset(${page}::jsonb) as r (family text, readers int, sketch text)
    where d.day = ${day}::date and d.family = r.family`,
  )
}

/** The salt of a day, the same for all processes: `proposed` if there is none yet. */
export async function shareSalt(
  db: WriterDatabase,
  day: string,
  proposed: string,
): Promise<string> {
  await db.execute(
    sql`insert into reader_salts (day, salt) values (${day}::date, decode(${proposed}, 'hex')) on conflict do nothing`,
  )
  const [row] = await rowsOf<{ salt: string }>(
    db,
    sql`select encode(salt, 'hex') as salt from reader_salts where day = ${day}::date`,
  )
  if (!row) throw new Error(`the salt of ${day} is gone`)
  return row.salt
}

/** Throws away the salts and sketches of days that are over, and counts that are old. */
export async function tidyReaders(db: WriterDatabase, now: Date): Promise<void> {
  const today = now.toISOString().slice(0, 10)
  const late = new Date(now.getTime() - lateMinutes * 60_000).toISOString().slice(0, 10)
  await db.execute(sql`delete from reader_salts where day < ${today}::date`)
  await db.execute(
    sql`update reader_direct set sketch = null where day < ${late}::date and sketch is not null`,
  )
  for (const table of ['requests', 'figures', 'direct', 'embeds', 'errors']) {
    await db.execute(
      sql`delete from ${sql.identifier(`reader_${table}`)} where day < ${today}::date - ${keptDays}::int`,
    )
  }
}
