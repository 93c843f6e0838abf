/** What went wrong, for a log of one line each: used by both entries. */
import { DrizzleQueryError } from 'drizzle-orm'

/** An error and its causes in one line. Drizzle's own words are the whole statement: what the database said suffices. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof DrizzleQueryError && error.cause !== undefined) return reasonOf(error.cause)
  const own = error.message === '' && 'code' in error ? String(error.code) : error.message
  return (error.cause === undefined ? own : `${own} (${reasonOf(error.cause)})`).replace(/\s+/g, ' ')
}
