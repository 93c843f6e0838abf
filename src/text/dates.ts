/** Formats dates and times, in UTC and without a locale. The `feed` package formats those of RSS. */

/** RFC 3339 in UTC. Omits milliseconds that are zero. */
export function rfc3339(date: Date): string {
  const text = date.toISOString()
  return text.endsWith('.000Z') ? `${text.slice(0, -5)}Z` : text
}

/** The day in UTC, `2026-05-01`: unambiguous in every language. */
export function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10)
}

/** `2026-05-01 08:30 UTC`, for pages: unambiguous in every language. */
export function isoMinute(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
