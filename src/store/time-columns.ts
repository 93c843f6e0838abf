/** Times as text, the same from every driver and with every setting. */
import { type AnyColumn, type SQL, sql } from 'drizzle-orm'

export const utc = (time: AnyColumn | SQL) => sql`(${time} at time zone 'UTC')`

/**
 * A time as ISO 8601 text in UTC, without an offset. Every driver returns the same text, whatever `DateStyle` and
 * `TimeZone` the database or a connection pool sets. `instant` parses it.
 */
export const instantText = <T extends string | null = string | null>(time: AnyColumn | SQL) =>
  sql<T>`json_build_array(${utc(time)}) ->> 0`
