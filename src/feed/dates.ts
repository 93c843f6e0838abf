/** Writes points in time the way each format asks for them: always UTC, never a locale. */

/** RFC 3339 in UTC; milliseconds only where there are some. */
export function rfc3339(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z')
}

/** RFC 822 with the four-digit year that RSS 2.0 prefers, in GMT: ECMA-262 fixes this form, locale or not. */
export function rfc822(date: Date): string {
  return date.toUTCString()
}

/** The day in UTC, `2026-05-01`: for people, and unambiguous in every language. */
export function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10)
}
