/** Lists as JSON, which every driver returns alike. */
import { type SQL, sql } from 'drizzle-orm'

export const jsonList = <T>(element: SQL, from: SQL) =>
  sql<T>`(select coalesce(json_agg(${element}), '[]') from ${from})`
