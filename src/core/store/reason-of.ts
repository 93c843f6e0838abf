/** Errors as single lines for the log; used on Node and on Workers. */
import { DrizzleQueryError } from 'drizzle-orm'

/**
 * An error and its causes in one line. Drizzle's message is the whole query, so the database's
 * message replaces it.
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof DrizzleQueryError && error.cause !== undefined) return reasonOf(error.cause)
  const own = error.message === '' && 'code' in error ? String(error.code) : error.message
  return (error.cause === undefined ? own : `${own} (${reasonOf(error.cause)})`).replace(
    /\s+/g,
    ' ',
  )
}
