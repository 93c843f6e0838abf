/** Whether the database is away, or something else went wrong. */
import { DrizzleQueryError } from 'drizzle-orm'
import { type Login, StoreUnavailable, StoreUnreadable, toStoreError } from '../store/errors.ts'
import { roleWithout } from '../store/role-of.ts'
import type { WriterDatabase } from './database.ts'

const publisher: Login = { group: 'candor_publisher', setting: 'WRITER_DATABASE_URL' }

/** The error for the log: a missing right with the role that lacks it and the remedy, any other as it is. */
export async function explainOutage(error: unknown, writer: () => WriterDatabase): Promise<unknown> {
  const told = toStoreError(error, await roleWithout(error, writer), publisher)
  return told instanceof StoreUnreadable ? told : error
}

/** Errors of the database and of connections have a code; others are faults of the program. */
export const isOutage = (error: unknown): boolean =>
  (error instanceof DrizzleQueryError || (error instanceof Error && 'code' in error)) &&
  toStoreError(error) instanceof StoreUnavailable
