/** The column type of all points in time. */
import { timestamp } from 'drizzle-orm/pg-core'

/** A `timestamptz` column. */
export const moment = (name: string) => timestamp(name, { withTimezone: true })
