/** Whether the database is away, or something else went wrong. */
import { DrizzleQueryError } from 'drizzle-orm'
import { StoreUnavailable, toStoreError } from '../store/errors.ts'

/** Errors of the database and of connections have a code; others are faults of the program. */
export const isOutage = (error: unknown): boolean =>
  (error instanceof DrizzleQueryError || (error instanceof Error && 'code' in error)) &&
  toStoreError(error) instanceof StoreUnavailable
