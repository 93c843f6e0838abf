/** What the Node entry says to the people who run it: one line each, the error's own words included. */
import { DrizzleQueryError } from 'drizzle-orm'

export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

export function logLeftOut(articleId: string, reason: string): void {
  process.stderr.write(`article ${articleId} is left out of the feeds: ${reason}\n`)
}

export function logError(message: string, error?: unknown): void {
  process.stderr.write(error === undefined ? `${message}\n` : `${message}: ${reasonOf(error)}\n`)
}

/** An error and its causes in one line. Drizzle's own words are the whole statement: what the database said suffices. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof DrizzleQueryError && error.cause !== undefined) return reasonOf(error.cause)
  const own = error.message === '' && 'code' in error ? String(error.code) : error.message
  return (error.cause === undefined ? own : `${own} (${reasonOf(error.cause)})`).replace(/\s+/g, ' ')
}
