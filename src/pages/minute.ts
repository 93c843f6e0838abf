/** Writes a point in time for the people who read a page: the same in every language, and never in doubt. */

/** `2026-05-01 08:30 UTC`. */
export function minuteOf(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
