/** Writes points in time for machines and people: always UTC, never a locale. RSS's own form comes from `feed`. */

/** RFC 3339 in UTC; milliseconds only where there are some. */
export function rfc3339(date: Date): string {
  const text = date.toISOString()
  return text.endsWith('.000Z') ? `${text.slice(0, -5)}Z` : text
}

/** The day in UTC, `2026-05-01`: for people, and unambiguous in every language. */
export function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10)
}

/** `2026-05-01 08:30 UTC`: for the people who read a page, the same in every language, and never in doubt. */
export function minuteOf(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
