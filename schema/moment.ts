/** The column type of all points in time. */
import { timestamp } from 'drizzle-orm/pg-core'

/** A `timestamptz` column. */
export const moment = <Name extends string>(name: Name) => timestamp(name, { withTimezone: true })
