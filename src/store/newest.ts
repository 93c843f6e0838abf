/** How old the newest entries are, for operators. */
import { sql } from 'drizzle-orm'
import { families } from '../../schema/kept-tables.ts'
import { executionTime, isPublic } from './conditions.ts'
import { type Database, newestListing } from './statements.ts'

/** One row for each group of public families: `all`, `topics`, …. Under an embargo `newest_at` is in the future. */
export function newestStatement(db: Database) {
  const newest = sql`case when ${families.newestAt} <= ${executionTime} then ${families.newestAt}
    when ${families.newestAt} is not null then ${newestListing(sql`${families.family}`)} end`
  const group = sql<string>`split_part(${families.family}, '/', 1)`
  return db
    .select({ group, ageSeconds: sql<number | string | null>`extract(epoch from ${executionTime} - max(${newest}))` })
    .from(families)
    .where(isPublic)
    .groupBy(group)
}
