/** The constraint that an error of the database names. */

/** postgres.js and PGlite have different names for it. Drizzle wraps their errors. */
export function constraintOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const { constraint_name: name, constraint } = error as { constraint_name?: string; constraint?: string }
  return name ?? constraint ?? constraintOf(error.cause)
}
